"""The union's books as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.core.actor import Actor
from app.core.fields import Private, private_names
from app.exchange.workbook.actions import put_marks
from app.exchange.workbook.adapters import adapters
from app.exchange.workbook.adapters.unit import stored_unit
from app.exchange.workbook.comparing.plans import Stored
from app.exchange.workbook.layout import ROSTER, UNIT, sheets
from app.exchange.workbook.queries import marks_of, names_in
from app.office.trail import actions as trail
from app.office.units.models import Unit
from app.office.units.queries import unit_by_id
from app.transactions import reading
from app.web.saving import written

#: Personal data that a download on screen leaves out unless requested (Luật 91/2025/QH15).
SENSITIVE = frozenset({"party_member"})


def private_columns(groups: frozenset[Private]) -> frozenset[str]:
    """The columns of these private fields, each with its sheet, as `build` takes them."""
    return frozenset(
        f"{sheet.title}/{name}"
        for sheet in sheets()
        for kind in (*sheet.checks, *((sheet.declared.facts,) if sheet.declared else ()))
        for name in private_names(kind, groups)
    )


def content_of(unit: Unit) -> dict[str, list[Stored]]:
    """Every live row by sheet title, in the order recorded; the number of statements is constant.

    Party membership is included only where the union keeps it.
    """
    names = names_in(unit.id)
    content = {UNIT.title: [stored_unit(unit)]}
    content |= {adapter.sheet.title: adapter.stored(unit.id, names) for adapter in adapters()}
    if not unit.keeps_party:
        content[ROSTER.title] = [_without_party(row) for row in content[ROSTER.title]]
    return content


def _without_party(row: Stored) -> Stored:
    place, kind = ROSTER.place("party_member"), ROSTER.column("party_member").kind
    values = (*row.values[:place], kind.empty, *row.values[place + 1 :])
    normals = (*row.normals[:place], kind.normal(kind.empty), *row.normals[place + 1 :])
    return replace(row, values=values, normals=normals)


@dataclass(frozen=True, slots=True)
class BuiltWorkbook:
    """An exported workbook and its rows, for `note_export`."""

    file: bytes
    content: dict[str, list[Stored]]
    with_party: bool


def build(unit: Unit, without: frozenset[str] = frozenset()) -> BuiltWorkbook:
    """The workbook; writes nothing to the books."""
    # Loads openpyxl (9 MB), which the server itself never does: workbooks are written in another process.
    from app.exchange.workbook.writer import write_book

    content = content_of(unit)
    return BuiltWorkbook(write_book(content, without), content, unit.keeps_party and not without >= SENSITIVE)


def note_export(unit_id: int, built: BuiltWorkbook, actor: Actor) -> None:
    """Store the digest of each exported row, and note the export in the trail. Flushes, never commits.

    Rows that changed after the file was built keep the digest of the file, which is imported later. The trail
    holds who exported the books, and whether with personal data.
    """
    marks = marks_of(unit_id)
    for title, rows in built.content.items():
        put_marks(unit_id, title, [(row.key, row.normals) for row in rows], marks.get(title, {}))
    details = {"party_member": (None, True)} if built.with_party else {}
    trail.note(unit_id, actor, "exchange.exported", f"units/{unit_id}", details)


def export(
    unit_id: int, keep: Callable[[bytes], object], actor: Actor, without: frozenset[str] = frozenset()
) -> None:
    """Build the workbook, hand it to `keep` and note that it went out.

    Others write while it is built: only the note takes the lock. Raises Refused.
    """
    with reading():
        built = build(unit_by_id(unit_id), without)
    keep(built.file)
    with written():
        note_export(unit_id, built, actor)
