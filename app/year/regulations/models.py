"""What regulations set from a day on: a union's own lines, and those of unions above."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class Regulation(Recorded):
    """A line; `upper_union_id`: the union above whose file it came in. None for one of the union's own."""

    __tablename__ = "regulations"

    upper_union_id: Mapped[int | None] = mapped_column(ForeignKey("upper_unions.id"), index=True)
    what: Mapped[str] = mapped_column(String(20))
    #: A decimal number as text, because SQLite would keep a float.
    value: Mapped[str] = mapped_column(String(30))
    starts_on: Mapped[date]
    source: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(Text)
    #: When the file that said it last was made; "" for one of the union's own. Older files are refused by it.
    handed_at: Mapped[str] = mapped_column(String(20), default="")
