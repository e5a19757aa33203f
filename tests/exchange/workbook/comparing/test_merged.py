"""A workbook from before two records were merged still finds the person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.core.actor import SYSTEM
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from app.people.duplicates.actions import merge
from app.people.roster.facts import LeavingReason
from tests.conftest import OFFICER, TODAY, put_member
from tests.exchange.books import counts, take


def test_rows_of_the_code_that_went_are_the_persons(union: Unit, tmp_path: Path) -> None:
    kept = put_member(
        union, "DV002", "Phan Thị Lan", left_on=date(2023, 1, 1), leaving_reason=LeavingReason.QUIT
    )
    gone = put_member(union, "DV003", "Phan Thị Lan", joined_on=date(2023, 1, 1))
    visit = VisitFacts(date(2024, 3, 8), Reason.ILLNESS, "chị Lan", Audience.MEMBER, member_ids=(gone.id,))
    record_visit(union.id, visit, OFFICER, TODAY)
    db.session.commit()
    path = tmp_path / "cu.xlsx"
    export(union.id, path.write_bytes, SYSTEM)
    db.session.commit()
    merge(kept, gone, OFFICER, TODAY, "Nhập hai lần")
    db.session.commit()
    plan, applied = take(path)
    assert [problem.text for problem in applied.problems] == []
    assert {title: numbers[:2] for title, numbers in counts(plan).items() if any(numbers[:2])} == {}
