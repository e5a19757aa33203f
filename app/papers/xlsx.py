"""A sheet as a workbook that prints like the PDF: real numbers and dates, texts that stay texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.core.texts.letters import storable
from app.papers.head import Head
from app.papers.page import FACE, SHEET_BOTTOM_MM, SHEET_LEFT_MM, SHEET_RIGHT_MM, SHEET_TOP_MM
from app.papers.pdf.fitting import fitted, row_height_pt
from app.papers.sheet import ALIGNED, Cell, Kind, Sheet, SheetRow, Signature, is_below_zero

_FORMATS: dict[Kind, str] = {
    "text": "General",
    "money": "#,##0",
    "count": "#,##0",
    "year": "0",
    "date": "dd/mm/yyyy",
    "percent": '0.##"%"',
}
_BELOW_ZERO = "#,##0;[Red](#,##0)"
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADE = PatternFill("solid", start_color="FFF2F2F2")
_MM_PER_LETTER = 1.9
_INCH_MM, _FOOTER_INCH = 25.4, 0.25
#: Empty rows for the signatures.
_SIGNING_ROWS = 4


def sheet_xlsx(sheet: Sheet, head: Head) -> bytes:
    """The workbook file of one sheet."""
    return sheets_xlsx({"In": sheet}, head)


def sheets_xlsx(sheets: Mapping[str, Sheet], head: Head) -> bytes:
    """Sheets by tab: same texts and widths, headings repeated on each printed page."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, sheet in sheets.items():
        writer = _Writer(book.create_sheet(name), sheet)
        writer.write(head)
        _set_up(writer.out, sheet, writer.fit.widths_mm)
        writer.out.print_title_rows = f"{writer.heads_from}:{writer.heads_to}"
        writer.out.freeze_panes = f"A{writer.heads_to + 1}"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _set_up(out: Worksheet, sheet: Sheet, widths_mm: Sequence[float]) -> None:
    for place, width in enumerate(widths_mm, 1):
        out.column_dimensions[get_column_letter(place)].width = width / _MM_PER_LETTER
    out.page_setup.paperSize = 9  # A4
    out.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    out.page_setup.fitToWidth, out.page_setup.fitToHeight = 1, 0
    out.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = out.page_margins
    margins.left, margins.right = SHEET_LEFT_MM / _INCH_MM, SHEET_RIGHT_MM / _INCH_MM
    margins.top, margins.bottom = SHEET_TOP_MM / _INCH_MM, SHEET_BOTTOM_MM / _INCH_MM
    margins.footer = _FOOTER_INCH
    out.oddFooter = HeaderFooterItem(right=_HeaderFooterPart("Trang &P/&N"))


