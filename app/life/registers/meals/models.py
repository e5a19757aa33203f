"""The side table of meals."""

from __future__ import annotations

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class MealsServed(OfEntry):
    """Meals for members and workers; their days and the union's money are the log entry's."""

    __tablename__ = "meals"

    meal: Mapped[str] = mapped_column(String(20))
    servings: Mapped[int]
    price: Mapped[int | None] = mapped_column(BigInteger)
    payer: Mapped[str] = mapped_column(String(300), default="")
