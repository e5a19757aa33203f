"""Spending norms for visits and gifts (định mức chi)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry
from app.office.trail.models import Recorded


class SpendingNorm(Recorded):
    """The most that one visit of a kind may cost, from `valid_from` to `valid_to` (inclusive; None: open).

    QĐ 4290/QĐ-TLĐ Điều 3: the committee issues its own rules; shipped examples are marked.
    """

    __tablename__ = "spending_norms"

    #: A `facts.Reason`; `audience` a `facts.Audience`, "" for everybody.
    reason: Mapped[str] = mapped_column(String(20))
    audience: Mapped[str] = mapped_column(String(20), default="")
    amount: Mapped[int] = mapped_column(BigInteger)
    times_a_year: Mapped[int | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    is_example: Mapped[bool] = mapped_column(default=False)
    #: The rule that sets it, in words.
    source: Mapped[str] = mapped_column(Text, default="")


class NormExcess(OfEntry):
    """Why a visit cost more than the norm of its day."""

    __tablename__ = "norm_excesses"

    reason: Mapped[str] = mapped_column(Text)
