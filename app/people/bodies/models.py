"""Who sits in the bodies of the union, from when to when."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class BodyMember(Recorded):
    """A person of a body for a time; a body is what its rows name, case and diacritics apart."""

    __tablename__ = "body_members"

    body: Mapped[str] = mapped_column(String(200))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    #: Who is not on the roster; "" for a member.
    name: Mapped[str] = mapped_column(String(200), default="")
    post: Mapped[str] = mapped_column(String(120), default="")
    #: The name of the section whose committee it is; "": of the union.
    section: Mapped[str] = mapped_column(String(200), default="", server_default="")
    starts_on: Mapped[date]
    #: The last day; None: until further notice.
    ends_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
