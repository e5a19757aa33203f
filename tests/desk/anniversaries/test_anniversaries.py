"""The list of days that come every year."""

from __future__ import annotations

import re

import pytest

from app.desk.anniversaries.actions import seed_missing_days
from app.desk.anniversaries.models import Anniversary
from app.desk.anniversaries.queries import anniversaries_of
from app.extensions import db
from app.office.units.models import Unit
from tests.conftest import Statements
from tests.downloads import (
    MARKUP,
    As,
    downloaded,
    errors,
    only_officers_write,
    only_those_of_the_books_read,
    words,
)
from tests.guards import unguard

FOUNDED = {"name": "Ngày thành lập trường", "day": "15", "month": "10", "year": "1975"}


def put(as_role: As, form: dict[str, str]) -> int:
    answer = as_role("recorder").post("/ngay-ky-niem/moi", data=form)
    assert answer.status_code == 303, errors(answer)
    return int(answer.location.rpartition("/")[2])


def test_a_union_begins_with_the_days_that_all_know(as_role: As, union: Unit) -> None:
    text = words(as_role("auditor").get("/ngay-ky-niem/"))
    assert "Ngày thành lập Công đoàn Việt Nam 28/7 1929 28/07/2025 96" in text
    assert "Giỗ Tổ Hùng Vương 10/3 âm lịch 07/04/2025" in text


def test_older_books_get_the_first_set_once(union: Unit) -> None:
    unguard("anniversaries")
    for row, _ in anniversaries_of(union.id):
        db.session.delete(row)
    db.session.flush()
    seed_missing_days()
    count = len(anniversaries_of(union.id))
    seed_missing_days()
    assert len(anniversaries_of(union.id)) == count == 20


def test_an_emptied_list_stays_empty(union: Unit) -> None:
    for row, _ in anniversaries_of(union.id):
        row.withdrawn_reason = "không dùng"
        row.withdrawn_at = db.func.now()
    db.session.flush()
    seed_missing_days()
    assert anniversaries_of(union.id) == []


def test_a_day_is_recorded_corrected_and_withdrawn(as_role: As, union: Unit) -> None:
    row_id, client = put(as_role, FOUNDED), as_role("recorder")
    assert "Ngày thành lập trường 15/10 1975 15/10/2025 50" in words(client.get("/ngay-ky-niem/"))
    sent = {**FOUNDED, "day": "16", "version": "1", "reason": "nhầm ngày"}
    assert client.post(f"/ngay-ky-niem/{row_id}/sua", data=sent).status_code == 303
    assert "Ngày: 15 → 16" in words(client.get(f"/ngay-ky-niem/{row_id}"))
    stale = client.post(f"/ngay-ky-niem/{row_id}/sua", data={**sent, "day": "17"})
    assert stale.status_code == 422
    assert "Người khác vừa sửa mục này" in stale.text
    client.post(f"/ngay-ky-niem/{row_id}/rut", data={"version": "2", "reason": "bỏ"})
    assert "Ngày thành lập trường" not in client.get("/ngay-ky-niem/").text


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        ({"name": ""}, "name", "Cần điền mục này."),
        ({"day": "31", "month": "6"}, "day", "Tháng 6 dương lịch chỉ có đến ngày 30."),
        ({"day": "31", "is_lunar": "y"}, "day", "Tháng 10 âm lịch chỉ có đến ngày 30."),
        ({"month": "13"}, "month", "Tháng từ 1 đến 12."),
        ({"year": "2025"}, "year", "Năm của sự kiện phải từ 1 đến 2024."),
        ({"day": "hai"}, "day", ""),
    ],
)
def test_what_makes_no_sense_is_reported_beside_its_field(
    as_role: As, union: Unit, form: dict[str, str], field: str, sentence: str
) -> None:
    answer = as_role("recorder").post("/ngay-ky-niem/moi", data={**FOUNDED, **form})
    assert answer.status_code == 422
    assert errors(answer)[field].startswith(sentence)
    assert db.session.query(Anniversary).filter_by(name=FOUNDED["name"]).count() == 0


def test_who_reads_and_writes(as_role: As, union: Unit) -> None:
    row_id = put(as_role, FOUNDED)
    only_those_of_the_books_read(as_role, "/ngay-ky-niem/", f"/ngay-ky-niem/{row_id}")
    only_officers_write(as_role, "/ngay-ky-niem", FOUNDED, row_id)


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row_id = put(as_role, {**FOUNDED, "name": MARKUP, "day": "20", "month": "12"})
    for path in ("/ngay-ky-niem/", f"/ngay-ky-niem/{row_id}", "/", "/lich/"):
        page = as_role("chair").get(path).text
        assert "alert(1)" in page
        assert "<script>alert" not in page


def test_the_list_costs_few_statements(as_role: As, union: Unit, statements: Statements) -> None:
    client = as_role("auditor")
    statements.clear()
    client.get("/ngay-ky-niem/")
    assert statements.count <= 4


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("", "Ngày thành lập Đảng Cộng sản Việt Nam"),
        ("sort=next", "Ngày thành lập Quân đội nhân dân Việt Nam"),
        ("sort=-years", "Ngày Quốc tế Lao động"),
        ("sort=name", "Giỗ Tổ Hùng Vương"),
        ("q=cong+doan", "Ngày thành lập Công đoàn Việt Nam"),
    ],
)
def test_the_list_is_sorted_and_searched(as_role: As, union: Unit, query: str, first: str) -> None:
    page = as_role("auditor").get(f"/ngay-ky-niem/?{query}").text
    assert re.findall(r'<td class="lead"><a [^>]*>([^<]*)</a>', page)[0] == first


def test_an_unknown_order_is_refused(as_role: As, union: Unit) -> None:
    assert as_role("auditor").get("/ngay-ky-niem/?sort=secret").status_code == 400


def test_the_list_is_taken_along_as_a_workbook(as_role: As, union: Unit) -> None:
    rows = downloaded(as_role("auditor").get("/ngay-ky-niem/?q=cong+doan+viet+nam&dang=xlsx"))
    [row] = [row for row in rows if "Ngày thành lập Công đoàn Việt Nam" in row]
    assert row[1:4] == ("Ngày thành lập Công đoàn Việt Nam", "28/7", 1929)
    assert row[5] == 96
