"""Books of the schema before `Năm` was any period: each year stays what it was, with its two days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from app.books.budget.actions import record_budget_line
from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.budget.models import BudgetLine
from app.books.budget.queries import budget_lines_of
from app.extensions import db
from app.life.awards.models import Award
from app.life.awards.queries import awards_of
from app.life.ratings.models import Rating
from app.life.ratings.queries import ratings_of
from app.log.activities.models import Activity
from app.office.installation.upgrading import bring_up_to_date
from app.office.trail.queries import verify_chain
from app.office.units.models import Unit
from app.office.units.queries import working_year_of
from app.year.commitments.evidence.actions import attach_evidence
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitments_of
from app.year.plan.models import PlanItem
from app.year.plan.queries import plan_items_of
from tests.conftest import OFFICER, TODAY
from tests.life.awards.entries import put_award, put_rating
from tests.office.installation.older import take_back
from tests.year.commitments.rows import put_commitment, put_task

#: The schema before.
BEFORE = "0014"


def put_books(unit: Unit) -> None:
    undated = put_award(unit, year="2023")
    put_award(unit, year="2024", title="Giấy khen", granted_on=date(2024, 5, 6))
    put_rating(unit, year="2022")
    promise = put_commitment(unit, year="2024")
    attach_evidence(promise, [undated.id], OFFICER)
    put_task(unit, year="2025")
    line = BudgetFacts("2024", BudgetSide.RECEIPT, "Đoàn phí", 1_800_000)
    record_budget_line(unit.id, line, OFFICER, TODAY)
    db.session.commit()


def facts_of(unit_id: int) -> list[Any]:
    reads: tuple[Any, ...] = (awards_of, ratings_of, commitments_of, plan_items_of, budget_lines_of)
    return [facts for read in reads for _, facts in read(unit_id)]


def test_years_of_older_books_stay_what_they_were(app: Flask, union: Unit) -> None:
    put_books(union)
    unit_id, before = union.id, facts_of(union.id)
    db.session.remove()
    take_back(db.engine, BEFORE)
    bring_up_to_date(db.engine, Path(app.instance_path))
    assert facts_of(unit_id) == before
    models: tuple[Any, ...] = (Award, Rating, Commitment, PlanItem, BudgetLine)
    for model in models:
        for row in db.session.query(model):
            year = int(row.year)
            assert (row.period_start, row.period_end) == (date(year, 1, 1), date(year, 12, 31))
    words = [row.period_text for row in db.session.query(Activity).order_by(Activity.id)]
    assert words == ["2023", "", "2022"]
    assert working_year_of(db.session.get_one(Unit, unit_id)) is None
    assert verify_chain(unit_id) == []
