"""Days that come every year."""

from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class Anniversary(Recorded):
    """A day that comes every year, in the solar or the lunar calendar; `year`: of the event itself."""

    __tablename__ = "anniversaries"

    name: Mapped[str] = mapped_column(Text)
    day: Mapped[int]
    month: Mapped[int]
    year: Mapped[int | None]
    is_lunar: Mapped[bool] = mapped_column(default=False)
