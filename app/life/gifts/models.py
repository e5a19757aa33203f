"""Lists of gifts for an occasion: prepared from the roster, printed for signing, posted as one visit."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class GiftList(Recorded):
    """A list for one occasion; `activity_id` is the log entry made by posting, None for a draft."""

    __tablename__ = "gift_lists"

    #: A `facts.Occasion`.
    occasion: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    held_on: Mapped[date]
    #: For lists by age: the day on which it counts, and under how many years.
    age_on: Mapped[date | None]
    age_under: Mapped[int | None]
    amount_each: Mapped[int | None] = mapped_column(BigInteger)
    gift_each: Mapped[str] = mapped_column(Text, default="")
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("funds.id"))
    channel: Mapped[str | None] = mapped_column(String(10))
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)


class GiftRecipient(Model):
    """A line of a list; an unticked line is kept, so that renewing the list does not add it again."""

    __tablename__ = "gift_recipients"
    __table_args__ = (Index("ix_gift_recipients_list", "list_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("gift_lists.id"))
    position: Mapped[int]
    #: The member, or whose child it is; None for people outside the roster.
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    child_id: Mapped[int | None] = mapped_column(ForeignKey("children.id"))
    name: Mapped[str] = mapped_column(String(200))
    #: Class, merit or group.
    details: Mapped[str] = mapped_column("said", Text, default="")
    is_ticked: Mapped[bool] = mapped_column(default=True)
    amount: Mapped[int | None] = mapped_column(BigInteger)
    gift: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
