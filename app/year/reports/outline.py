"""An outline as data: the sections of a report, their narrators, and fixed words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from app.core.errors import Refused
from app.core.periods import Period
from app.office.union_kinds.known import outline_of
from app.office.units.models import Unit
from app.web.features import FEATURES, ReportPart, ReportPlace
from app.year.reports.outlining.checking import Known
from app.year.reports.outlining.feeding import EVERYTHING, Only, only_of
from app.year.reports.outlining.reader import read_outline

FOLDER = Path(__file__).parent / "outlines"
#: The outline of a report for which none is chosen.
DEFAULT = "co-quan"
#: The numbers of the levels: `I`, `A`, `1`, and `1.1`, which repeats the number above it.
NUMBERING = ("I", "1", "1.1")

#: In every report, or in all but those of a part of a year.
Required = Literal["", "always", "whole"]


@dataclass(frozen=True, slots=True)
class Part:
    """A section; `narrators` are (name, argument) pairs, written as `events:information`.

    `lead` is its first sentence. `interim_title` heads it in the report of a part of a year, where that
    differs. `required`: in which reports something is lacking without it. `text`: fixed paragraphs below the
    lead, with figures for `{{ key }}`. `form`: see `outlining.shaping`; `only`: which entries it reports.
    """

    key: str
    title: str
    narrators: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    interim_title: str = ""
    required: Required = ""
    lead: str = ""
    text: str = ""
    form: str = ""
    only: Only = EVERYTHING

    def is_required_in(self, period: Period) -> bool:
        """Whether a report of the period must have it."""
        return self.required == "always" or (self.required == "whole" and not period.is_part_of_year)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a form: its words and the named figure that fills it; one without a `key` is a group's head.

    `unit` where the form has another than the figure.
    """

    text: str
    key: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """`words`: fixed sentences; `women_words` mark entries that also appear under women's work.

    `numbering`: the number of each level, see `NUMBERING`. `opening`: narrators of the text above the first
    part. `plan_words`: for headings of the plan the words that lead a task there. `tables`: rows of forms.
    `grammar`: words of its own over the application's, see `narration.language.own_words`. A `partial`
    outline reports what its `note` says, and nothing else. `version`: of a union's own, counted from
    1; 0 for a built-in one.
    """

    name: str
    label: str
    title: str
    words: dict[str, str]
    recipients: tuple[str, ...]
    women_words: tuple[str, ...]
    parts: tuple[Part, ...]
    numbering: tuple[str, ...] = NUMBERING
    opening: tuple[tuple[str, str], ...] = ()
    plan_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, tuple[TableRow, ...]] = field(default_factory=dict)
    grammar: Mapping[str, Any] = field(default_factory=dict)
    partial: bool = False
    note: str = ""
    version: int = 0

    @property
    def narrators(self) -> set[str]:
        """Those that write its parts, by their names."""
        return {name for part in all_parts(self.parts) for name, _ in part.narrators}


def outline_names() -> list[str]:
    """The built-in outlines, the usual one first."""
    return sorted((path.stem for path in FOLDER.glob("*.toml")), key=lambda name: (name != DEFAULT, name))


def usual_outline(unit: Unit) -> str:
    """The outline of the union's kind; `DEFAULT` where the kind has none, or one that is not there."""
    name = outline_of(unit.kind)
    return name if name in outline_names() else DEFAULT


def load_outline(name: str) -> Outline:
    """A built-in outline by its name, with what other features add. Raises Refused for an unknown one."""
    return completed(_built_in(name))


def completed(found: Outline) -> Outline:
    """The outline with what other features add, unless it reports only a part."""
    if found.partial:
        return found
    placed = with_places(found, [one for feature in FEATURES for one in feature.report_places])
    return with_parts(placed, [part for feature in FEATURES for part in feature.report_parts])


