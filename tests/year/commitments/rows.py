"""Commitments, tasks and paragraphs as the forms send them and as the tests record them."""

from __future__ import annotations

from typing import Any

from app.extensions import db
from app.office.units.models import Unit
from app.year.commitments.actions import record_commitment
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.plan.actions import record_plan_item
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem
from app.year.statements.actions import record_statement
from app.year.statements.facts import StatementFacts, Topic
from app.year.statements.models import Statement
from tests.conftest import OFFICER, TODAY

COMMITMENT = {"year": "2024", "position": "1", "content": "Đoàn viên khó khăn được thăm hỏi kịp thời"}
TASK = {"year": "2025", "position": "1", "content": "Tổ chức hội thao chào mừng 26/3", "target": "01 cuộc"}
PARAGRAPH = {"period_text": "2024", "topic": "strengths", "content": "Đoàn viên đoàn kết, giúp nhau."}


def put_commitment(unit: Unit, **values: Any) -> Commitment:
    """A recorded commitment of 2024."""
    facts = CommitmentFacts(
        **{"year": "2024", "content": "Đoàn viên khó khăn được thăm hỏi kịp thời", **values}
    )
    row = record_commitment(unit.id, facts, OFFICER, TODAY)
    db.session.commit()
    return row


def put_task(unit: Unit, **values: Any) -> PlanItem:
    """A recorded task for 2025."""
    facts = PlanFacts(**{"year": "2025", "content": "Tổ chức hội thao chào mừng 26/3", **values})
    row = record_plan_item(unit.id, facts, OFFICER, TODAY)
    db.session.commit()
    return row


def put_paragraph(unit: Unit, **values: Any) -> Statement:
    """A recorded paragraph for the report of 2024."""
    facts = {"period_text": "2024", "topic": Topic.STRENGTHS, "content": "Đoàn viên đoàn kết, giúp nhau."}
    row = record_statement(unit.id, StatementFacts(**{**facts, **values}), OFFICER, TODAY)
    db.session.commit()
    return row
