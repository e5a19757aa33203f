"""Matches rows of the file with rows of the books. Pure: docs/architecture.md, «Identity».

A row with `Mã dòng` is the row of that key. A row without one is identified by its content and its place
among equal rows: its key is the digest of its content at the first import, so a file imported again matches
even rows that a screen has changed since. A row of the roster is identified by `Mã` and its place.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from app.exchange.workbook.comparing.plans import SheetPlan, Stored, digest
from app.exchange.workbook.judging import filled, in_one_line, judge, judge_withdrawn
from app.exchange.workbook.layout import KEY_HEADING, ROSTER, Refers
from app.exchange.workbook.problems import Problem
from app.exchange.workbook.reading.rows import Row, SheetRows, put_at


def match(
    found: SheetRows, stored: Sequence[Stored], withdrawn: Collection[str], marks: Mapping[str, str]
) -> SheetPlan:
    """Compare a sheet with the books. Sets the keys of the file's rows."""
    plan = SheetPlan(found.sheet)
    matcher = _Matcher(found, stored, withdrawn, plan)
    for row, one in matcher.pairs():
        judge(plan, filled(row, one, found.missing), one, marks, found.missing)
    for row in matcher.gone:
        judge_withdrawn(plan, row, marks)
    plan.new = matcher.unknown
    plan.absent = [one for one in stored if one.key not in matcher.claimed]
    for rows in (plan.changed, plan.conflicts):
        rows.sort(key=lambda pair: pair.row.line)
    return plan


