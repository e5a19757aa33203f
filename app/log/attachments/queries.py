"""Selects of scans, the union first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, Text, case, cast, func, select

from app.extensions import db
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live
from app.log.attachments.facts import Used
from app.log.attachments.models import Attachment
from app.web.personal.declared import ExtractRow


def attachments_of(unit_id: int, activity_id: int) -> Sequence[Attachment]:
    """The scans of a log entry in the order they came, withdrawn ones too; one statement."""
    query = select(Attachment).where(Attachment.unit_id == unit_id, Attachment.activity_id == activity_id)
    return db.session.scalars(query.order_by(Attachment.id)).all()


def attachment(unit_id: int, attachment_id: int) -> Attachment | None:
    """A scan of this union, withdrawn or not, or None."""
    return db.session.scalar(
        select(Attachment).where(Attachment.unit_id == unit_id, Attachment.id == attachment_id)
    )


def used_by(unit_id: int, activity_id: int) -> Used:
    """What scans take on the disk, withdrawn ones too; one statement."""
    of_entry = func.sum(Attachment.size).filter(Attachment.activity_id == activity_id)
    query = select(of_entry, func.sum(Attachment.size)).where(Attachment.unit_id == unit_id)
    by_entry, by_union = db.session.execute(query).one()
    return Used(int(by_entry or 0), int(by_union or 0))


def counts_of(unit_id: int, activity_ids: Collection[int]) -> dict[int, int]:
    """How many live scans belong to each of these log entries that has any; one statement."""
    rows = db.session.execute(
        select(Attachment.activity_id, func.count())
        .where(Attachment.unit_id == unit_id, Attachment.activity_id.in_(activity_ids))
        .where(Attachment.withdrawn_at.is_(None))
        .group_by(Attachment.activity_id)
    )
    return dict(rows.all())


def all_attachments(unit_id: int) -> Sequence[Attachment]:
    """Every scan of the union in the order they came, withdrawn ones too; one statement."""
    return db.session.scalars(
        select(Attachment).where(Attachment.unit_id == unit_id).order_by(Attachment.id)
    ).all()


def stored_names() -> set[str]:
    """Under which names the scans of every union lie; one statement."""
    return set(db.session.scalars(select(Attachment.stored_name)))


def searched_files(unit_id: int) -> Select[*tuple[Any, ...]]:
    """The live scans by the ids of their entries, for the search: titled by description and file name."""
    described = Attachment.description + " (" + Attachment.file_name + ")"
    title = case((Attachment.description == "", Attachment.file_name), else_=described)
    return (
        select(Attachment.activity_id, cast(title, Text), cast(Activity.title, Text), Activity.starts_on)
        .join(Activity, Activity.id == Attachment.activity_id)
        .where(live(unit_id), Attachment.withdrawn_at.is_(None))
    )


def files_naming(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The scans of entries that name the person."""
    rows = db.session.execute(
        select(Attachment, Activity.title)
        .join(Activity, Activity.id == Attachment.activity_id)
        .join(ActivityMember, ActivityMember.activity_id == Activity.id)
        .where(Attachment.unit_id == unit_id, ActivityMember.member_id == member_id)
        .order_by(Attachment.id)
    )
    for row, title in rows:
        yield {"Tên tệp": row.file_name, "Mô tả": row.description, "Của mục": title}


def scans_alone(activity_ids: Collection[int]) -> Sequence[Attachment]:
    """The scans of those of these entries for which no fund paid."""
    return db.session.scalars(
        select(Attachment)
        .join(Activity, Activity.id == Attachment.activity_id)
        .where(Attachment.activity_id.in_(activity_ids), Activity.fund_id.is_(None))
    ).all()
