"""A sheet as reportlab flowables: table head repeated, rows unbroken, signatures never alone on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import HRFlowable, Paragraph, Spacer, Table, TableStyle
from reportlab.platypus.flowables import KeepTogether

from app.papers.head import Head
from app.papers.pdf.fitting import CELL_GAP_MM, Fit, fitted, text_width_mm
from app.papers.pdf.glyphs import width_mm
from app.papers.pdf.long_table import LongTable
from app.papers.sheet import ALIGNED, Column, Sheet, SheetRow, Signature, cell_text, is_below_zero

_ALIGNMENTS = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
_GRID_PT = 0.5
_LINE = 1.25
_ENDLESS = 0xFFFFFF
SIGNING_ROOM_MM = 22.0
BLACK, RED = "#000000", "#B00000"
Face = Literal["Regular", "Bold", "Italic", "BoldItalic"]


class KeptEnding(KeepTogether):
    """A table and what follows it: the table may be split, but its last rows stay with the rest."""

    def split(self, width: float, height: float) -> list[Any]:
        """The parts, with the table split where not everything fits."""
        table, *rest = self._content
        total = table.wrapOn(self.canv, width, height)[1]
        after = sum(self._tall(one, width) for one in rest)
        if total + after <= height:
            return list(self._content)
        kept = sum(table.last_heights)
        parts = table.splitOn(self.canv, width, min(height, total - kept + 0.1))
        if len(parts) < 2:
            # Move to a new page; what does not fit there either (a very tall row) is not kept together.
            return list(self._content) if hasattr(self, "_postponed") else []
        return [parts[0], KeptEnding([parts[1], *rest])]

    def _tall(self, flowable: Any, width: float) -> float:
        room = flowable.getSpaceBefore() + flowable.getSpaceAfter()
        return float(flowable.wrapOn(self.canv, width, _ENDLESS)[1] + room)


def flow(sheet: Sheet, head: Head) -> Iterator[Any]:
    """Everything that the sheet prints, in order; the caller has normalised and checked the texts."""
    fit = fitted(sheet)
    yield top(sheet.form, head, text_width_mm(sheet))
    yield Spacer(1, 5 * mm)
    yield line(sheet.title, 14, "Bold", "center")
    yield from (line(text, 12, "Italic", "center") for text in sheet.subtitles)
    yield Spacer(1, 3 * mm)
    yield from (line(text, 12, after=2) for text in sheet.before)
    table = _table(sheet, fit)
    ending = list(_ending(sheet))
    # An empty table has no row to keep with the signatures.
    yield KeptEnding([table, *ending]) if sheet.rows else KeepTogether([table, *ending])


def line(
    text: str,
    size_pt: float,
    face: Face = "Regular",
    align: Literal["left", "center", "right"] = "left",
    *,
    after: float = 0,
    before: float = 0,
    colour: str = BLACK,
) -> Any:
    """A paragraph in the shipped font; markup is escaped, line breaks are kept."""
    style = ParagraphStyle(
        "line",
        fontName=f"Tinos-{face}",
        fontSize=size_pt,
        leading=size_pt * _LINE,
        alignment=_ALIGNMENTS[align],
        spaceAfter=after,
        spaceBefore=before,
        splitLongWords=1,
        textColor=colour,
    )
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _rule_mm(head: Head, room_mm: float) -> float:
    return 0.4 * min(width_mm(head.unit_name.upper(), 12, "Bold"), room_mm)


def _table(sheet: Sheet, fit: Fit) -> Any:
    heads, spans = _heads(sheet.columns, fit.size_pt)
    body = [_row(sheet.columns, row, fit.size_pt) for row in sheet.rows]
    styled = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), _GRID_PT, "#000000"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), CELL_GAP_MM * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), CELL_GAP_MM * mm),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("BACKGROUND", (0, 0), (-1, len(heads) - 1), "#F2F2F2"),
            *spans,
        ]
    )
    widths = [width * mm for width in fit.widths_mm]
    measured = Table([*heads, *body], widths, style=styled)
    measured.wrap(sum(widths), _ENDLESS)
    heights = measured._rowHeights
    upper = heights[: len(heads)]

    def part(start: int, end: int) -> Any:
        # With given heights reportlab does not measure the rows again.
        row_heights = [*upper, *heights[len(heads) + start : len(heads) + end]]
        return Table([*heads, *body[start:end]], widths, row_heights, style=styled, spaceBefore=2)

    return LongTable(part, sum(widths), sum(upper), heights[len(heads) :])


def _heads(columns: Sequence[Column], size_pt: float) -> tuple[list[list[Any]], list[Any]]:
    """The one or two rows of the table's head, and their merged cells."""
    own = [line(column.heading, size_pt, "Bold", "center") for column in columns]
    if not any(column.group for column in columns):
        return [own], []
    upper: list[Any] = []
    spans: list[Any] = []
    for place, column in enumerate(columns):
        first = next(at for at, other in enumerate(columns) if other.group == column.group or at == place)
        if not column.group:
            upper.append(own[place])
            spans.append(("SPAN", (place, 0), (place, 1)))
        elif first == place:
            upper.append(line(column.group, size_pt, "Bold", "center"))
            last = place + sum(other.group == column.group for other in columns) - 1
            spans.append(("SPAN", (place, 0), (last, 0)))
        else:
            upper.append("")
    lower = [own[place] if column.group else "" for place, column in enumerate(columns)]
    return [upper, lower], spans


