"""Rounds as the start page of collecting shows them: each fund's current Kỳ first, older ones below. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.periods import Period, period_between
from app.dues.collecting.draft.models import CollectionDraft
from app.dues.collecting.queries import OpenRound
from app.dues.collecting.rules import current_period, slug, takes_gifts
from app.dues.ledger.facts import FundRule
from app.dues.ledger.rules import months_in

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A round on the start page; `so_far` None: no sum is due. `draft`: the open one."""

    period: Period
    so_far: OpenRound | None
    draft: CollectionDraft | None

    @property
    def slug(self) -> str:
        """The Kỳ in an address."""
        return slug(self.period)


@dataclass(frozen=True, slots=True)
class FundShown:
    """A fund on the start page: its current round, and older ones that somebody owes or that have a draft."""

    rule: FundRule
    current: RoundShown
    older: tuple[RoundShown, ...]


def rounds_shown(
    rules: Iterable[FundRule], rounds: Sequence[OpenRound], drafts: Iterable[CollectionDraft], today: date
) -> list[FundShown]:
    """The funds that people pay into, in the order of `rules`; rounds the newest first."""
    kept = {(one.fund_id, one.period_start, one.period_end): one for one in drafts}
    found = []
    for rule in rules:
        if not (rule.has_dues or takes_gifts(rule)):
            continue
        mine = {(one.start, one.end): one for one in rounds if one.fund_id == rule.fund_id}
        now = current_period(rule, today)
        spans = mine.keys() | {key[1:] for key in kept if key[0] == rule.fund_id} | {(now.start, now.end)}
        shown = {
            span: RoundShown(period_between(*span), mine.get(span), kept.get((rule.fund_id, *span)))
            for span in sorted(spans, reverse=True)
        }
        current = shown.pop((now.start, now.end))
        found.append(FundShown(rule, current, tuple(shown.values())))
    return found


def neighbours(period: Period) -> tuple[Period | None, Period | None]:
    """The Kỳ before and after a month or a year; None for any other."""
    if period.kind == "month":
        before, after = period.start - _DAY, period.end + _DAY
        return (
            period_between(*months_in(before.year)[before.month - 1]),
            period_between(*months_in(after.year)[after.month - 1]),
        )
    if period.kind == "year":
        year = period.start.year
        return (
            period_between(date(year - 1, 1, 1), date(year - 1, 12, 31)),
            period_between(date(year + 1, 1, 1), date(year + 1, 12, 31)),
        )
    return None, None
