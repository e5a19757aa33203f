"""Shared by all list queries: pages of rows, sort orders, search without case and diacritics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, CompoundSelect, Select, SQLColumnExpression, func, select, true

from app.core.periods import Period
from app.core.vietnamese import fold
from app.extensions import db

Item = TypeVar("Item")
PER_PAGE = 25
#: Most characters and words of a search: SQLite refuses patterns and conditions beyond a length.
LONGEST_SOUGHT, MOST_WORDS = 500, 50
#: The page number that means all rows, for files.
ALL_ROWS = 0
#: Sort orders by their names in addresses; `web.lists.address` refuses other names.
Orders = Mapping[str, Sequence[SQLColumnExpression[Any]]]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list: `page` counts from 1, `total` rows in all."""

    items: Sequence[Item]
    page: int
    total: int
    per_page: int = PER_PAGE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.per_page))


def single_page(items: Sequence[Item]) -> Page[Item]:
    """Every row as one page."""
    return Page(items, 1, len(items), max(1, len(items)))


def paginate(
    query: Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]],
    page: int,
    make: Callable[[Any], Item],
    per_page: int = PER_PAGE,
) -> Page[Item]:
    """A page of the query in two statements, one for the count; `make` turns a row into an item.

    `page` ALL_ROWS: every row, in one statement.
    """
    if page == ALL_ROWS:
        return single_page([make(row) for row in db.session.execute(query)])
    total = db.session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    rows = db.session.execute(query.limit(per_page).offset((page - 1) * per_page))
    return Page([make(row) for row in rows], page, total, per_page)


def page_of_list(items: Sequence[Item], page: int) -> Page[Item]:
    """A page of a complete list; `page` ALL_ROWS: all of it."""
    if page == ALL_ROWS:
        return single_page(items)
    return Page(items[(page - 1) * PER_PAGE : page * PER_PAGE], page, len(items))


def sorted_by(items: Iterable[Item], orders: Mapping[str, Callable[[Item], Any]], sort: str) -> list[Item]:
    """The items of a complete list by a name of `orders`, descending with a leading `-`; else KeyError."""
    return sorted(items, key=orders[sort.removeprefix("-")], reverse=sort.startswith("-"))


def page_of_rows(
    items: Iterable[Item], page: int, orders: Mapping[str, Callable[[Item], Any]], sort: str
) -> Page[Item]:
    """A page of a complete list in such an order; `page` ALL_ROWS: all of it."""
    return page_of_list(sorted_by(items, orders, sort), page)


def in_order(query: Select[*tuple[Any, ...]], orders: Orders, sort: str) -> Select[*tuple[Any, ...]]:
    """The query ordered by a name of `orders`, descending with a leading `-`. KeyError for another name."""
    terms = orders[sort.removeprefix("-")]
    return query.order_by(*(_directed(term, downwards=sort.startswith("-")) for term in terms))


def _directed(term: SQLColumnExpression[Any], *, downwards: bool) -> ColumnElement[Any]:
    """NULL first, and last in descending order: the defaults of the databases differ."""
    directed = term.desc() if downwards else term.asc()
    if not getattr(term, "nullable", False):
        return directed
    return directed.nulls_last() if downwards else directed.nulls_first()


def lies_in(table: Any, period: Period) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions that the period of a row lies in this one, first and last day counted."""
    return table.period_start >= period.start, table.period_end <= period.end


def folded_words(words: str) -> list[str]:
    """The folded words to search for: the first few of a text that is longer than any search."""
    return fold(words[:LONGEST_SOUGHT]).split()[:MOST_WORDS]


def matches(column: Any, words: str) -> ColumnElement[bool]:
    """Whether a folded column contains every word, in any order; `%` and `_` are literal."""
    found: ColumnElement[bool] = true()
    for word in folded_words(words):
        found = found & contains(column, word)
    return found


def texts_match(words: str, *texts: str) -> bool:
    """Whether the texts together contain every word, in any order: `matches` for complete lists."""
    wanted = folded_words(words)
    if not wanted:
        return True
    folded = fold(" ".join(texts))
    return all(word in folded for word in wanted)


def contains(column: Any, word: str) -> ColumnElement[bool]:
    """Whether a folded column contains one folded word."""
    held: ColumnElement[bool] = column.contains(word[:LONGEST_SOUGHT], autoescape=True)
    return held


def in_words_order(column: Any) -> ColumnElement[str]:
    """The expression that orders a text column in Vietnamese word order, empty texts first."""
    ordered: ColumnElement[str] = func.word_order_key(func.coalesce(column, ""))
    return ordered
