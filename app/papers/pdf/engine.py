"""All uses of xhtml2pdf and reportlab beyond their public API.

Pinned to xhtml2pdf 0.2.28 and reportlab 5.1.0; `tests/papers/pdf/test_engine.py` checks each name used.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.doctemplate import BaseDocTemplate
from reportlab.platypus.flowables import KeepTogether
from reportlab.platypus.tables import CellStyle
from xhtml2pdf.default import DEFAULT_FONT
from xhtml2pdf.tables import TableData
from xhtml2pdf.xhtml2pdf_reportlab import PmlBaseDoc, PmlParagraph

from app.papers import progress
from app.papers.page import SHIPPED_FACE
from app.papers.pdf.glyphs import STYLES, font

_CELL_STYLES = TableData.add_cell_styles

# reportlab's fixed date of reproducible files.
SAME_DATE = b"D:20000101000000"


class HeadingKeep(KeepTogether):
    """Keeps headings, lead-in paragraphs and the closing together with the start of what follows them.

    The engine's own keep-with-next moves the entire following paragraph or table and leaves half-empty
    pages.
    """

    def split(self, width: float, height: float) -> list[Any]:
        """The flowables, with a page break before them, or within a long lead-in, if they do not fit."""
        *kept, block = self._content
        room = height
        for flowable in kept:
            lead_room = room - flowable.getSpaceBefore()
            room = lead_room - self._tall(flowable, width) - flowable.getSpaceAfter()
        if kept and self._begins_in(block, width, room - block.getSpaceBefore()):
            return list(self._content)
        parts = self._cut(kept[-1], width, lead_room) if kept else []
        return [*kept[:-1], *parts, block] if parts else list(super().split(width, height))

    def _tall(self, flowable: Any, width: float) -> float:
        return float(flowable.wrapOn(self.canv, width, 0xFFFFFF)[1])

    def _begins_in(self, block: Any, width: float, room: float) -> bool:
        """Room for two lines of a paragraph, for a table's head and first row, for the entire foot."""
        fits = self._tall(block, width) <= room
        return fits or (room > 0 and len(block.splitOn(self.canv, width, room)) > 1)

    def _cut(self, lead: Any, width: float, room: float) -> list[Any]:
        """A long lead-in split in two, the last two lines kept with what follows; empty for a short one."""
        line = getattr(lead.style, "leading", 0) if isinstance(lead, PmlParagraph) else 0
        tall = self._tall(lead, width)
        if not line or tall < 4 * line:
            return []
        parts = lead.splitOn(self.canv, width, min(room, tall - 2 * line))
        if len(parts) != 2:
            return []
        parts[1].keepWithNext = 1
        return list(parts)


@cache
def install() -> None:
    """Register the shipped font and `HeadingKeep` with the engine, once in a process."""
    for bold, italic in ((0, 0), (1, 0), (0, 1), (1, 1)):
        style = STYLES[bold + 2 * italic]
        pdfmetrics.registerFont(font(style))
        addMapping(SHIPPED_FACE, bold, italic, font(style).fontName)
    DEFAULT_FONT[SHIPPED_FACE.lower()] = SHIPPED_FACE
    # Both would reference Helvetica on every page, though nothing uses it.
    CellStyle.fontname = font("Regular").fontName
    PmlBaseDoc._initArgs = PmlBaseDoc._initArgs | {
        "initialFontName": font("Regular").fontName,
        "displayDocTitle": True,  # a reader's window has the paper's title
        "creator": "Sổ Công đoàn",
        "invariant": 1,  # the same report gives the same file: no timestamp
        "keepTogetherClass": HeadingKeep,
    }
    PmlBaseDoc.build = _build
    TableData.add_cell_styles = _add_cell_styles
    # Never a single line of a paragraph at the top of a page.
    PmlParagraph.allowWidows = 0


def _add_cell_styles(
    table: Any, context: Any, begin: tuple[int, int], end: tuple[int, int], mode: str = "td"
) -> Any:
    """The engine's styles; a row with `-pdf-keep-with-next` also stays with the one below, unless last."""
    if mode == "tr" and context.frag.keepWithNext:
        table.add_style(("NOSPLIT", begin, (-1, begin[1] + 1)))
        context.frag.keepWithNext = False
    return _CELL_STYLES(table, context, begin, end, mode)


def _build(document: Any, *args: Any, **kwargs: Any) -> None:
    """Lay out and report the progress: xhtml2pdf itself does not."""
    document.setProgressCallBack(progress.of_layout())
    BaseDocTemplate.build(document, *args, **kwargs)
