"""The table of indicators."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import PeriodColumns
from app.office.trail.models import Recorded


class Indicator(PeriodColumns, Recorded):
    """An indicator of a period; numbers are decimals as text, because SQLite would store floats."""

    __tablename__ = "indicators"

    position: Mapped[int | None]
    name: Mapped[str] = mapped_column(String(300))
    measure_unit: Mapped[str] = mapped_column(String(80), default="")
    target: Mapped[str | None] = mapped_column(String(30))
    part: Mapped[str | None] = mapped_column(String(30))
    whole: Mapped[str | None] = mapped_column(String(30))
    #: The keys of the figures that count part and whole, "" where an officer states them.
    figure: Mapped[str] = mapped_column(String(300), default="")
    whole_figure: Mapped[str] = mapped_column(String(300), default="")
    scope: Mapped[str] = mapped_column(String(20))
    section: Mapped[str] = mapped_column(String(300), default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
