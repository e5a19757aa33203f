"""Counts of the cash box: compared with the book, a difference explained and never hidden."""

from __future__ import annotations

import re

import pytest

from app.books.cashbook.actions import record_money
from app.books.cashbook.models import Fund
from app.books.counts.actions import correct_count, record_count
from app.books.counts.facts import CountFacts
from app.books.counts.models import CashCount
from app.books.counts.queries import count, page_of_counts
from app.core.actor import Correction
from app.core.errors import Refused, Stale
from app.extensions import db
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from tests.books.cashbook.books import BANK, payment, put_fund
from tests.books.ledgers.worked import on
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, As, errors, only_officers_write, only_those_of_the_books_read, words
from tests.year.settlement.papers import page_rows, pdf_words, xlsx_rows

AGREES = {"counted_on": "30/11/2024", "note_500000": "4", "note_200000": "1", "note_50000": "1"}
LACKS = {"counted_on": "30/11/2024", "note_500000": "4", "note_200000": "1", "note_20000": "1"}


@pytest.fixture
def fund(union: Unit) -> Fund:
    made = put_fund(union, "Đoàn phí", cash=2_000_000, bank=5_000_000)
    put_fund(union, "Vì người nghèo", cash=250_000)
    db.session.commit()
    return made


def put_count(union: Unit, fund: Fund | None = None, **values: object) -> CashCount:
    facts = CountFacts(on(30, 11), fund.id if fund else None, **values)  # type: ignore[arg-type]
    row = record_count(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    return row


def put_agreeing(union: Unit) -> CashCount:
    return put_count(union, note_500000=4, note_200000=1, note_50000=1)


def test_a_count_that_agrees_is_kept_with_the_books_balance(as_role: As, union: Unit, fund: Fund) -> None:
    answer = as_role("treasurer").post("/kiem-quy/moi", data=AGREES, follow_redirects=True)
    assert "Khớp với sổ Đếm được 2.250.000 đồng, theo sổ 2.250.000 đồng." in words(answer)
    row, facts = count(union.id, 1) or pytest.fail("not kept")
    assert (row.book_amount, row.counted_amount) == (2_250_000, 2_250_000)
    assert facts.pieces == {500_000: 4, 200_000: 1, 50_000: 1}


def test_one_fund_is_compared_with_its_own_cash(as_role: As, union: Unit, fund: Fund) -> None:
    data = {"counted_on": "30/11/2024", "fund_id": str(fund.id), "note_500000": "4"}
    answer = as_role("treasurer").post("/kiem-quy/moi", data=data, follow_redirects=True)
    assert "Đếm được 2.000.000 đồng, theo sổ 2.000.000 đồng." in words(answer)
    assert "Quỹ: Đoàn phí" in words(answer)


def test_a_difference_must_be_explained(as_role: As, union: Unit, fund: Fund) -> None:
    client = as_role("treasurer")
    answer = client.post("/kiem-quy/moi", data=LACKS)
    assert answer.status_code == 422
    assert "thiếu 30.000 đồng" in errors(answer)["explanation"]
    assert 'value="4"' in answer.text
    assert page_of_counts(union.id, 1).total == 0
    answer = client.post(
        "/kiem-quy/moi", data={**LACKS, "explanation": "mua quà chưa có hóa đơn"}, follow_redirects=True
    )
    assert "Thiếu 30.000 đồng Đếm được 2.220.000 đồng, theo sổ 2.250.000 đồng." in words(answer)
    assert "mua quà chưa có hóa đơn" in words(client.get("/kiem-quy/"))


def test_the_sum_is_shown_without_saving(as_role: As, union: Unit, fund: Fund) -> None:
    client = as_role("treasurer")
    answer = client.post("/kiem-quy/moi", data={**LACKS, "tinh": "1"})
    assert answer.status_code == 200
    assert "Đếm được: 2.220.000 đồng" in words(answer)
    assert "Theo sổ quỹ tối 30/11/2024: 2.250.000 đồng" in words(answer)
    assert "Thiếu 30.000 đồng" in words(answer)
    assert 'value="4"' in answer.text
    assert page_of_counts(union.id, 1).total == 0
    part = client.post("/kiem-quy/moi", data={"note_500": "3", "tinh": "1"}, headers={"HX-Request": "true"})
    assert "Đếm được: 1.500 đồng" in words(part)
    assert "Ghi ngày kiểm quỹ" in words(part)
    assert "<form" not in part.text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("counted_on", "16/12/2024", "Ngày ở sau hôm nay"),
        ("counted_on", "31/02/2024", "không có trong lịch"),
        ("counted_on", "", "Cần điền mục này."),
        ("note_500000", "-1", "Hãy ghi số tờ, từ 0 trở lên."),
        ("note_1000", "nhiều", "số"),
        ("note_500", "9999999", "Hãy ghi số tờ, từ 0 trở lên."),
        ("fund_id", "99999", "Hãy chọn một mục trong danh sách."),
    ],
)
def test_what_is_invalid_is_reported_beside_its_box(
    as_role: As, union: Unit, fund: Fund, field: str, typed: str, sentence: str
) -> None:
    answer = as_role("treasurer").post("/kiem-quy/moi", data={**AGREES, field: typed})
    assert answer.status_code == 422
    assert sentence.lower() in errors_of(answer.text)[field].lower()


