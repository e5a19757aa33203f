"""Files for unions below, signed: what a campaign asks, what is answered to a package, what is set."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from app.core.errors import Refused
from app.exchange.handed_down.content import HandedDown, members_of
from app.exchange.packages.sealed_zip import write_sealed
from app.office.signatures.key import signing_key
from app.office.signatures.rules import public_of
from app.office.units.models import Unit
from app.year.asked.facts import AnswerRemark, AskedReport, ReportAnswer
from app.year.campaigns.asked_queries import asked_codes, asked_names
from app.year.campaigns.models import Campaign
from app.year.outlines.queries import find_outline, own_outlines
from app.year.outlines.rules import file_of
from app.year.received.models import LowerUnion, ReceivedPackage
from app.year.received.remarks.queries import remarks_on
from app.year.regulations.facts import HandedLine, HandedLines
from app.year.regulations.queries import REGULATIONS, was_ever_kept


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
        outline_text=_outline_text(unit, row.outline),
    )
    return _signed(unit, tuple(asked_codes(row)), asked, folder, tuple(asked_names(row)))


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
        remarks=tuple(
            AnswerRemark(one.key, one.about, one.text) for one in remarks_on(row) if not one.outcome
        ),
    )
    return _signed(unit, (lower.code or "",), answer, folder)


def regulations_file(unit: Unit, folder: Path, now: datetime) -> bytes:
    """What regulations set, every line of the union's books, those of unions above it too. Raises Refused.

    Without a line the file takes back those that were handed down before.
    """
    lines = tuple(HandedLine(row.row_key, facts) for row, facts in REGULATIONS.all(unit.id))
    if not lines and not was_ever_kept(unit.id):
        raise Refused("Chưa ghi mức nào theo quy định.")
    made_at = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _signed(unit, (), HandedLines(made_at, lines), folder)


def _outline_text(unit: Unit, name: str) -> str:
    """The file of an outline of the union's own: unions below have only those of the program."""
    own = {one.name for one in own_outlines(unit.id)} if name else ()
    return file_of(find_outline(unit, name)) if name in own else ""


def _signed(
    unit: Unit,
    to: tuple[str, ...],
    content: AskedReport | ReportAnswer | HandedLines,
    folder: Path,
    to_names: tuple[str, ...] = (),
) -> bytes:
    key = signing_key(folder, unit.code)
    handed = HandedDown(unit.code, unit.name, public_of(key), to, content, to_names)
    return write_sealed(members_of(handed), key)
