"""Selects of the roster."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, bindparam, case, func, null, select, type_coerce

from app.core.signals import leaving_roster
from app.extensions import db
from app.log.activities.mapping import facts_from
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import UNIT_ID, live
from app.people.duplicates.models import MemberAlias
from app.people.roster.facts import BirthDay, ChildFacts, MembershipFacts, PersonFacts, Standing, Tie
from app.people.roster.models import Child, Member, Membership
from app.web.features import log_kinds

#: What an entry that names a person is to them, where its kind has no word for it.
_OTHER = "việc khác trong nhật ký"
#: Statements of a person's page, built once: that takes as long as executing them.
_PERSON = bindparam("of_member", type_=Integer)
_PERIODS = select(Membership).where(Membership.member_id == _PERSON).order_by(Membership.id)
_CHILDREN = select(Child).where(Child.member_id == _PERSON).order_by(Child.id)
_NAMING = (
    select(Activity.kind, Activity.starts_on, func.coalesce(Activity.ends_on, Activity.starts_on))
    .join(ActivityMember, ActivityMember.activity_id == Activity.id)
    .where(live(UNIT_ID), ActivityMember.member_id == _PERSON)
)


def left_on(member_id: Any) -> ColumnElement[date | None]:
    """As SQL: the first day on which the person of the column was no member any more.

    NULL where a membership goes on, and for who never was one.
    """
    return type_coerce(
        select(
            case((func.count() > func.count(Membership.left_on), null()), else_=func.max(Membership.left_on))
        )
        .where(
            Membership.member_id == member_id,
            Membership.withdrawn_at.is_(None),
            Membership.standing == Standing.MEMBER,
        )
        .scalar_subquery(),
        Date(),
    )


def member(unit_id: int, member_id: int) -> Member | None:
    """A person of this union, or None."""
    return db.session.scalar(select(Member).where(Member.unit_id == unit_id, Member.id == member_id))


def membership(unit_id: int, member_id: int, membership_id: int) -> Membership | None:
    """A period of this person of this union, withdrawn or not, or None."""
    return db.session.scalar(
        select(Membership).where(
            Membership.unit_id == unit_id,
            Membership.member_id == member_id,
            Membership.id == membership_id,
        )
    )


def child(unit_id: int, member_id: int, child_id: int) -> Child | None:
    """A child of this person of this union, withdrawn or not, or None."""
    return db.session.scalar(
        select(Child).where(Child.unit_id == unit_id, Child.member_id == member_id, Child.id == child_id)
    )


def memberships_of(member_id: int) -> Sequence[Membership]:
    """All periods of a person in recorded order, withdrawn ones too."""
    return db.session.scalars(_PERIODS, {"of_member": member_id}).all()


def live_periods_of(member_id: int, but: int | None = None) -> list[MembershipFacts]:
    """The facts of a person's live periods in recorded order, without the period `but`."""
    return [
        membership_facts(row)
        for row in memberships_of(member_id)
        if row.withdrawn_at is None and row.id != but
    ]


def children_of_member(member_id: int) -> Sequence[Child]:
    """All children of a person in recorded order, withdrawn ones too."""
    return db.session.scalars(_CHILDREN, {"of_member": member_id}).all()


def roster_of(unit_id: int) -> list[tuple[Member, Membership, PersonFacts, MembershipFacts]]:
    """Every live period with its person, in the order they were recorded (one statement)."""
    rows = db.session.execute(
        select(Member, Membership)
        .join(Membership, Membership.member_id == Member.id)
        .where(Member.unit_id == unit_id, Membership.withdrawn_at.is_(None))
        .order_by(Membership.id)
    )
    return [(one, period, person_facts(one), membership_facts(period)) for one, period in rows]


def children_of(unit_id: int) -> list[tuple[Child, ChildFacts]]:
    """Every live child, in the order they were recorded (one statement)."""
    rows = db.session.scalars(
        select(Child).where(Child.unit_id == unit_id, Child.withdrawn_at.is_(None)).order_by(Child.id)
    )
    return [(one, child_facts(one)) for one in rows]


