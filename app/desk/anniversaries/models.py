"""Days that come every year."""

from __future__ import annotations

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class Anniversary(Recorded, Model):
    """A day that comes every year, in the solar or the lunar calendar; `year`: of the event itself."""

    __tablename__ = "anniversaries"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    day: Mapped[int]
    month: Mapped[int]
    year: Mapped[int | None]
    is_lunar: Mapped[bool] = mapped_column(default=False)
