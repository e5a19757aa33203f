"""The days of congresses: who may record them, and the terms they define."""

from __future__ import annotations

from datetime import date

import pytest

from app.extensions import db
from app.office.trail.queries import changes_of
from app.office.units.actions import record_congress
from app.office.units.facts import CongressFacts
from app.office.units.models import Unit
from app.office.units.queries import congress_days, congresses
from app.office.units.rules import read_period, term_days
from tests.conftest import OFFICER, TODAY
from tests.downloads import MARKUP, As, errors, words

URL = "/don-vi/dai-hoi"
FIRST, SECOND = date(2018, 4, 12), date(2023, 5, 18)


def held(union: Unit, *days: date) -> None:
    for day in days:
        record_congress(union, CongressFacts(day), OFFICER, TODAY)
    db.session.commit()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Nhiệm kỳ 2018-2023", FIRST, date(2023, 5, 17)),
        ("Nhiệm kỳ 2023-2028", SECOND, date(2028, 12, 31)),  # the next congress is still to come
        ("Nhiệm kỳ 2013-2018", date(2013, 1, 1), date(2018, 4, 11)),  # the one before was never noted
        ("Nhiệm kỳ 2008-2013", date(2008, 1, 1), date(2013, 12, 31)),
        ("2018-04-12..2023-05-17", FIRST, date(2023, 5, 17)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
    ],
)
def test_a_term_runs_from_its_congress_to_the_day_before_the_next(text: str, start: date, end: date) -> None:
    period = read_period(text, [SECOND, FIRST])
    assert (period.start, period.end) == (start, end)


def test_two_dates_that_are_a_term_bear_its_name() -> None:
    assert read_period("2018-04-12..2023-05-17", [FIRST, SECOND]).label == "Nhiệm kỳ 2018-2023"
    assert read_period("2018-04-12..2023-05-17", []).kind == "range"


def test_of_two_congresses_in_a_year_the_first_counts() -> None:
    assert term_days(2023, 2028, [date(2023, 11, 2), SECOND]) == (SECOND, date(2028, 12, 31))


def test_the_chair_notes_a_congress_and_the_page_shows_the_term(union: Unit, as_role: As) -> None:
    client = as_role("chair")
    for day in ("18/05/2023", "12/4/2018"):
        assert client.post(URL, data={"held_on": day}).status_code == 303
    assert congress_days(union) == [FIRST, SECOND]
    text = words(client.get("/don-vi/"))
    assert "18/05/2023 đang trong nhiệm kỳ" in text
    assert "12/04/2018 17/05/2023" in text
    assert "Ghi: ngày đại hội" in text


def test_a_day_that_was_noted_by_mistake_is_taken_back_and_the_trail_keeps_it(
    union: Unit, as_role: As
) -> None:
    held(union, FIRST, SECOND)
    wrong = congresses(union)[0]
    assert as_role("chair").post(f"{URL}/{wrong.id}/bo").status_code == 303
    assert congress_days(union) == [SECOND]
    last = list(changes_of(union.id, f"units/{union.id}"))[-1]
    assert (last.action, last.values) == ("units.congress.withdrawn", {"held_on": ("2018-04-12", None)})


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Cần điền mục này."),
        ("31/02/2023", "không có trong lịch"),
        ("16/12/2024", "Đại hội chưa diễn ra"),
        ("18/05/2023", "Đại hội ngày 18/05/2023 đã có trong sổ."),
    ],
)
def test_a_refused_day_is_reported_beside_its_box(
    union: Unit, as_role: As, typed: str, sentence: str
) -> None:
    held(union, SECOND)
    answer = as_role("chair").post(URL, data={"held_on": typed})
    assert answer.status_code == 422
    assert sentence in errors(answer)["held_on"]
    assert f'value="{typed}"' in answer.text
    assert congress_days(union) == [SECOND]


def test_markup_stays_text(as_role: As) -> None:
    assert MARKUP not in as_role("chair").post(URL, data={"held_on": MARKUP}).text


@pytest.mark.parametrize("username", ["treasurer", "recorder", "auditor", "member", "upper", "admin"])
def test_only_the_chair_changes_the_days(union: Unit, as_role: As, username: str) -> None:
    held(union, SECOND)
    client, row = as_role(username), congresses(union)[0]
    assert client.post(URL, data={"held_on": "12/04/2018"}).status_code == 403
    assert client.post(f"{URL}/{row.id}/bo").status_code == 403
    assert congress_days(union) == [SECOND]


def test_readers_see_the_days_and_no_buttons(union: Unit, as_role: As) -> None:
    held(union, SECOND)
    page = as_role("auditor").get("/don-vi/").text
    assert "18/05/2023" in page
    assert URL not in page


def test_another_unions_days_are_not_there(union: Unit, as_role: As) -> None:
    held(union, SECOND)
    row = congresses(union)[0]
    stranger = as_role("stranger")
    assert stranger.post(f"{URL}/{row.id}/bo").status_code == 404
    assert "18/05/2023" not in stranger.get("/don-vi/").text
    assert congress_days(union) == [SECOND]
