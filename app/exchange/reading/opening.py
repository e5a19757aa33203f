"""Opening a workbook for reading: only what cells need, and nothing that the file claims about itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._read_only import ReadOnlyWorksheet


def open_workbook(path: Path) -> Any:
    """The workbook, its sheets still unread; the caller closes it. A broken file raises whatever it may."""
    reader = _CellsOnly(path, read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


class _Unsized(ReadOnlyWorksheet):
    """openpyxl looks for a sheet's size first, through all its rows where the file states none."""

    def _get_size(self) -> None:
        return


class _CellsOnly(ExcelReader):
    """Leaves out properties, theme, defined names and charts: they hold no rows, and often break."""

    def read(self) -> None:
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)
        for sheet, part in self.parser.find_sheets():
            if part.target in self.valid_files and "worksheet" in part.Type:
                book: Any = self.wb
                book._sheets.append(_Unsized(book, sheet.name, part.target, self.shared_strings))
