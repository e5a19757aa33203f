"""A commitment's page says how far it is kept so far, counted where a measure says how."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from flask.testing import FlaskClient

from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.office.units.models import Unit
from app.year.commitments.actions import record_commitment
from app.year.commitments.facts import CommitmentFacts
from tests.conftest import OFFICER, TODAY

As = Callable[[str], FlaskClient]


def test_a_measure_counts_what_was_recorded(as_role: As, union: Unit) -> None:
    measure = "Số lượng hoạt động: Hội nghị"
    promise = CommitmentFacts(
        "2024", "Tổ chức hội nghị", target=Decimal(2), measure_unit="cuộc", measure=measure
    )
    row = record_commitment(union.id, promise, OFFICER, TODAY)
    record_event(union.id, EventFacts(date(2024, 1, 12), Category.CONFERENCE, "Hội nghị"), OFFICER, TODAY)
    db.session.commit()
    page = as_role("auditor").get(f"/cam-ket/{row.id}").text
    assert "<strong>01 cuộc</strong> so với chỉ tiêu 02 cuộc" in page
    assert "Chưa đạt" in page
    record_event(
        union.id, EventFacts(date(2024, 6, 1), Category.CONFERENCE, "Sơ kết", times=2), OFFICER, TODAY
    )
    db.session.commit()
    page = as_role("auditor").get(f"/cam-ket/{row.id}").text
    assert "<strong>03 cuộc</strong>" in page
    assert "Vượt chỉ tiêu" in page
