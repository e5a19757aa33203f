"""Sentences of registers in the report. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.core.dates import date_in_text
from app.core.money import dong_in_text
from app.core.texts.lines import with_lead
from app.core.vietnamese import bare, join_words, lower_first
from app.log.figures.facts import Scope
from app.people.hardship.queries import people_read
from app.web.features import ReportLine

#: Words with `{n}`, and the figure's key.
Counted = tuple[str, str]


def lead(
    narration: Any, counts: Sequence[Counted], *, begins: str = "{union} đã ", ends: str = ""
) -> ReportLine:
    """`Trong năm 2024, công đoàn đã xây mới 02 căn nhà, …`: what is not zero, in its order."""
    held = [one for one in counts if narration.figure(one[1]).value]
    text = ", ".join(words.replace("{n}", f"{{n{place}}}") for place, (words, _) in enumerate(held))
    figures = {f"n{place}": key for place, (_, key) in enumerate(held)}
    return ReportLine(
        narration.begin(f"{begins.format(union=narration.union)}{text}{ends}"), figures=figures, leads=True
    )


def line(source: str, *parts: str) -> ReportLine:
    """An item of the parts that are not empty, separated by commas."""
    return ReportLine(", ".join(part for part in parts if part), (source,))


def by_itself(narration: Any, only: ReportLine) -> ReportLine:
    """`Trong năm 2024, công đoàn đã ký lại thỏa ước …`: a list of one is a sentence, without a lead."""
    text = narration.begin(f"{narration.union} đã {lower_first(only.text)}")
    return ReportLine(text, only.sources, leads=True)


def quoted(text: str) -> str:
    """A name in quotation marks; one that has some stays as typed."""
    name = bare(text)
    return name if any(mark in name for mark in '“”"') else f"“{name}”"


def names(narration: Any, member_ids: Iterable[int], others: str = "") -> str:
    """The people by name, then those whom the officer wrote."""
    known = narration.record.scope.once(_known)
    return join_words([*(known[one] for one in member_ids if one in known), *([others] if others else [])])


def _known(scope: Scope) -> dict[int, str]:
    """The names of the union's people, by their ids."""
    return {person.id: person.facts.full_name for person in scope.read(people_read)}


def after(words: str, text: str) -> str:
    """The words and the text, one of several paragraphs below them; "" without a text."""
    return with_lead(words, bare(text)) if text else ""


def on_day(words: str, day: Any) -> str:
    """`bàn giao ngày 05/3/2024`; "" without a day."""
    return f"{words} ngày {date_in_text(day)}" if day else ""


def of_money(words: str, amount: int | None) -> str:
    """`giá trị 80 triệu đồng`; "" without an amount."""
    return f"{words} {dong_in_text(amount)}" if amount else ""
