"""WordprocessingML as text: python-docx writes tables cell by cell, ten times slower than parsing once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from app.year.reports.writers import document as d

TWIPS_PER_MM = 1440 / 25.4

# SET prints nothing, in Word or LibreOffice. LibreOffice first cuts a text of over a hundred paragraphs into
# pages of twenty. A heading that came last of its twenty, with no room below it, was not looked at again and
# stayed at the page's foot, though kept with the next paragraph. One with a field is laid out once more.
_LAID_OUT_AGAIN = '<w:fldSimple w:instr="SET keep 1"/>'


def twips(length_mm: float) -> int:
    """A length in twentieths of a point."""
    return round(length_mm * TWIPS_PER_MM)


def _eighths(size_pt: float) -> int:
    return round(size_pt * 8)


def paragraph(
    style: str,
    text: str,
    *,
    align: str = "",
    strong: bool = False,
    keep_next: bool = False,
    size_pt: float | None = None,
    list_id: int | None = None,
) -> str:
    """A paragraph in the style of that id, where given in another size; its line breaks stay.

    `list_id`: of another list than its style's, 0 for none.
    """
    form = f'<w:pStyle w:val="{style}"/>'
    form += "<w:keepNext/>" if keep_next else ""
    if list_id is not None:
        form += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
    form += f'<w:jc w:val="{align}"/>' if align else ""
    look = "<w:b/>" if strong else ""
    look += f'<w:sz w:val="{round(2 * size_pt)}"/>' if size_pt else ""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:pPr>{form}</w:pPr><w:r>{look}{'<w:br/>'.join(lines)}</w:r></w:p>"


def leading(style: str, text: str, *, keep_next: bool = False, list_id: int | None = None) -> str:
    """A heading or lead-in, by its style or `keep_next` on one page with what follows, in LibreOffice too."""
    return paragraph(style, text, keep_next=keep_next, list_id=list_id).replace(
        "</w:p>", f"{_LAID_OUT_AGAIN}</w:p>"
    )


def rule(length_mm: float, room_mm: float) -> str:
    """A drawn line in the middle of a column: the upper border of an empty, indented paragraph."""
    indent = twips((room_mm - length_mm) / 2)
    line = f'<w:top w:val="single" w:sz="{_eighths(d.RULE_PT)}" w:space="0" w:color="000000"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Rule"/><w:pBdr>{line}</w:pBdr>'
        f'<w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'
    )


def cell(width_mm: float, content: str, *, middle: bool = False) -> str:
    """A table's cell holding paragraphs."""
    place = '<w:vAlign w:val="center"/>' if middle else ""
    width = f'<w:tcW w:w="{twips(width_mm)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{place}</w:tcPr>{content}</w:tc>"


def row(cells: Iterable[str], *, head: bool = False) -> str:
    """A row that is not cut by a page's end; a `head` row is repeated on every page."""
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths_mm: Sequence[float], rows: Iterable[str], *, ruled: bool) -> str:
    """A table of fixed columns; `ruled` draws all its borders and keeps the text off them."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths_mm)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths_mm))}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/>'
        f'{_borders() if ruled else ""}<w:tblLayout w:type="fixed"/>{_margins(ruled)}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _borders() -> str:
    size = _eighths(d.BORDER_PT)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>' for side in sides)
    return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"


def _margins(ruled: bool) -> str:
    across, down = (round(20 * d.CELL_GAP_PT), round(20 * d.CELL_GAP_PT * 0.75)) if ruled else (0, 0)
    sides = {"top": down, "left": across, "bottom": down, "right": across}
    widths = (f'<w:{side} w:w="{gap}" w:type="dxa"/>' for side, gap in sides.items())
    return f"<w:tblCellMar>{''.join(widths)}</w:tblCellMar>"
