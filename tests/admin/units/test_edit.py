"""Changing the facts of the union: corrected in place, or from a day on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.office.units.models import Unit
from app.office.units.queries import UnitAsOf, facts_of, letterheads, officers, unit_as_of
from app.papers.head import head_of
from tests.conftest import TODAY

As = Callable[[str], FlaskClient]
URL = "/don-vi/sua"
SENT = {
    "name": "Công đoàn cơ sở Trường THCS Hoa Mai",
    "workplace": "Trường THCS Hoa Mai",
    "upper_union": "Liên đoàn Lao động huyện Hoa Mai",
    "place": "Hoa Mai",
    "document_symbol": "BC-CĐCS",
    "chair": "Trần Thị Thu Hà",
    "version": "1",
    "reason": "đổi thông tin",
}


def on(union: Unit, day: date) -> UnitAsOf:
    db.session.expire_all()
    return unit_as_of(union, day)


def test_without_a_day_what_is_recorded_is_set_right(union: Unit, as_role: As) -> None:
    sent = {**SENT, "upper_union": "LĐLĐ huyện Hoa Mai", "chair": "Trần Thu Hà", "term": "2023-2028"}
    assert as_role("chair").post(URL, data=sent).status_code == 303
    long_ago = on(union, date(2000, 1, 1))
    assert (long_ago.upper_union, long_ago.term) == ("LĐLĐ huyện Hoa Mai", "2023-2028")
    assert long_ago.officers["chair"] == "Trần Thu Hà"
    assert len(letterheads(union)) == len(officers(union)) == 1


def test_from_a_day_on_older_documents_stay_as_they_were(union: Unit, as_role: As) -> None:
    sent = {**SENT, "upper_union": "Công đoàn phường Hoa Mai", "chair": "Lê Văn Tám", "since": "01/07/2024"}
    as_role("chair").post(URL, data=sent)
    before, after = on(union, date(2024, 6, 30)), on(union, date(2024, 7, 1))
    assert (before.upper_union, before.officers["chair"]) == (
        "Liên đoàn Lao động huyện Hoa Mai",
        "Trần Thị Thu Hà",
    )
    assert (after.upper_union, after.officers["chair"]) == ("Công đoàn phường Hoa Mai", "Lê Văn Tám")


def test_the_short_name_is_dated_and_the_founding_day_is_not(union: Unit, as_role: As) -> None:
    sent = {**SENT, "short_name": "Công đoàn trường", "founded_on": "05/09/2004", "since": "01/07/2024"}
    assert as_role("chair").post(URL, data=sent).status_code == 303
    before, after = on(union, date(2024, 6, 30)), on(union, date(2024, 7, 1))
    assert (before.short_name, after.short_name) == ("", "Công đoàn trường")
    assert before.founded_on == after.founded_on == date(2004, 9, 5)
    page = as_role("auditor").get("/don-vi/").text
    assert "05/09/2004" in page
    assert facts_of(union).short_name == "Công đoàn trường"


def test_papers_of_older_days_bear_the_older_name(union: Unit, as_role: As) -> None:
    client, new = as_role("chair"), "Công đoàn cơ sở Trường THCS Hoa Hồng"
    client.post(URL, data={**SENT, "name": new, "since": "01/07/2024"})
    before, after = on(union, date(2024, 6, 30)), on(union, date(2024, 7, 1))
    assert (before.name, after.name, union.name) == (SENT["name"], new, new)
    heads = [head_of(union, day).unit_name for day in (date(2024, 6, 30), date(2024, 7, 1))]
    assert heads == [SENT["name"], new]
    ledger = client.get("/so/thu-chi?period=Quý 1/2024").text
    # In the ledger's head; the top of each page has the name of today.
    assert SENT["name"].upper() in ledger
    assert new.upper() not in ledger
    assert new.upper() in client.get("/so/thu-chi?period=2024").text
    page = client.get("/don-vi/").text
    assert all(f"<td>{name}</td>" in page for name in (SENT["name"], new))
    assert facts_of(union).name == new


def test_a_name_set_right_without_a_day_is_that_of_the_newest_papers(union: Unit, as_role: As) -> None:
    client, new = as_role("chair"), "Công đoàn cơ sở Trường THCS Hoa Hồng"
    client.post(URL, data={**SENT, "name": new, "since": "01/07/2024"})
    client.post(URL, data={**SENT, "name": "Công đoàn Trường Hoa Hồng", "version": "2"})
    assert on(union, date(2024, 6, 30)).name == SENT["name"]
    assert on(union, TODAY).name == "Công đoàn Trường Hoa Hồng"


def test_the_code_never_changes(union: Unit, as_role: As) -> None:
    as_role("chair").post(URL, data={**SENT, "name": "Tên khác", "code": "ma-khac"})
    assert (on(union, TODAY).code, on(union, TODAY).name) == ("hoa-mai", "Tên khác")


def test_a_change_before_a_recorded_one_is_refused_beside_its_day(union: Unit, as_role: As) -> None:
    client = as_role("chair")
    client.post(URL, data={**SENT, "chair": "Lê Văn Tám", "since": "01/07/2024"})
    late = {**SENT, "chair": "Hồ Thị Chín", "since": "01/07/2024", "version": "2"}
    answer = client.post(URL, data=late)
    assert answer.status_code == 422
    assert "Đã có thay đổi áp dụng từ ngày 01/07/2024; hãy chọn ngày sau đó." in answer.text
    assert on(union, TODAY).officers["chair"] == "Lê Văn Tám"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Cần điền mục này."),
        ({"name": "x" * 301}, "Dài quá 300 chữ"),
        ({"since": "31/02/2024"}, "không có trong lịch"),
        ({"reason": ""}, "Sửa mục đã ghi thì cần nói lý do."),
    ],
)
def test_a_refused_change_keeps_the_words(
    union: Unit, as_role: As, change: dict[str, str], sentence: str
) -> None:
    answer = as_role("chair").post(URL, data={**SENT, "place": "Hoa Đào", **change})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Hoa Đào"' in answer.text
    assert on(union, TODAY).place == "Hoa Mai"


def test_the_second_of_two_editors_is_told_though_only_the_letterhead_changed(
    union: Unit, as_role: As
) -> None:
    client = as_role("chair")
    client.post(URL, data={**SENT, "place": "Hoa Đào"})
    answer = client.post(URL, data={**SENT, "place": "Hoa Sen"})
    assert answer.status_code == 422
    assert "Người khác đã sửa mục này" in answer.text
    assert "<dt>Địa danh</dt><dd>Hoa Đào</dd>" in answer.text
    assert 'value="Hoa Sen"' in answer.text


@pytest.mark.parametrize("username", ["treasurer", "recorder", "auditor", "member", "upper", "admin"])
def test_only_the_chair_changes_the_union(union: Unit, as_role: As, username: str) -> None:
    client = as_role(username)
    assert client.get(URL).status_code == 403
    assert client.post(URL, data={**SENT, "name": "Tên khác"}).status_code == 403
    assert on(union, TODAY).name == SENT["name"]


def test_a_stranger_changes_their_own_union_only(union: Unit, as_role: As) -> None:
    as_role("stranger").post(URL, data={**SENT, "name": "Tên khác"})
    assert on(union, TODAY).name == SENT["name"]


def test_markup_stays_text(as_role: As) -> None:
    client = as_role("chair")
    client.post(URL, data={**SENT, "name": "<script>x</script>", "chair": "<b>Hà</b>", "workplace": '"><i>'})
    for path in ("/don-vi/", "/don-vi/sua", "/"):
        page = client.get(path).text
        assert "<script>x" not in page
        assert "<b>Hà</b>" not in page
        assert '"><i>' not in page
