"""Files for unions below, signed: what a campaign asks, what is answered to a package."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.exchange.handed_down.content import HandedDown, members_of
from app.exchange.packages.sealed_zip import write_sealed
from app.office.signatures.key import signing_key
from app.office.signatures.rules import public_of
from app.office.units.models import Unit
from app.year.asked.facts import AnswerRemark, AskedReport, ReportAnswer
from app.year.campaigns.models import Campaign
from app.year.campaigns.queries import asked_codes
from app.year.received.models import LowerUnion, ReceivedPackage
from app.year.received.remarks.queries import remarks_on


def request_file(unit: Unit, row: Campaign, folder: Path) -> bytes:
    """What a campaign asks."""
    asked = AskedReport(
        code=row.code,
        title=row.title,
        document_number=row.document_number,
        label=row.label,
        period=(row.period_start, row.period_end),
        as_of=row.as_of,
        deadline=row.deadline,
        outline=row.outline,
        note=row.note,
        made_on=row.opened_on,
    )
    return _signed(unit, tuple(asked_codes(row)), asked, folder)


def answer_file(unit: Unit, row: ReceivedPackage, lower: LowerUnion, folder: Path, today: date) -> bytes:
    """What is answered to a package."""
    answer = ReportAnswer(
        label=row.label,
        period=(row.period_start, row.period_end),
        number=row.number,
        dated=row.dated,
        received_on=row.received_on,
        accepted_on=row.accepted_on,
        made_on=today,
        remarks=tuple(AnswerRemark(one.key, one.about, one.text) for one in remarks_on(row)),
    )
    return _signed(unit, (lower.code,), answer, folder)


def _signed(unit: Unit, to: tuple[str, ...], content: AskedReport | ReportAnswer, folder: Path) -> bytes:
    key = signing_key(folder, unit.code)
    handed = HandedDown(unit.code, unit.name, public_of(key), to, content)
    return write_sealed(members_of(handed), key)
