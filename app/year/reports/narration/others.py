"""What no other part of a report has."""

from __future__ import annotations

from collections.abc import Sequence

from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.entries.actions import FactsOfEntry
from app.core.texts.lines import has_lines
from app.life.events.facts import Category
from app.life.visits.facts import VisitFacts
from app.log.activities.facts import MoneySource
from app.log.figures.facts import LoggedEntry
from app.year.reports.narration.events import in_kind
from app.year.reports.narration.sentences import Narration, Paid, money, with_commas
from app.year.reports.phrases import body, say
from app.year.reports.report import Block


def others(narration: Narration) -> Sequence[Block]:
    """Activities of the kind Khác, and every entry that no earlier part covers."""
    record = narration.record
    left = [event for event in record.events if event.source not in narration.narrated]
    blocks: list[Block] = []
    for category in Category:
        ours = [event for event in left if event.facts.category is category]
        blocks.extend(in_kind(category, ours, narration))
    booked = {source for one in record.items for source in one.sources}
    kinds: tuple[Sequence[LoggedEntry[FactsOfEntry]], ...] = (
        record.visits,
        record.petitions,
        record.awards,
        record.ratings,
        [entry for entry in record.money if entry.source not in booked and not _is_transfer(entry)],
        *record.others.values(),
    )
    remaining = [
        (entry.source, _title(entry.facts), entry.facts.entry())
        for kind in kinds
        for entry in kind
        if entry.source not in narration.narrated
    ]
    for source, title, entry in remaining:
        spent = money([Paid(entry.money_source or MoneySource.OWN, entry.amount, source, entry.giver)])
        sentence = with_commas([say("{t}", t=title), spent])
        stop = "" if has_lines(title) else "."
        blocks.append(body(say("{sentence}{stop}", sentence=sentence, stop=stop, sources=(source,))))
    return blocks


def _title(facts: FactsOfEntry) -> str:
    """The entry's own title; of whom nobody may name in a report the cause alone."""
    if isinstance(facts, VisitFacts) and facts.names_nobody:
        return facts.cause
    return facts.entry().title


def _is_transfer(entry: LoggedEntry[MoneyFacts]) -> bool:
    return entry.facts.direction is Direction.TRANSFER
