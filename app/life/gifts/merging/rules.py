"""Pure decisions about lines that become one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.core.dates import format_date
from app.core.errors import Refused
from app.life.gifts.facts import LineValues


def joined(many: Iterable[LineValues]) -> LineValues:
    """What one line says in place of several: of those that get something the first word on each value."""
    every = list(many)
    given = [one for one in every if one.is_ticked] or every
    return LineValues(
        any(one.is_ticked for one in every),
        next((one.amount for one in given if one.amount is not None), None),
        next((one.gift for one in given if one.gift), ""),
        "; ".join(dict.fromkeys(one.note for one in every if one.note)),
    )


def refuse_given_twice(title: str, posted_on: date | None, ticked: Iterable[bool]) -> None:
    """Raise Refused where both lines were posted: two gifts were paid and signed for."""
    if posted_on and sum(ticked) > 1:
        raise Refused(
            f"Hai hồ sơ đều có suất trong danh sách quà «{title}», đã vào sổ ngày {format_date(posted_on)}. "
            "Hãy rút lượt tặng quà ấy khỏi sổ (danh sách sẽ mở lại) rồi gộp."
        )
