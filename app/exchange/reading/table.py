"""The rows of one sheet: headings found, cells read, what cannot be read named."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from app.core.vietnamese import as_typed, fold, tidy
from app.exchange.cells.raw import squeeze, told
from app.exchange.layout import KEY_HEADING, LONGEST_KEY, Sheet
from app.exchange.problems import Problem, Remark, Unfit
from app.exchange.reading.rows import KEY, CellReader, Findings, Raw, Row, SheetRows

#: «Công đoàn phí» begins with other letters: diacritics count here.
_TOTAL = re.compile(r"(?:tổng )?cộng\b", re.IGNORECASE)
_SAVE = "kết quả của công thức: mở tệp bằng Excel, lưu lại rồi nhập"


class Table:
    """The rows of one sheet below its headings."""

    def __init__(self, sheet: Sheet, findings: Findings, formulas: dict[tuple[int, int], str]) -> None:
        self.sheet = sheet
        self.findings = findings
        self.formulas = formulas
        self.known = {squeeze(column.heading): column for column in (*sheet.columns, KEY)}

    def read(self, lines: Iterable[tuple[int, Raw]]) -> SheetRows:
        """All rows; what is wrong goes to the findings and its row is left out."""
        numbered = iter(lines)
        places = self._headings(numbered)
        if places is None:
            return SheetRows(self.sheet)
        readers = [(places.get(column.name), CellReader(column)) for column in self.sheet.columns]
        missing = tuple(n for n, (place, _) in enumerate(readers) if place is None)
        key_place = places.get(KEY.name)
        found = SheetRows(self.sheet, missing=missing)
        first = True
        for line, raw in numbered:
            if self.findings.is_full:
                break
            if self._says_nothing(line, raw, places.values()) or self._is_total(line, raw):
                continue
            if first:
                self._note_lacking(missing, line)
            first = False
            row = self._row(line, raw, readers, key_place)
            if isinstance(row, Row):
                found.rows.append(row)
            else:
                found.broken.append(row)
        return found

    def _headings(self, numbered: Iterator[tuple[int, Raw]]) -> dict[str, int] | None:
        """Places of the known columns by name; without headings None, and a problem where there was text."""
        first_text = 0
        for line, raw in numbered:
            names = [squeeze(told(cell)) if cell is not None else "" for cell in raw]
            known = [name for name in names if name in self.known]
            if len(set(known)) >= 2:
                self._note_headings(line, raw, names)
                return {
                    self.known[name].name: place
                    for place, name in reversed([*enumerate(names)])
                    if name in self.known
                }
            first_text = first_text or (line if any(names) else 0)
        if first_text:
            wanted = ", ".join(column.heading for column in self.sheet.columns[:6])
            rule = f"không thấy dòng tiêu đề; cần một dòng có ít nhất hai tiêu đề như: {wanted}."
            self.findings.problems.append(Problem(self.sheet.title, rule=rule))
        return None

    def _note_headings(self, line: int, raw: Raw, names: list[str]) -> None:
        for place, name in enumerate(names):
            heading = as_typed(told(raw[place])) if name else ""
            if name in self.known and name in names[:place]:
                self._problem(line, heading, "", rule="tiêu đề có hai lần; mỗi cột chỉ một lần.")
            elif name and name not in self.known:
                where = f"{self.sheet.title}, cột «{heading}»"
                self.findings.remarks.append(Remark(where, "không có trong mẫu, để nguyên không đọc."))

    def _note_lacking(self, missing: tuple[int, ...], line: int) -> None:
        """Told once, not for every row."""
        for column in (self.sheet.columns[n] for n in missing):
            if column.required:
                self._problem(line, column.heading, "", rule=f"thiếu cột này; cần {column.kind.expected}.")

    def _says_nothing(self, line: int, raw: Raw, places: Collection[int]) -> bool:
        """Whether nothing stands in a known column: signatures below the table are no row."""
        cells = (raw[place] for place in places if place < len(raw))
        if any(cell is not None and (not isinstance(cell, str) or tidy(cell)) for cell in cells):
            return False
        return not self.formulas or not any((line, place + 1) in self.formulas for place in places)

    def _is_total(self, line: int, raw: Raw) -> bool:
        begins = next((cell for cell in raw if cell is not None and cell != ""), None)
        if not isinstance(begins, str):
            return False
        if not _TOTAL.match(tidy(begins)) and not fold(begins).startswith("tong cong"):
            return False
        where = f"{self.sheet.title}, dòng {line}"
        self.findings.remarks.append(
            Remark(where, f"bắt đầu bằng «{as_typed(begins)}», là dòng cộng nên bỏ qua.")
        )
        return True

    def _row(
        self, line: int, raw: Raw, readers: list[tuple[int | None, CellReader]], key_place: int | None
    ) -> Row | dict[str, Any]:
        values: list[Any] = []
        normals: list[str] = []
        broken: set[str] = set()
        width = len(raw)
        for place, reader in readers:
            cell = raw[place] if place is not None and place < width else None
            if place is None and reader.column.required:
                broken.add(reader.column.name)
            try:
                if cell is None and self.formulas and place is not None:
                    self._refuse_unstored(line, place)
                value, normal = reader.empty if place is None else reader.read(cell)
            except Unfit as unfit:
                broken.add(reader.column.name)
                self._problem(line, reader.column.heading, cell, unfit.expected)
                value, normal = None, ""
            values.append(value)
            normals.append(normal)
        if broken:
            said = zip(self.sheet.columns, values, strict=True)
            return {column.name: value for column, value in said if column.name not in broken}
        return Row(line, self._key(line, raw, key_place), tuple(values), tuple(normals))

    def _refuse_unstored(self, line: int, place: int) -> None:
        formula = self.formulas.get((line, place + 1))
        if formula is not None:
            raise Unfit(_SAVE)

    def _key(self, line: int, raw: Raw, place: int | None) -> str:
        if place is None or place >= len(raw) or raw[place] is None:
            return ""
        key = told(raw[place])
        if len(key) > LONGEST_KEY:
            self._problem(line, KEY_HEADING, key, f"mã nhiều nhất {LONGEST_KEY} chữ")
        return key

    def _problem(self, line: int, heading: str, found: Any, expected: str = "", rule: str = "") -> None:
        shown = as_typed(told(found)) if found is not None else ""
        self.findings.problems.append(Problem(self.sheet.title, line, heading, shown, expected, rule))
