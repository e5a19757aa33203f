"""Checks of commitments: measures that cannot be counted and have no stated result."""

from __future__ import annotations

from app.core.errors import Fault
from app.core.periods import in_words
from app.year.commitments.queries import commitments_of


def measure_faults(unit_id: int) -> list[Fault]:
    """Each live commitment whose measure names a retired fund; two statements."""
    return [
        Fault(
            f"Cam kết {in_words(facts.period)} «{facts.content}»: "
            f"cách đo «{facts.measure}» không đếm được nữa. "
            "Hãy đổi cách đo hoặc ghi kết quả.",
            (f"commitments/{row.id}",),
        )
        for row, facts in commitments_of(unit_id)
        if facts.done is None and any(one.fund.retired for one in row.measured_funds)
    ]
