"""Writes of answers to packages: remarks, acceptance."""

from __future__ import annotations

from datetime import date

from app.core.actor import Actor
from app.core.errors import Refused
from app.core.vietnamese import lower_first, tidy_lines
from app.extensions import db
from app.office.trail import actions as trail
from app.year.received.models import ReceivedPackage
from app.year.received.remarks.facts import RemarkOutcome
from app.year.received.remarks.models import ReturnedRemark

_REPLACED = "Đã có bản thay: hãy mở bản mới nhất."


def remark(package: ReceivedPackage, key: str, about: str, text: str, actor: Actor, today: date) -> None:
    """Add a remark on a figure, a sentence or a whole package, which is then no longer accepted."""
    if not package.is_current:
        raise Refused(_REPLACED)
    if not tidy_lines(text):
        raise Refused("Hãy ghi ý kiến.", "text")
    package.accepted_on, package.accepted_by = None, ""
    row = ReturnedRemark(
        unit_id=package.unit_id,
        package_id=package.id,
        key=key,
        about=about,
        text=tidy_lines(text),
        made_on=today,
        made_by=actor.name,
    )
    db.session.add(row)
    noted = {"about": (None, about), "remark": (None, row.text)}
    trail.note_row(package, actor, "received.package.remarked", noted)


def end_remark(row: ReturnedRemark, outcome: RemarkOutcome, actor: Actor, today: date) -> None:
    """Take a remark back, or say that it was answered otherwise than by a corrected version."""
    if row.outcome:
        raise Refused(f"Ý kiến này {lower_first(RemarkOutcome(row.outcome).label)} rồi.")
    row.outcome, row.ended_on, row.ended_by = outcome.value, today, actor.name
    db.session.flush()
    noted = {"about": (None, row.about), "remark": (None, row.text)}
    action, subject = f"received.package.remark_{outcome.value}", f"received_packages/{row.package_id}"
    trail.note(row.unit_id, actor, action, subject, noted)


def accept(package: ReceivedPackage, actor: Actor, today: date) -> None:
    """Accept what was sent. Raises Refused for a draft, and for what is accepted or replaced already."""
    if not package.is_current:
        raise Refused(_REPLACED)
    if not package.is_frozen:
        raise Refused("Bản dự thảo chưa chấp nhận được: hãy chờ bản chốt.")
    if package.accepted_on:
        raise Refused("Báo cáo này đã chấp nhận rồi.")
    package.accepted_on, package.accepted_by = today, actor.name
    trail.note_row(package, actor, "received.package.accepted", {"accepted_on": (None, today)})
