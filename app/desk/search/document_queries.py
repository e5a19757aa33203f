"""Selects of documents: what rooms declare as `SearchedDocuments`.

Their tables have no folded text, so the newest rows are folded here and cached until the books change.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Select, String, literal, select, union_all

from app.core.vietnamese import fold
from app.desk.search.rules import holding
from app.extensions import db
from app.office.trail.queries import head_of
from app.web.overviews import TITLE, Hit, SearchedDocuments, parts

#: Documents that are searched: the newest.
MOST = 5_000


def documents_holding(unit_id: int, words: tuple[str, ...]) -> list[Hit]:
    """The documents that contain every word, newest first; two statements, one while nothing changes."""
    return holding(_documents(unit_id, head_of(unit_id)), words)


@lru_cache(maxsize=16)
def _documents(unit_id: int, _head: str) -> list[tuple[str, Hit]]:
    """The newest documents, each with its folded text."""
    declared = {one.key: one for one in parts(SearchedDocuments)}
    every = union_all(*(_select(one, unit_id) for one in declared.values())).subquery()
    newest = select(every).order_by(every.c.day.desc(), every.c.key, every.c.id.desc())
    rows = db.session.execute(newest.limit(MOST))
    return [_document(declared[row.key], row) for row in rows]


def _select(declared: SearchedDocuments, unit_id: int) -> Select[*tuple[Any, ...]]:
    found = declared.select(unit_id).subquery()
    names = ("id", "title", "note", "day")
    columns = (column.label(name) for name, column in zip(names, found.c, strict=True))
    return select(literal(declared.key, String).label("key"), *columns)


def _document(declared: SearchedDocuments, row: Any) -> tuple[str, Hit]:
    note = declared.note(row.note)
    hit = Hit(declared.page, row.id, row.title[:TITLE], note[:TITLE], row.day, declared.argument)
    return fold(f"{row.title} {note}"), hit
