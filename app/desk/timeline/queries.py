"""Selects of the timeline: the log, with joinings and leavings from the periods of membership."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Row,
    Select,
    String,
    case,
    cast,
    desc,
    false,
    literal,
    not_,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from app.books.cashbook.models import Fund, MoneyEntry
from app.core.vietnamese import fold
from app.dues.contributions.models import Contribution
from app.listing import Page, contains, folded_words, paginate
from app.log.activities.facts import MoneySource, payer_text
from app.log.activities.models import Activity, ActivityMember
from app.people.roster.day_queries import begins
from app.people.roster.facts import LeavingReason, Standing
from app.people.roster.models import Member, Membership
from app.web.features import log_kinds

#: Names by which the list is sorted.
SORTS = ("day",)
JOINED, LEFT = "joined", "left"


@cache
def kinds() -> dict[str, str]:
    """Every kind of line by its value: those of the log, and two that come from the roster."""
    of_log = {kind.key: kind.label for kind in log_kinds().values()}
    return {**of_log, JOINED: "Vào công đoàn", LEFT: "Thôi"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filter of the timeline; both days inclusive, None or "" for no limit; live or withdrawn entries."""

    since: date | None = None
    until: date | None = None
    kind: str = ""
    fund_id: int | None = None
    member_id: int | None = None
    words: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the timeline; `id`: the entry's, or the person's for JOINED and LEFT.

    `amount` in whole đồng; `fund_name` is None for money that no fund of the union paid.
    """

    kind: str
    id: int
    day: date
    period_text: str
    title: str
    occasion: str
    amount: int | None
    fund_name: str | None
    money_source: str | None
    giver: str

    @property
    def label(self) -> str:
        return kinds()[self.kind]

    @property
    def source(self) -> str:
        """Whose money it was; "" where there was none."""
        whose = self.money_source if self.amount else None
        return self.fund_name or payer_text(MoneySource(whose), self.giver) if whose else ""

    @property
    def is_of_roster(self) -> bool:
        return self.kind in (JOINED, LEFT)


def page_of_timeline(unit_id: int, wanted: Wanted, page: int, *, sort: str = "-day") -> Page[Line]:
    """A page of the timeline, newest first unless `sort` is "day"; two statements."""
    lines = union_all(
        _entries(unit_id, wanted),
        _periods(unit_id, wanted, JOINED),
        _periods(unit_id, wanted, LEFT),
    )
    # The order of ix_activities_log, so that only the rows of the page are read.
    newest_first = lines.order_by(desc("day"), desc("id"), "kind")
    return paginate(newest_first if sort == "-day" else lines.order_by("day", "id", "kind"), page, _line)


def _entries(unit_id: int, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    query = (
        select(
            Activity.kind.label("kind"),
            Activity.id.label("id"),
            Activity.starts_on.label("day"),
            Activity.period_text.label("period_text"),
            Activity.title.label("title"),
            Activity.occasion.label("occasion"),
            Activity.amount.label("amount"),
            Fund.name.label("fund_name"),
            Activity.money_source.label("money_source"),
            Activity.giver.label("giver"),
        )
        .outerjoin(Fund, Fund.id == Activity.fund_id)
        .where(Activity.unit_id == unit_id, _is_withdrawn(wanted.withdrawn, Activity.withdrawn_at))
        .where(*_in_range(wanted, Activity.starts_on))
    )
    if wanted.kind:
        query = query.where(Activity.kind == wanted.kind)
    if wanted.fund_id:
        moved_to = select(MoneyEntry.activity_id).where(MoneyEntry.to_fund_id == wanted.fund_id)
        query = query.where(or_(Activity.fund_id == wanted.fund_id, Activity.id.in_(moved_to)))
    if wanted.member_id:
        query = query.where(_names_anyone(Member.id == wanted.member_id))
    for word in folded_words(wanted.words):
        named = _names_anyone(Member.unit_id == unit_id, contains(Member.search_text, word))
        query = query.where(or_(contains(Activity.search_text, word), named))
    return query


def _names_anyone(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether an entry names such a person, or contains their contribution."""
    people = select(Member.id).where(*which)
    named = select(ActivityMember.activity_id).where(ActivityMember.member_id.in_(people))
    paid = select(Contribution.collection_id).where(
        Contribution.member_id.in_(people), Contribution.withdrawn_at.is_(None)
    )
    return or_(Activity.id.in_(named), Activity.id.in_(paid))


def _periods(unit_id: int, wanted: Wanted, kind: str) -> Select[*tuple[Any, ...]]:
    """Lines from the first day of members' periods (JOINED), or from `left_on` of all periods (LEFT)."""
    day = begins(Membership) if kind == JOINED else Membership.left_on
    reason = case({one.value: one.label for one in LeavingReason}, value=Membership.leaving_reason, else_="")
    query = (
        select(
            literal(kind, String).label("kind"),
            Member.id.label("id"),
            day.label("day"),
            cast(literal(""), String).label("period_text"),
            Member.full_name.label("title"),
            (reason if kind == LEFT else literal("", String)).label("occasion"),
            cast(null(), BigInteger).label("amount"),
            cast(null(), String).label("fund_name"),
            cast(null(), String).label("money_source"),
            cast(literal(""), String).label("giver"),
        )
        .join(Member, Member.id == Membership.member_id)
        .where(Membership.unit_id == unit_id, day.is_not(None), *_in_range(wanted, day))
        .where(_is_withdrawn(wanted.withdrawn, Membership.withdrawn_at))
    )
    query = query.where(not_(_is_continued(kind)))
    if kind == JOINED:
        query = query.where(Membership.standing == Standing.MEMBER)
    if wanted.fund_id or wanted.kind not in ("", kind):
        query = query.where(false())
    if wanted.member_id:
        query = query.where(Member.id == wanted.member_id)
    for word in folded_words(wanted.words):
        query = query.where(or_(contains(Member.search_text, word), _label_has(kind, word)))
    return query


def _is_continued(kind: str) -> ColumnElement[bool]:
    """Whether a period of the same standing adjoins: then nobody joined or left on that day."""
    other = aliased(Membership)
    days = other.left_on == begins(Membership) if kind == JOINED else begins(other) == Membership.left_on
    same = (other.member_id == Membership.member_id, other.standing == Membership.standing)
    found = select(other.id).where(*same, other.withdrawn_at.is_(None), days)
    return found.correlate(Membership).exists()


def _label_has(kind: str, word: str) -> ColumnElement[bool]:
    """Whether the label or the reason of the line contains the word."""
    if word in fold(kinds()[kind]):
        return true()
    reasons = [one.value for one in LeavingReason if word in fold(one.label)]
    return Membership.leaving_reason.in_(reasons) if kind == LEFT else false()


def _is_withdrawn(withdrawn: bool, moment: Any) -> ColumnElement[bool]:
    found: ColumnElement[bool] = moment.is_not(None) if withdrawn else moment.is_(None)
    return found


def _in_range(wanted: Wanted, day: Any) -> list[ColumnElement[bool]]:
    since = [day >= wanted.since] if wanted.since else []
    return since + ([day <= wanted.until] if wanted.until else [])


def _line(row: Row[*tuple[Any, ...]]) -> Line:
    return Line(**{one.name: row._mapping[one.name] for one in fields(Line)})
