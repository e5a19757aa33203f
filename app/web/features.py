"""What a room hands to the application, declared in its `feature.py`; `app.features` lists the rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from app.core.errors import Fault
from app.core.fields import Field
from app.core.once import Once
from app.office.accounts.rules import Permission
from app.office.union_kinds.facts import KindTable, Proposal

if TYPE_CHECKING:
    from app.web.overviews import DeskPart
    from app.web.personal.declared import Personal


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of the report with the rows that it is about, written by a room below the report.

    With `figures` or `words` the text is a template: `{n} căn nhà`, where `n` is the key of a figure that the
    line then traces (`houses.built`), or a word. One that `leads` is running text, not an item.
    """

    text: str
    sources: tuple[str, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    leads: bool = False


#: Writes blocks of the report, or `ReportLine`s, from a `year.reports.narration.sentences.Narration`.
Narrator = Callable[[Any], Sequence[Any]]
Declared = TypeVar("Declared")


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu: the smaller its `place`, the higher it stands in its group.

    `is_of_upper`: only unions with unions below them have it.
    """

    group: str
    place: int
    label: str
    endpoint: str
    icon: str
    permission: Permission = Permission.READ_BOOKS
    is_of_upper: bool = False


@dataclass(frozen=True, slots=True)
class Seed:
    """What books older than a feature get once their tables are up to date.

    `is_lacking` asks and locks nothing; `fill` writes, and looks again.
    """

    is_lacking: Callable[[], object]
    fill: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """How the record of a period reads a kind that it does not know by name (`Record.others`).

    `facts` takes the columns of an entry, those of its row in the table `side`, and the members named; what
    it returns has `entry()`, as the facts of every kind.
    """

    side: type[Any]
    facts: Callable[[Any, Any, tuple[int, ...]], Any]


def before_names(title: str) -> str:
    """`Thăm hỏi (Ốm đau)` of `Thăm hỏi (Ốm đau): Đ/c An và gia đình`, as `LogKind.own_title`."""
    return title.partition(": ")[0]


@dataclass(frozen=True, slots=True)
class LogKind:
    """A kind of log entry: `page` shows one (`row_id`), `item` is the cash book's word for its money.

    `register` says what is kept of it, where it is one of the registers («Sổ theo dõi»); its list is the
    `index` of the same blueprint. `reads` loads what its figures count (`log.figures.facts.Reading`); a
    report does so beforehand.
    """

    key: str
    label: str
    page: str
    item: str = ""
    gathered: Gathered | None = None
    register: str = ""
    #: What the screen of a new one takes.
    permission: Permission = Permission.RECORD
    reads: Callable[[Any], Any] | None = None
    #: What an entry is to a person whom it names, where that has a word; `counts` as of `Hanging`.
    tie: str = ""
    counts: bool = False
    #: What of a title is told to somebody whom the entry names, perhaps with others; `str`: it names nobody,
    #: or what everybody knows. Without it, the label.
    own_title: Callable[[str], str] | None = None

    @property
    def blueprint(self) -> str:
        return self.page.rpartition(".")[0]

    def title_for_one(self, title: str) -> str:
        """A title without other people."""
        return self.own_title(title) if self.own_title else self.label


class SourceWords(NamedTuple):
    """A row behind a sentence of the report, in words; `amount` in whole đồng."""

    kind: str
    label: str
    day: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose rows sentences of the report name as sources (`plan_items/7`).

    `page` shows one, `argument` is what its address calls the id.
    """

    model: type[Any]
    page: str
    words: Callable[[Any], SourceWords]
    argument: str = "row_id"


@dataclass(frozen=True, slots=True)
class NarratorLabel:
    """What a narrator writes, as the editor of outlines describes it.

    `arguments`: what may stand behind its name, with labels. `named_in`: the table of the outline whose names
    these are (`plan_words`, `tables`). `is_optional`: it writes without one, too.
    """

    label: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    named_in: str = ""
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part for outlines that name none of its narrators; it follows the part `after`, or is the last."""

    after: str
    key: str
    title: str
    narrators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """Narrators for a part that outlines have already; they follow what the part reports itself.

    An outline that names one of them reports it there instead; one without the part, in its last part.
    """

    part: str
    narrators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MovedMoney:
    """The names of the facts that say which money a row moves."""

    day: str
    amount: str = "amount"
    fund: str = "fund_id"
    channel: str = "channel"


@dataclass(frozen=True, slots=True)
class Repeated:
    """Rows that may say the same twice: the fact under which that is reported, and why."""

    once: Once[Any]
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookSheet:
    """A sheet of the exchange workbook whose rows are one kind of facts.

    Its columns are the stated facts (`core.fields`): those of `columns` first, then the others. `kept_in` is
    the table of the rows, or the kind of log entry. `record` takes `imported`, `correct` a `Correction`.
    """

    title: str
    facts: type[Any]
    kept_in: type[Any] | str
    #: Every live row of the union with its facts, in the order recorded.
    read: Callable[[int], Sequence[tuple[Any, Any]]]
    record: Callable[..., Any]
    correct: Callable[..., Any]
    #: What the screen of a new row requires; a row that a fund pays requires MONEY too.
    permission: Permission = Permission.RECORD
    #: Takes facts and today, raises Refused. Ids of funds and people may still be the words of the file.
    check: Callable[[Any, date], object] | None = None
    columns: tuple[str, ...] = ()
    money: MovedMoney | None = None
    repeated: tuple[Repeated, ...] = ()


class Deed(NamedTuple):
    """What an action did, as the trail says it; one that stands `alone` needs no word of what it is about."""

    words: str
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What one room hands in; everything may be left out."""

    #: The blueprint under whose name and address its screens stand.
    under: str = ""
    menu: tuple[MenuEntry, ...] = ()
    #: The blueprint whose menu entry is marked on its pages, where it has none.
    within: str = ""
    #: The heading of the guide that describes its pages.
    guide: str = ""
    #: What the actions about its `subjects` change: the trail calls fields as these facts do.
    facts: tuple[type, ...] = ()
    #: What the trail calls what its actions are about: {"events.petition": "kiến nghị"}.
    subjects: Mapping[str, str] = field(default_factory=dict)
    #: What they did, by the last word of the action; usual words are known (`log.records.labels`).
    deeds: Mapping[str, Deed] = field(default_factory=dict)
    #: Fields that they note and no facts state.
    noted: Mapping[str, Field] = field(default_factory=dict)
    kinds: tuple[LogKind, ...] = ()
    #: What must hold of one union's books; takes its id and today.
    checks: tuple[Callable[[int, date], Iterable[Fault]], ...] = ()
    seeds: tuple[Seed, ...] = ()
    sheets: tuple[WorkbookSheet, ...] = ()
    #: What outlines of the report may name, and which of these cite entries only as evidence.
    narrators: Mapping[str, Narrator] = field(default_factory=dict)
    #: What each of them writes, in words.
    narrator_labels: Mapping[str, NarratorLabel] = field(default_factory=dict)
    citing: frozenset[str] = frozenset()
    #: What they read of the books (`log.figures.facts.Reading`) beside the entries; loaded before composing.
    narrators_read: tuple[Callable[[Any], Any], ...] = ()
    sources: tuple[Source, ...] = ()
    report_parts: tuple[ReportPart, ...] = ()
    report_places: tuple[ReportPlace, ...] = ()
    #: Its part of the pages of `app/desk`, which gather from all rooms.
    desk: tuple[DeskPart, ...] = ()
    #: What it keeps of a person, for their extract and for its erasure.
    personal: tuple[Personal, ...] = ()
    #: Its rows that files of kinds of union may propose, and tables of these files that it reads itself.
    proposals: tuple[Proposal, ...] = ()
    kind_tables: tuple[KindTable, ...] = ()
    #: Hands to rooms below what they ask of this one and must not import.
    hand_in: Callable[[], Any] | None = None


#: Every feature in the order of `app.features`; filled once, before anything is asked of it.
FEATURES: list[Feature] = []
#: By blueprint, what its room declares; filled where there are screens.
SCREENS: dict[str, Feature] = {}


@cache
def log_kinds() -> Mapping[str, LogKind]:
    """Every kind of log entry by its key, in the order of the rooms."""
    return {kind.key: kind for feature in FEATURES for kind in feature.kinds}


@cache
def narrators() -> Mapping[str, Narrator]:
    """Every narrator of the report by its name."""
    return _by_name(feature.narrators for feature in FEATURES)


@cache
def narrator_labels() -> Mapping[str, NarratorLabel]:
    """What every narrator of the report writes, by its name."""
    return _by_name(feature.narrator_labels for feature in FEATURES)


@cache
def deeds() -> Mapping[str, Deed]:
    """What actions did that only one room knows, by the last word of the action."""
    return _by_name(feature.deeds for feature in FEATURES)


def citing_narrators() -> frozenset[str]:
    """Those that cite entries only as evidence."""
    return frozenset().union(*(feature.citing for feature in FEATURES))


@cache
def sources() -> Mapping[str, Source]:
    """The sources of the report by the names of their tables."""
    return _by_name({one.model.__tablename__: one for one in feature.sources} for feature in FEATURES)


def proposals() -> list[Proposal]:
    """The tables whose rows unions may take over from the file of their kind, in the order of the rooms."""
    return [one for feature in FEATURES for one in feature.proposals]


def kind_tables() -> list[KindTable]:
    """Every table that files of kinds of union may have, in the order of the rooms."""
    return [one for feature in FEATURES for one in (*feature.proposals, *feature.kind_tables)]


def _by_name(declared: Iterable[Mapping[str, Declared]]) -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for several in declared:
        if twice := found.keys() & several.keys():
            raise ValueError(f"declared by two features: {', '.join(sorted(twice))}")
        found.update(several)
    return found
