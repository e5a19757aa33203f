"""Classifies a row of the file that matches a row of the books: unchanged, changed, kept or a conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.exchange.workbook.comparing.plans import Pair, SheetPlan, Stored, digests_of, mark_of
from app.exchange.workbook.layout import ROSTER
from app.exchange.workbook.problems import Problem
from app.exchange.workbook.reading.rows import Row, put_at

_WITHDRAWN = (
    "đã được rút khỏi sổ trên màn hình, mà tệp lại sửa; "
    "hãy bỏ dòng này khỏi tệp, hoặc xóa «Mã dòng» để ghi mới."
)


def filled(row: Row, stored: Stored, missing: tuple[int, ...]) -> Row:
    """The row with the recorded values in columns that the file does not have."""
    for place in missing:
        row.values = (*row.values[:place], stored.values[place], *row.values[place + 1 :])
        row.normals = put_at(row.normals, place, stored.normals[place])
        row.former = tuple(put_at(former, place, stored.normals[place]) for former in row.former)
        row.spelt_before = put_at(row.spelt_before, place, stored.normals[place])
    return row


def judge(
    plan: SheetPlan, row: Row, stored: Stored, marks: Mapping[str, str], missing: Sequence[int] = ()
) -> None:
    """Add a row of the file, matched with `stored`, to the list of its class in the plan.

    `missing`: places of columns that the file does not have.
    """
    pair = Pair(row, stored)
    # An earlier release stored each text of a workbook without keys as one line.
    if row.normals == stored.normals or (row.key_before and in_one_line(row) == stored.normals):
        plan.unchanged.append(pair)
        return
    mark = mark_of(row.key, marks)
    if stored.normals in row.former and plan.sheet is not ROSTER:
        plan.reread.append(pair)
    elif mark is None or mark in digests_of(plan.sheet, stored.normals, missing):
        plan.changed.append(pair)
    elif any(mark in digests_of(plan.sheet, reading, missing) for reading in row.readings):
        plan.kept.append(pair)
    else:
        plan.conflicts.append(pair)


def judge_withdrawn(plan: SheetPlan, row: Row, marks: Mapping[str, str]) -> None:
    """The same for a row that was withdrawn on screen: a problem where the file changes it."""
    known = {mark_of(row.key, marks), mark_of(row.key_before, marks)}
    if any(known & digests_of(plan.sheet, reading) for reading in row.readings):
        plan.withdrawn.append(row)
        return
    plan.problems.append(Problem(plan.sheet.title, row.line, rule=_WITHDRAWN))


def in_one_line(row: Row) -> tuple[str, ...]:
    """The normals of a row with each text as one line."""
    return tuple(normal.replace("\n", " ") for normal in row.normals)
