"""The facts of a line of the plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A row of the sheet Phương hướng: a task planned for `year`."""

    year: int
    content: str
    position: int | None = None
    target: str = ""
    result: str = ""
