"""Reads the rows of one sheet: finds the headings, reads cells as Excel shows them, reports problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from app.core.vietnamese import as_typed, tidy
from app.exchange.workbook.cells import Money
from app.exchange.workbook.cells.raw import Broken, cell_text, squeeze
from app.exchange.workbook.cells.reading import ReadCell
from app.exchange.workbook.layout import KEY_HEADING, LONGEST_KEY, Column, Sheet
from app.exchange.workbook.problems import Problem, Remark, Unfit
from app.exchange.workbook.reading.files.scan import NO_EXTENT, Extent, address
from app.exchange.workbook.reading.heads import HeadFinder, Heads
from app.exchange.workbook.reading.merging import Fill, Merging
from app.exchange.workbook.reading.notes import Notes, lines_text
from app.exchange.workbook.reading.rows import KEY, CellReader, Findings, Raw, Row, SheetRows, cell_under
from app.exchange.workbook.reading.totals import TotalRows

_FULL_AMOUNT_EACH = " Mỗi dòng được tính đủ số ấy; nếu là số chung, hãy bỏ gộp ô và ghi phần của từng dòng."


class Table:
    """The rows of one sheet below its headings."""

    def __init__(self, sheet: Sheet, findings: Findings, extent: Extent = NO_EXTENT) -> None:
        self.sheet, self.findings = sheet, findings
        self.hidden_columns = extent.hidden_columns
        self.merging = Merging(extent.merged)
        self.notes = Notes(sheet.title)
        self.known = {squeeze(column.heading): column for column in (*sheet.columns, KEY)}
        self.readers = [CellReader(column) for column in sheet.columns]
        self.totals = TotalRows(sheet, self.readers, findings)
        self.places: list[tuple[int, ...]] = []
        self.lines: list[int] = []

    def read(self, lines: Iterable[tuple[int, Raw]]) -> SheetRows:
        """All valid rows; problems go to the findings."""
        numbered = iter(lines)
        heads = HeadFinder(self.sheet, self.known, self.merging, self.findings).find(numbered)
        if heads is None:
            return SheetRows(self.sheet)
        self.places = [heads.places.get(column.name, ()) for column in self.sheet.columns]
        missing = tuple(n for n, places in enumerate(self.places) if not places)
        found = SheetRows(self.sheet, missing=missing)
        known_places = [place for places in heads.places.values() for place in places]
        for line, raw in numbered:
            if self.findings.is_full:
                break
            across = self.merging.meet(line, raw)
            if _is_empty(raw, known_places) or self.totals.passes_over(line, raw, self.places):
                continue
            if not self.lines:
                self._note_lacking(missing, line)
            self.lines.append(line)
            for one in across:
                self._note_across(one, known_places)
            row = self._row(line, raw, heads)
            if isinstance(row, Row):
                found.rows.append(row)
            else:
                found.broken.append(row)
        self._note_merged()
        self.findings.remarks += self.notes.remarks()
        return found

    def note_hidden(self, rows: set[int]) -> None:
        """Remark on hidden rows and columns, which are read like others; `rows`: hidden rows of the file."""
        read = rows.intersection(self.lines)
        if read:
            what = f"{len(read)} dòng đang ẩn (dòng {lines_text(read)}) vẫn được đọc."
            self.findings.remarks.append(Remark(self.sheet.title, what))
        pairs = zip(self.sheet.columns, self.places, strict=True) if self.lines else ()
        hidden = [
            f"«{column.heading}»"
            for column, places in pairs
            if any(place + 1 in self.hidden_columns for place in places)
        ]
        if hidden:
            what = f"cột đang ẩn vẫn được đọc: {', '.join(hidden)}."
            self.findings.remarks.append(Remark(self.sheet.title, what))

    def _note_lacking(self, missing: tuple[int, ...], line: int) -> None:
        """Report missing required columns once, not for every row."""
        for column in (self.sheet.columns[n] for n in missing):
            if column.required:
                self._problem(line, column.heading, "", rule=f"thiếu cột này; cần {column.kind.expected}.")

    def _row(self, line: int, raw: Raw, heads: Heads) -> Row | dict[str, Any]:
        cells, filled = self.merging.filled(line, raw)
        if filled:
            self.merging.note(line, filled.values())
        cells_read: list[ReadCell] = []
        broken: set[str] = set()
        for reader, places in zip(self.readers, self.places, strict=True):
            column = reader.column
            try:
                one = reader.read(cell_under(cells, column, places)) if places else reader.empty
                if not places and column.required:
                    broken.add(column.name)
                if places and places[0] in filled:
                    one = ReadCell(one.value, one.normal, (reader.empty.normal,))
                elif one.doubt:
                    self.notes.of_cell(line, places[0] + 1, column.heading, one.doubt)
            except Unfit as unfit:
                broken.add(column.name)
                self._unfit(line, column, places, cells, unfit)
                one = ReadCell(None, "")
            cells_read.append(one)
        values = tuple(one.value for one in cells_read)
        if broken:
            pairs = zip(self.sheet.columns, values, strict=True)
            return {column.name: value for column, value in pairs if column.name not in broken}
        former = _former(cells_read) if any(one.formerly for one in cells_read) else ()
        normals = tuple(one.normal for one in cells_read)
        before = tuple(one.normal if one.spelt_before is None else one.spelt_before for one in cells_read)
        key = self._key(line, cells, heads.places.get(KEY.name, ()))
        return Row(line, key, values, normals, former, before)

    def _unfit(self, line: int, column: Column, places: Sequence[int], cells: Raw, unfit: Unfit) -> None:
        found = next((cells[n] for n in places if n < len(cells) and cells[n] is not None), None)
        expected = unfit.expected
        if isinstance(found, Broken):
            expected += f" (ô {address(line, places[0] + 1)})"
            found = found if found.is_error else None
        self._problem(line, column.heading, found, expected)

    def _key(self, line: int, raw: Raw, places: Sequence[int]) -> str:
        if not places or places[0] >= len(raw) or raw[places[0]] is None:
            return ""
        key = cell_text(raw[places[0]])
        if len(key) > LONGEST_KEY:
            self._problem(line, KEY_HEADING, key, f"mã nhiều nhất {LONGEST_KEY} chữ")
        return key

    def _note_across(self, one: Fill, known: Collection[int]) -> None:
        """Remark on a range over several columns, which counts in the first one only."""
        touched = [n for n in range(one.range.left - 1, one.range.right) if n in known]
        if touched:
            names = {n: c.heading for c, places in self._headed() for n in places}
            heading = ", ".join(dict.fromkeys(f"«{names[n]}»" for n in touched if n in names))
            shown = as_typed(cell_text(one.value))
            what = f"gộp nhiều cột: «{shown}» chỉ tính cho cột đầu, cột còn lại để trống."
            self.notes.of_range(one.range.name, heading, what)

    def _note_merged(self) -> None:
        for one in self.merging.used.values():
            column = next((c for c, places in self._headed() if one.range.left - 1 in places), None)
            if column is not None:
                lines = lines_text({one.range.top, *one.rows})
                what = f"«{as_typed(cell_text(one.value))}» tính cho mọi dòng {lines}."
                more = _FULL_AMOUNT_EACH if isinstance(column.kind, Money) else ""
                self.notes.of_range(one.range.name, column.heading, what + more)

    def _headed(self) -> Iterable[tuple[Column, tuple[int, ...]]]:
        return zip(self.sheet.columns, self.places, strict=True)

    def _problem(self, line: int, heading: str, found: Any, expected: str = "", rule: str = "") -> None:
        shown = as_typed(cell_text(found)) if found is not None else ""
        self.findings.problems.append(Problem(self.sheet.title, line, heading, shown, expected, rule))


def _is_empty(raw: Raw, places: Collection[int]) -> bool:
    """Whether all known columns are empty: signatures below the table are no row."""
    for place in places:
        cell = raw[place] if place < len(raw) else None
        if cell is not None and (not isinstance(cell, str) or tidy(cell)):
            return False
    return True


def _former(cells: Sequence[ReadCell]) -> tuple[tuple[str, ...], ...]:
    first = tuple(one.formerly[0] if one.formerly else one.normal for one in cells)
    last = tuple(one.formerly[-1] if one.formerly else one.normal for one in cells)
    return tuple(dict.fromkeys((first, last)))
