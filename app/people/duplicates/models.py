"""Former codes of merged records."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class MemberAlias(Model):
    """The code of a record that was merged into another: workbooks may still contain it."""

    __tablename__ = "member_aliases"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
