"""The sections of the union."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class UnionSection(Recorded, Model):
    """A section for a time; periods, committees and ratings name it, case and diacritics apart."""

    __tablename__ = "sections"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    #: None: from before.
    starts_on: Mapped[date | None]
    #: The last day; None: until further notice.
    ends_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    #: What it was called before, a name a line: workbooks and keys of figures may still say so.
    former_names: Mapped[str] = mapped_column(Text, default="", server_default="")
