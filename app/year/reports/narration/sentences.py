"""The argument of narrators, and the sentences that they share."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from app.core.periods import in_words
from app.core.vietnamese import capital_first, fold
from app.log.figures.facts import Figure
from app.year.figures.record import Record
from app.year.reports.outline import Outline
from app.year.reports.phrases import counted, dong, joined, say
from app.year.reports.record import ReportRecord
from app.year.reports.report import Sentence


@dataclass(frozen=True, slots=True)
class Narration:
    """`argument`: what follows the narrator's name in the outline; `narrated`: ids in earlier parts."""

    report_record: ReportRecord
    outline: Outline
    argument: str
    narrated: Set[str]

    @property
    def record(self) -> Record:
        return self.report_record.record

    def figure(self, key: str) -> Figure:
        """The named figure of the report's period and cut-off day."""
        return self.record.figure(key)

    @property
    def period(self) -> str:
        """`năm 2024`."""
        return in_words(self.record.period)

    @property
    def in_period(self) -> str:
        """`Trong năm 2024`."""
        return capital_first(f"trong {self.period}")

    def is_womens(self, *texts: str) -> bool:
        """Whether the words of an entry mark it as women's work (the outline's `women_words`)."""
        return _any_of(self.outline.women_words).search(fold(" ".join(texts))) is not None


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the words as a separate word: 8/3 is not in 28/3."""
    return re.compile(rf"(?<![\w/])(?:{'|'.join(re.escape(fold(word)) for word in words)})(?![\w/])")


def named_money(total: Figure, own: Figure, others: Figure) -> Sentence | None:
    """Money of a group, with that of others apart; None without any."""
    if own.value and others.value:
        return say(
            "{total}, trong đó quỹ công đoàn {own}, nguồn khác {others}",
            total=counted(total),
            own=counted(own),
            others=counted(others),
        )
    if others.value:
        return say("{others} từ nguồn khác", others=counted(others))
    return Sentence((counted(total),)) if total.value else None


def money(own: int, others: int, sources: Sequence[str] = ()) -> Sentence:
    """Money, with that of others apart: `4.000.000 đồng, trong đó quỹ công đoàn …, nguồn khác …`."""
    if own and others:
        return say(
            "{total}, trong đó quỹ công đoàn {own}, nguồn khác {others}",
            total=dong(own + others, sources),
            own=dong(own, sources),
            others=dong(others, sources),
        )
    if others:
        return say("{others} từ nguồn khác", others=dong(others, sources))
    return Sentence((dong(own, sources),))


def with_commas(parts: Sequence[Sentence | None]) -> Sentence:
    """The parts that are not None, separated by commas."""
    return joined(part for part in parts if part is not None)
