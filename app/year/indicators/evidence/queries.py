"""Selects of the evidence of indicators, the union first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.extensions import db
from app.log.activities.models import Activity
from app.log.attachments.models import Attachment
from app.year.indicators.evidence.models import IndicatorEvidence

#: The kind of the log.
KIND = "indicator_evidence"


def evidence_of(unit_id: int, indicator_id: int) -> Activity | None:
    """The entry that has the scans of an indicator; None before the first."""
    return db.session.scalar(
        select(Activity)
        .join(IndicatorEvidence, IndicatorEvidence.activity_id == Activity.id)
        .where(Activity.unit_id == unit_id, IndicatorEvidence.indicator_id == indicator_id)
    )


def scans_of(unit_id: int, indicator_id: int) -> Sequence[Attachment]:
    """The scans of an indicator in the order they came, withdrawn ones too; one statement."""
    return db.session.scalars(
        select(Attachment)
        .join(IndicatorEvidence, IndicatorEvidence.activity_id == Attachment.activity_id)
        .where(Attachment.unit_id == unit_id, IndicatorEvidence.indicator_id == indicator_id)
        .order_by(Attachment.id)
    ).all()


def indicator_shown_by(unit_id: int, activity_id: int) -> int | None:
    """The indicator whose scans an entry has."""
    return db.session.scalar(
        select(IndicatorEvidence.indicator_id)
        .join(Activity, Activity.id == IndicatorEvidence.activity_id)
        .where(Activity.unit_id == unit_id, IndicatorEvidence.activity_id == activity_id)
    )
