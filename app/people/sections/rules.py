"""Pure decisions about sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from app.core.dates import refuse_reversed
from app.core.once import Keys, Once
from app.core.vietnamese import called, fold
from app.people.sections.facts import SectionFacts

#: `people.members.section[Phân xưởng May]`.
_OF_SECTION = re.compile(r"([a-z_.]*section[a-z_.]*)\[(.*)\](.*)")
Logged = TypeVar("Logged", bound=Any)


def refuse_bad_section(facts: SectionFacts) -> None:
    """Raise Refused for one that ends before it begins."""
    refuse_reversed(facts.starts_on, facts.ends_on)


def stands_on(facts: SectionFacts, day: date) -> bool:
    """Whether there is this section on the day; its last day counts."""
    has_begun = facts.starts_on is None or facts.starts_on <= day
    return has_begun and (facts.ends_on is None or day <= facts.ends_on)


@dataclass(frozen=True, slots=True)
class Renaming:
    """A section with a new name; `others` are further terms of a section of its old name."""

    old: str
    new: str
    own: SectionFacts
    others: Sequence[SectionFacts] = ()

    def name_now(self, name: str) -> str:
        """The new name for the old one, any other as it is."""
        return self.new if fold(name) == fold(self.old) else name

    def concerns(self, name: str, first: date | None, last: date | None) -> bool:
        """Whether what names a section, of the days from `first` to `last`, means this one.

        Where the old name is that of another time too, only what touches the days of this one.
        """
        if fold(name) != fold(self.old) or name == self.new:
            return False
        days = SectionFacts(name, first, last)
        return not self.others or _overlap(days, self.own)


def renamed(old: SectionFacts, new: SectionFacts) -> SectionFacts:
    """The new facts, the former name among those that are known of it."""
    known = called(new.former_names.splitlines())
    if fold(old.name) != fold(new.name):
        known.setdefault(fold(old.name), old.name)
    known.pop(fold(new.name), None)
    return replace(new, former_names="\n".join(known.values()))


def names_of_today(sections: Iterable[SectionFacts]) -> dict[str, str]:
    """Folded former name -> the name of today; a name that a section has is not a former one."""
    every = list(sections)
    found = {fold(was): one.name for one in every for was in one.former_names.splitlines()}
    return {was: now for was, now in found.items() if was not in {fold(one.name) for one in every}}


def first_names(sections: Iterable[SectionFacts]) -> dict[str, str]:
    """Folded name of today -> what the section was called first, of those that had another name."""
    return {fold(one.name): one.former_names.splitlines()[0] for one in sections if one.former_names}


def with_section(key: str, name_of: Callable[[str], str]) -> str:
    """The key of a figure with another name of the section that it is of; other keys as they are."""
    found = _OF_SECTION.fullmatch(key)
    return f"{found[1]}[{name_of(found[2])}]{found[3]}" if found else key


def by_section(entries: Iterable[Logged]) -> dict[str, list[Logged]]:
    """The entries that are of a section, by its folded name."""
    found: dict[str, list[Logged]] = {}
    for one in entries:
        if one.facts.section:
            found.setdefault(fold(one.facts.section), []).append(one)
    return found


def section_called(name: str) -> str:
    """`Công đoàn bộ phận Phân xưởng May`: a section as one that does something."""
    return name if fold(name).startswith(("cong doan", "cdbp")) else f"Công đoàn bộ phận {name}"


def _named(facts: SectionFacts) -> Keys:
    return frozenset({fold(facts.name)})


def _overlap(one: SectionFacts, other: SectionFacts) -> bool:
    return max(_first(one), _first(other)) <= min(_last(one), _last(other))


def _first(facts: SectionFacts) -> date:
    return facts.starts_on or date.min


def _last(facts: SectionFacts) -> date:
    return facts.ends_on or date.max


#: There is one section of a name at a time.
NAMED = Once(_named, _overlap, may_repeat=False)
