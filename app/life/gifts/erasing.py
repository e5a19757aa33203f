"""What lists of gifts keep of one person and of their children."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from app.core.dates import format_date
from app.core.money import format_dong
from app.extensions import db
from app.life.gifts.models import GiftList, GiftRecipient
from app.people.roster.models import Child
from app.web.personal.declared import Erasure, Said


def lines_of(unit_id: int, member_id: int) -> Iterator[Said]:
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


def erase_children(erasure: Erasure) -> None:
    """Put the new name of each child into its lines."""
    rows = db.session.execute(
        select(GiftRecipient, Child.full_name)
        .join(Child, Child.id == GiftRecipient.child_id)
        .where(Child.member_id == erasure.member_id)
    )
    for row, name in rows.all():
        row.name, row.details, row.note = name, "", ""
    db.session.flush()
