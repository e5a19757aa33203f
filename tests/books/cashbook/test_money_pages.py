"""Plain receipts, payments and transfers on screen: record, show, correct, withdraw."""

from __future__ import annotations

import pytest

from app.books.cashbook.queries import money_entries_of
from app.books.lines.queries import postings_of
from app.extensions import db
from app.office.units.models import Unit
from tests.books.cashbook.books import held, only_keepers_of_money_write
from tests.downloads import As, cash_in, errors, put_fund, words

SENT = {
    "direction": "payment",
    "happened_on": "01/03/2024",
    "amount": "300k",
    "description": "Mua nước uống",
    "fund_id": "1",
    "item": "Hội nghị",
    "counterparty": "Cửa hàng Sen",
    "voucher_text": "PC 07",
}


def put_entry(as_role: As, **values: str) -> int:
    """A plain entry recorded on screen; its id."""
    answer = as_role("treasurer").post("/so-quy/moi", data={**SENT, **values})
    assert answer.status_code == 303, errors(answer)
    return int(answer.location.rpartition("/")[2])


def test_a_payment_is_recorded_and_leaves_the_balance(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row_id = put_entry(as_role)
    [(activity, facts)] = money_entries_of(union.id)
    assert (activity.id, activity.recorded_by) == (row_id, "Tài khoản treasurer")
    assert (facts.amount, facts.item, facts.voucher_text) == (300_000, "Hội nghị", "PC 07")
    assert cash_in(fund) == 4_700_000


def test_a_transfer_moves_between_channels(as_role: As, union: Unit) -> None:
    put_fund(union)
    put_entry(as_role, direction="transfer", channel="cash", to_channel="bank")
    assert held(union) == {("Công đoàn phí", "cash"): 4_700_000, ("Công đoàn phí", "bank"): 300_000}


def test_the_button_chooses_the_direction(as_role: As, union: Unit) -> None:
    put_fund(union)
    for direction in ("receipt", "payment", "transfer"):
        page = as_role("treasurer").get(f"/so-quy/moi?direction={direction}").text
        assert f'<option selected value="{direction}">' in page
    assert as_role("treasurer").get("/so-quy/moi?direction=gold&amount=x").status_code == 200


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"direction": ""}, "direction", "Cần điền mục này."),
        ({"direction": "gold"}, "direction", "Hãy chọn một mục trong danh sách."),
        ({"happened_on": "16/12/2024"}, "happened_on", "Ngày ở sau hôm nay"),
        ({"happened_on": "31/02/2024"}, "happened_on", "31/02/2024 không có trong lịch"),
        ({"amount": ""}, "amount", "Cần điền mục này."),
        ({"amount": "0"}, "amount", "Số tiền phải lớn hơn 0."),
        ({"amount": "-5"}, "amount", "-5 không phải là số tiền"),
        ({"description": "  "}, "description", "Cần điền mục này."),
        ({"description": "x" * 4001}, "description", "Dài quá 4000 chữ"),
        ({"fund_id": ""}, "fund_id", "Cần điền mục này."),
        ({"fund_id": "999"}, "fund_id", "Hãy chọn một mục trong danh sách."),
        ({"to_fund_id": "1"}, "to_fund_id", "Nơi đến chỉ ghi khi chuyển tiền"),
        ({"to_channel": "bank"}, "to_channel", "Nơi đến chỉ ghi khi chuyển tiền"),
        ({"direction": "transfer"}, "to_fund_id", "Chuyển tiền thì nơi đến phải khác nơi đi"),
    ],
)
def test_what_is_invalid_is_reported_beside_its_field(
    as_role: As, union: Unit, values: dict[str, str], field: str, sentence: str
) -> None:
    put_fund(union)
    page = as_role("treasurer").post("/so-quy/moi", data={**SENT, "voucher_text": "giữ nguyên", **values})
    assert page.status_code == 422
    assert errors(page)[field].startswith(sentence)
    assert "giữ nguyên" in page.text
    assert money_entries_of(union.id) == []


def test_a_balance_without_the_money_pays_nothing(as_role: As, union: Unit) -> None:
    fund = put_fund(union, opening=100_000)
    page = as_role("treasurer").post("/so-quy/moi", data=SENT)
    assert page.status_code == 422
    assert "đến hết ngày 01/03/2024 sẽ thiếu 200.000 đồng" in words(page)
    assert 'value="300k"' in page.text
    assert (money_entries_of(union.id), cash_in(fund)) == ([], 100_000)


def test_the_page_shows_the_entry_and_its_history(as_role: As, union: Unit) -> None:
    put_fund(union)
    row_id = put_entry(as_role)
    sent = {**SENT, "amount": "350k", "version": "1", "reason": "thiếu hóa đơn"}
    assert as_role("treasurer").post(f"/so-quy/{row_id}/sua", data=sent).status_code == 303
    text = words(as_role("auditor").get(f"/so-quy/{row_id}"))
    for expected in (
        "Loại Chi",
        "Số tiền 350.000 đồng",
        "Quỹ Công đoàn phí",
        "Khoản mục Hội nghị",
        "300.000 Đã ghi đảo 15/12/2024, Tài khoản treasurer: thiếu hóa đơn",
        "350.000 Trong sổ",
        "Số tiền: 300.000 đồng → 350.000 đồng",
    ):
        assert expected in text
    assert "tiền của cơ quan" not in text


