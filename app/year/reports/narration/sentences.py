"""The argument of narrators, and the sentences that they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from app.core.periods import in_words
from app.core.vietnamese import bare, fold, lower_first
from app.log.activities.facts import MoneySource
from app.log.figures.facts import Figure
from app.office.union_kinds.facts import Naming
from app.office.union_kinds.known import naming_of
from app.people.sections.figures import sections_of
from app.year.figures.record import Record
from app.year.reports.narration.language.anniversaries import own_days, with_years
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.language.letters import cased
from app.year.reports.narration.language.occasions import SUFFERED, occasions_text
from app.year.reports.narration.language.voice import Voice
from app.year.reports.outline import Outline
from app.year.reports.outlining.feeding import any_of
from app.year.reports.phrases import counted, dong, joined, say
from app.year.reports.record import ReportRecord
from app.year.reports.report import Sentence, Span

#: With this many activities and visits, lists of the usual length would fill too many pages.
_CROWDED = 200


@dataclass(frozen=True, slots=True)
class Narration:
    """`argument`: what follows the narrator's name in the outline; `narrated`: ids in earlier parts.

    `voice`: how the part has spoken so far. `is_narrowed`: whether the record holds only what is the part's;
    its figures are then not those of the period, and have no names.
    """

    report_record: ReportRecord
    outline: Outline
    argument: str
    narrated: Set[str]
    voice: Voice
    is_narrowed: bool = False

    @property
    def record(self) -> Record:
        return self.report_record.record

    def figure(self, key: str) -> Figure:
        """The named figure of the report's period and cut-off day."""
        found = self.record.figure(key)
        return replace(found, key="") if self.is_narrowed else found

    @property
    def naming(self) -> Naming:
        """What the union's kind calls who works there."""
        return naming_of(self.record.scope.unit.kind)

    @property
    def most_listed(self) -> int:
        """The longest list that is written entry by entry: a period with very many entries has many lists."""
        words = grammar()
        is_crowded = len(self.record.events) + len(self.record.visits) > _CROWDED
        return min(words.most_listed, words.listed_of_crowd) if is_crowded else words.most_listed

    @property
    def period(self) -> str:
        """`năm 2024`."""
        return in_words(self.record.period)

    @property
    def union(self) -> str:
        """The union by its short name: `Công đoàn trường`."""
        return self.voice.union

    def section(self, name: str) -> str:
        """The section of this name as the union writes it."""
        return self.record.scope.once(sections_of).get(fold(name), name)

    def begin(self, clause: str) -> str:
        """`Trong năm 2024, …`: the clause after a lead-in that the part has not had."""
        return self.voice.begin(clause)

    def reckoned(self, occasion: str, start: date, end: date | None = None) -> str:
        """The occasion of what was done in these days, with the years of an anniversary that says none."""
        return with_years(occasion, own_days(self.record.union), start, end)

    def purpose(self, cause: str) -> str:
        """What something was collected for: `để giúp bản Nà Lốc sau lũ`, `hưởng ứng “Tủ sách vùng cao”`."""
        if grammar().verbs.match(cause):
            return f"để {lower_first(cause)}"
        if grammar().helped.match(cause):
            return f"để giúp {lower_first(cause)}"
        suffered = occasions_text([cause])
        if suffered.startswith(SUFFERED):
            return f"để khắc phục hậu quả của{suffered.removeprefix(SUFFERED)}"
        return f"hưởng ứng {cause if '“' in cause else f'“{cause}”'}"

    def cased(self, text: str) -> str:
        """What was typed, in the letters of a sentence."""
        return cased(text, self.record.union)

    def is_womens(self, *texts: str) -> bool:
        """Whether the words of an entry mark it as women's work (the outline's `women_words`)."""
        return any_of(self.outline.women_words).search(fold(" ".join(texts))) is not None


class Paid(NamedTuple):
    """Money of an entry: whose, how much, its row, and who gave it where that is known by name."""

    source: MoneySource | None
    amount: int | None
    row: str
    giver: str = ""


