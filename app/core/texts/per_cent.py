"""Numbers that were written as per cent, and units that say so."""

from __future__ import annotations

from decimal import Decimal

from app.core.vietnamese import fold

#: Units of measure that mean per cent.
_SHARES = ("phan tram", "ty le", "ti le", "ty le phan tram", "ti le phan tram")


class PerCent(Decimal):
    """A number that was written with a per cent sign; to compute with it gives a plain decimal."""


def is_per_cent(unit: str) -> bool:
    """Whether a unit of measure means per cent: `%`, `% đoàn viên`, `Tỷ lệ (%)`; "" does."""
    words = fold(unit)
    return not words or "%" in words or words in _SHARES
