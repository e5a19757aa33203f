"""Every register: recorded on its screen, listed, reported once, counted, exported and taken in again."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.log.activities.models import Activity
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.conftest import TODAY
from tests.downloads import (
    As,
    cash_in,
    errors,
    listed,
    only_officers_write,
    only_those_of_the_books_read,
    put_fund,
    words,
)
from tests.life.registers.entries import KEPT, Kept

each = pytest.mark.parametrize("kept", KEPT, ids=[one.sheet for one in KEPT])


def record(as_role: As, kept: Kept, **more: str) -> Activity:
    """Its entries, recorded by the recorder; the first."""
    client = as_role("recorder" if not more else "treasurer")
    for sent in (kept.sent, *kept.also):
        answer = client.post(f"{kept.address}/moi", data={**sent, **more})
        assert answer.status_code == 303, errors(answer)
    return db.session.scalars(select(Activity).order_by(Activity.id)).all()[0]


@each
def test_it_is_reported_once_and_counted(as_role: As, union: Unit, kept: Kept) -> None:
    record(as_role, kept)
    text = words(as_role("auditor").get("/bao-cao/?ky=2024"))
    for sentence in kept.sentences:
        assert text.count(sentence) == 1, sentence
    scope = open_scope(union, parse_period("2024"), parse_period("2024").end)
    found = {key: figure(scope, key) for key in kept.figures}
    assert {key: one.value for key, one in found.items()} == kept.figures
    assert {key: sum(share.share for share in one.shares) for key, one in found.items()} == kept.figures
    before = open_scope(union, parse_period("2023"), parse_period("2023").end)
    assert {figure(before, key).value for key in kept.figures} == {0}


@each
def test_it_is_listed_and_found(as_role: As, union: Unit, kept: Kept) -> None:
    record(as_role, kept)
    client = as_role("auditor")
    assert len(listed(client.get(f"{kept.address}/?dang=xlsx"))) == 1 + len(kept.also)
    assert listed(client.get(f"{kept.address}/?dang=xlsx&year=2023")) == []
    index = words(client.get("/so-theo-doi/"))
    assert f"Đã ghi {1 + len(kept.also)} mục" in index


@each
def test_it_goes_out_and_comes_in_again(as_role: As, union: Unit, tmp_path: Path, kept: Kept) -> None:
    record(as_role, kept)
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    assert load_workbook(file)[kept.sheet].max_row == 2 + len(kept.also)
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 0)


@each
def test_who_writes_and_who_reads(as_role: As, union: Unit, kept: Kept) -> None:
    row = record(as_role, kept)
    only_officers_write(as_role, kept.address, kept.sent, row.id)
    only_those_of_the_books_read(as_role, f"{kept.address}/", f"{kept.address}/{row.id}")


@each
def test_it_is_corrected_and_withdrawn_with_a_reason(as_role: As, union: Unit, kept: Kept) -> None:
    row = record(as_role, kept)
    client = as_role("recorder")
    page = f"{kept.address}/{row.id}"
    sent = {**kept.sent, "note": "Bổ sung hồ sơ", "version": "1"}
    assert client.post(f"{page}/sua", data=sent).status_code == 422
    assert client.post(f"{page}/sua", data={**sent, "reason": "Thiếu"}).status_code == 303
    assert "Ghi chú: (trống) → Bổ sung hồ sơ" in words(client.get(page))
    withdrawn = client.post(f"{page}/rut", data={"version": "2", "reason": "Ghi nhầm"})
    assert withdrawn.status_code == 303
    assert len(listed(client.get(f"{kept.address}/?dang=xlsx"))) == len(kept.also)


@pytest.mark.parametrize("kept", [one for one in KEPT if one.paid], ids=lambda one: one.sheet)
def test_what_a_fund_pays_leaves_the_cash_book(as_role: As, union: Unit, kept: Kept) -> None:
    fund = put_fund(union)
    record(as_role, kept, fund_id=str(fund.id), channel="cash")
    amount = next(value for key, value in kept.figures.items() if key.endswith(".money"))
    assert cash_in(fund) == 5_000_000 - amount


@pytest.mark.parametrize(
    ("address", "sent", "refused"),
    [
        (
            "/sang-kien",
            {"name": "A", "sort": "research", "registered_on": "05/03/2024", "done_on": "04/03/2024"},
            {"done_on": "Ngày áp dụng trước ngày đăng ký."},
        ),
        (
            "/nha-o",
            {"for_whom": "A", "work": "mended", "started_on": "05/03/2024", "handed_on": "04/03/2024"},
            {"handed_on": "Ngày bàn giao trước ngày hỗ trợ."},
        ),
        (
            "/nha-o",
            {"for_whom": "A", "work": "mended", "started_on": "05/03/2024", "support": "2tr", "value": "1tr"},
            {"value": "Giá trị căn nhà ít hơn số tiền công đoàn hỗ trợ."},
        ),
        (
            "/thoa-uoc",
            {"signing": "first", "signed_on": "05/03/2024", "until": "06/03/2028"},
            {"until": "Thỏa ước có hiệu lực dài nhất 03 năm."},
        ),
        (
            "/quan-he-lao-dong",
            {"sort": "strike", "happened_on": "05/03/2024", "none": "y", "people": "3"},
            {"none": "Đã «Không phát sinh» thì không có số người hay ngày giải quyết."},
        ),
        (
            "/quan-he-lao-dong",
            {"sort": "conference", "happened_on": "05/03/2024", "none": "y"},
            {"none": "Loại này không cần ghi «Không phát sinh»."},
        ),
        ("/phat-trien-dang", {"happened_on": "05/03/2024"}, {"introduced": "Hãy ghi ít nhất một con số."}),
        (
            "/bua-an",
            {"meal": "shift", "starts_on": "05/03/2024", "ends_on": "04/03/2024", "servings": "9"},
            {"ends_on": "Ngày cuối trước ngày đầu."},
        ),
    ],
)
def test_what_cannot_be_is_said_beside_the_box(
    as_role: As, union: Unit, address: str, sent: dict[str, str], refused: dict[str, str]
) -> None:
    page = as_role("recorder").post(f"{address}/moi", data=sent)
    assert (page.status_code, errors(page)) == (422, refused)


def test_what_is_left_of_a_cause_goes_on_into_the_next_year(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    for way, day, amount in (("received", "20/12/2023", "3tr"), ("given", "05/01/2024", "1tr")):
        sent = {"cause": "Trường Sa", "way": way, "happened_on": day, "amount": amount, "party": "others"}
        assert client.post("/van-dong/moi", data=sent).status_code == 303
    scope = open_scope(union, parse_period("2024"), parse_period("2024").end)
    assert figure(scope, "raised[Trường Sa].received").value == 0
    assert figure(scope, "raised[Trường Sa].left").value == 2_000_000


def test_several_are_reported_under_one_lead_and_of_trouble_nothing_was_reached(
    as_role: As, union: Unit
) -> None:
    houses = {"work": "built", "started_on": "10/04/2024", "value": "90.000.000"}
    labour = {"people": "1", "result": "Nghỉ 03 ngày"}
    client = as_role("recorder")
    for address, sent in (
        ("/nha-o", {"for_whom": "đoàn viên Tổ 1", **houses}),
        ("/nha-o", {"for_whom": "đoàn viên Tổ 2", **houses}),
        ("/quan-he-lao-dong", {"sort": "accident", "happened_on": "09/07/2024", **labour}),
        ("/quan-he-lao-dong", {"sort": "regular_dialogue", "happened_on": "10/07/2024"}),
        ("/quan-he-lao-dong", {"sort": "regular_dialogue", "happened_on": "10/10/2024"}),
    ):
        answer = client.post(f"{address}/moi", data=sent)
        assert answer.status_code == 303, errors(answer)
    text = words(as_role("auditor").get("/bao-cao/?ky=2024"))
    for sentence in (
        "Công đoàn trường đã hỗ trợ xây mới 02 căn nhà, tổng giá trị 180 triệu đồng:",
        "Công đoàn trường đã phối hợp tổ chức 02 cuộc đối thoại định kỳ.",
        "phát sinh 01 vụ tai nạn lao động.",
        "Ngày 09/7/2024, vụ tai nạn lao động có 01 người liên quan, nghỉ 03 ngày.",
    ):
        assert sentence in text


def test_a_cause_of_which_nothing_was_given_yet_has_nothing_left(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    sent = {"cause": "Bệnh nhân nghèo chạy thận", "way": "received", "happened_on": "12/09/2024"}
    answer = client.post(
        "/van-dong/moi", data={**sent, "amount": "7.000.000", "party": "members", "name": ""}
    )
    assert answer.status_code == 303, errors(answer)
    text = words(as_role("auditor").get("/bao-cao/?ky=2024"))
    assert (
        "Để giúp bệnh nhân nghèo chạy thận, Công đoàn trường vận động được 07 triệu đồng của đoàn viên, "
        "người lao động." in text
    )
