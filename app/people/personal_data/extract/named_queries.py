"""Words that name the person without choosing them from the list, wherever texts of the union stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, String, Table, or_, select

from app.core.dates import format_date
from app.core.vietnamese import fold
from app.extensions import db
from app.log.activities.models import Activity
from app.office.seals.tables import SEALED
from app.office.trail.models import TrailDetail, TrailEntry
from app.office.trail.queries import Change, change
from app.people.personal_data import declared, queries
from app.people.personal_data.texts import entry_column
from app.people.roster.models import Member
from app.web.features import log_kinds
from app.web.personal.declared import ExtractRow, NameCleaner

#: Names of rows that are not sealed.
UNSEALED = {
    "collection_drafts": "bản nháp đợt thu",
    "part_drafts": "bản nháp mục báo cáo",
    "column_mappings": "cột của danh sách cơ quan",
    "exchange_marks": "dấu của sổ trao đổi",
    "purse_months": "số dư từng tháng",
    "voucher_counters": "số phiếu đã dùng",
}
#: Listed by rooms of their own, or made of what is listed: the trail, issued reports, former values.
APART = frozenset({"trail_entries", "trail_details", "frozen_reports", "bulk_changes", "security_events"})
#: Repeat what other columns say.
_REPEATED = frozenset({"search_text", "name_key", "row_key", "digest"})
_SOMETIMES = frozenset({"title", "note", "occasion"})
#: Who did something as an officer is listed with the account; why they did it may name anybody.
_ACTING = declared.OFFICERS - {"withdrawn_reason", "reopened_reason"}
#: Where a passage ends, in texts and in the JSON of drafts.
_ENDS = re.compile(r'[\r\n]+|\\[rn]|(?<=[.!?;])\s+|",\s*"')
Values = dict[str, tuple[Any, Any]]
_NOT_ASCII = re.compile(r"(?:[^\x21-\x7e]|[%_\\])+")


class Naming:
    """Finds names of the person and their children that nobody else of the union has.

    Longer names of others do not count.
    """

    def __init__(self, unit_id: int, person: Member) -> None:
        others = queries.names_of_others(unit_id, person.id)
        folded = {fold(name) for name in others}
        mine = queries.names_borne(unit_id, person) | set(queries.names_of_children(unit_id, person.id))
        self._names = {one for one in mine if fold(one) not in folded}
        self._cleaner = NameCleaner(dict.fromkeys(self._names, ""), others)

    def passages(self, text: str) -> str:
        """What of the text names the person."""
        if self._cleaner.clean(text) == text:
            return ""
        return " ".join(part.strip() for part in _ENDS.split(text) if self._cleaner.clean(part) != part)

    def values_in(self, values: Values, whole: Collection[str] = ()) -> Values:
        """Of old and new values the `whole` ones completely, of the others only what names the person."""
        found = {}
        for name, pair in values.items():
            old, new = pair if name in whole else map(self._named, pair)
            if name in whole or old or new:
                found[name] = (old, new)
        return found

    def _named(self, value: Any) -> str | None:
        return self.passages(value) or None if isinstance(value, str) else None

    def may_hold(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """A condition by which the database leaves out most texts; letters beyond ASCII match anything."""
        return or_(False, *(column.ilike(f"%{_NOT_ASCII.sub('%', name)}%") for name in self._names))


def extract_of_passages(unit_id: int, person: Member, naming: Naming) -> Iterator[ExtractRow]:
    """The passages, with what they stand in. Entries that name nobody else are listed whole elsewhere."""
    named, alone = queries.entries_of(unit_id, person.id)
    found = [line for table in _tables() for line in _lines(table, unit_id, person.id, naming, named, alone)]
    entries = _entries({entry for _, entry, _ in found if entry})
    for word, entry, passage in found:
        yield {"Nêu trong": word, "Của mục": entries.get(entry or 0, ""), "Nội dung": passage}


def _tables() -> Iterator[Table]:
    for table in db.metadata.sorted_tables:
        if table.name not in APART | declared.NOT_OF_A_UNION:
            yield table


def _lines(
    table: Table, unit_id: int, member_id: int, naming: Naming, named: Collection[int], alone: Collection[int]
) -> Iterator[tuple[str, int | None, str]]:
    of_unit, entry = declared.of_unit(table, unit_id), entry_column(table)
    columns = words_of(table)
    if of_unit is None or not columns:
        return
    query = select(*([entry] if entry is not None else []), *columns).where(of_unit)
    query = query.where(or_(*map(naming.may_hold, columns)))
    for column in _of_people(table):
        # Rows of the person are listed by their rooms.
        query = query.where(or_(column.is_(None), column != member_id))
    for row in db.session.execute(query).mappings():
        number = None if entry is None else row[entry.name]
        if number in alone:
            continue
        skipped = _SOMETIMES if table.name == "activities" and number in named else frozenset()
        texts = (naming.passages(row[one.name] or "") for one in columns if one.name not in skipped)
        for passage in dict.fromkeys(filter(None, texts)):
            yield (SEALED.get(table.name) or UNSEALED[table.name]).capitalize(), number, passage


def words_of(table: Table) -> list[Column[str]]:
    """The columns of a table in which somebody may be named."""
    return [
        one
        for one in table.columns
        if isinstance(one.type, String) and one.name not in _ACTING | _REPEATED and not one.foreign_keys
    ]


def _of_people(table: Table) -> list[Column[int]]:
    keys = (key.parent for key in table.foreign_keys if key.target_fullname == "members.id")
    return [table.c.id] if table.name == "members" else list(keys)


def _entries(ids: Collection[int]) -> dict[int, str]:
    rows = db.session.execute(
        select(Activity.id, Activity.kind, Activity.period_text, Activity.starts_on, Activity.title).where(
            Activity.id.in_(ids)
        )
    )
    return {
        row.id: f"{log_kinds()[row.kind].label}, {row.period_text or format_date(row.starts_on)}: {row.title}"
        for row in rows
    }


def changes_naming(unit_id: int, naming: Naming, covered: Collection[str]) -> Iterator[Change]:
    """Changes of rows not `covered` whose values or reason name the person: the parts that name them."""
    values, reason = TrailDetail.__table__.c["values"], TrailEntry.__table__.c.reason
    rows = db.session.execute(
        select(TrailEntry, TrailDetail.values)
        .outerjoin(TrailDetail, TrailDetail.entry_id == TrailEntry.id)
        .where(TrailEntry.unit_id == unit_id, or_(naming.may_hold(values), naming.may_hold(reason)))
    )
    for entry, details in rows:
        if entry.subject not in covered:
            one = change(entry, details)
            named, why = naming.values_in(one.values), naming.passages(one.reason)
            if named or why:
                yield replace(one, values=named, reason=why)