def test_the_form_of_a_correction_shows_what_is_recorded(as_role: As, union: Unit) -> None:
    put_fund(union)
    row_id = put_entry(as_role)
    page = as_role("treasurer").get(f"/so-quy/{row_id}/sua").text
    for shown in (
        'value="01/03/2024"',
        'value="300.000"',
        'value="PC 07"',
        '<option selected value="payment">',
    ):
        assert shown in page


def test_a_correction_that_the_balance_cannot_cover_is_refused_entirely(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row_id = put_entry(as_role)
    sent = {**SENT, "amount": "5tr1", "version": "1", "reason": "sửa"}
    assert errors(as_role("treasurer").post(f"/so-quy/{row_id}/sua", data=sent))["amount"]
    sent = {**SENT, "amount": "5.000.001", "version": "1", "reason": "sửa"}
    page = as_role("treasurer").post(f"/so-quy/{row_id}/sua", data=sent)
    assert (page.status_code, cash_in(fund)) == (422, 4_700_000)
    assert [line.amount for line in postings_of(row_id)] == [300_000]


def test_the_second_of_two_officers_is_warned_and_keeps_their_words(as_role: As, union: Unit) -> None:
    put_fund(union)
    row_id = put_entry(as_role)
    sent = {**SENT, "version": "1", "reason": "Sửa"}
    client = as_role("treasurer")
    assert client.post(f"/so-quy/{row_id}/sua", data={**sent, "amount": "600k"}).status_code == 303
    page = client.post(f"/so-quy/{row_id}/sua", data={**sent, "amount": "700k", "item": "của tôi"})
    assert page.status_code == 422
    assert "Số tiền 600.000 đồng" in words(page)
    assert "của tôi" in page.text
    assert 'name="version" value="2"' in page.text


def test_a_correction_needs_a_reason(as_role: As, union: Unit) -> None:
    put_fund(union)
    row_id = put_entry(as_role)
    page = as_role("treasurer").post(f"/so-quy/{row_id}/sua", data={**SENT, "version": "1", "reason": ""})
    assert errors(page) == {"reason": "Sửa mục đã ghi thì cần nói lý do."}


def test_a_withdrawal_gives_the_money_back(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row_id = put_entry(as_role)
    client = as_role("treasurer")
    assert (
        client.post(f"/so-quy/{row_id}/rut", data={"version": "1", "reason": "ghi trùng"}).status_code == 303
    )
    assert cash_in(fund) == 5_000_000
    page = client.get(f"/so-quy/{row_id}")
    assert "Đã rút khỏi sổ lúc" in words(page)
    assert f"/so-quy/{row_id}/sua" not in page.text


def test_a_receipt_that_was_spent_is_not_withdrawn(as_role: As, union: Unit) -> None:
    fund = put_fund(union, opening=0)
    row_id = put_entry(as_role, direction="receipt")
    put_entry(as_role, amount="200k")
    page = as_role("treasurer").post(f"/so-quy/{row_id}/rut", data={"version": "1", "reason": "nhầm"})
    assert (page.status_code, cash_in(fund)) == (422, 100_000)
    assert "sẽ thiếu 200.000 đồng" in words(page)


def test_only_keepers_of_money_write(as_role: As, union: Unit) -> None:
    put_fund(union)
    row_id = put_entry(as_role)
    page, edit, withdraw = f"/so-quy/{row_id}", f"/so-quy/{row_id}/sua", f"/so-quy/{row_id}/rut"
    gone = {"version": "1", "reason": "thử"}
    sent = [("/so-quy/moi", SENT), (edit, SENT), (withdraw, gone)]
    only_keepers_of_money_write(as_role, ["/so-quy/moi", edit], sent, [page, edit])
    assert len(money_entries_of(union.id)) == 1


def test_readers_see_the_entry_without_buttons(as_role: As, union: Unit) -> None:
    put_fund(union)
    row_id = put_entry(as_role)
    for username in ("auditor", "recorder"):
        page = as_role(username).get(f"/so-quy/{row_id}")
        assert page.status_code == 200
        assert f"/so-quy/{row_id}/sua" not in page.text
        assert f"/so-quy/{row_id}/rut" not in page.text


def test_an_entry_of_another_kind_is_not_shown_here(as_role: As, union: Unit) -> None:
    db.session.commit()
    assert as_role("treasurer").get("/so-quy/999").status_code == 404


def test_a_sending_without_token_is_refused(as_role: As, union: Unit) -> None:
    client = as_role("treasurer")
    client.application.config["WTF_CSRF_ENABLED"] = True
    assert client.post("/so-quy/moi", data=SENT).status_code == 400