def member_ids_by_code(unit_id: int) -> dict[str, int]:
    """Code -> id of everyone on the roster."""
    rows = db.session.execute(select(Member.code, Member.id).where(Member.unit_id == unit_id))
    return dict(rows.all())


def codes_taken(unit_id: int, codes: Collection[str]) -> set[str]:
    """The codes in use, including those of merged records (for long lists possibly more); one statement."""
    query = select(Member.code).where(Member.unit_id == unit_id)
    merged = select(MemberAlias.code).where(MemberAlias.unit_id == unit_id)
    # Databases limit the number of parameters; a long list is not filtered in the query.
    if len(codes) <= 500:
        query, merged = query.where(Member.code.in_(codes)), merged.where(MemberAlias.code.in_(codes))
    return set(db.session.scalars(query.union_all(merged)))


def aliases_of(unit_id: int) -> dict[str, str]:
    """Former code of a merged record -> the person's current code."""
    query = select(MemberAlias.code, Member.code).join(Member, Member.id == MemberAlias.member_id)
    return dict(db.session.execute(query.where(MemberAlias.unit_id == unit_id)).all())


def latest_code(unit_id: int) -> str:
    """The code of the newest person, "" on an empty roster."""
    query = select(Member.code).where(Member.unit_id == unit_id).order_by(Member.id.desc()).limit(1)
    return db.session.scalar(query) or ""


def row_keys_of(member_id: int) -> set[str]:
    """The row keys of a person's periods, withdrawn ones too."""
    return set(db.session.scalars(select(Membership.row_key).where(Membership.member_id == member_id)))


def entries_naming(unit_id: int, member_id: int, most: int) -> Sequence[Activity]:
    """The newest live entries of the log that name the person, at most `most`."""
    return db.session.scalars(
        select(Activity)
        .join(ActivityMember, ActivityMember.activity_id == Activity.id)
        .where(live(unit_id), ActivityMember.member_id == member_id)
        .order_by(Activity.starts_on.desc(), Activity.id.desc())
        .limit(most)
    ).all()


def ties_of(unit_id: int, member_id: int) -> list[Tie]:
    """What is recorded that names the person: payments, what is counted, then the rest of the log."""
    asked = leaving_roster.send(unit_id, member_id=member_id)
    rows = db.session.execute(_NAMING, {"unit_id": unit_id, "of_member": member_id})
    kinds = log_kinds()
    ties = [Tie(kinds[kind].tie or _OTHER, first, last, kinds[kind].counts) for kind, first, last in rows]
    order = [*(one.tie for one in kinds.values() if one.tie), _OTHER]
    ties.sort(key=lambda one: (not one.counts, order.index(one.what)))
    return [*(Tie(*one) for _, some in asked for one in some), *ties]


def people_to_choose(unit_id: int) -> list[tuple[int, str]]:
    """(id, name and code) of everyone on the roster, in the order of names, for select fields."""
    rows = db.session.execute(
        select(Member.id, Member.full_name, Member.code)
        .where(Member.unit_id == unit_id)
        .order_by(Member.name_key, Member.id)
    )
    return [(member_id, f"{name} ({code})") for member_id, name, code in rows]


def names_of(unit_id: int, member_ids: Collection[int]) -> dict[int, str]:
    """Names by id, of this union's people only; one statement."""
    if not member_ids:
        return {}
    rows = db.session.execute(
        select(Member.id, Member.full_name).where(Member.unit_id == unit_id, Member.id.in_(member_ids))
    )
    return dict(rows.all())


def person_facts(one: Member) -> PersonFacts:
    """The facts of a person."""
    return facts_from(PersonFacts, one, birth=BirthDay(one.birth_date, one.birth_year))


def membership_facts(period: Membership) -> MembershipFacts:
    """The facts of a period."""
    return facts_from(MembershipFacts, period)


def child_facts(one: Child) -> ChildFacts:
    """The facts of a child."""
    return facts_from(ChildFacts, one, birth=BirthDay(one.birth_date, one.birth_year))
