"""Pure decisions about what regulations set: what cannot be, and where a fund says something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from app.core.errors import Refused
from app.core.money import format_dong
from app.core.vietnamese import decimal_text
from app.dues.funds.facts import Basis, TermFacts
from app.dues.funds.rules import rate_text, term_on
from app.year.regulations.facts import Regulated, RegulationFacts

_DAY = timedelta(days=1)
#: The fact of a fund's term that a line is about.
_FACTS = {
    Regulated.DUES_RATE: "rate",
    Regulated.DUES_CAP: "most_amount",
    Regulated.BASE_SALARY: "most_amount",
    Regulated.REMIT_SHARE: "remit_percent",
}


@dataclass(frozen=True, slots=True)
class Step:
    """From `day` on a fund says `now` and shall say `then`; `is_new`: its term begins on an earlier day."""

    day: date
    now: TermFacts
    then: TermFacts

    @property
    def is_new(self) -> bool:
        return self.now.starts_on != self.day


def refuse_bad_regulation(facts: RegulationFacts) -> None:
    """Raise Refused for a value that cannot be."""
    if facts.what is Regulated.BASE_SALARY:
        if not 0 < facts.value < 10**12 or facts.value != facts.value.to_integral_value():
            raise Refused("Lương cơ sở là số đồng nguyên, như 2.530.000.", "value")
    elif not 0 <= facts.value <= 100:
        raise Refused("Mức này tính bằng phần trăm, từ 0 đến 100.", "value")


def value_text(facts: RegulationFacts) -> str:
    """`0,5% tiền lương`, `2.530.000đ`."""
    if facts.what is Regulated.BASE_SALARY:
        return format_dong(int(facts.value))
    return f"{decimal_text(facts.value)}{facts.what.unit}"


def most_on(lines: Iterable[RegulationFacts], day: date) -> int | None:
    """The most dues of a month as the lines have it on a day: a share of the base salary; None: not set."""
    lines = list(lines)
    share, salary = (_last(lines, what, day) for what in (Regulated.DUES_CAP, Regulated.BASE_SALARY))
    if share is None or salary is None:
        return None
    return int((salary.value * share.value / 100).quantize(Decimal(1), ROUND_DOWN))


def _last(lines: Iterable[RegulationFacts], what: Regulated, day: date) -> RegulationFacts | None:
    """What holds on a day: the last begun, of those begun together the last recorded."""
    begun = [one for one in lines if one.what is what and one.starts_on <= day]
    return max(reversed(begun), key=lambda one: one.starts_on, default=None)


def steps(line: RegulationFacts, lines: Sequence[RegulationFacts], terms: Sequence[TermFacts]) -> list[Step]:
    """Where the terms of a fund say something else than a line, from its day until the next line's.

    `lines`: all of the same union, for a share of the base salary takes two.
    """
    name = _FACTS[line.what]
    wanted = _wanted(line, lines)
    if wanted is None:
        return []
    until = min(
        (one.starts_on for one in lines if _FACTS[one.what] == name and one.starts_on > line.starts_on),
        default=date.max,
    )
    changes = {one.starts_on for one in terms if one.starts_on}
    changes |= {one.ends_on + _DAY for one in terms if one.ends_on}
    days = {line.starts_on} | {day for day in changes if line.starts_on < day < until}
    found = []
    for day in sorted(days):
        now = term_on(terms, day)
        if now is not None and is_comparable(line, now) and getattr(now, name) != wanted:
            found.append(Step(day, now, _then(now, day, {name: wanted})))
    return found


def is_comparable(line: RegulationFacts, term: TermFacts) -> bool:
    """Whether a term is counted as the line is: a rate by the year or month has no share of a salary."""
    return line.what is Regulated.REMIT_SHARE or term.basis is Basis.SALARY_SHARE


def is_known(line: RegulationFacts, lines: Sequence[RegulationFacts]) -> bool:
    """Whether the lines say what the fund's fact is to be: the most of a month takes two of them."""
    return _wanted(line, lines) is not None


def touched(line: RegulationFacts, terms: Sequence[TermFacts]) -> TermFacts | None:
    """A fund's term in force on the day of a line, or the first that begins after."""
    now = term_on(terms, line.starts_on)
    if now is not None:
        return now
    later = [one.starts_on for one in terms if one.starts_on and one.starts_on > line.starts_on]
    return term_on(terms, min(later)) if later else None


def _wanted(line: RegulationFacts, lines: Sequence[RegulationFacts]) -> Decimal | int | None:
    if _FACTS[line.what] == "most_amount":
        return most_on(lines, line.starts_on)
    return line.value


def _then(now: TermFacts, day: date, change: dict[str, Any]) -> TermFacts:
    if now.starts_on == day:
        return replace(now, **change)
    # The balance was stated once, by the term that began before.
    nothing: dict[str, Any] = {"opening_amount": None, "opening_on": None, "opening_channel": None}
    return replace(now, starts_on=day, **nothing, **change)


def term_text(line: RegulationFacts, term: TermFacts) -> str:
    """What a fund's term says of that which the line sets."""
    if line.what is not Regulated.REMIT_SHARE:
        return rate_text(term)
    percent = term.remit_percent
    return "không nộp cấp trên" if percent is None else f"nộp cấp trên {decimal_text(percent)}%"
