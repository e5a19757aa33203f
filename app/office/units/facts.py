"""Facts of a union, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice


class Post(Choice):
    """Posts that sign papers."""

    CHAIR = "chair", "Chủ tịch"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch"
    ACCOUNTANT = "accountant", "Kế toán"
    TREASURER = "treasurer", "Thủ quỹ"


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """The sheet Đơn vị. With `code` "" one is made from the name; "" for an officer: the post is vacant."""

    name: str
    code: str = ""
    workplace: str = ""
    upper_union: str = ""
    upper_upper_union: str = ""
    place: str = ""
    document_symbol: str = ""
    term: str = ""
    chair: str = ""
    vice_chair: str = ""
    accountant: str = ""
    treasurer: str = ""


@dataclass(frozen=True, slots=True)
class CongressFacts:
    """The day of a congress: the first of its term, and the day after the last of the term before."""

    held_on: date
