"""Pure decisions about sections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from app.core.errors import Refused
from app.core.once import Keys, Once
from app.core.vietnamese import fold
from app.people.sections.facts import SectionFacts

Logged = TypeVar("Logged", bound=Any)


def refuse_bad_section(facts: SectionFacts) -> None:
    """Raise Refused for one that ends before it begins."""
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        raise Refused("Ngày cuối trước ngày đầu.", "ends_on")


def stands_on(facts: SectionFacts, day: date) -> bool:
    """Whether there is this section on the day; its last day counts."""
    has_begun = facts.starts_on is None or facts.starts_on <= day
    return has_begun and (facts.ends_on is None or day <= facts.ends_on)


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
