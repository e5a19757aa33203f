"""What is kept when a report is printed over findings that are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from app.core.fields import Text


@dataclass(frozen=True, slots=True)
class PrintedFacts:
    """The paper, and the sentences of the findings that were known."""

    report_period: Annotated[str, Text("Kỳ báo cáo")]
    report_outline: Annotated[str, Text("Đề cương")]
    findings: Annotated[str, Text("Điều đã biết")]


@dataclass(frozen=True, slots=True)
class KeptWord:
    """Why somebody prints all the same; `at` is aware."""

    reason: str
    actor: str
    at: datetime
