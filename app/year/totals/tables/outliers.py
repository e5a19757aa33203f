"""Which unions stand out among the others. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from app.core.vietnamese import decimal_text
from app.year.received.facts import Value
from app.year.received.queries import Lower

#: A value beyond this many times the median stands out.
FAR = 3
#: Of fewer unions nothing stands out.
FEWEST = 3


def standing_out(values: Iterable[tuple[Lower, Value]]) -> dict[int, str]:
    """Who is far above the middle, and who alone has none, by the id of the union."""
    numbers = [(one.id, value) for one, value in values if not isinstance(value, str)]
    if len(numbers) < FEWEST:
        return {}
    # The upper of the two in the middle, where there are two: a number that somebody sent.
    middle = sorted(value for _, value in numbers)[len(numbers) // 2]
    bound = FAR * middle
    found = {
        union: f"gấp {decimal_text(_tenth(Decimal(value) / middle))} lần mức giữa"
        for union, value in numbers
        if value > bound > 0
    }
    none = [union for union, value in numbers if not value]
    return {**found, none[0]: "không có, trong khi mọi công đoàn khác đều có"} if len(none) == 1 else found


def _tenth(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"))
