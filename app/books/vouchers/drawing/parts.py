"""Parts that the drawn vouchers are made of: title, lines of the form, stamp, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Table

from app.books.vouchers.facts import VoucherLine
from app.core.dates import date_in_words
from app.core.money import format_money
from app.papers.pdf.flow import Face, line, no_padding, signing
from app.papers.pdf.glyphs import width_mm
from app.papers.pdf.halves import WIDTH_MM
from app.papers.sheet import Signature

SIZE_PT = 11.0
SIGNING_PT = 10.5
SIGNING_ROOM_MM = 15.0
#: To be filled in by hand where nothing is known.
SHORT_DOTS = "." * 20
SIGN = "(Ký, họ tên)"
STAMP_COLOUR = "#B00020"


def titled(title: str, day: date, marks: Sequence[str]) -> Any:
    """The title and the day in the middle, number and accounts on the right."""
    middle = [
        line(title, 15, "Bold", "center"),
        line(date_in_words(day).capitalize(), SIZE_PT, "Italic", "center"),
    ]
    side = [line(text, SIZE_PT) for text in marks]
    widths = [WIDTH_MM * share * mm for share in (0.24, 0.52, 0.24)]
    block = Table([["", middle, side]], colWidths=widths, spaceBefore=2, spaceAfter=2)
    block.setStyle(no_padding())
    return block


def form_line(label: str, text: str, face: Face = "Regular") -> Any:
    """A line of the form: its label and the text, or dots to be filled in by hand."""
    label_mm = width_mm(f"{label}: ", SIZE_PT) + 0.3
    room = WIDTH_MM - label_mm
    dots = "." * int(room / width_mm(".", SIZE_PT) - 1)
    content = text or dots
    block = Table(
        [[line(f"{label}:", SIZE_PT), line(content, SIZE_PT, face)]],
        colWidths=[label_mm * mm, room * mm],
    )
    block.setStyle([*no_padding(), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)])
    return block


def lines(lines: Sequence[VoucherLine]) -> Any:
    """The table of lines that make up the sum of a paper with several lines."""
    rows = [[line(text, SIGNING_PT, "Bold", "center") for text in ("Quỹ", "Nội dung", "Số tiền (đồng)")]]
    rows += [
        [
            line(one.fund_name, SIGNING_PT),
            line(one.content, SIGNING_PT),
            line(format_money(one.amount), SIGNING_PT, "Regular", "right"),
        ]
        for one in lines
    ]
    block = Table(
        rows, colWidths=[WIDTH_MM * share * mm for share in (0.3, 0.5, 0.2)], spaceBefore=2, spaceAfter=3
    )
    block.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, "#000000"),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return block


def stamped(stamp: Sequence[str]) -> list[Any]:
    """The boxed stamp of a paper that is no longer valid; nothing for an empty stamp."""
    if not stamp:
        return []
    word, *why = stamp
    rows = [[line(word, 13, "Bold", "center")], *([line(text, 10.5, "Italic", "center")] for text in why)]
    block = Table(rows, colWidths=[WIDTH_MM * 0.62 * mm], spaceAfter=4)
    block.setStyle(
        [*no_padding(), ("BOX", (0, 0), (-1, -1), 1.2, STAMP_COLOUR), ("BOTTOMPADDING", (0, -1), (-1, -1), 3)]
    )
    return [block]


def signed(*signatures: Signature) -> Any:
    """The signatures, as wide as the paper."""
    return signing(signatures, WIDTH_MM, SIGNING_ROOM_MM, SIGNING_PT)
