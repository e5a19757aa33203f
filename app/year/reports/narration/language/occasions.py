"""How an occasion is worded: `nhân dịp Tết …`, `hưởng ứng Tháng Công nhân`. The words are data. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.core.vietnamese import lower_first

#: What stands before a disaster.
SUFFERED = "do ảnh hưởng của"
_WORDS = Path(__file__).with_name("occasions.toml")


@dataclass(frozen=True, slots=True)
class _Kind:
    """The words before an occasion that begins in one of some ways."""

    lead: str
    begins: re.Pattern[str]
    is_lowered: bool


@cache
def _kinds() -> tuple[tuple[_Kind, ...], str]:
    """Every kind in its order, and the words before a feast."""
    data = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    kinds = (
        _Kind(one["lead"], re.compile(rf"(?:{'|'.join(one['begins'])})(?!\w)", re.IGNORECASE), one["lowered"])
        for one in data["part"]
    )
    return tuple(kinds), data["feast"]


def occasions_text(occasions: Iterable[str]) -> str:
    """`nhân dịp 8/3; 20/10, hưởng ứng Tháng Công nhân`; "" for none."""
    by_lead: dict[str, list[str]] = {}
    for one in occasions:
        lead, name = _lead_and_name(one)
        by_lead.setdefault(lead, []).append(name)
    return ", ".join(f"{lead} {'; '.join(names)}".lstrip() for lead, names in by_lead.items())


def _lead_and_name(occasion: str) -> tuple[str, str]:
    """The words before an occasion, and its own."""
    kinds, feast = _kinds()
    kind = next((one for one in kinds if one.begins.match(occasion)), None)
    if kind is None:
        return feast, occasion
    return kind.lead, lower_first(occasion) if kind.is_lowered else occasion