def errors_of(text: str) -> dict[str, str]:
    return dict(re.findall(r'id="([a-z_0-9]+)-error">.*?</svg>\s*(.*?)</p>', text, re.DOTALL))


def test_an_empty_box_can_be_counted_too(as_role: As, union: Unit) -> None:
    data = {"counted_on": "30/11/2024", "note_500": "0"}
    answer = as_role("treasurer").post("/kiem-quy/moi", data=data, follow_redirects=True)
    assert "Khớp với sổ Đếm được 0 đồng" in words(answer)
    assert "Không đồng" in words(answer)


def test_the_minutes_show_every_note_and_the_difference(as_role: As, union: Unit, fund: Fund) -> None:
    row = put_count(
        union,
        note_500000=4,
        note_200000=1,
        note_20000=1,
        explanation="chưa tìm ra",
        present="Trần Thị Thu Hà, Chủ tịch; Lê Thị Sen, Thủ quỹ",
    )
    client, path = as_role("auditor"), f"/kiem-quy/{row.id}"
    table = page_rows(client, path)
    assert table[0] == ("I", "Số tiền kiểm kê thực tế", "", 2_220_000)
    assert table[1] == ("1", "Loại 500.000 đồng", "4", 2_000_000)
    assert table[-2:] == [
        ("II", "Số dư theo sổ quỹ tiền mặt", "", 2_250_000),
        ("III", "Chênh lệch (I − II): thiếu", "", "(30.000)"),
    ]
    printed = pdf_words(client, path)
    for expected in (
        "BIÊN BẢN KIỂM QUỸ TIỀN MẶT",
        "- Lê Thị Sen, Thủ quỹ",
        "Lý do chênh lệch: chưa tìm ra",
        "thiếu 30.000 đồng so với sổ quỹ (2.250.000 đồng)",
        "Hai triệu hai trăm hai mươi nghìn đồng",
    ):
        assert expected in printed
    amounts = [line[-1] for line in xlsx_rows(client, path) if isinstance(line[-1], int)]
    assert amounts == [2_220_000, 2_000_000, 200_000, 20_000, 2_250_000, -30_000]


def test_the_page_says_when_the_book_changed_since(as_role: As, union: Unit, fund: Fund) -> None:
    row = put_agreeing(union)
    path = f"/kiem-quy/{row.id}"
    assert "đã thay đổi sau khi kiểm" not in words(as_role("auditor").get(path))
    record_money(union.id, payment(fund, 150_000, on(29, 11)), OFFICER, TODAY)
    record_money(union.id, payment(fund, 70_000, on(29, 11), channel=BANK), OFFICER, TODAY)
    db.session.commit()
    text = words(as_role("auditor").get(path))
    assert "tối hôm ấy là 2.250.000 đồng; bây giờ sổ là 2.100.000 đồng" in text
    assert "khớp với sổ quỹ" in pdf_words(as_role("auditor"), path)


def test_a_correction_compares_with_the_book_of_now_and_the_trail_keeps_both(
    as_role: As, union: Unit, fund: Fund
) -> None:
    row = put_agreeing(union)
    record_money(union.id, payment(fund, 150_000, on(29, 11)), OFFICER, TODAY)
    db.session.commit()
    data = {"counted_on": "30/11/2024", "note_500000": "4", "note_100000": "1", "reason": "đếm lại"}
    answer = as_role("treasurer").post(f"/kiem-quy/{row.id}/sua", data={**data, "version": "1"})
    assert answer.status_code == 303
    _, facts = count(union.id, row.id) or pytest.fail("gone")
    assert (row.book_amount, facts.pieces) == (2_100_000, {500_000: 4, 100_000: 1})
    change = changes_of(union.id, f"cash_counts/{row.id}")[-1]
    assert change.values["book_amount"] == (2_250_000, 2_100_000)
    text = words(as_role("auditor").get(f"/kiem-quy/{row.id}"))
    assert "Số dư theo sổ: 2.250.000 đồng → 2.100.000 đồng" in text
    assert "Tờ 200.000 đồng: 1 → (trống)" in text


