"""The roster: people, their periods in the union, their children, their photographs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.extensions import Model
from app.office.trail.models import Recorded
from app.unique_constraints import refusal


class Member(Model):
    """A person on the roster; their memberships say whether they are a union member."""

    __tablename__ = "members"
    __table_args__ = (
        UniqueConstraint(
            "unit_id", "code", info=refusal("Mã này đã có người dùng trong công đoàn này.", "code")
        ),
        # With the words, so that a search reads the index alone.
        Index("ix_members_by_name", "unit_id", "name_key", "id", "search_text"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    full_name: Mapped[str] = mapped_column(String(200))
    #: Sort key: given name first, in Vietnamese order.
    name_key: Mapped[str] = mapped_column(String(600))
    search_text: Mapped[str] = mapped_column(Text)
    sex: Mapped[str] = mapped_column(String(10))
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="member", order_by="Membership.joined_on"
    )
    __mapper_args__ = {"version_id_col": version}


class Membership(Recorded):
    """A period of one person: one row of the sheet Đoàn viên."""

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint(
            "unit_id",
            "row_key",
            info=refusal("Người khác vừa thêm một thời gian cho người này; hãy xem lại rồi ghi tiếp."),
        ),
        # For the roster by people, and for the list of groups from the index alone.
        Index("ix_memberships_roster", "unit_id", "withdrawn_at", "member_id"),
        Index("ix_memberships_groups", "unit_id", "withdrawn_at", "union_group"),
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    standing: Mapped[str] = mapped_column(String(20))
    #: The day of starting work.
    started_on: Mapped[date | None]
    joined_on: Mapped[date | None]
    #: The first day out.
    left_on: Mapped[date | None]
    leaving_reason: Mapped[str | None] = mapped_column(String(20))
    position: Mapped[str] = mapped_column(String(300), default="")
    department: Mapped[str] = mapped_column(String(300), default="")
    union_group: Mapped[str] = mapped_column(String(200), default="")
    #: The name of a section (`people.sections`).
    section: Mapped[str] = mapped_column(String(200), default="", server_default="")
    labour_kind: Mapped[str | None] = mapped_column(String(20))
    degree: Mapped[str | None] = mapped_column(String(20))
    theory: Mapped[str | None] = mapped_column(String(20))
    party_member: Mapped[bool] = mapped_column(default=False)
    union_post: Mapped[str] = mapped_column(String(300), default="")
    in_hardship: Mapped[bool] = mapped_column(default=False)
    dues_salary: Mapped[int | None] = mapped_column(BigInteger)
    phone: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    joining: Mapped[str | None] = mapped_column(String(20))
    member: Mapped[Member] = relationship(back_populates="memberships")


class Child(Recorded):
    """A member's child."""

    __tablename__ = "children"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    full_name: Mapped[str] = mapped_column(String(200))
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    school_class: Mapped[str] = mapped_column(String(40), default="")
    school_year: Mapped[str] = mapped_column(String(40), default="")
    merit: Mapped[str] = mapped_column(Text, default="")


class Portrait(Model):
    """A person's photograph, a small JPEG; in the database, so that copies of it include it."""

    __tablename__ = "portraits"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    picture: Mapped[bytes] = mapped_column(LargeBinary)
    #: Digest of the picture, for `flask verify` and the trail.
    sha256: Mapped[str] = mapped_column(String(64))
