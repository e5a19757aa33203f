"""Pure decisions about the people of bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.core.dates import refuse_reversed
from app.core.errors import Refused
from app.core.once import Keys, Once
from app.core.vietnamese import fold
from app.people.bodies.facts import BodyFacts


def refuse_bad_term(facts: BodyFacts) -> None:
    """Raise Refused for a term of nobody or of two people, or one that ends before it begins."""
    if not facts.member_id and not facts.name:
        raise Refused("Hãy chọn đoàn viên, hoặc ghi họ tên người khác.", "member_id")
    if facts.member_id and facts.name:
        raise Refused("Đã chọn đoàn viên thì để trống ô này.", "name")
    refuse_reversed(facts.starts_on, facts.ends_on)


def sits_on(facts: BodyFacts, day: date) -> bool:
    """Whether the term holds on the day; its last day counts."""
    return facts.starts_on <= day and (facts.ends_on is None or day <= facts.ends_on)


def _seat(facts: BodyFacts) -> Keys:
    who = facts.member_id or fold(facts.name)
    return frozenset({(fold(facts.body), fold(facts.section), fold(facts.post), who)})


def _overlap(one: BodyFacts, other: BodyFacts) -> bool:
    first = max(one.starts_on, other.starts_on)
    return first <= min(one.ends_on or date.max, other.ends_on or date.max)


#: Nobody holds the same post of a body twice at a time; two posts of it may be right.
SEATED = Once(_seat, _overlap, may_repeat=False)


def joined(terms: Sequence[BodyFacts]) -> BodyFacts:
    """Terms of one seat as one: from the first day to the last, with what was noted of each."""
    last = max(one.ends_on or date.max for one in terms)
    notes = dict.fromkeys(one.note for one in terms if one.note)
    return replace(
        terms[0],
        starts_on=min(one.starts_on for one in terms),
        ends_on=None if last == date.max else last,
        note="\n".join(notes),
    )


def bodies_on(terms: Iterable[tuple[int, BodyFacts]], day: date) -> dict[str, dict[object, int]]:
    """By body of the union who sits in it on the day, each once with a row that says so.

    Committees of sections are none (`people.sections`). A body is called as it was first; case and
    diacritics do not distinguish two.
    """
    called: dict[str, str] = {}
    found: dict[str, dict[object, int]] = {}
    for row_id, facts in terms:
        if facts.section:
            continue
        name = called.setdefault(fold(facts.body), facts.body)
        people = found.setdefault(name, {})
        if sits_on(facts, day):
            people.setdefault(facts.member_id or fold(facts.name), row_id)
    return found
