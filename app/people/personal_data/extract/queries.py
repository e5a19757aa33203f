"""Everything kept of one person, as tables of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from sqlalchemy import select

from app.core.fields import Lines
from app.extensions import db
from app.log.records.history import ChangeLine, change_lines
from app.log.records.trail_fields import field_of
from app.office.seals.tables import SEALED
from app.office.trail.models import TrailDetail, TrailEntry
from app.office.trail.queries import Change, change
from app.people.personal_data import queries
from app.people.personal_data.declared import every_part, references
from app.people.personal_data.extract.named_queries import Naming, changes_naming, extract_of_passages
from app.people.roster.models import Member
from app.web.lists.filters import moment
from app.web.personal.declared import ExtractRow, NameCleaner

#: Stands where a text names somebody else.
SOMEBODY = "(người khác)"
#: Headings under which officers are named, for what they did with the data.
ACTING = ("Người ghi", "Người xem")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of data: its headings, and a text for each in every row."""

    label: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def extract_of(unit_id: int, person: Member) -> list[Kind]:
    """What each room keeps of the person, then who changed it; names of others are left out."""
    others = NameCleaner(dict.fromkeys(_other_names(unit_id, person), SOMEBODY))
    naming = Naming(unit_id, person)
    found = [_kind(one.label, one.rows(unit_id, person.id), others) for one in every_part()]
    elsewhere = _kind("Nêu tên ở chỗ khác", extract_of_passages(unit_id, person, naming), others)
    changes = _kind("Ai ghi, ai sửa", _changes(unit_id, person.id, naming), others)
    return [one for one in (*found, elsewhere, changes) if one.rows]


def _kind(label: str, found: Iterable[ExtractRow], others: NameCleaner) -> Kind:
    rows = list(found)
    used = {head for row in rows for head, text in row.items() if text}
    heads = tuple(dict.fromkeys(head for row in rows for head in row if head in used))
    texts = [
        tuple(row.get(head, "") if head in ACTING else others.clean(row.get(head, "")) for head in heads)
        for row in rows
    ]
    return Kind(label, heads, texts)


def _other_names(unit_id: int, person: Member) -> set[str]:
    """Names of everybody else on the roster and of their children; not those that the person has too."""
    mine = queries.names_borne(unit_id, person) | set(queries.names_of_children(unit_id, person.id))
    return queries.names_of_others(unit_id, person.id) - mine


def _changes(unit_id: int, member_id: int, naming: Naming) -> Iterator[ExtractRow]:
    """Lines of the trail about the person, their rows, entries that name them, and what else names them."""
    named, alone = queries.entries_of(unit_id, member_id)
    subjects = [
        f"members/{member_id}",
        *(f"activities/{number}" for number in sorted(named)),
        *_rows_of(member_id),
    ]
    shared = {f"activities/{number}" for number in named - alone}
    rows = db.session.execute(
        select(TrailEntry, TrailDetail.values)
        .outerjoin(TrailDetail, TrailDetail.entry_id == TrailEntry.id)
        .where(TrailEntry.unit_id == unit_id, TrailEntry.subject.in_(subjects))
    )
    changes = [change(entry, values) for entry, values in rows]
    changes = [_of_several(one, naming) if one.subject in shared else one for one in changes]
    changes += changes_naming(unit_id, naming, set(subjects))
    for line in change_lines(unit_id, sorted(changes, key=attrgetter("id"))):
        yield {
            "Lúc": moment(line.at),
            "Người ghi": line.actor,
            "Việc": line.done,
            "Lý do": line.reason,
            "Giá trị": _values(line),
        }


def _of_several(one: Change, naming: Naming) -> Change:
    """Long words of an entry that names others too may be about them: only what names the person stays."""
    about = one.action.rpartition(".")[0]
    long = {name for name in one.values if isinstance(field_of(about, name), Lines)}
    return replace(one, values=naming.values_in(one.values, whole=one.values.keys() - long))


def _rows_of(member_id: int) -> Iterator[str]:
    """What the trail calls the rows that refer to the person: terms, consents, requests, exemptions, …"""
    # Of what is computed, such as dues, the trail says nothing.
    found = (one for one in references(every_part()) if one.table.name in SEALED)
    columns = {one.column: one.table for one in found if "id" in one.table.c}
    for column, table in columns.items():
        for number in db.session.scalars(select(table.c.id).where(column == member_id).order_by(table.c.id)):
            yield f"{table.name}/{number}"


def _values(line: ChangeLine) -> str:
    found = ((label, f"{old} → " if old else "", new or "(trống)") for label, old, new in line.values)
    return "; ".join(f"{label}: {old}{new}" for label, old, new in found)
