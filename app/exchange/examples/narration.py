"""The best examples as the summary of an upper union reports them, each with its union."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.vietnamese import lower_first
from app.exchange.examples.queries import examples_read
from app.web.features import ReportLine


def examples(narration: Any) -> Sequence[ReportLine]:
    """A lead and a line for each sentence chosen of the period."""
    scope = narration.record.scope
    days = (scope.period.start, scope.period.end)
    chosen = [one for one in scope.read(examples_read) if one.period == days]
    if not chosen:
        return ()
    lines = [ReportLine(f"{one.union}: {lower_first(one.sentence)}", (one.source,)) for one in chosen]
    return [ReportLine("Một số điển hình từ báo cáo của các công đoàn cơ sở:", leads=True), *lines]
