"""The tables of a report as sheets of a workbook: numbers are numbers there, with their heading and lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.core.vietnamese import tidy
from app.papers.sheet import Cell, Column, Kind, Sheet, SheetRow
from app.year.reports.report import Report
from app.year.reports.writers.nodes import HeadingBlock, TableBlock, TextBlock, appendix_flow, flow

_COUNT = re.compile(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+)")
_PERCENT = re.compile(r"(\d+(?:,\d+)?)%")


def table_sheets(report: Report) -> dict[str, Sheet]:
    """By tab (`Bảng 1`), every table of the paper in its order."""
    return {f"Bảng {place}": sheet for place, sheet in enumerate(_sheets(report), 1)}


def _sheets(report: Report) -> Iterator[Sheet]:
    heading = lead = ""
    for block in flow(report):
        if isinstance(block, HeadingBlock):
            heading, lead = block.text, ""
        elif isinstance(block, TextBlock):
            lead = block.text if block.leads_in else ""
        else:
            yield _sheet(heading or report.title, lead, block)
            lead = ""
    for title, blocks in appendix_flow(report):
        yield from (_sheet(title, "", block) for block in blocks if isinstance(block, TableBlock))


def _sheet(title: str, lead: str, block: TableBlock) -> Sheet:
    texts = [[placed.sentence.text for placed in row.cells] for row in block.rows]
    kinds = [_kind([row[place] for row in texts]) for place in range(len(block.columns))]
    return Sheet(
        form="",
        title=title,
        subtitles=(lead,) if lead else (),
        columns=tuple(
            Column(tidy(column.title), kind, column.width / 20)
            for column, kind in zip(block.columns, kinds, strict=True)
        ),
        rows=tuple(
            SheetRow(tuple(map(_cell, row, kinds)), line.strong)
            for row, line in zip(texts, block.rows, strict=True)
        ),
        closing=(),
        signatures=(),
        landscape=len(block.columns) > 5,
    )


def _kind(texts: Sequence[str]) -> Kind:
    """What a column holds: amounts, shares or words."""
    written = [text for text in texts if text]
    if written and all(_COUNT.fullmatch(text) for text in written):
        return "money" if any("." in text for text in written) else "count"
    return "percent" if written and all(_PERCENT.fullmatch(text) for text in written) else "text"


def _cell(text: str, kind: Kind) -> Cell:
    if not text:
        return None
    if kind == "percent":
        return Decimal(text.removesuffix("%").replace(",", "."))
    return text if kind == "text" else int(text.replace(".", ""))
