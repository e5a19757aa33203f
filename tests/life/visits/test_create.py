"""Recording a visit or gift."""

from __future__ import annotations

import pytest

from app.life.visits.queries import visits_of
from app.office.units.models import Unit
from tests.conftest import put_member
from tests.downloads import As, cash_in, errors, only_officers_write, put_fund, words
from tests.life.visits.visits import OWN, SENT, put_visit


def test_a_visit_is_recorded_and_paid_from_its_fund(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    sent = {**OWN, "fund_id": str(fund.id), "people": "2", "in_kind": "Giỏ quà"}
    answer = as_role("treasurer").post("/tham-hoi/moi", data=sent)
    [(visit, facts)] = visits_of(union.id)
    assert (answer.status_code, answer.location) == (303, f"/tham-hoi/{visit.id}")
    assert (facts.amount, facts.people, facts.in_kind) == (500_000, 2, "Giỏ quà")
    assert cash_in(fund) == 4_500_000


@pytest.mark.parametrize(
    ("recipient", "people", "counted"),
    [
        ("04 cựu nữ thanh niên xung phong", "", 4),
        ("04 cựu nữ thanh niên xung phong", "5", 5),
        ("Lê Thị Ấm", "", None),
        ("00 người", "", None),
    ],
)
def test_a_number_that_begins_a_name_counts_people_unless_they_are_counted(
    as_role: As, union: Unit, recipient: str, people: str, counted: int | None
) -> None:
    sent = {**SENT, "recipient": recipient, "audience": "outsider", "people": people}
    as_role("recorder").post("/tham-hoi/moi", data=sent)
    [(_, facts)] = visits_of(union.id)
    assert facts.people == counted


def test_others_money_moves_no_fund(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    as_role("treasurer").post("/tham-hoi/moi", data=SENT)
    [(_, facts)] = visits_of(union.id)
    assert (facts.amount, facts.fund_id, cash_in(fund)) == (500_000, None, 5_000_000)


def test_people_are_kept_in_the_order_of_names(as_role: As, union: Unit) -> None:
    first, second = put_member(union, "DV010", "Lê Thị Ấm"), put_member(union, "DV011", "Trần Văn Cường")
    sent = {**SENT, "member_ids": [str(second.id), str(first.id)]}
    as_role("recorder").post("/tham-hoi/moi", data=sent)
    [(_, facts)] = visits_of(union.id)
    assert set(facts.member_ids) == {first.id, second.id}


def test_a_recorder_is_offered_no_fund(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    recorder = as_role("recorder")
    assert 'name="fund_id"' not in recorder.get("/tham-hoi/moi").text
    assert 'name="fund_id"' in as_role("treasurer").get("/tham-hoi/moi").text
    refused = recorder.post("/tham-hoi/moi", data={**OWN, "fund_id": str(fund.id)})
    assert (refused.status_code, visits_of(union.id), cash_in(fund)) == (422, [], 5_000_000)
    assert recorder.post("/tham-hoi/moi", data=SENT).status_code == 303


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("happened_on", "31/02/2024", "31/02/2024 không có trong lịch"),
        ("happened_on", "", "Cần điền mục này."),
        ("recipient", "   ", "Cần điền mục này."),
        ("recipient", "x" * 4001, "Dài quá 4000 chữ"),
        ("amount", "-5", "-5 không phải là số tiền"),
        ("people", "0", "Hãy ghi một số nguyên từ 1 trở lên."),
        ("reason_for", "hunger", "Hãy chọn một mục trong danh sách."),
        ("member_ids", "99999", "Có người không còn trong danh sách."),
        ("member_ids", "x", "Hãy chọn trong danh sách."),
        ("fund_id", "99999", "Hãy chọn một mục trong danh sách."),
    ],
)
def test_what_makes_no_sense_is_reported_beside_its_field(
    as_role: As, union: Unit, field: str, typed: str, sentence: str
) -> None:
    page = as_role("treasurer").post("/tham-hoi/moi", data={**SENT, "note": "giữ nguyên", field: typed})
    assert page.status_code == 422
    assert errors(page)["reason_for" if field == "reason_for" else field].startswith(sentence)
    assert "giữ nguyên" in page.text
    assert visits_of(union.id) == []


def test_a_fund_without_an_amount_is_refused(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    page = as_role("treasurer").post("/tham-hoi/moi", data={**OWN, "amount": "", "fund_id": str(fund.id)})
    assert errors(page) == {"fund_id": "Chọn quỹ chi thì cần ghi số tiền."}


def test_a_fund_without_the_money_pays_nothing(as_role: As, union: Unit) -> None:
    fund = put_fund(union, opening=100_000)
    page = as_role("treasurer").post("/tham-hoi/moi", data={**OWN, "fund_id": str(fund.id)})
    assert page.status_code == 422
    assert "Công đoàn phí (tiền mặt) không đủ tiền" in words(page)
    assert 'value="500k"' in page.text
    assert (visits_of(union.id), cash_in(fund)) == ([], 100_000)


def test_people_and_funds_of_another_union_cannot_be_chosen(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    stranger = as_role("stranger")
    page = stranger.post("/tham-hoi/moi", data={**OWN, "fund_id": str(fund.id), "member_ids": ["1"]})
    assert set(errors(page)) == {"fund_id", "member_ids"}


def test_only_officers_write(as_role: As, union: Unit) -> None:
    only_officers_write(as_role, "/tham-hoi", SENT, put_visit(union).id)
    assert len(visits_of(union.id)) == 1
