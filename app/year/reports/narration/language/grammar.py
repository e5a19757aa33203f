"""Reads `grammar.toml`: verbs, nouns and leads, typed. Pure."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from app.core.vietnamese import tidy
from app.life.events.facts import Category
from app.life.visits.facts import IS_VISIT, Reason
from app.year.reports.narration.language.own_words import merged

_FILE = Path(__file__).with_name("grammar.toml")


@dataclass(frozen=True, slots=True)
class KindWords:
    """How activities of a kind are worded; see the file."""

    verb: str
    people: str
    quantity: str
    lead: str
    many: str


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """How visits for a reason are worded: in a list of counts, by themselves, of somebody with a name."""

    word: str
    says: str
    named: str


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Beginnings of titles that take the number of those who took part."""

    begins: re.Pattern[str]
    says: str


@dataclass(frozen=True, slots=True)
class Grammar:
    lead_ins: tuple[str, ...]
    committee: str
    most_listed: int
    listed_of_many: int
    listed_of_crowd: int
    verbs: re.Pattern[str]
    any_verb: re.Pattern[str]
    attending: re.Pattern[str]
    capitals: re.Pattern[str]
    done: re.Pattern[str]
    documents: re.Pattern[str]
    things: re.Pattern[str]
    names: Mapping[str, str]
    bodies: re.Pattern[str]
    predicates: re.Pattern[str]
    joiners: re.Pattern[str]
    persons: re.Pattern[str]
    befalls: re.Pattern[str]
    acts: re.Pattern[str]
    held: re.Pattern[str]
    contests: re.Pattern[str]
    givers: re.Pattern[str]
    helped: re.Pattern[str]
    addresses: re.Pattern[str]
    reasons_again: re.Pattern[str]
    short: Mapping[str, str]
    subjects: Mapping[str, str]
    labour: Mapping[str, str]
    numbers: tuple[NumberWords, ...]
    kinds: Mapping[Category, KindWords]
    reasons: Mapping[Reason, ReasonWords]

    def subject(self, union: str) -> str:
        """The union's short name: `Công đoàn trường` of `Công đoàn cơ sở Trường THCS Hoa Mai`."""
        rest = re.sub(r"^công đoàn (cơ sở )?", "", tidy(union).lower())
        return next(words for begins, words in self.subjects.items() if rest.startswith(begins))


#: The words of the outline by which a report is being written, as JSON; "" for those of the application.
_OWN: ContextVar[str] = ContextVar("own_words", default="")


def grammar() -> Grammar:
    """The grammar by which a report is being written: the application's, with the outline's own words."""
    return _grammar_with(_OWN.get())


@contextmanager
def speaking(own: Mapping[str, Any]) -> Iterator[None]:
    """While something is written in an outline's own words."""
    before = _OWN.set(json.dumps(own, ensure_ascii=False) if own else "")
    try:
        yield
    finally:
        _OWN.reset(before)


@lru_cache(maxsize=32)
def _grammar_with(own: str) -> Grammar:
    return read_grammar(merged(_usual(), json.loads(own)) if own else _usual())


@cache
def _usual() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def read_grammar(data: Mapping[str, Any]) -> Grammar:
    """The grammar that the data state. KeyError, TypeError or ValueError for what is none."""
    kinds = data["kinds"]
    if strange := {*kinds} - {"usual", *(one.value for one in Category)}:
        raise ValueError(f"no kinds of activities: {', '.join(sorted(strange))}")
    return Grammar(
        lead_ins=tuple(data["lead_ins"]),
        committee=data["committee"],
        most_listed=data["told"],
        listed_of_many=data["told_of_many"],
        listed_of_crowd=data["told_of_crowd"],
        verbs=_beginning((*data["verbs"], *data["attending"])),
        any_verb=_word((*data["verbs"], *data["attending"])),
        attending=_beginning(data["attending"]),
        capitals=_beginning(data["capitals"]),
        documents=_beginning(data["documents"]),
        things=_beginning(data["things"]),
        names={one.lower(): one for one in sorted(data["names"], key=len)},
        bodies=_beginning(data["bodies"]),
        done=re.compile(rf"(?:{_any(data['done'])})(?=\s)", re.IGNORECASE),
        predicates=_word(data["predicates"]),
        joiners=_beginning(data["joiners"]),
        persons=_beginning(data["persons"]),
        befalls=_beginning(data["befalls"]),
        acts=_acting(data["actors"], (*data["verbs"], *data["attending"])),
        held=_beginning(data["held"]),
        contests=_beginning(data["contests"]),
        givers=_beginning(data["givers"]),
        helped=_beginning(data["helped"]),
        addresses=re.compile(rf"(?:{_any(data['addresses'])})[.:]? ", re.IGNORECASE),
        reasons_again=_beginning(data["reasons_again"]),
        short=data["short"],
        subjects=data["subjects"],
        labour=data["labour"],
        numbers=tuple(
            NumberWords(re.compile(rf"{one['begins']}(?!\w)", re.IGNORECASE), one["says"])
            for one in data["number"]
        ),
        kinds={one: KindWords(**{**kinds["usual"], **kinds.get(one.value, {})}) for one in Category},
        reasons={one: ReasonWords(**data["reasons"][one.value]) for one in Reason if one in IS_VISIT},
    )


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first: `tham gia thực hiện` before `tham gia`."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _acting(actors: Iterable[str], verbs: Iterable[str]) -> re.Pattern[str]:
    """A body at the beginning, and within a few words what it does: `Ban TTND giám sát`."""
    return re.compile(
        rf"(?:{_any(actors)})(?: [^\s,;]+){{0,4}}? (?:đã )?(?={_beginning(verbs).pattern})", re.IGNORECASE
    )


def _word(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, anywhere."""
    return re.compile(rf"(?<!\w){_beginning(words).pattern}", re.IGNORECASE)


def _beginning(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(words)})(?!\w)", re.IGNORECASE)
