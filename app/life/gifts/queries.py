"""Selects of lists of gifts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import BigInteger, Select, case, cast, extract, func, select

from app.core.dates import format_date
from app.core.money import format_dong
from app.extensions import db
from app.life.gifts.choosing.plans import PLANS
from app.life.gifts.facts import GiftListFacts, Occasion, Progress, RecipientFacts
from app.life.gifts.models import GiftList, GiftRecipient
from app.life.norms.facts import Allowed, Claim
from app.life.norms.queries import allowed
from app.listing import Page, in_order, in_words_order, paginate
from app.log.activities.mapping import facts_from
from app.log.activities.models import Activity
from app.people.roster.day_queries import IS_CURRENT, STATE, parameters
from app.people.roster.models import Child, Membership
from app.people.roster.rules import State
from app.web.personal.declared import ExtractRow

#: The ticked lines of each list, counted and added up.
_of_lines = (
    select(
        GiftRecipient.list_id,
        func.sum(case((GiftRecipient.is_ticked, 1), else_=0)).label("people"),
        # PostgreSQL adds up big integers as decimals.
        cast(
            func.sum(
                case(
                    (GiftRecipient.is_ticked, func.coalesce(GiftRecipient.amount, GiftList.amount_each, 0)),
                    else_=0,
                )
            ),
            BigInteger,
        ).label("amount"),
    )
    .join(GiftList, GiftList.id == GiftRecipient.list_id)
    .group_by(GiftRecipient.list_id)
    .subquery()
)
_PEOPLE = func.coalesce(_of_lines.c.people, 0)
_AMOUNT = func.coalesce(_of_lines.c.amount, 0)
ORDERS = {
    "day": (GiftList.held_on, GiftList.id),
    "title": (in_words_order(GiftList.title), GiftList.id),
    "people": (_PEOPLE, GiftList.id),
    "amount": (_AMOUNT, GiftList.id),
    "progress": (Activity.id.is_not(None), GiftList.held_on, GiftList.id),
}
#: Lines on one page of a list: enough for the women of a large office, and not too many for a phone.
LINES_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of gifts as pages show it; `posted` is its live log entry, None for a draft."""

    row: GiftList
    people: int
    amount: int
    posted: Activity | None

    @property
    def progress(self) -> Progress:
        return Progress.POSTED if self.posted else Progress.DRAFT


def page_of_lists(
    unit_id: int,
    page: int,
    *,
    occasion: Occasion | None = None,
    progress: Progress | None = None,
    year: int | None = None,
    sort: str = "-day",
) -> Page[Listed]:
    """A page of the union's live lists; two statements."""
    query = _listed().where(GiftList.unit_id == unit_id, GiftList.withdrawn_at.is_(None))
    if occasion:
        query = query.where(GiftList.occasion == occasion)
    if progress:
        is_posted = Activity.id.is_not(None)
        query = query.where(is_posted if progress is Progress.POSTED else ~is_posted)
    if year:
        query = query.where(extract("year", GiftList.held_on) == year)
    return paginate(in_order(query, ORDERS, sort), page, lambda row: Listed(*row))


def listed(unit_id: int, list_id: int) -> Listed | None:
    """A list of this union, withdrawn or not, or None; one statement."""
    query = _listed().where(GiftList.unit_id == unit_id, GiftList.id == list_id)
    row = db.session.execute(query).one_or_none()
    return Listed(*row) if row else None


def _listed() -> Select[GiftList, int, int, Activity]:
    """Lists with their ticked lines counted and added up, and their live log entries."""
    is_posted = (Activity.id == GiftList.activity_id) & Activity.withdrawn_at.is_(None)
    return (
        select(GiftList, _PEOPLE, _AMOUNT, Activity)
        .outerjoin(_of_lines, _of_lines.c.list_id == GiftList.id)
        .outerjoin(Activity, is_posted)
    )


def list_facts(row: GiftList) -> GiftListFacts:
    """The facts of a list."""
    return facts_from(GiftListFacts, row)


def posted_entry(row: GiftList) -> Activity | None:
    """The live log entry of a posted list; None for a draft or a withdrawn entry."""
    found = db.session.get(Activity, row.activity_id) if row.activity_id else None
    return found if found and found.withdrawn_at is None else None


def list_of_entry(unit_id: int, activity_id: int) -> int | None:
    """The id of the list that was posted as this log entry, or None."""
    query = select(GiftList.id).where(GiftList.unit_id == unit_id, GiftList.activity_id == activity_id)
    return db.session.scalar(query.limit(1))


def lists_of_year(unit_id: int, year: int) -> dict[Occasion, tuple[int, date]]:
    """The latest live list of each occasion in a year, its id and its day; one statement."""
    query = select(GiftList.occasion, GiftList.id, GiftList.held_on).where(
        GiftList.unit_id == unit_id,
        GiftList.held_on.between(date(year, 1, 1), date(year, 12, 31)),
        GiftList.withdrawn_at.is_(None),
    )
    rows = db.session.execute(query.order_by(GiftList.id))
    return {Occasion(occasion): (list_id, held_on) for occasion, list_id, held_on in rows}


def norm_of(unit_id: int, facts: GiftListFacts) -> Allowed | None:
    """The norm for the gifts of a list, or None; one statement."""
    plan = PLANS[facts.occasion]
    return allowed(unit_id, Claim(plan.reason, plan.audience, facts.held_on))


def not_members(unit_id: int, day: date) -> frozenset[int]:
    """Ids of those at work on the day who are no members; one statement."""
    query = select(Membership.member_id).where(
        Membership.unit_id == unit_id, IS_CURRENT, STATE == State.NOT_MEMBER
    )
    return frozenset(db.session.scalars(query, parameters(unit_id, day)))


def lines_of(list_id: int) -> Sequence[GiftRecipient]:
    """Every line of a list, ticked or not, in order."""
    return db.session.scalars(_lines(list_id)).all()


def page_of_lines(list_id: int, page: int) -> Page[GiftRecipient]:
    """A page of a list's lines; two statements."""
    return paginate(_lines(list_id), page, lambda row: row[0], LINES_A_PAGE)


def _lines(list_id: int) -> Select[GiftRecipient]:
    query = select(GiftRecipient).where(GiftRecipient.list_id == list_id)
    return query.order_by(GiftRecipient.position, GiftRecipient.id)


def line_facts(row: GiftRecipient) -> RecipientFacts:
    """The facts of a line."""
    return facts_from(RecipientFacts, row)


def extract_of_lines(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The lines of the person and their children."""
    rows = db.session.execute(
        select(GiftRecipient, GiftList.title, GiftList.held_on)
        .join(GiftList, GiftList.id == GiftRecipient.list_id)
        .where(GiftList.unit_id == unit_id, GiftRecipient.member_id == member_id)
        .order_by(GiftList.held_on, GiftRecipient.id)
    )
    for row, title, day in rows:
        yield {
            "Ngày": format_date(day),
            "Danh sách": title,
            "Người nhận": row.name,
            "Lớp, thành tích": row.details,
            "Số tiền": "" if row.amount is None else format_dong(row.amount),
            "Quà": row.gift,
            "Ghi chú": row.note,
        }


def lines_of_children(member_id: int) -> Sequence[tuple[GiftRecipient, str]]:
    """The lines of the person's children, each with the child's name on the roster."""
    rows = db.session.execute(
        select(GiftRecipient, Child.full_name)
        .join(Child, Child.id == GiftRecipient.child_id)
        .where(Child.member_id == member_id)
    )
    return [(row, name) for row, name in rows]
