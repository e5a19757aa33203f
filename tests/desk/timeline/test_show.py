"""From an entry's id to the page of its kind."""

from __future__ import annotations

from app.desk.timeline.queries import Wanted, page_of_timeline
from app.log.activities.facts import Kind
from app.office.units.models import Unit
from app.web.features import log_kinds
from tests.desk.timeline.year import put_year
from tests.downloads import As
from tests.life.visits.visits import put_visit


def test_every_kind_has_its_page(as_role: As, union: Unit) -> None:
    put_year(union)
    client = as_role("auditor")
    lines = [line for line in page_of_timeline(union.id, Wanted(), 1).items if not line.is_of_roster]
    # A return is of a loan, which is a register; a paper that was issued stands in a register of its own, a
    # scan with its indicator.
    elsewhere = {"loan_return", "outgoing", "indicator_evidence"}
    kept = {kind.key for kind in log_kinds().values() if not kind.register} - elsewhere
    assert {line.kind for line in lines} == set(Kind) == kept
    for line in lines:
        page = client.get(f"/nhat-ky/{line.id}", follow_redirects=True)
        assert page.status_code == 200, line.kind


def test_a_withdrawn_entry_keeps_its_page(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    client = as_role("recorder")
    client.post(f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "Ghi trùng"})
    assert client.get(f"/nhat-ky/{row.id}").location == f"/tham-hoi/{row.id}"


def test_no_entry_and_no_right(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    assert as_role("auditor").get("/nhat-ky/99999").status_code == 404
    assert as_role("stranger").get(f"/nhat-ky/{row.id}").status_code == 404
    assert as_role("member").get(f"/nhat-ky/{row.id}").status_code == 403
