"""Selects of the search: each is limited, whatever the size of the books."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from app.desk.search.document_queries import documents_holding
from app.desk.search.facts import DOCUMENTS, Answer
from app.extensions import db
from app.listing import PER_PAGE, Page, paginate
from app.web.overviews import Hit, SearchGroup, parts

#: Hits of a group that the box and the first page show.
SHOWN = 8


@cache
def groups() -> Mapping[str, str]:
    """What is searched, in the order of the results: key -> label."""
    return {**{one.key: one.label for one in _declared().values()}, DOCUMENTS: "Tài liệu"}


@cache
def _declared() -> Mapping[str, SearchGroup]:
    return {one.key: one for one in parts(SearchGroup)}


def answers(unit_id: int, words: tuple[str, ...]) -> list[Answer]:
    """The first hits of every group that has any; a statement for each, two at most for documents."""
    found = [(key, label, _first(unit_id, key, words)) for key, label in groups().items()] if words else []
    return [Answer(key, label, tuple(hits[:SHOWN]), len(hits) > SHOWN) for key, label, hits in found if hits]


def page_of(unit_id: int, key: str, words: tuple[str, ...], page: int) -> Page[Hit]:
    """A page of all hits of a group; two statements."""
    if not words:
        return Page([], page, 0)
    if key == DOCUMENTS:
        found = documents_holding(unit_id, words)
        return Page(found[(page - 1) * PER_PAGE : page * PER_PAGE], page, len(found))
    group = _declared()[key]
    query = group.select(unit_id, words)
    return Page([], page, 0) if query is None else paginate(query, page, group.hit)


def _first(unit_id: int, key: str, words: tuple[str, ...]) -> list[Hit]:
    """One hit more than is shown, to know whether there are others."""
    if key == DOCUMENTS:
        return documents_holding(unit_id, words)[: SHOWN + 1]
    group = _declared()[key]
    query = group.select(unit_id, words)
    return [] if query is None else [group.hit(row) for row in db.session.execute(query.limit(SHOWN + 1))]
