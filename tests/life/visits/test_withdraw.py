"""Withdrawing a visit: it leaves every list, its payment is reversed, the reason stays."""

from __future__ import annotations

from app.books.lines.queries import postings_of
from app.life.visits.queries import visits_of
from app.office.units.models import Unit
from tests.downloads import As, cash_in, errors, put_fund, words
from tests.life.visits.visits import SENT, put_visit


def test_its_payment_is_reversed(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row = put_visit(union, amount=500_000, fund_id=fund.id)
    answer = as_role("treasurer").post(
        f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "Ghi trùng"}
    )
    assert (answer.status_code, cash_in(fund), visits_of(union.id)) == (303, 5_000_000, [])
    assert [(line.amount, line.reason) for line in postings_of(row.id)] == [
        (500_000, ""),
        (-500_000, "Ghi trùng"),
    ]


def test_it_needs_a_reason(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    page = as_role("recorder").post(f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "  "})
    assert (page.status_code, errors(page)) == (422, {"reason": "Hãy ghi lý do rút khỏi sổ."})
    assert len(visits_of(union.id)) == 1


def test_a_reason_too_long_is_refused_and_kept(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    page = as_role("recorder").post(f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "y" * 501})
    assert (page.status_code, errors(page)) == (422, {"reason": "Dài quá 500 chữ; hãy viết gọn lại."})
    assert "y" * 501 in page.text


def test_a_visit_that_somebody_just_corrected_is_shown_again_first(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000)
    client = as_role("recorder")
    client.post(f"/tham-hoi/{row.id}/sua", data={**SENT, "amount": "600k", "version": "1", "reason": "Sửa"})
    page = client.post(f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "Ghi trùng"})
    assert page.status_code == 422
    assert "Người khác đã sửa mục này" in words(page)
    assert 'value="Ghi trùng"' in page.text
    assert len(visits_of(union.id)) == 1


def test_withdrawn_once_is_enough(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row = put_visit(union, amount=500_000, fund_id=fund.id)
    client = as_role("treasurer")
    for version in ("1", "2"):
        client.post(f"/tham-hoi/{row.id}/rut", data={"version": version, "reason": "Ghi trùng"})
    assert cash_in(fund) == 5_000_000
    assert len(postings_of(row.id)) == 2


def test_no_page_withdraws_by_being_opened(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    assert as_role("chair").get(f"/tham-hoi/{row.id}/rut").status_code == 405