def _row(columns: Sequence[Column], row: SheetRow, size_pt: float) -> list[Any]:
    face: Face = "Bold" if row.is_bold else "Regular"
    return [
        line(
            cell_text(cell, column.kind),
            size_pt,
            face,
            ALIGNED[column.kind],
            colour=RED if is_below_zero(cell) else BLACK,
        )
        for column, cell in zip(columns, row.cells, strict=True)
    ]


def _ending(sheet: Sheet) -> Iterator[Any]:
    for number, text in enumerate(sheet.closing):
        yield line(text, 12, before=6 if number == 0 else 2)
    if sheet.place_and_date:
        yield line(sheet.place_and_date, 12, "Italic", "right", before=6)
    if sheet.signatures:
        yield signing(sheet.signatures, text_width_mm(sheet))


def signing(
    signatures: Sequence[Signature],
    width_mm: float,
    room_mm: float = SIGNING_ROOM_MM,
    size_pt: float = 12,
) -> Any:
    """The block of signatures: a row of posts, room for signing, a row of names."""
    posts = [
        [line(one.post, size_pt, "Bold", "center"), line(one.note, size_pt - 1, "Italic", "center")]
        for one in signatures
    ]
    each_mm = width_mm / len(signatures)
    names_pt = _fitting_pt([one.name for one in signatures], each_mm - 1, size_pt)
    names = [line(one.name, names_pt, "Bold", "center") for one in signatures]
    widths = [each_mm * mm] * len(signatures)
    block = Table([posts, names], colWidths=widths, spaceBefore=6)
    block.setStyle(
        [
            *no_padding(),
            ("BOTTOMPADDING", (0, 0), (-1, 0), room_mm * mm),
            ("NOSPLIT", (0, 0), (-1, -1)),
        ]
    )
    return block


def _fitting_pt(names: Sequence[str], room_mm: float, size_pt: float) -> float:
    """The font size at which the longest name fits on one line, at least 9."""
    widest = max(width_mm(name, size_pt, "Bold") for name in names)
    return size_pt if widest <= room_mm else max(9.0, size_pt * room_mm / widest)


def top(form: str, head: Head, width_mm: float, size_pt: float = 12) -> Any:
    """Both unions on the left above a short rule, the form's number on the right."""
    left = width_mm * (0.56 if form else 0.75)
    union = [line(head.upper_union.upper(), size_pt, "Regular", "center")] if head.upper_union else []
    union.append(line(head.unit_name.upper(), size_pt, "Bold", "center"))
    rule = _rule_mm(head, left) * mm
    union.append(HRFlowable(width=rule, thickness=0.75, color="#000000", spaceBefore=3, spaceAfter=0))
    number, *rest = form.split("\n")
    code = [line(number, size_pt, "Bold", "center"), *(line(text, 10, "Italic", "center") for text in rest)]
    block = Table([[union, code]], colWidths=[left * mm, (width_mm - left) * mm])
    block.setStyle([("ALIGN", (0, 0), (-1, -1), "CENTER"), *no_padding()])
    return block


def no_padding() -> list[Any]:
    """The style of a table used for layout only."""
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [*((side, (0, 0), (-1, -1), 0) for side in sides), ("VALIGN", (0, 0), (-1, -1), "TOP")]
