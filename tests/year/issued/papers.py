"""Books of a year from which a report can be issued."""

from __future__ import annotations

from datetime import date

from app.core.periods import parse_period
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.models import Activity
from app.office.units.models import Unit
from app.year.issued.actions import issue
from app.year.issued.facts import Composed, OutgoingFacts, PaperSort, Replacing
from app.year.issued.queries import compose_to_issue
from app.year.reports.record import Paper
from tests.conftest import OFFICER, TODAY

YEAR = parse_period("2024")
ISSUE = "/van-ban-di/phat-hanh?ky=2024"


def put_year(unit: Unit) -> tuple[Activity, Activity]:
    """A tournament and a visit; returns the event and the visit."""
    event = EventFacts(date(2024, 11, 14), Category.CULTURE_SPORT, "Giải cầu lông", people=10)
    visit = VisitFacts(date(2024, 2, 1), Reason.ILLNESS, "Nguyễn Văn Bình", Audience.MEMBER, amount=500_000)
    rows = record_event(unit.id, event, OFFICER, TODAY), record_visit(unit.id, visit, OFFICER, TODAY)
    db.session.commit()
    return rows


def composed(unit: Unit, number: int = 1) -> Composed:
    """The report of the year as it would be issued today."""
    return compose_to_issue(unit, YEAR, TODAY, "co-quan", Paper(str(number), TODAY))


def line(found: Composed, number: int = 1, reason: str = "") -> OutgoingFacts:
    """Its line of the register."""
    report = found.report
    signer, subject = report.signature.name, " ".join(report.abstract)
    return OutgoingFacts(TODAY, PaperSort.REPORT, number, subject, signer, reason)


def put_paper(unit: Unit, number: int = 1, reason: str = "", replacing: Replacing | None = None) -> Activity:
    """The report of the year, issued."""
    found = composed(unit, number)
    row = issue(unit.id, found, line(found, number, reason), OFFICER, TODAY, replacing)
    db.session.commit()
    return row
