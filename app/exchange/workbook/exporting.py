"""The union's books as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.core.actor import Actor
from app.exchange.workbook.actions import put_marks
from app.exchange.workbook.adapters import ADAPTERS
from app.exchange.workbook.comparing.plans import Stored
from app.exchange.workbook.layout import ROSTER, UNIT
from app.exchange.workbook.queries import marks_of, names_in
from app.exchange.workbook.unit_sheet import stored_unit
from app.office.trail import actions as trail
from app.office.units.models import Unit
from app.office.units.queries import unit_by_id
from app.transactions import reading
from app.web.saving import saving

#: Personal data that a download on screen leaves out unless it is asked for (Luật 91/2025/QH15).
SENSITIVE = frozenset({"party_member"})


def content_of(unit: Unit) -> dict[str, list[Stored]]:
    """Every live row by sheet title, in the order recorded; the number of statements is constant.

    Party membership is told only where the union keeps it.
    """
    names = names_in(unit.id)
    content = {UNIT.title: [stored_unit(unit)]}
    content |= {adapter.sheet.title: adapter.stored(unit.id, names) for adapter in ADAPTERS}
    if not unit.keeps_party:
        content[ROSTER.title] = [_without_party(row) for row in content[ROSTER.title]]
    return content


def _without_party(row: Stored) -> Stored:
    place, kind = ROSTER.place("party_member"), ROSTER.column("party_member").kind
    values = (*row.values[:place], kind.empty, *row.values[place + 1 :])
    normals = (*row.normals[:place], kind.normal(kind.empty), *row.normals[place + 1 :])
    return replace(row, values=values, normals=normals)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A workbook of the books, and the rows that it holds, to be noted when it goes out."""

    file: bytes
    content: dict[str, list[Stored]]
    with_party: bool


def draw(unit: Unit, without: frozenset[str] = frozenset()) -> Drawn:
    """The workbook, nothing written."""
    # Loads openpyxl, 9 MB that the server is spared: it has workbooks written in processes beside it.
    from app.exchange.workbook.writer import write_book

    content = content_of(unit)
    return Drawn(write_book(content, without), content, unit.keeps_party and not without >= SENSITIVE)


def note_export(unit_id: int, drawn: Drawn, actor: Actor) -> None:
    """A mark on each row that it went out as the file says it. Flushes, never commits.

    Rows that changed since the file was drawn keep the mark of what it says: that is what comes back.
    Who took the books out, and whether with personal data, is noted in the trail.
    """
    marks = marks_of(unit_id)
    for title, rows in drawn.content.items():
        put_marks(unit_id, title, [(row.key, row.normals) for row in rows], marks.get(title, {}))
    told = {"party_member": (None, True)} if drawn.with_party else {}
    trail.note(unit_id, actor, "exchange.exported", f"units/{unit_id}", told)


def export(
    unit_id: int, keep: Callable[[bytes], object], actor: Actor, without: frozenset[str] = frozenset()
) -> None:
    """Draw the workbook, hand it to `keep` and note that it went out.

    Others write while it is drawn: only what is noted of it needs their place. Raises Refused.
    """
    with reading():
        drawn = draw(unit_by_id(unit_id), without)
    keep(drawn.file)
    with saving() as saved:
        note_export(unit_id, drawn, actor)
    saved.raise_refusal()
