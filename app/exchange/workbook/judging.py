"""What becomes of a row of the file that is a row of the books: unchanged, changed, kept, a conflict."""

from __future__ import annotations

from collections.abc import Mapping

from app.exchange.workbook.comparing.plans import Pair, SheetPlan, Stored, digest, mark_of
from app.exchange.workbook.layout import ROSTER
from app.exchange.workbook.problems import Problem
from app.exchange.workbook.reading.rows import Row, put_at

_WITHDRAWN = (
    "đã được rút khỏi sổ trên màn hình, mà tệp lại sửa; "
    "hãy bỏ dòng này khỏi tệp, hoặc xóa «Mã dòng» để ghi mới."
)


def filled(row: Row, stored: Stored, missing: tuple[int, ...]) -> Row:
    """A column that the file does not have says nothing: what is recorded stands."""
    for place in missing:
        row.values = (*row.values[:place], stored.values[place], *row.values[place + 1 :])
        row.normals = put_at(row.normals, place, stored.normals[place])
        row.former = tuple(put_at(former, place, stored.normals[place]) for former in row.former)
        row.spelt_before = put_at(row.spelt_before, place, stored.normals[place])
    return row


def judge(plan: SheetPlan, row: Row, stored: Stored, marks: Mapping[str, str]) -> None:
    """Put a row of the file, which is `stored`, among those of its kind in the plan."""
    pair = Pair(row, stored)
    # Of a workbook without keys that an earlier release took in, that release kept each text as one line.
    if row.normals == stored.normals or (row.key_before and in_one_line(row) == stored.normals):
        plan.unchanged.append(pair)
        return
    mark = mark_of(row.key, marks)
    if stored.normals in row.former and plan.sheet is not ROSTER:
        plan.reread.append(pair)
    elif mark is None or mark == digest(stored.normals):
        plan.changed.append(pair)
    elif mark in map(digest, row.readings):
        plan.kept.append(pair)
    else:
        plan.conflicts.append(pair)


def judge_withdrawn(plan: SheetPlan, row: Row, marks: Mapping[str, str]) -> None:
    """The same of a row that was withdrawn on screen: a problem where the file changes it."""
    known = {mark_of(row.key, marks), mark_of(row.key_before, marks)}
    if known & set(map(digest, row.readings)):
        plan.withdrawn.append(row)
        return
    plan.problems.append(Problem(plan.sheet.title, row.line, rule=_WITHDRAWN))


def in_one_line(row: Row) -> tuple[str, ...]:
    """What a row says with each text as one line."""
    return tuple(normal.replace("\n", " ") for normal in row.normals)
