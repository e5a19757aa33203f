"""Contributions and collections on screen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.books.cashbook.queries import funds_of
from app.dues.contributions.models import Contribution
from app.dues.funds.queries import contributions_of
from app.extensions import db
from app.office.units.models import Unit
from tests.books.cashbook.books import held, only_keepers_of_money_write, payment, record
from tests.conftest import Statements, put_member
from tests.downloads import MARKUP, As, Sent, errors, listed, only_those_of_the_books_read, words
from tests.dues.contributions.rounds import collect, collection, paid, people, put_term

JUNE = date(2024, 6, 20)


@pytest.fixture
def fund(union: Unit) -> int:
    return put_term(union, "Công đoàn phí").fund_id


@pytest.fixture
def rows(union: Unit, fund: int) -> list[Contribution]:
    """An and Đạt paid on 15 March for the first quarter, An again on 20 June into another fund."""
    other = put_term(union, "Mái ấm").fund_id
    an, dat = people(union, "Trần Thị An", "Phạm Quốc Đạt")
    made = collect(
        union,
        paid(fund, an, voucher_text="PT 7"),
        paid(fund, dat, 70_000),
        paid(other, an, 40_000, period_text="2024", paid_on=JUNE),
    )
    db.session.commit()
    return made


def sent(fund: int, *payers: int, **values: str) -> dict[str, str | list[str]]:
    defaults = {"period_text": "Quý 1/2024", "paid_on": "15/03/2024", "amount": "50k"}
    return {**defaults, "fund_id": str(fund), "member_ids": [str(one) for one in payers], **values}


# The list


def test_newest_first_with_the_sum(as_role: As, rows: list[Contribution]) -> None:
    text = words(as_role("auditor").get("/dong-quy/"))
    assert "3 khoản đóng, cộng 160.000 đồng" in text
    assert "Trần Thị An DV100 Mái ấm 2024 20/06/2024 40.000 PT0002/2024 Phạm Quốc Đạt" in text
    assert "Trần Thị An DV100 Công đoàn phí Quý 1/2024 15/03/2024 50.000 PT 7" in text


@pytest.mark.parametrize(
    ("query", "count", "total"),
    [
        ("fund=1", 2, "120.000"),
        ("period=2024", 3, "160.000"),
        ("period=Quý 1/2024", 2, "120.000"),
        ("period=2023", 0, ""),
        ("person={an}", 2, "90.000"),
        ("q=dat", 1, "70.000"),
        ("q=AN tran", 2, "90.000"),
        ("q=dv101", 1, "70.000"),
        ("q=pt 7", 1, "50.000"),
        ("q=%25", 0, ""),
        ("fund=1&person={an}", 1, "50.000"),
    ],
)
def test_filters(as_role: As, rows: list[Contribution], query: str, count: int, total: str) -> None:
    text = words(as_role("auditor").get(f"/dong-quy/?{query.format(an=rows[0].member_id)}"))
    expected = f"{count} khoản đóng, cộng {total} đồng" if count else "Không có khoản đóng nào khớp"
    assert expected in text


@pytest.mark.parametrize("query", ["fund=x", "fund=99", "person=99", "period=hom+qua"])
def test_a_filter_out_of_range_filters_nothing(as_role: As, rows: list[Contribution], query: str) -> None:
    assert "3 khoản đóng" in words(as_role("auditor").get(f"/dong-quy/?{query}"))


def test_names_sort_in_vietnamese_order(as_role: As, union: Unit, fund: int) -> None:
    payers = people(union, "Nguyễn Thị Đào", "Lê Thị Ấm", "Vũ Văn Dũng", "Trần Thị An")
    collect(union, *(paid(fund, one) for one in payers))
    db.session.commit()
    text = words(as_role("auditor").get("/dong-quy/?sort=name"))
    names = ["Trần Thị An", "Lê Thị Ấm", "Vũ Văn Dũng", "Nguyễn Thị Đào"]
    places = [text.index(f"{name} DV1") for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("path", ["/dong-quy/", "/dong-quy/dot/"])
@pytest.mark.parametrize("query", ["sort=password", "page=0", "page=x"])
def test_nonsense_in_the_address_is_refused(as_role: As, union: Unit, path: str, query: str) -> None:
    assert as_role("auditor").get(f"{path}?{query}").status_code == 400


@pytest.mark.parametrize("path", ["/dong-quy/", "/dong-quy/dot/", "/dong-quy/{one}", "/dong-quy/dot/{round}"])
def test_a_constant_number_of_statements(
    as_role: As, union: Unit, fund: int, statements: Statements, path: str
) -> None:
    payers = [put_member(union, f"DV3{number:02d}", "Lê Văn An").id for number in range(40)]
    made = collect(union, *(paid(fund, one, paid_on=date(2024, 3, 1 + one % 2)) for one in payers))
    address = path.format(one=made[0].id, round=made[0].collection_id)
    db.session.commit()
    client = as_role("auditor")
    statements.clear()
    assert client.get(address).status_code == 200
    assert statements.count <= 8


def test_htmx_gets_the_results_alone(as_role: As, rows: list[Contribution]) -> None:
    part = as_role("auditor").get("/dong-quy/", headers={"HX-Request": "true"})
    assert "Trần Thị An" in part.text
    assert "<main" not in part.text


# Recording


def test_several_people_pay_the_same_at_once(as_role: As, union: Unit, fund: int) -> None:
    payers = people(union, "Trần Thị An", "Phạm Quốc Đạt", "Lê Thị Mơ")
    answer = as_role("treasurer").post("/dong-quy/moi", data=sent(fund, *payers[:2], voucher_text="PT 3"))
    recorded = contributions_of(union.id)
    assert (answer.status_code, answer.location) == (303, f"/dong-quy/dot/{recorded[0][0].collection_id}")
    assert [(facts.member_id, facts.amount, facts.payer_name) for _, facts in recorded] == [
        (payers[0], 50_000, "Trần Thị An"),
        (payers[1], 50_000, "Phạm Quốc Đạt"),
    ]
    assert held(union) == {("Công đoàn phí", "cash"): 100_000}


def test_a_collection_offers_its_own_fund_period_and_day(as_role: As, rows: list[Contribution]) -> None:
    page = as_role("treasurer").get(f"/dong-quy/dot/{rows[0].collection_id}").text
    address = "/dong-quy/moi?fund_id=1&amp;period_text=Qu%C3%BD+1/2024&amp;paid_on=15/03/2024"
    assert address in page
    form = as_role("treasurer").get(address.replace("&amp;", "&")).text
    for shown in ('<option selected value="1">', 'value="Quý 1/2024"', 'value="15/03/2024"'):
        assert shown in form
    assert "field-error" not in form


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"fund_id": ""}, "fund_id", "Cần điền mục này."),
        ({"fund_id": "99"}, "fund_id", "Hãy chọn một mục trong danh sách."),
        ({"period_text": "hôm qua"}, "period_text", "hôm qua không phải là kỳ"),
        ({"paid_on": "16/12/2024"}, "paid_on", "Ngày đóng 16/12/2024 ở sau hôm nay."),
        ({"amount": "0"}, "amount", "Số tiền phải lớn hơn 0."),
        ({"amount": "abc"}, "amount", "abc không phải là số tiền"),
        ({"member_ids": []}, "member_ids", "Hãy chọn ít nhất một người."),
        ({"member_ids": ["999"]}, "member_ids", "Có người không còn trong danh sách."),
    ],
)
def test_what_is_invalid_is_reported_beside_its_field(
    as_role: As, union: Unit, fund: int, values: dict[str, str], field: str, sentence: str
) -> None:
    [someone] = people(union, "Trần Thị An")
    data = {**sent(fund, someone, note="giữ nguyên"), **values}
    page = as_role("treasurer").post("/dong-quy/moi", data=data)
    assert page.status_code == 422
    assert errors(page)[field].startswith(sentence)
    assert "giữ nguyên" in page.text
    assert contributions_of(union.id) == []


# One payment


def test_a_payment_shows_its_facts(as_role: As, rows: list[Contribution]) -> None:
    text = words(as_role("auditor").get(f"/dong-quy/{rows[0].id}"))
    for expected in ("Người đóng Trần Thị An", "Quỹ Công đoàn phí", "Số tiền 50.000 đồng", "Số phiếu PT 7"):
        assert expected in text
    assert text.count("hệ thống") == 1, "who recorded it is shown once"


def correction(row: Contribution, **values: str) -> dict[str, str]:
    defaults = {"period_text": "Quý 1/2024", "paid_on": "15/03/2024", "amount": "50k", "fund_id": "1"}
    return {**defaults, "member_id": str(row.member_id), "version": "1", "reason": "ghi nhầm", **values}


def test_a_corrected_payment_moves_the_money(as_role: As, union: Unit, rows: list[Contribution]) -> None:
    client = as_role("treasurer")
    row_id = rows[0].id
    answer = client.post(
        f"/dong-quy/{row_id}/sua", data=correction(rows[0], amount="45k", paid_on="20/06/2024")
    )
    assert (answer.status_code, answer.location) == (303, f"/dong-quy/{row_id}")
    assert held(union, date(2024, 4, 1)) == {("Công đoàn phí", "cash"): 70_000}
    text = words(client.get(f"/dong-quy/{row_id}"))
    assert "Số tiền: 50.000 đồng → 45.000 đồng" in text
    assert "Ngày đóng: 15/03/2024 → 20/06/2024" in text


def test_the_second_of_two_officers_is_warned_and_keeps_their_words(
    as_role: As, rows: list[Contribution]
) -> None:
    client, path = as_role("treasurer"), f"/dong-quy/{rows[0].id}/sua"
    other = rows[1].member_id
    assert client.post(path, data=correction(rows[0], amount="45k")).status_code == 303
    page = client.post(path, data=correction(rows[0], amount="40k", member_id=str(other)))
    assert page.status_code == 422
    text = words(page)
    assert "Số tiền 45.000 đồng" in text
    assert "Người đóng Trần Thị An" in text
    assert 'value="40k"' in page.text


def test_a_withdrawn_payment_leaves_the_list(as_role: As, union: Unit, rows: list[Contribution]) -> None:
    client, row_id = as_role("treasurer"), rows[0].id
    answer = client.post(f"/dong-quy/{row_id}/rut", data={"version": "1", "reason": "ghi trùng"})
    assert answer.status_code == 303
    assert held(union, date(2024, 4, 1)) == {("Công đoàn phí", "cash"): 70_000}
    assert "2 khoản đóng" in words(client.get("/dong-quy/"))
    assert "Đã rút khỏi sổ lúc" in words(client.get(f"/dong-quy/{row_id}"))


def test_a_payment_that_was_spent_is_not_withdrawn(
    as_role: As, union: Unit, rows: list[Contribution]
) -> None:
    record(union, payment(funds_of(union.id)[0], 100_000, JUNE))
    db.session.commit()
    page = as_role("treasurer").post(
        f"/dong-quy/{rows[0].id}/rut", data={"version": "1", "reason": "ghi trùng"}
    )
    assert page.status_code == 422
    assert "không đủ tiền" in words(page)


# Collections


def test_the_list_of_collections(as_role: As, rows: list[Contribution]) -> None:
    text = words(as_role("auditor").get("/dong-quy/dot/"))
    assert "Thu quỹ Mái ấm, kỳ 2024 20/06/2024 Mái ấm 1 40.000 Thu quỹ Công đoàn phí" in text
    assert "1 đợt thu" in words(as_role("auditor").get("/dong-quy/dot/?q=mai+am"))
    assert "1 đợt thu" in words(as_role("auditor").get("/dong-quy/dot/?period=Quý 1/2024"))
    assert "Không có đợt thu nào khớp" in words(as_role("auditor").get("/dong-quy/dot/?period=2023"))


def test_a_collection_shows_who_paid_and_its_receipts(as_role: As, rows: list[Contribution]) -> None:
    text = words(as_role("auditor").get(f"/dong-quy/dot/{rows[0].collection_id}"))
    assert "Số người 2" in text
    assert (
        "Trần Thị An DV100 50.000 Tiền mặt PT 7 Phạm Quốc Đạt DV101 70.000 Tiền mặt PT0001/2024 Cộng 120.000"
        in text
    )
    assert "15/03/2024 Công đoàn phí (tiền mặt) Thu 50.000 Trong sổ" in text
    assert "15/03/2024 Công đoàn phí (tiền mặt) Thu 70.000 Trong sổ" in text


def test_the_log_leads_to_the_collection(as_role: As, rows: list[Contribution]) -> None:
    entry = rows[0].collection_id
    assert as_role("auditor").get(f"/nhat-ky/{entry}").location == f"/dong-quy/dot/{entry}"


def test_a_whole_collection_is_corrected(as_role: As, union: Unit, rows: list[Contribution]) -> None:
    entry = collection(rows[0])
    data = {"fund_id": "1", "period_text": "2024", "paid_on": "20/06/2024", "reason": "nhầm ngày"}
    path = f"/dong-quy/dot/{entry.id}"
    version = {"version": str(entry.version)}
    assert as_role("treasurer").post(f"{path}/sua", data={**data, **version}).status_code == 303
    text = words(as_role("auditor").get(path))
    assert "Thu quỹ Công đoàn phí, kỳ 2024" in text
    assert "Ngày đóng: 15/03/2024 → 20/06/2024" in text
    late = as_role("treasurer").post(f"{path}/sua", data={**data, **version, "paid_on": "21/06/2024"})
    assert (late.status_code, "Ngày đóng 20/06/2024" in words(late)) == (422, True)


def test_a_whole_collection_is_withdrawn_and_still_shows_who_had_paid(
    as_role: As, union: Unit, rows: list[Contribution]
) -> None:
    entry = collection(rows[0])
    path, version = f"/dong-quy/dot/{entry.id}", str(entry.version)
    client = as_role("treasurer")
    assert client.post(f"{path}/rut", data={"version": version, "reason": "thu nhầm"}).status_code == 303
    text = words(client.get(path))
    assert "thu nhầm" in text
    assert "Trần Thị An DV100 50.000" in text
    assert held(union, date(2024, 4, 1)) == {("Công đoàn phí", "cash"): 0}


# Who may


def test_who_may_read_and_write(as_role: As, union: Unit, rows: list[Contribution]) -> None:
    one, collection_path = f"/dong-quy/{rows[0].id}", f"/dong-quy/dot/{rows[0].collection_id}"
    new, fix = sent(1, rows[0].member_id), correction(rows[0])
    gone = {"version": "1", "reason": "thử"}
    only_those_of_the_books_read(as_role, "/dong-quy/", "/dong-quy/dot/", one, collection_path)
    posts: list[tuple[str, Sent]] = [("/dong-quy/moi", new), (f"{one}/sua", fix), (f"{one}/rut", gone)]
    posts += [(f"{collection_path}/sua", fix), (f"{collection_path}/rut", gone)]
    opened = ["/dong-quy/moi", f"{one}/sua", f"{collection_path}/sua"]
    only_keepers_of_money_write(
        as_role, opened, posts, [one, collection_path, f"{one}/sua", f"{collection_path}/sua"]
    )
    assert len(contributions_of(union.id)) == 3
    assert "Trần Thị An" not in as_role("stranger").get("/dong-quy/").text


def test_the_stranger_cannot_collect_from_our_people(
    as_role: As, union: Unit, rows: list[Contribution]
) -> None:
    page = as_role("stranger").post("/dong-quy/moi", data=sent(1, rows[0].member_id))
    assert set(errors(page)) == {"fund_id", "member_ids"}


def test_markup_stays_text(as_role: As, union: Unit, fund: int) -> None:
    someone = put_member(union, "DV1", MARKUP)
    values: dict[str, Any] = {"note": MARKUP, "voucher_text": MARKUP, "payer_name": MARKUP}
    [row] = collect(union, paid(fund, someone.id, **values))
    db.session.commit()
    for path in ("/dong-quy/", f"/dong-quy/{row.id}", f"/dong-quy/dot/{row.collection_id}", "/dong-quy/moi"):
        assert "<script>alert" not in as_role("treasurer").get(path).text


def test_the_form_for_many_asks_as_that_of_one_but_for_the_sum(as_role: As, rows: list[Contribution]) -> None:
    client = as_role("treasurer")
    many, one = (client.get(path).text for path in ("/dong-quy/moi", f"/dong-quy/{rows[0].id}/sua"))
    for page in (many, one):
        assert 'placeholder="Ví dụ: Quý 1/2024"' in page
        assert "<summary>Thêm chi tiết</summary>" in page
    assert "Số tiền mỗi người" in many
    assert "Số tiền mỗi người" not in one
    assert "Để trống: cả đợt là một phiếu thu." in many
    assert "Để trống: cả đợt là một phiếu thu." not in one
    assert "chuyển sang đợt thu khác" in one


def test_a_round_is_opened_by_a_payment_not_by_a_form(as_role: As, rows: list[Contribution]) -> None:
    assert as_role("treasurer").get("/dong-quy/dot/moi").status_code == 404


def test_a_sending_without_token_is_refused(as_role: As, rows: list[Contribution]) -> None:
    client = as_role("treasurer")
    client.application.config["WTF_CSRF_ENABLED"] = True
    for path in (
        "/dong-quy/moi",
        f"/dong-quy/{rows[0].id}/rut",
        f"/dong-quy/dot/{rows[0].collection_id}/rut",
    ):
        assert client.post(path, data={"version": "1", "reason": "x"}).status_code == 400


def test_payments_go_to_excel_as_narrowed_and_sorted(
    as_role: As, fund: int, rows: list[Contribution]
) -> None:
    client = as_role("auditor")
    paid_in = listed(client.get(f"/dong-quy/?fund={fund}&sort=amount&dang=xlsx"))
    assert [(row[0], *row[3:6]) for row in paid_in] == [
        ("Trần Thị An", "Quý 1/2024", date(2024, 3, 15), 50_000),
        ("Phạm Quốc Đạt", "Quý 1/2024", date(2024, 3, 15), 70_000),
    ]
    assert [row[2:] for row in listed(client.get("/dong-quy/dot/?sort=amount&dang=xlsx"))] == [
        ("Mái ấm", 1, 40_000),
        ("Công đoàn phí", 2, 120_000),
    ]
