"""What a room declares for pages that gather from all: the first page, the search, the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ScalarSelect, Select

from app.office.accounts.rules import Permission
from app.web.features import FEATURES

Part = TypeVar("Part", bound="DeskPart")
#: Characters of a title that a search shows.
TITLE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPart:
    """The smaller its `place`, the higher it stands among those of its kind."""

    place: int = 0


def parts(kind: type[Part]) -> list[Part]:
    """All that the rooms declare of a kind, by place."""
    found = [part for feature in FEATURES for part in feature.desk if isinstance(part, kind)]
    return sorted(found, key=lambda part: part.place)


@dataclass(frozen=True, slots=True)
class Task:
    """A line of what needs doing; it is done on the `page`. `tone`: bad, warn or info.

    `subject`: the row that it is about; one that `stands_for` that row is shown in its place.
    """

    title: str
    page: str
    note: str = ""
    tone: str = "info"
    permission: Permission = Permission.RECORD
    arguments: Mapping[str, Any] = field(default_factory=dict)
    subject: str = ""
    stands_for: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure of the first page, which leads to the `page`; marked where it `is_waiting`."""

    label: str
    figure: int
    page: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    is_waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePart(DeskPart):
    """What the first page shows of a room: the tasks and tiles that `find` makes.

    `find` takes the union's id, today, and the values of `figures`; those of all rooms are one statement.
    """

    find: Callable[..., Iterable[Task | Tile]]
    figures: Callable[[int, date], Sequence[ScalarSelect[Any]]] = lambda _unit_id, _today: ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `page` shows it, `argument` is what its address calls the id.

    `note` distinguishes hits with equal titles.
    """

    page: str
    id: int
    title: str
    note: str = ""
    day: date | None = None
    argument: str = "row_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchGroup(DeskPart):
    """Rows that the search finds: `select` takes the union's id and the folded words, best hits first.

    None for words that cannot be found here; `hit` makes a hit of a row.
    """

    key: str
    label: str
    select: Callable[[int, tuple[str, ...]], Select[*tuple[Any, ...]] | None]
    hit: Callable[[Any], Hit]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedDocuments(DeskPart):
    """Documents without a folded text of their own, few enough to be folded by the search.

    `select` takes the union's id and gives id, title, note (texts) and day of each; `note` makes words of the
    note that is stored.
    """

    key: str
    page: str
    select: Callable[[int], Select[*tuple[Any, ...]]]
    note: Callable[[str], str] = str.strip
    argument: str = "row_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkKind(DeskPart):
    """What the calendar marks, for who may read the books.

    `find` takes the union's id and two days (inclusive), and gives day, title and id of each mark; None for
    what the calendar finds by itself.
    """

    key: str
    label: str
    icon: str
    page: str
    argument: str = "row_id"
    find: Callable[[int, date, date], Iterable[tuple[date, str, int]]] | None = None
