"""Opens a workbook for reading: only the parts that cells need; stated sizes are ignored."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from app.exchange.workbook.cells.formats import NumberFormat
from app.exchange.workbook.cells.raw import Broken, Shown
from app.exchange.workbook.reading.files.plain import plain_package

_FORMULA = f"{{{SHEET_MAIN_NS}}}f"
_FORMATTED = frozenset({int, float, date, datetime, time})
_HIDDEN = frozenset({"1", "true"})
#: Formats that show a number as it is.
_PLAIN = frozenset({"General", "GENERAL", "@", ""})


@dataclass(slots=True)
class OpenSheet:
    """A sheet of an open workbook. `hidden_rows` grows while its rows are read."""

    title: str
    part: str
    is_hidden: bool
    _book: Any
    _texts: Sequence[str]
    _formats: Mapping[int, NumberFormat]
    hidden_rows: set[int] = field(default_factory=set)

    def rows(self, package: zipfile.ZipFile, last: int, width: int) -> Iterator[list[Any]]:
        """Rows from the first to `last`, each `width` cells wide; the cells as `cells.raw` knows them."""
        line = 0
        with package.open(self.part) as source:
            for number, cells in _Parser(
                source, self._book, self._texts, self._formats, self.hidden_rows
            ).parse():
                if number > last:
                    return
                if number <= line:
                    continue
                for _ in range(line + 1, number):
                    yield [None] * width
                row = [None] * width
                for column, value in cells:
                    if column <= width:
                        row[column - 1] = value
                line = number
                yield row


@dataclass(slots=True)
class OpenBook:
    """A workbook whose cells can be read."""

    package: zipfile.ZipFile
    sheets: list[OpenSheet]
    is_strict: bool


@contextmanager
def open_book(path: Path) -> Iterator[OpenBook]:
    """The workbook, its sheets still unread. A broken file may raise any exception."""
    with plain_package(path) as (plain, is_strict):
        reader = _CellsOnly(plain, read_only=True, data_only=True, keep_links=False)
        try:
            reader.read()
            formats = _formats(reader.wb)
            sheets = [
                OpenSheet(
                    sheet.title,
                    sheet._worksheet_path,
                    sheet.sheet_state != "visible",
                    reader.wb,
                    reader.shared_strings,
                    formats,
                )
                for sheet in reader.sheets
            ]
            yield OpenBook(reader.archive, sheets, is_strict)
        finally:
            reader.archive.close()


def _formats(book: Any) -> dict[int, NumberFormat]:
    """Style number -> format, of the formats that change how a number is shown."""
    known: dict[str, NumberFormat] = {}
    found = {}
    for place, style in enumerate(book._cell_styles):
        number = style.numFmtId
        own = number - BUILTIN_FORMATS_MAX_SIZE
        if number < BUILTIN_FORMATS_MAX_SIZE:
            code = BUILTIN_FORMATS.get(number, "")
        else:
            code = book._number_formats[own] if own < len(book._number_formats) else ""
        if code not in _PLAIN:
            found[place] = known.setdefault(code, NumberFormat(code))
    return found


class _Parser(WorkSheetParser):
    """Rows as (number, [(column, value)]): formatted numbers as `Shown`, errors, unstored formulas."""

    def __init__(
        self,
        source: IO[bytes],
        book: Any,
        texts: Any,
        formats: Mapping[int, NumberFormat],
        hidden_rows: set[int],
    ) -> None:
        super().__init__(
            source,
            texts,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        self.formats = formats
        self.hidden_rows = hidden_rows

    # Both return less than openpyxl's own methods: the other attributes are not used here.
    def parse_row(self, row: Any) -> tuple[int, list[Any]]:
        number = row.get("r")
        self.row_counter = int(float(number)) if number else self.row_counter + 1
        self.col_counter = 0
        if row.get("hidden") in _HIDDEN:
            self.hidden_rows.add(self.row_counter)
        return self.row_counter, [self.parse_cell(cell) for cell in row]

    def parse_cell(self, element: Any) -> Any:
        cell = super().parse_cell(element)
        value = cell["value"]
        if value is None:
            # A text formula with an empty result (`t="str"`) has a stored value: the empty text.
            if len(element) and element.get("t") != "str":
                formula = element.find(_FORMULA)
                if formula is not None:
                    value = Broken(f"={formula.text or ''}", is_error=False)
        elif cell["data_type"] == "e":
            value = Broken(str(value), is_error=True)
        elif cell["style_id"] in self.formats and value.__class__ in _FORMATTED:
            value = Shown(value, self.formats[cell["style_id"]])
        return cell["column"], value


class _Unsized(ReadOnlyWorksheet):
    """A sheet without openpyxl's search for its size, which reads all rows where the file states none."""

    def _get_size(self) -> None:
        return


class _CellsOnly(ExcelReader):
    """Skips properties, theme, defined names and charts: they hold no rows and are often broken."""

    def read(self) -> None:
        self.sheets: list[Any] = []
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)
        for sheet, part in self.parser.find_sheets():
            if part.target in self.valid_files and "worksheet" in part.Type:
                found: Any = _Unsized(self.wb, sheet.name, part.target, self.shared_strings)
                found.sheet_state = sheet.state or "visible"
                self.sheets.append(found)