def with_places(outline: Outline, declared: Iterable[ReportPlace]) -> Outline:
    """The outline with those narrators in its parts that it names nowhere."""
    named, keys = outline.narrators, {part.key for part in all_parts(outline.parts)}
    added: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place in declared:
        key = place.part if place.part in keys else outline.parts[-1].key
        added[key] += [one for one in map(_narrator, place.narrators) if one[0] not in named]
    return replace(outline, parts=tuple(_added(outline.parts, added)))


def _added(parts: Iterable[Part], added: Mapping[str, list[tuple[str, str]]]) -> Iterator[Part]:
    for part in parts:
        narrators = (*part.narrators, *added.get(part.key, ()))
        yield replace(part, narrators=narrators, parts=tuple(_added(part.parts, added)))


def with_parts(outline: Outline, declared: Iterable[ReportPart]) -> Outline:
    """The outline with those parts of which it names no narrator. ValueError for a key that is taken."""
    named = outline.narrators
    new = [one for one in declared if named.isdisjoint(_narrator(text)[0] for text in one.narrators)]
    if not new:
        return outline
    keys = [*(part.key for part in all_parts(outline.parts)), *(one.key for one in new)]
    if len(keys) > len(set(keys)):
        raise ValueError(f"two parts of a report have one key: {', '.join(keys)}")
    following: dict[str, list[Part]] = defaultdict(list)
    for one in new:
        after = one.after if one.after in keys else outline.parts[-1].key
        following[after].append(Part(one.key, one.title, tuple(map(_narrator, one.narrators)), ()))
    return replace(outline, parts=tuple(_followed(outline.parts, following)))


def _followed(parts: Iterable[Part], following: Mapping[str, list[Part]]) -> Iterator[Part]:
    for part in parts:
        yield replace(part, parts=tuple(_followed(part.parts, following)))
        yield from _followed(following.get(part.key, ()), following)


def all_parts(parts: Iterable[Part]) -> Iterator[Part]:
    """These parts and those within them, in the order of the report."""
    for part in parts:
        yield part
        yield from all_parts(part.parts)


@cache
def _built_in(name: str) -> Outline:
    if name not in outline_names():
        raise Refused(f"Không có đề cương «{name}»; các đề cương: {', '.join(outline_names())}.", "outline")
    return made_of(name, read_outline(built_in_text(name), Known(built_in_text), name))


def built_in_text(name: str) -> str:
    """The file of a built-in outline; "" for none."""
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8") if name in outline_names() else ""


def made_of(name: str, data: Mapping[str, Any], version: int = 0) -> Outline:
    """The outline that a file says, as `read_outline` gives it."""
    return Outline(
        name=name,
        label=data["label"],
        title=data["title"],
        words=data["words"],
        recipients=tuple(data.get("recipients", ())),
        women_words=tuple(data["women_words"]),
        parts=tuple(_part(part) for part in data["part"]),
        numbering=tuple(data.get("numbering", NUMBERING)),
        opening=tuple(_narrator(text) for text in data.get("opening", ())),
        plan_words={key: tuple(words) for key, words in data.get("plan_words", {}).items()},
        tables={key: tuple(TableRow(**row) for row in rows) for key, rows in data.get("tables", {}).items()},
        grammar=data.get("grammar", {}),
        partial=data.get("partial", False),
        note=data.get("note", ""),
        version=version,
    )


def _part(data: Mapping[str, Any]) -> Part:
    return Part(
        key=data["key"],
        title=data["title"],
        narrators=tuple(_narrator(text) for text in data.get("narrators", ())),
        parts=tuple(_part(part) for part in data.get("part", ())),
        interim_title=data.get("interim_title", ""),
        required=data.get("required", ""),
        lead=data.get("lead", ""),
        text=data.get("text", ""),
        form=data.get("form", ""),
        only=only_of(data),
    )


def _narrator(text: str) -> tuple[str, str]:
    name, _, argument = text.partition(":")
    return name, argument
