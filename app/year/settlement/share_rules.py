"""Spending shares of what the union keeps of a source, compared with dated limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.books.cashbook.facts import Nature
from app.books.items.facts import Bound, LimitedSource, LimitFacts, ShareGroup
from app.books.items.rules import Catalogue
from app.core.choices import Choice
from app.core.vietnamese import share_text
from app.year.settlement.rules import Sum, placed

#: A share is NEAR its limit from this part of the limit on.
_NEAR = Decimal("0.9")


class Verdict(Choice):
    """How a share compares with its limit."""

    WITHIN = "within", "trong giới hạn"
    REACHED = "reached", "đã đạt"
    NEAR = "near", "gần tới giới hạn"
    NOT_YET = "not_yet", "chưa đạt, năm chưa hết"
    OVER = "over", "vượt giới hạn"
    SHORT = "short", "không đạt"
    NOTHING = "nothing", "chưa có tiền thu để tính"

    @property
    def tone(self) -> str:
        """The colour of the badge."""
        return _TONES[self]


_TONES = {
    Verdict.WITHIN: "good",
    Verdict.REACHED: "good",
    Verdict.NEAR: "warn",
    Verdict.NOT_YET: "warn",
    Verdict.OVER: "bad",
    Verdict.SHORT: "bad",
    Verdict.NOTHING: "info",
}


@dataclass(frozen=True, slots=True)
class Share:
    """What one group spent of what the union kept of a source, whole đồng, and the limit."""

    limit: LimitFacts
    spent: int
    kept: int
    verdict: Verdict

    @property
    def text(self) -> str:
        """`43,2%`; "" if nothing was kept."""
        return share_text(self.spent, self.kept) if self.kept > 0 and self.spent >= 0 else ""

    @property
    def full(self) -> int:
        """The filled part of a bar of 100."""
        return max(0, min(100, 100 * self.spent // self.kept)) if self.kept > 0 else 0


def shares(
    limits: Iterable[LimitFacts], sums: Sequence[Sum], catalogue: Catalogue, day: date, *, is_over: bool
) -> list[Share]:
    """Each limit with the share that it bounds; `is_over`: the period has ended.

    What is kept of a source is what its funds took in minus what was sent to the upper level (QĐ 4290).
    Groups without a limit for the source count as «chi khác».
    """
    limits = list(limits)
    named = {(one.nature, one.share_group) for one in limits}
    kept: dict[LimitedSource, int] = {}
    spent: dict[tuple[LimitedSource, ShareGroup], int] = {}
    for one in sums:
        source = _source(one.nature)
        if source is None:
            continue
        _, _, item = placed(one, catalogue, day)
        if one.side == "receipt":
            kept[source] = kept.get(source, 0) + one.amount
        elif item and item.facts.remits:
            kept[source] = kept.get(source, 0) - one.amount
        else:
            group = (item.facts.share_group if item else None) or ShareGroup.OTHER
            key = (source, group if (source, group) in named else ShareGroup.OTHER)
            spent[key] = spent.get(key, 0) + one.amount
    return [
        _share(one, spent.get((one.nature, one.share_group), 0), kept.get(one.nature, 0), is_over)
        for one in limits
    ]


def _source(nature: Nature | None) -> LimitedSource | None:
    return LimitedSource(nature.value) if nature in (Nature.DUES, Nature.UNION_FEE) else None


def _share(limit: LimitFacts, spent: int, kept: int, is_over: bool) -> Share:
    return Share(limit, spent, kept, _verdict(limit, spent, kept, is_over))


def _verdict(limit: LimitFacts, spent: int, kept: int, is_over: bool) -> Verdict:
    if kept <= 0:
        return Verdict.NOTHING
    share, bound = Decimal(spent) * 100, limit.percent * kept
    if limit.bound is Bound.LEAST:
        return Verdict.REACHED if share >= bound else Verdict.SHORT if is_over else Verdict.NOT_YET
    if share > bound:
        return Verdict.OVER
    return Verdict.NEAR if share >= bound * _NEAR else Verdict.WITHIN
