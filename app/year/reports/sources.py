"""The record of each source id of a report: what it is, in words, and its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from app.extensions import db
from app.web.features import Source, SourceWords, sources


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One record behind a sentence; `table` declares its page."""

    source: str
    table: Source
    id: int
    words: SourceWords


def source_lines(unit_id: int, named: Iterable[str]) -> list[SourceLine]:
    """The records of this union behind a sentence, in the order named; one select a table."""
    wanted: dict[str, list[int]] = {}
    for source in named:
        table, _, number = source.partition("/")
        wanted.setdefault(table, []).append(int(number))
    tables = sources()
    return [line for name, ids in wanted.items() for line in _lines(unit_id, tables[name], ids)]


def row_words(unit_id: int, named: Iterable[str]) -> dict[str, str]:
    """What each row behind a figure is, in words; one select a table."""
    lines = source_lines(unit_id, dict.fromkeys(named))
    return {one.source: " ".join(filter(None, (one.words.label, one.words.day))) for one in lines}


def _lines(unit_id: int, table: Source, ids: list[int]) -> list[SourceLine]:
    model = table.model
    query = select(model).where(model.unit_id == unit_id, model.id.in_(ids))
    rows = {row.id: row for row in db.session.scalars(query)}
    name = model.__tablename__
    return [SourceLine(f"{name}/{one}", table, one, table.words(rows[one])) for one in ids if one in rows]
