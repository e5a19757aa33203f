"""What comes round again: recorded once, each time ticked off or marked as not held."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.actor import Correction
from app.core.errors import Refused
from app.extensions import db
from app.life.events.actions import withdraw_event
from app.life.events.facts import Category
from app.life.events.queries import events_of
from app.life.series.actions import correct_series, record_series, skip_occurrence
from app.life.series.facts import Cadence, SeriesFacts, due_days
from app.life.series.models import EventSeries
from app.life.series.queries import occurrences_of, series, series_facts
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import (
    MARKUP,
    As,
    errors,
    listed,
    only_officers_write,
    only_those_of_the_books_read,
    words,
)
from tests.life.events.entries import EVENT

SERIES = {
    "title": "Họp Ban Chấp hành",
    "category": "committee_meeting",
    "cadence": "month",
    "starts_on": "05/01/2024",
}
MONTHLY = SeriesFacts("Họp BCH", Category.COMMITTEE_MEETING, Cadence.MONTH, date(2024, 1, 5))


def put_series(unit: Unit, **values: Any) -> EventSeries:
    """A recorded committee meeting on the 5th of each month."""
    known = {name: getattr(MONTHLY, name) for name in SeriesFacts.__dataclass_fields__}
    row = record_series(unit.id, SeriesFacts(**{**known, **values}), OFFICER, TODAY)
    db.session.commit()
    return row


@pytest.mark.parametrize(
    ("cadence", "first", "last", "days"),
    [
        (Cadence.MONTH, date(2024, 1, 31), date(2024, 4, 30), [(1, 31), (2, 29), (3, 31), (4, 30)]),
        (Cadence.QUARTER, date(2023, 2, 10), None, [(2, 10), (5, 10), (8, 10), (11, 10)]),
        (Cadence.HALF_YEAR, date(2024, 7, 1), None, [(7, 1)]),
        (Cadence.YEAR, date(2020, 2, 29), None, [(2, 29)]),
        (Cadence.YEAR, date(2025, 1, 1), None, []),
    ],
)
def test_the_days_of_2024(
    cadence: Cadence, first: date, last: date | None, days: list[tuple[int, int]]
) -> None:
    facts = SeriesFacts("Họp", Category.OTHER, cadence, first, last)
    assert due_days(facts, 2024) == [date(2024, month, day) for month, day in days]


def test_a_time_is_ticked_off_by_its_log_entry(as_role: As, union: Unit) -> None:
    row, client = put_series(union, place="Phòng họp"), as_role("recorder")
    address = f"/hoat-dong/dinh-ky/{row.id}/2024-03-05/ghi"
    form = client.get(address).text
    for filled in ('value="05/03/2024"', 'value="Họp BCH"', 'value="Phòng họp"'):
        assert filled in form
    data = {"starts_on": "06/03/2024", "category": "committee_meeting", "title": "Họp BCH"}
    made = client.post(address, data=data)
    [(entry, _)] = events_of(union.id)
    assert made.location == f"/hoat-dong/{entry.id}"
    text = words(client.get(f"/hoat-dong/dinh-ky/{row.id}"))
    assert "05/03/2024 Đã ghi Họp BCH, 06/03/2024" in text
    assert "1/12" in words(client.get("/hoat-dong/dinh-ky/"))
    again = client.post(address, data=data)
    assert (again.status_code, "đã được ghi rồi" in words(again)) == (422, True)
    assert len(events_of(union.id)) == 1


def test_a_time_that_was_not_held_is_marked_and_opened_again(as_role: As, union: Unit) -> None:
    row, client = put_series(union), as_role("recorder")
    base = f"/hoat-dong/dinh-ky/{row.id}"
    sent = {"lan": "2024-07-05", "khong-dien-ra": "1"}
    text = words(client.post(f"{base}/danh-dau", data=sent, follow_redirects=True))
    assert "05/07/2024 Không diễn ra Mở lại" in text
    again = words(client.post(f"{base}/danh-dau", data=sent, follow_redirects=True))
    assert "Lần ngày 05/07/2024 đã được ghi rồi." in again
    client.post(f"{base}/2024-07-05/mo-lai")
    db.session.expire_all()
    assert all(one.is_open for one in occurrences_of(row, 2024))


def test_several_times_are_ticked_off_at_once(as_role: As, union: Unit) -> None:
    row, client = put_series(union, place="Phòng họp"), as_role("recorder")
    address = f"/hoat-dong/dinh-ky/{row.id}"
    sent = {"lan": ["2024-01-05", "2024-02-05", "2024-12-05"]}
    text = words(client.post(f"{address}/danh-dau", data=sent, follow_redirects=True))
    assert "05/02/2024 Đã ghi Họp BCH, 05/02/2024" in text
    recorded = [facts for _, facts in events_of(union.id)]
    assert [facts.starts_on.month for facts in recorded] == [1, 2, 12]
    assert {(facts.title, facts.place, facts.category) for facts in recorded} == {
        ("Họp BCH", "Phòng họp", Category.COMMITTEE_MEETING)
    }


def test_ticked_off_are_all_or_none_and_none_that_is_still_to_come(as_role: As, union: Unit) -> None:
    row, client = put_series(union, starts_on=date(2024, 1, 20)), as_role("recorder")
    address = f"/hoat-dong/dinh-ky/{row.id}"
    page = client.get(address)
    assert 'value="2024-11-20"' in page.text
    assert 'value="2024-12-20"' not in page.text
    assert "20/12/2024 Chưa đến ngày" in words(page)
    for day, why in (("2024-12-20", "Ngày 20/12/2024 chưa đến."), ("2024-03-21", "không có lần nào")):
        sent = {"lan": ["2024-01-20", day]}
        assert why in words(client.post(f"{address}/danh-dau", data=sent, follow_redirects=True))
    assert "Chưa đánh dấu lần nào" in words(client.post(f"{address}/danh-dau", follow_redirects=True))
    assert events_of(union.id) == []


def test_what_the_log_tells_of_that_day_is_not_reported_again_unawares(as_role: As, union: Unit) -> None:
    row, client = put_series(union), as_role("recorder")
    client.post("/hoat-dong/moi", data={**EVENT, "title": row.title, "starts_on": "05/02/2024"})
    address = f"/hoat-dong/dinh-ky/{row.id}"
    sent = {"lan": ["2024-01-05", "2024-02-05"]}
    page = words(client.post(f"{address}/danh-dau", data=sent, follow_redirects=True))
    assert f"Đã ghi một hoạt động như vậy: {row.title}, 05/02/2024. Nếu đúng là việc khác" in page
    assert len(events_of(union.id)) == 1
    again = {**EVENT, "title": row.title, "starts_on": "05/02/2024"}
    assert client.post(f"{address}/2024-02-05/ghi", data=again).status_code == 422
    assert client.post(f"{address}/2024-02-05/ghi", data={**again, "again": "y"}).status_code == 303
    assert len(events_of(union.id)) == 2


def test_the_list_is_filtered_and_sorted(as_role: As, union: Unit) -> None:
    put_series(union, place="Phòng họp")
    put_series(union, title="Ngày pháp luật", category=Category.INFORMATION, cadence=Cadence.QUARTER)
    client = as_role("auditor")
    for query, found, missing in (
        ("q=phong+hop", "Họp BCH", "Ngày pháp luật"),
        ("category=information", "Ngày pháp luật", "Họp BCH"),
    ):
        text = words(client.get(f"/hoat-dong/dinh-ky/?{query}"))
        assert found in text
        assert missing not in text
    assert "Không có việc định kỳ nào khớp" in words(client.get("/hoat-dong/dinh-ky/?q=khong+co"))
    for sort in ("-category", "cadence", "-settled", "title"):
        text = words(client.get(f"/hoat-dong/dinh-ky/?sort={sort}"))
        is_first = text.index("Họp BCH") < text.index("Ngày pháp luật")
        assert is_first is (sort in ("cadence", "title"))


def test_withdrawn_entry_opens_its_time_again(as_role: As, union: Unit) -> None:
    row, client = put_series(union), as_role("recorder")
    address = f"/hoat-dong/dinh-ky/{row.id}/2024-03-05/ghi"
    form = {"starts_on": "05/03/2024", "category": "committee_meeting", "title": "Họp BCH"}
    client.post(address, data=form)
    withdraw_event(events_of(union.id)[0][0], OFFICER, TODAY, "Nhầm")
    db.session.commit()
    assert all(one.is_open for one in occurrences_of(row, 2024))
    assert client.post(address, data=form).status_code == 303


def test_days_that_are_not_its_own_are_refused(as_role: As, union: Unit) -> None:
    row, client = put_series(union), as_role("recorder")
    with pytest.raises(Refused, match="06/07/2024"):
        skip_occurrence(row, date(2024, 7, 6), OFFICER)
    for due in ("2024-13-05", "hom-nay"):
        assert client.post(f"/hoat-dong/dinh-ky/{row.id}/danh-dau", data={"lan": due}).status_code == 404
        assert client.get(f"/hoat-dong/dinh-ky/{row.id}/{due}/ghi").status_code == 404


def test_corrected_what_was_ticked_off_stays(union: Unit) -> None:
    row = put_series(union)
    skip_occurrence(row, date(2024, 3, 5), OFFICER)
    later = SeriesFacts("Họp BCH", Category.COMMITTEE_MEETING, Cadence.QUARTER, date(2024, 1, 10))
    correct_series(row, series_facts(row), later, Correction(OFFICER, TODAY, "Đổi lịch", version=1))
    days = [(one.day.month, one.day.day) for one in occurrences_of(row, 2024)]
    assert days == [(1, 10), (3, 5), (4, 10), (7, 10), (10, 10)]


def test_recorded_on_screen_it_is_listed_by_what_is_next(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert "Chưa ghi việc định kỳ nào" in words(client.get("/hoat-dong/dinh-ky/"))
    put_series(union, title="Hội nghị", cadence=Cadence.YEAR, starts_on=date(2024, 12, 20))
    assert client.post("/hoat-dong/dinh-ky/moi", data=SERIES).status_code == 303
    text = words(client.get("/hoat-dong/dinh-ky/"))
    first = "Họp Ban Chấp hành Họp Ban Chấp hành Hằng tháng 0/12 12 05/01/2024"
    assert text.index(first) < text.index("Hội nghị Họp Ban Chấp hành Hằng năm")
    assert client.get("/hoat-dong/dinh-ky/?sort=x").status_code == 400
    assert "0/0" in words(client.get("/hoat-dong/dinh-ky/?year=2023"))


def test_what_is_missing_or_backwards_is_reported(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    empty = client.post("/hoat-dong/dinh-ky/moi", data={})
    assert set(errors(empty)) == {"title", "category", "cadence", "starts_on"}
    backwards = client.post("/hoat-dong/dinh-ky/moi", data={**SERIES, "ends_on": "01/01/2024"})
    assert errors(backwards) == {"ends_on": "Ngày kết thúc trước ngày bắt đầu."}


def test_markup_stays_text_and_statements_are_few(as_role: As, union: Unit, statements: Statements) -> None:
    row = put_series(union, title=MARKUP, place=MARKUP)
    for _ in range(3):
        put_series(union, title=MARKUP, place=MARKUP)
    client = as_role("recorder")
    for path in ("", f"{row.id}", f"{row.id}/sua", f"{row.id}/2024-01-05/ghi"):
        assert "<script>alert" not in client.get(f"/hoat-dong/dinh-ky/{path}").text
    statements.clear()
    client.get("/hoat-dong/dinh-ky/")
    assert statements.count <= 5


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_series(union)
    base = "/hoat-dong/dinh-ky"
    only_those_of_the_books_read(as_role, f"{base}/", f"{base}/{row.id}")
    only_officers_write(as_role, base, SERIES, row.id)
    for path in ("danh-dau", "2024-03-05/mo-lai", "2024-03-05/ghi"):
        sent = {"lan": "2024-03-05"}
        assert as_role("auditor").post(f"{base}/{row.id}/{path}", data=sent).status_code == 403
        assert as_role("stranger").post(f"{base}/{row.id}/{path}", data=sent).status_code == 404
    assert series(union.id, row.id)


def test_series_go_to_excel(as_role: As, union: Unit) -> None:
    skip_occurrence(put_series(union), date(2024, 2, 5), OFFICER)
    db.session.commit()
    [row] = listed(as_role("auditor").get("/hoat-dong/dinh-ky/?year=2024&dang=xlsx"))
    assert row[0] == "Họp BCH"
    assert row[6:] == (12, 1, 11, date(2024, 1, 5))