#: How money of each source is named beside that of others, and by itself.
_BESIDE = {
    MoneySource.OWN: "quỹ công đoàn {x}",
    MoneySource.OTHERS: "nguồn khác {x}",
    MoneySource.UNSETTLED: "chờ thủ quỹ chọn quỹ {x}",
}
_ALONE = {
    MoneySource.OWN: "{x}",
    MoneySource.OTHERS: "{x} từ nguồn khác",
    MoneySource.UNSETTLED: "{x} chờ thủ quỹ chọn quỹ",
}


#: The same of others' money whose giver has a name.
_GIVEN_BESIDE, _GIVEN = "{giver} hỗ trợ {x}", "{x} do {giver} hỗ trợ"


def named_money(total: Figure, parts: Mapping[MoneySource, Figure], words: str = "") -> Sentence | None:
    """Money of a group; of several sources each, in these words where not in the usual. None without any."""
    held = {(source, ""): counted(one) for source, one in parts.items() if one.value}
    if words and len(held) > 1:
        return say(words, total=counted(total), apart=_apart(held))
    return _by_source(counted(total), held)


def money(entries: Iterable[Paid]) -> Sentence | None:
    """Money of entries: `04 triệu đồng, trong đó quỹ công đoàn …, Công ty A hỗ trợ …, nguồn khác …`.

    None without any.
    """
    return _by_source(*_held(entries))


def money_apart(entries: Iterable[Paid]) -> tuple[Sentence, Sentence | None] | None:
    """The sum and, of several sources, what each gave: `05 triệu đồng`, `quỹ công đoàn 02 triệu đồng, …`."""
    total, parts = _held(entries)
    if len(parts) < 2:
        single = _by_source(total, parts)
        return (single, None) if single else None
    return Sentence((total,)), _apart(parts)


def _held(entries: Iterable[Paid]) -> tuple[Span, dict[tuple[MoneySource, str], Span]]:
    """The sum of entries, and what each source gave of it."""
    held: list[tuple[int, str]] = []
    ours: dict[tuple[MoneySource, str], list[tuple[int, str]]] = {}
    for one in entries:
        if one.amount and one.source:
            giver = _giver(one.giver) if one.source is MoneySource.OTHERS else ""
            ours.setdefault((one.source, giver), []).append((one.amount, one.row))
            held.append((one.amount, one.row))
    # By source in the order of the words, who is named before who is not.
    order = sorted(ours, key=lambda key: (list(_BESIDE).index(key[0]), not key[1]))
    return _sum(held), {key: _sum(ours[key]) for key in order}


def _giver(name: str) -> str:
    """`nhà tài trợ` of `Tiền của nhà tài trợ`; names keep their capitals."""
    giver = re.sub(r"^(?:tiền|kinh phí|nguồn) (?:của )?", "", bare(name), flags=re.IGNORECASE)
    return lower_first(giver) if grammar().givers.match(giver) else giver


def _sum(amounts: Sequence[tuple[int, str]]) -> Span:
    return dong(sum(amount for amount, _ in amounts), [row for _, row in amounts])


def _by_source(total: Span, parts: Mapping[tuple[MoneySource, str], Span]) -> Sentence | None:
    if len(parts) < 2:
        single = (
            say(_GIVEN if giver else _ALONE[source], x=one, giver=giver)
            for (source, giver), one in parts.items()
        )
        return next(single, None)
    return say("{total}, trong đó {apart}", total=total, apart=_apart(parts))


def _apart(parts: Mapping[tuple[MoneySource, str], Span]) -> Sentence:
    return joined(
        say(_GIVEN_BESIDE if giver else _BESIDE[source], x=one, giver=giver)
        for (source, giver), one in parts.items()
    )


def listed(parts: Sequence[Sentence]) -> Sentence:
    """`a, b và c`."""
    return joined([joined(parts[:-1]), parts[-1]], " và ") if len(parts) > 1 else joined(parts)


def with_commas(parts: Sequence[Sentence | None]) -> Sentence:
    """The parts that are not None, separated by commas."""
    return joined(part for part in parts if part is not None)