class _Matcher:
    def __init__(
        self, found: SheetRows, stored: Sequence[Stored], withdrawn: Collection[str], plan: SheetPlan
    ) -> None:
        self.found = found
        self.plan = plan
        self.stored = stored
        self.by_key = {one.key: one for one in stored}
        columns = enumerate(found.sheet.columns)
        self.years = [place for place, column in columns if column.refers is Refers.YEAR]
        self.withdrawn = withdrawn
        self.claimed: set[str] = set()
        self.matched: list[tuple[Row, Stored]] = []
        self.unknown: list[Row] = []
        self.gone: list[Row] = []

    def pairs(self) -> list[tuple[Row, Stored]]:
        keyed = [row for row in self.found.rows if row.key]
        bare = [row for row in self.found.rows if not row.key]
        self._take_keys(keyed)
        if self.found.sheet is ROSTER:
            bare = self._by_content(bare)
            bare = self._by_code(bare)
        self._give_keys(
            bare,
            {row.key for row in keyed} | self.claimed
            if self.found.sheet is ROSTER
            else {row.key for row in keyed},
        )
        bare = self._by_own_key(bare)
        for row in self._by_former(self._by_content(self._by_content(bare), flat=True)):
            is_gone = row.key in self.withdrawn or row.key_before in self.withdrawn
            (self.gone if is_gone else self.unknown).append(row)
        self.unknown.sort(key=lambda row: row.line)
        return self.matched

    def _take_keys(self, rows: Iterable[Row]) -> None:
        lines: dict[str, int] = {}
        for row in rows:
            if row.key in lines:
                rule = f"trùng với dòng {lines[row.key]}; mỗi dòng một mã, hoặc để trống."
                self._problem(row, rule)
                continue
            lines[row.key] = row.line
            # The key identifies the row, so former readings of its cells do not matter.
            row.former = ()
            known = self.by_key.get(row.key)
            if known is None:
                (self.gone if row.key in self.withdrawn else self.unknown).append(row)
            elif self.found.sheet is ROSTER and known.normals[0] != row.normals[0]:
                self._problem(
                    row, f"là dòng của người mang mã «{known.normals[0]}»; mã của một người không đổi."
                )
                self.claimed.add(known.key)
            else:
                self._claim(row, known)

    def _by_own_key(self, rows: Iterable[Row]) -> list[Row]:
        rest = []
        for row in rows:
            keys = (
                key for key in (row.key, row.key_before) if key in self.by_key and key not in self.claimed
            )
            key = next(keys, None)
            if key is None:
                rest.append(row)
            else:
                self._claim(row, self.by_key[key])
        return rest

    def _by_content(self, rows: Iterable[Row], *, flat: bool = False) -> list[Row]:
        """Match rows by content, without the columns that the file lacks; returns the rest."""
        rows = list(rows)
        if flat and all(in_one_line(row) == row.normals for row in rows):
            return rows
        same: dict[tuple[str, ...], deque[Stored]] = defaultdict(deque)
        for one in self.stored:
            if one.key not in self.claimed:
                same[_without(one.normals, self.found.missing)].append(one)
        content_of = in_one_line if flat else attrgetter("normals")
        return self._from(same, rows, lambda row: _without(content_of(row), self.found.missing))

    def _by_former(self, rows: Iterable[Row]) -> list[Row]:
        """Match rows as an older version read them, without formats and merged cells; returns the rest."""
        rows = list(rows)
        if not any(row.former for row in rows):
            return rows
        waiting: dict[Any, list[Stored]] = defaultdict(list)
        for one in self.stored:
            waiting[one.key.partition("-")[0]].append(one)
            waiting[_without(one.normals, self.found.missing)].append(one)
        rest = []
        for row in rows:
            candidates = [
                *map(digest, row.former),
                *(_without(one, self.found.missing) for one in row.former),
            ]
            free = (
                one for candidate in candidates for one in waiting[candidate] if one.key not in self.claimed
            )
            known = next(free, None)
            if known is not None:
                self._claim(row, known)
                continue
            row.key = next((key for key in map(digest, row.former) if key in self.withdrawn), row.key)
            rest.append(row)
        return rest

    def _by_code(self, rows: Iterable[Row]) -> list[Row]:
        """Match the periods of a person in their order; returns the rest."""
        periods: dict[tuple[str, ...], deque[Stored]] = defaultdict(deque)
        for one in self.stored:
            if one.key not in self.claimed:
                periods[one.normals[:1]].append(one)
        return self._from(periods, rows, lambda row: row.normals[:1])

    def _from(
        self, waiting: Mapping[tuple[str, ...], deque[Stored]], rows: Iterable[Row], key_of: Any
    ) -> list[Row]:
        rest = []
        for row in rows:
            queue = waiting.get(key_of(row))
            if queue:
                self._claim(row, queue.popleft())
            else:
                rest.append(row)
        return rest

    def _give_keys(self, rows: Iterable[Row], taken: Collection[str]) -> None:
        """Set keys: the digest and the place among equal rows, or the person's code and place."""
        is_roster = self.found.sheet is ROSTER
        now, before = _Places("#" if is_roster else "-", taken), _Places("-", taken)
        for row in rows:
            row.key = now.key_of(row.normals[0] if is_roster else digest(row.normals))
            row.key_before = "" if is_roster else before.key_of(digest(row.spelt_before))

    def _claim(self, row: Row, known: Stored) -> None:
        row.key = known.key
        for place in self.years:
            # A bare year recorded under another working year means what it meant.
            if row.spelt_before[place] == known.normals[place] != row.normals[place]:
                row.normals = put_at(row.normals, place, known.normals[place])
                row.values = (*row.values[:place], known.values[place], *row.values[place + 1 :])
        self.claimed.add(known.key)
        self.matched.append((row, known))

    def _problem(self, row: Row, rule: str) -> None:
        problem = Problem(self.found.sheet.title, row.line, KEY_HEADING, row.key, rule=rule)
        self.plan.problems.append(problem)


class _Places:
    """Makes keys from a base: the second row of the same base is `…-2`; taken keys are skipped."""

    def __init__(self, mark: str, taken: Collection[str]) -> None:
        self.mark, self.taken = mark, taken
        self.places: dict[str, int] = defaultdict(int)

    def key_of(self, base: str) -> str:
        while True:
            self.places[base] += 1
            place = self.places[base]
            key = base if place == 1 else f"{base}{self.mark}{place}"
            if key not in self.taken:
                return key


def _without(normals: tuple[str, ...], missing: tuple[int, ...]) -> tuple[str, ...]:
    if not missing:
        return normals
    return tuple("" if place in missing else normal for place, normal in enumerate(normals))
