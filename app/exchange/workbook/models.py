"""Digests of rows at their last import or export."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class ExchangeMark(Model):
    """The digest of a row's content at its last import or export.

    Shows whether the file, the screen or both changed the row since: both is a conflict.
    """

    __tablename__ = "exchange_marks"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    sheet: Mapped[str] = mapped_column(String(40), primary_key=True)
    row_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(32))