def test_other_notes_of_the_same_sum_move_the_version(union: Unit, fund: Fund) -> None:
    row = put_agreeing(union)
    _, old = count(union.id, row.id) or pytest.fail("gone")
    new = CountFacts(old.counted_on, note_500000=4, note_50000=5)
    correct_count(row, old, new, Correction(OFFICER, TODAY, "đếm lại", version=1))
    assert row.version == 2
    with pytest.raises(Stale):
        correct_count(row, new, old, Correction(OFFICER, TODAY, "đếm lại", version=1))


def test_the_second_of_two_officers_sees_what_the_first_wrote(as_role: As, union: Unit, fund: Fund) -> None:
    row = put_agreeing(union)
    data = {**AGREES, "present": "Lê Thị Sen", "reason": "thêm người", "version": "1"}
    assert as_role("treasurer").post(f"/kiem-quy/{row.id}/sua", data=data).status_code == 303
    answer = as_role("chair").post(f"/kiem-quy/{row.id}/sua", data={**data, "present": "Vũ Đức An"})
    assert answer.status_code == 422
    assert "Người khác vừa sửa mục này" in words(answer)
    assert "Vũ Đức An" in answer.text


def test_the_sum_of_a_correction_is_shown_on_its_page(as_role: As, union: Unit, fund: Fund) -> None:
    row = put_agreeing(union)
    data = {**AGREES, "note_500000": "5", "version": "1", "tinh": "1"}
    answer = as_role("treasurer").post(f"/kiem-quy/{row.id}/sua", data=data)
    assert "Thừa 500.000 đồng" in words(answer)
    assert "Lý do sửa" in words(answer)
    assert row.version == 1


def test_a_withdrawn_count_leaves_the_list_and_says_so_on_paper(as_role: As, union: Unit, fund: Fund) -> None:
    row = put_agreeing(union)
    client, path = as_role("treasurer"), f"/kiem-quy/{row.id}"
    assert client.post(f"{path}/rut", data={"version": "1", "reason": ""}).status_code == 422
    assert client.post(f"{path}/rut", data={"version": "1", "reason": "ghi hai lần"}).status_code == 303
    assert "Chưa ghi lần kiểm quỹ nào" in words(client.get("/kiem-quy/"))
    assert "ĐÃ RÚT KHỎI SỔ: ghi hai lần" in pdf_words(client, path)


def test_who_reads_and_who_writes(as_role: As, union: Unit, fund: Fund) -> None:
    row = put_agreeing(union)
    only_those_of_the_books_read(as_role, "/kiem-quy/", f"/kiem-quy/{row.id}")
    only_officers_write(as_role, "/kiem-quy", AGREES, row.id)
    assert as_role("recorder").post("/kiem-quy/moi", data=AGREES).status_code == 403


def test_a_fund_of_another_union_is_refused(union: Unit, fund: Fund) -> None:
    facts = CountFacts(on(30, 11), fund_id=fund.id + 100)
    with pytest.raises(Refused, match="không có trong sổ"):
        record_count(union.id, facts, OFFICER, TODAY)


def test_markup_stays_text(as_role: As, union: Unit, fund: Fund) -> None:
    row = put_count(union, explanation=MARKUP, present=MARKUP)
    for path in ("/kiem-quy/", f"/kiem-quy/{row.id}", f"/kiem-quy/{row.id}/sua"):
        assert "<script>alert" not in as_role("treasurer").get(path).text
    assert MARKUP in pdf_words(as_role("treasurer"), f"/kiem-quy/{row.id}")


@pytest.mark.parametrize(("path", "status"), [("?sort=day", 200), ("?sort=;drop", 400), ("?page=0", 400)])
def test_sorting_and_turning_pages(as_role: As, union: Unit, path: str, status: int) -> None:
    assert as_role("auditor").get(f"/kiem-quy/{path}").status_code == status


def test_a_constant_number_of_statements(
    as_role: As, union: Unit, fund: Fund, statements: Statements
) -> None:
    path = f"/kiem-quy/{put_agreeing(union).id}"
    client, spent = as_role("auditor"), []
    for _ in range(2):
        statements.clear()
        client.get("/kiem-quy/")
        listed = statements.count
        client.get(path)
        spent.append((listed, statements.count - listed))
        for _ in range(30):
            put_count(union, fund, note_500000=4)
    assert spent[0] == spent[1]
    assert spent[0][0] <= 4
    # One of them notes that the paper was taken.
    assert spent[0][1] <= 10
