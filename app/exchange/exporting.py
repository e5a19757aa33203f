"""The union's books as a workbook."""

from __future__ import annotations

from app.core.actor import Actor
from app.exchange.actions import put_marks
from app.exchange.desks import DESKS
from app.exchange.layout import UNIT
from app.exchange.plans import Stored
from app.exchange.queries import marks_of, names_in
from app.exchange.unit_sheet import stored_unit
from app.trail import actions as trail
from app.units.models import Unit

#: Personal data that a download on screen leaves out unless it is asked for (Luật 91/2025/QH15).
SENSITIVE = frozenset({"party_member"})


def content_of(unit: Unit) -> dict[str, list[Stored]]:
    """Every live row by sheet title, in the order recorded; the number of statements is constant."""
    names = names_in(unit.id)
    content = {UNIT.title: [stored_unit(unit)]}
    content |= {desk.sheet.title: desk.stored(unit.id, names) for desk in DESKS}
    return content


def export(unit: Unit, actor: Actor, without: frozenset[str] = frozenset()) -> bytes:
    """The workbook, and a mark on each row that it went out as it stands. Flushes, never commits.

    Who took the books out, and whether with personal data, is noted in the trail.
    """
    # Loads openpyxl, 9 MB that the server is spared: it has workbooks written in processes beside it.
    from app.exchange.writer import write_book

    content = content_of(unit)
    marks = marks_of(unit.id)
    for title, rows in content.items():
        put_marks(unit.id, title, [(row.key, row.normals) for row in rows], marks.get(title, {}))
    told = {} if without >= SENSITIVE else {"party_member": (None, True)}
    trail.note(unit.id, actor, "exchange.exported", f"units/{unit.id}", told)
    return write_book(content, without)