class _Writer:
    """Writes row by row; `heads_from` and `heads_to` are the first and last row of the table head."""

    def __init__(self, out: Worksheet, sheet: Sheet) -> None:
        self.out, self.sheet, self.fit = out, sheet, fitted(sheet)
        self.row = 1
        self.last = len(sheet.columns)
        self.heads_from = self.heads_to = 0
        self.styles: dict[tuple[Kind, str, bool], str] = {}

    def write(self, head: Head) -> None:
        sheet = self.sheet
        self._top(head)
        self._across(sheet.title, Font(name=FACE, size=14, bold=True))
        for text in sheet.subtitles:
            self._across(text, Font(name=FACE, size=12, italic=True))
        for text in sheet.before:
            self._across(text, align="left")
        self._heads()
        for row in sheet.rows:
            self._row(row)
        for text in sheet.closing:
            self._across(text, align="left")
        if sheet.place_and_date:
            self._across(sheet.place_and_date, Font(name=FACE, size=12, italic=True), align="right")
        if sheet.signatures:
            self._signing(sheet.signatures)

    def _top(self, head: Head) -> None:
        left = max(1, (2 * self.last) // 3)
        form = self.sheet.form.split("\n")
        lines = [(head.upper_union.upper(), False), (head.unit_name.upper(), True)]
        for number in range(max(len(lines), len(form))):
            if number < len(lines):
                text, bold = lines[number]
                self._put(1, text, Font(name=FACE, size=12, bold=bold), upto=left)
            if number < len(form) and left < self.last:
                font = (
                    Font(name=FACE, size=12, bold=True)
                    if number == 0
                    else Font(name=FACE, size=10, italic=True)
                )
                self._put(left + 1, form[number], font, upto=self.last)
            self.row += 1
        self.row += 1

    def _across(self, text: str, font: Font | None = None, align: str = "center") -> None:
        font = font or Font(name=FACE, size=12)
        self._put(1, text, font, upto=self.last, align=align)
        self._raise([(text, sum(self.fit.widths_mm))], font.size, is_bold=bool(font.bold))
        self.row += 1

    def _raise(self, texts: Iterable[tuple[str, float]], size_pt: float, *, is_bold: bool = False) -> None:
        """Set the row height for (text, cell width in mm): not every program does it by itself."""
        self.out.row_dimensions[self.row].height = row_height_pt(texts, size_pt, is_bold=is_bold)

    def _heads(self) -> None:
        self.heads_from = self.row
        columns = self.sheet.columns
        self.heads_to = self.row + self.sheet.is_grouped
        for place, column in enumerate(columns, 1):
            for at in range(self.heads_from, self.heads_to + 1):
                self._dress(self.out.cell(at, place))
            if not column.group:
                self._head(place, place, column.heading, self.heads_from, self.heads_to)
                continue
            self._head(place, place, column.heading, self.heads_to, self.heads_to)
            same = [at for at, other in enumerate(columns, 1) if other.group == column.group]
            if place == same[0]:
                self._head(place, same[-1], column.group, self.heads_from, self.heads_from)
        self.row = self.heads_to
        heads = [column.heading for column in columns]
        self._raise(zip(heads, self.fit.widths_mm, strict=True), self.fit.size_pt, is_bold=True)
        self.row += 1

    def _head(self, left: int, right: int, text: str, top: int, bottom: int) -> None:
        _fill(self.out.cell(top, left), text)
        if (left, top) != (right, bottom):
            self.out.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def _dress(self, cell: Any) -> None:
        cell.font = Font(name=FACE, size=self.fit.size_pt, bold=True)
        cell.border, cell.fill = _BOX, _SHADE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def _row(self, row: SheetRow) -> None:
        for place, (column, value) in enumerate(zip(self.sheet.columns, row.cells, strict=True), 1):
            cell = self.out.cell(self.row, place)
            _fill(cell, value)
            number_format = "General"
            if not isinstance(value, str):
                is_red = column.kind == "money" and is_below_zero(value)
                number_format = _BELOW_ZERO if is_red else _FORMATS[column.kind]
            cell.style = self._style(column.kind, number_format, is_bold=row.is_bold)
        texts = [
            (cell, width)
            for cell, width in zip(row.cells, self.fit.widths_mm, strict=True)
            if isinstance(cell, str)
        ]
        self._raise(texts, self.fit.size_pt, is_bold=row.is_bold)
        self.row += 1

    def _style(self, kind: Kind, number_format: str, *, is_bold: bool) -> str:
        """The name of the style of such cells; shared, since styling each cell takes three times as long."""
        key = kind, number_format, is_bold
        if key not in self.styles:
            book: Any = self.out.parent
            self.styles[key] = f"Ô {len(book.named_styles)}"
            font = Font(name=FACE, size=self.fit.size_pt, bold=is_bold)
            style = NamedStyle(self.styles[key], font, border=_BOX)
            style.alignment = Alignment(horizontal=ALIGNED[kind], vertical="center", wrap_text=True)
            style.number_format, style.hidden = number_format, True
            book.add_named_style(style)
        return self.styles[key]

    def _signing(self, signatures: tuple[Signature, ...]) -> None:
        self.row += 1
        # Each signature spans a part of the columns; with more signatures than columns some share the last.
        starts = [1 + self.last * number // len(signatures) for number in range(len(signatures))]
        places = list(_spans(starts, self.last))
        for texts, font in (
            ([one.post for one in signatures], Font(name=FACE, size=12, bold=True)),
            ([one.note for one in signatures], Font(name=FACE, size=11, italic=True)),
            ([one.name for one in signatures], Font(name=FACE, size=12, bold=True)),
        ):
            if texts == [one.name for one in signatures]:
                self.row += _SIGNING_ROWS
            for (start, end), text in zip(places, texts, strict=True):
                self._put(start, text, font, upto=end)
            self.row += 1

    def _put(self, place: int, text: str, font: Font, *, upto: int, align: str = "center") -> None:
        cell = self.out.cell(self.row, place)
        _fill(cell, text)
        cell.font = font
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        if upto > place:
            self.out.merge_cells(start_row=self.row, start_column=place, end_row=self.row, end_column=upto)


def _spans(starts: list[int], last: int) -> Iterable[tuple[int, int]]:
    for number, start in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else last
        yield start, max(start, end)


def _fill(cell: Any, value: Cell) -> None:
    cell.value = storable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        # Never a formula or an error value, whatever it begins with.
        cell.data_type = "s"
