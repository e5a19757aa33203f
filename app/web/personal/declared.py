"""What a room declares of the personal data that it keeps: extract and erasure ask all rooms alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from app.core.actor import Actor
from app.core.choices import Choice
from app.core.vietnamese import fold
from app.extensions import Model
from app.office.accounts.rules import Permission

#: Stands in `emptied` and `alone` for the words that take the place of the person's name.
MARK = object()


class Purpose(Choice):
    """What somebody may agree to, and take back, apart from everything else."""

    PHOTO = "photo", "Giữ ảnh chân dung"
    PARTY = "party", "Giữ thông tin đảng viên"
    HARDSHIP = "hardship", "Giữ hoàn cảnh khó khăn"
    CHILDREN = "children", "Giữ thông tin con"
    DISCLOSURE = "disclosure", "Nêu tên khi công khai"


class NameCleaner:
    """Puts other words in place of names, however these are spaced and capitalised.

    Longer names come first, and those of `others` stay: erasing Lê An leaves Lê An Bình alone.
    """

    def __init__(self, names: Mapping[str, str], others: Iterable[str] = ()) -> None:
        marks: dict[str, str | None] = dict.fromkeys(others)
        self._marks = {_plain(name): mark for name, mark in (marks | dict(names)).items() if name}
        longest_first = sorted(self._marks, key=len, reverse=True)
        spelled = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE) if spelled else None

    def clean(self, text: str) -> str:
        """The text without the names."""
        return self._pattern.sub(self._mark, text) if self._pattern else text

    def _mark(self, found: re.Match[str]) -> str:
        mark = self._marks[_plain(found[0])]
        return found[0] if mark is None else mark


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


@dataclass(frozen=True)
class Erasure:
    """One person's data being erased; all of it, or what is kept for one purpose only."""

    unit_id: int
    member_id: int
    actor: Actor
    at: datetime
    #: What takes the place of the name.
    mark: str
    #: The installation's folder, where scans and workbooks lie.
    folder: Path
    purpose: Purpose | None = None
    #: Names that the person had and names of their children -> what takes their place.
    names: Mapping[str, str] = field(default_factory=dict)
    #: Longer names of others that begin or end like one of these; they stay.
    others: frozenset[str] = frozenset()
    #: Entries of the log that name the person, and those of them that name nobody else.
    named_in: frozenset[int] = frozenset()
    alone_in: frozenset[int] = frozenset()
    #: Files and folders to be deleted once the erasure is committed.
    doomed: list[Path] = field(default_factory=list)
    #: New values of fields in the union's trail, by subject; a field whose new value is empty goes.
    cut: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))

    def value(self, of: Any) -> Any:
        """The new value of a column of `emptied` or `alone`."""
        return self.mark if of is MARK else of

    def clean(self, text: str) -> str:
        """The text with marks in place of the names."""
        return self._spelled.clean(text)

    def clean_folded(self, text: str) -> str:
        """The same for a folded text, as the search keeps it."""
        return self._folded.clean(text)

    @cached_property
    def _spelled(self) -> NameCleaner:
        return NameCleaner(self.names, self.others)

    @cached_property
    def _folded(self) -> NameCleaner:
        names = {fold(name): fold(mark) for name, mark in self.names.items()}
        return NameCleaner(names, map(fold, self.others))


#: One row of a sheet of the extract: heading -> text.
ExtractRow = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """What is kept for a time only: how much of it is past that time, and letting it go.

    `count` and `drop` take the union's id, today and the installation's folder.
    """

    key: str
    label: str
    #: For how long it is kept, and why no longer.
    ground: str
    count: Callable[[int, date, Path], int]
    drop: Callable[[int, date, Path], object]
    permission: Permission = Permission.MANAGE_UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """What one room keeps of a person.

    Free text needs no declaration: wherever a name is written in a column that nobody declares, an erasure
    puts the mark in its place.
    """

    #: What it is called: a sheet of the extract, a line of what is erased.
    label: str
    #: The rows of the union's person; takes both ids.
    rows: Callable[[int, int], Iterable[ExtractRow]] = lambda _unit_id, _member_id: ()
    #: The table, which of its columns refers to the person, and what becomes of the others in their rows. A
    #: reference without `emptied` stays, for the reason in `kept`.
    model: type[Model] | None = None
    refers: str = "member_id"
    emptied: Mapping[str, Any] = field(default_factory=dict)
    #: What the trail calls these fields, where that is not the column's name.
    noted_as: tuple[str, ...] = ()
    #: What begins the actions (`members.child.`) of whose values in the trail nothing stays.
    gone_actions: tuple[str, ...] = ()
    #: What becomes of columns (`visits.note`) in entries of the log that name nobody else.
    alone: Mapping[str, Any] = field(default_factory=dict)
    #: Columns that stay as they are, each with the ground that the page says.
    kept: Mapping[str, str] = field(default_factory=dict)
    #: Set where these data can be erased without the rest; `alone_for_it`: they stay when the rest is erased,
    #: because figures count them without a name.
    purpose: Purpose | None = None
    alone_for_it: bool = False
    #: Whether it is asked whatever is erased.
    always: bool = False
    #: Whether the data go now, or stay for the reason in `kept`.
    applies: Callable[[int], bool] = lambda _unit_id: True
    #: What cannot be said as data, and the columns that it changes.
    erase: Callable[[Erasure], None] | None = None
    by_hand: frozenset[str] = frozenset()
    #: Why the person's data cannot be erased now; takes union, person and today.
    blocks: Callable[[int, int, date], Iterable[str]] = lambda _unit_id, _member_id, _today: ()
    retention: Retention | None = None
    #: Entries of the log whose texts stay, because they are vouchers.
    kept_entries: Callable[[int], Iterable[int]] = lambda _unit_id: ()
