"""Money of a period that the book counts after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.books.cashbook.facts import Direction
from app.books.totals.figures import late_after
from app.log.figures.facts import Share
from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import dong, joined, say
from app.year.reports.report import Sentence


def late_text(narration: Narration, rows: Iterable[str]) -> Sentence | None:
    """What the book counts after the period of the money of these entries; None for none.

    `trong đó 100.000 đồng ghi sổ năm 2026`; by months in the year in which the period ends.
    """
    scope = narration.record.scope
    wanted, times = set(rows), defaultdict[str, list[Share]](list)
    for line in sorted(scope.once(late_after), key=lambda line: line.booked_on):
        if line.source in wanted and line.direction == Direction.PAYMENT:
            is_later_year = line.booked_on.year > scope.until.year
            when = (
                f"năm {line.booked_on.year}"
                if is_later_year
                else f"tháng {line.booked_on.month}/{line.booked_on.year}"
            )
            times[when].append(Share(line.source, line.amount))
    parts = []
    for when, shares in times.items():
        amount, sources = sum(one.share for one in shares), [one.row for one in shares]
        if amount > 0:
            parts.append(say(f"trong đó {{x}} ghi sổ {when}", x=dong(amount, sources)))
        elif amount < 0:
            parts.append(say(f"sổ quỹ {when} ghi giảm chi {{x}}", x=dong(-amount, sources)))
    return joined(parts) if parts else None
