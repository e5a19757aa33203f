"""Selects of portraits."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from app.extensions import db
from app.people.roster.models import Member, Portrait

_SHOWN = (
    select(Member, Portrait.sha256)
    .outerjoin(Portrait, Portrait.member_id == Member.id)
    .where(Member.unit_id == bindparam("of_unit"), Member.id == bindparam("of_member"))
)


def portrait(unit_id: int, member_id: int) -> Portrait | None:
    """The photograph of this person of this union, or None."""
    query = select(Portrait).where(Portrait.unit_id == unit_id, Portrait.member_id == member_id)
    return db.session.scalar(query)


def member_shown(unit_id: int, member_id: int) -> tuple[Member, str] | None:
    """A person of this union with the digest of their portrait ("" without one); None if not found."""
    row = db.session.execute(_SHOWN, {"of_unit": unit_id, "of_member": member_id}).one_or_none()
    return (row[0], row[1] or "") if row else None


def portraits_of(unit_id: int) -> list[tuple[str, bytes, str]]:
    """(the person's code, picture, digest) of every photograph of the union; one statement."""
    rows = db.session.execute(
        select(Member.code, Portrait.picture, Portrait.sha256)
        .join(Member, Member.id == Portrait.member_id)
        .where(Portrait.unit_id == unit_id)
        .order_by(Member.code)
    )
    return [(code, picture, digest) for code, picture, digest in rows]
