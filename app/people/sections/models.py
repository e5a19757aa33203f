"""The sections of the union."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class UnionSection(Recorded):
    """A section for a time; periods, committees and ratings name it, case and diacritics apart."""

    __tablename__ = "sections"

    name: Mapped[str] = mapped_column(String(200))
    #: None: from before.
    starts_on: Mapped[date | None]
    #: The last day; None: until further notice.
    ends_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    #: What it was called before, a name a line: workbooks and keys of figures may still say so.
    former_names: Mapped[str] = mapped_column(Text, default="", server_default="")
