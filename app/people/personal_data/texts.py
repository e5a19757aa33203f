"""Emptying a person's rows, and taking names out of free text wherever in the union's tables it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Table, and_, select, update

from app.core.vietnamese import fold
from app.extensions import db
from app.people.personal_data import declared
from app.people.personal_data.rules import search_without
from app.web.personal.declared import Erasure, Personal

#: Handled by `entries` and by `trail`.
_APART = frozenset({"trail_details", "trail_entries"})


def scrub_tables(erasure: Erasure, everywhere: bool, kept_entries: Collection[int]) -> int:
    """Put the mark in place of the names in every undeclared text of the union; returns the rows changed.

    Not `everywhere` where somebody else has the name: then only in entries that name the person. Texts of
    entries that are `kept_entries` stay.
    """
    parts = declared.every_part()
    kept, handled = declared.kept_of(parts), declared.handled(parts)
    changed = 0
    for table in db.metadata.sorted_tables:
        columns = [
            one
            for one in declared.text_columns(table)
            if not {one.name, "*"} & kept.get(table.name, set()) and f"{table.name}.{one.name}" not in handled
        ]
        if columns and table.name not in _APART | declared.NOT_OF_A_UNION:
            changed += _scrub(table, columns, erasure, everywhere, kept_entries)
    return changed


def _scrub(
    table: Table,
    columns: list[Column[Any]],
    erasure: Erasure,
    everywhere: bool,
    kept_entries: Collection[int],
) -> int:
    of_unit, entry = declared.of_unit(table, erasure.unit_id), entry_column(table)
    if of_unit is None or (entry is None and not everywhere):
        return 0
    changed = 0
    keys = list(table.primary_key.columns)
    wanted = select(*keys, *([entry] if entry is not None and entry not in keys else []), *columns)
    for row in db.session.execute(wanted.where(of_unit)).mappings().all():
        number = None if entry is None else row[entry.name]
        if number in kept_entries or (not everywhere and number not in erasure.named_in):
            continue
        new = _cleaned(erasure, {one.name: row[one.name] for one in columns})
        if new:
            write(table, {key: row[key.name] for key in keys}, new)
            changed += 1
    return changed


def _cleaned(erasure: Erasure, texts: Mapping[str, str | None]) -> dict[str, str]:
    """The texts that change."""
    found = {}
    for name, text in texts.items():
        new = text and (erasure.clean_folded if name == "search_text" else erasure.clean)(text)
        if text and new != text:
            found[name] = str(new)
    return found


def write(table: Table, keys: Mapping[Column[Any], Any], values: Mapping[str, Any]) -> None:
    """Update a row past its mapper; a form that was open before then gets a conflict."""
    version = {"version": table.c.version + 1} if "version" in table.c else {}
    same = and_(*(column == value for column, value in keys.items()))
    db.session.execute(update(table).where(same).values({**values, **version}))


def empty_alone(
    erasure: Erasure, alone: Mapping[str, Mapping[str, Any]], kept_entries: Collection[int]
) -> None:
    """Empty what entries say of the person where they name nobody else, and give them a title without it."""
    activities = db.metadata.tables["activities"]
    ids = sorted(erasure.alone_in - set(kept_entries))
    for table_name, values in alone.items():
        table = db.metadata.tables[table_name]
        entry = entry_column(table)
        if entry is None:
            raise TypeError(f"{table_name} is no table of the log")
        names = [one.name for one in declared.text_columns(activities) if one.name != "search_text"]
        for number, before in _texts(table, entry, ids, values):
            after = {name: erasure.value(values[name]) if before[name] else before[name] for name in values}
            write(table, {entry: number}, after)
            _retitle(activities, number, before, after, names)


def _texts(
    table: Table, entry: Column[Any], ids: Collection[int], names: Mapping[str, Any]
) -> Iterator[tuple[int, dict[str, Any]]]:
    query = select(entry.label("entry"), *(table.c[name] for name in names)).where(entry.in_(ids))
    for row in db.session.execute(query).mappings().all():
        yield row["entry"], {name: row[name] for name in names}


def _retitle(
    activities: Table, number: int, before: Mapping[str, Any], after: Mapping[str, Any], names: list[str]
) -> None:
    """Titles and search texts repeat what the side tables say."""
    row = db.session.execute(select(activities).where(activities.c.id == number)).mappings().one()
    title = row["title"]
    for name, old in before.items():
        if old and after[name]:
            title = title.replace(str(old), str(after[name]))
    texts = [row[name] for name in names if name != "title" and row[name]]
    gone = [str(text) for text in before.values() if text] + [row["title"]]
    found_by = search_without(row["search_text"], gone, [title, *texts, *map(str, after.values())])
    write(activities, {activities.c.id: number}, {"title": title, "search_text": fold(found_by)})


def entry_column(table: Table) -> Column[Any] | None:
    """The column that says of which entry of the log a row is."""
    if table.name == "activities":
        return table.c.id
    return next((key.parent for key in table.foreign_keys if key.target_fullname == "activities.id"), None)


def empty_rows(erasure: Erasure, some: Iterable[Personal]) -> None:
    """Empty the person's rows, and say what of them is to go from the trail."""
    cut, person = erasure.cut, f"members/{erasure.member_id}"
    cut[person] = {}
    for one in declared.references(some):
        if not one.emptied:
            continue
        values = {name: erasure.value(value) for name, value in one.emptied.items()}
        noted = {**dict.fromkeys(one.noted_as), **values}
        keys = list(one.table.primary_key.columns)
        rows = db.session.execute(select(*keys).where(one.column == erasure.member_id)).mappings().all()
        for row in rows:
            write(one.table, {key: row[key.name] for key in keys}, values)
            if "id" in row:
                cut[f"{one.table.name}/{row['id']}"] |= noted
        cut[person] |= noted
