"""The preview of a plan: plain lists that are stored as JSON between the steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from app.exchange.workbook.comparing.planning import Plan
from app.exchange.workbook.comparing.plans import SheetPlan, Stored, differences
from app.exchange.workbook.problems import MOST, Problem

#: Lines of each list that are stored and shown; the total is always shown.
SHOWN = 200
_ABSENT_SHOWN = 20


@dataclass(slots=True)
class Preview:
    """A checked workbook. `counts`: a line for each sheet that is not empty; `stopped`: why the file is
    unreadable, `leads_to`: the screen to offer then.

    `found`: the numbers of problems, remarks and changes, of which the lists hold the first.
    """

    unit_name: str = ""
    is_new_unit: bool = False
    begins_party: bool = False
    salaries: int = 0
    stopped: str = ""
    leads_to: str = ""
    counts: list[dict[str, Any]] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    changes: list[list[str]] = field(default_factory=list)
    absent: list[dict[str, Any]] = field(default_factory=list)

    @property
    def has_more_problems(self) -> bool:
        """Whether reading stopped at the limit of problems."""
        return self.found.get("problems", 0) >= MOST

    @property
    def writes(self) -> int:
        """How many rows would be written."""
        return sum(line["new"] + line["changed"] for line in self.counts)


def preview_of(plan: Plan, unit_name: str, problems: list[Problem]) -> Preview:
    """The plan with what was found, of reading, comparing and trying it out."""
    changes = [change for sheet in plan.all_sheets for change in _changes(sheet)]
    return Preview(
        unit_name=unit_name,
        is_new_unit=plan.unit is None,
        begins_party=plan.begins_party,
        salaries=plan.salaries,
        counts=[line for sheet in plan.all_sheets if any((line := _counts(sheet)).values())],
        found={"problems": len(problems), "remarks": plan.remarks.found, "changes": len(changes)},
        problems=problem_lines(problems[:SHOWN]),
        remarks=[remark.text for remark in islice(plan.remarks, SHOWN)],
        changes=changes[:SHOWN],
        absent=[_absent(sheet) for sheet in plan.all_sheets if sheet.absent],
    )


def _counts(sheet: SheetPlan) -> dict[str, Any]:
    counts = {
        "new": len(sheet.new),
        "changed": len(sheet.changed),
        "unchanged": len(sheet.unchanged),
        "kept": sheet.as_recorded,
        "conflicts": len(sheet.conflicts),
        "absent": len(sheet.absent),
    }
    return {"sheet": sheet.sheet.title, **counts} if any(counts.values()) else {}


def problem_lines(problems: list[Problem]) -> list[dict[str, Any]]:
    """Problems as stored in JSON: where each is and what is wrong."""
    return [{"sheet": one.sheet, "row": one.row, "column": one.column, "what": one.what} for one in problems]


def _changes(sheet: SheetPlan) -> list[list[str]]:
    return [
        [sheet.sheet.title, str(pair.row.line), heading, old, new]
        for pair in sheet.changed
        for heading, old, new in differences(sheet, pair)
    ]


def _absent(sheet: SheetPlan) -> dict[str, Any]:
    shown = [_row_text(sheet, stored) for stored in sheet.absent[:_ABSENT_SHOWN]]
    return {"sheet": sheet.sheet.title, "count": len(sheet.absent), "rows": shown}


def _row_text(sheet: SheetPlan, stored: Stored) -> str:
    """The first values of a row, enough to recognise it."""
    cells = zip(sheet.sheet.columns, stored.values, strict=True)
    words = [words for column, value in cells if (words := sheet.text_of(column, value))]
    return " · ".join(words[:4])
