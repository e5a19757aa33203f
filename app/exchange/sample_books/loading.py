"""Loads the sample year in `sample_year/`: an invented union with every sheet filled."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.core.actor import Actor
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.importing import apply
from app.exchange.workbook.layout import sheets
from app.exchange.workbook.reading.reader import Book
from app.exchange.workbook.reading.rows import Findings, Raw, SheetRows
from app.exchange.workbook.reading.settings import read_vertical
from app.exchange.workbook.reading.table import Table
from app.office.units.models import Unit

FOLDER = Path(__file__).parent / "sample_year"
#: The last day of the sample.
LAST_DAY = date(2025, 12, 31)


def load_sample(actor: Actor, today: date) -> Unit:
    """Import the sample year. Flushes, never commits; Refused when it is in the books already.

    Before the end of that year it is imported as if the year were over.
    """
    plan = prepare(sample_book(), None, max(today, LAST_DAY))
    if plan.unit is not None:
        raise Refused("Năm mẫu đã có trong sổ.")
    applied = apply(plan, "năm mẫu", actor, max(today, LAST_DAY))
    if applied.problems or applied.unit is None:
        raise ValueError("; ".join(problem.text for problem in applied.problems))
    return applied.unit


def sample_book() -> Book:
    """The CSV tables, read by the rules for workbooks."""
    findings = Findings()
    found: dict[str, SheetRows] = {}
    by_title = {fold(sheet.title).replace(",", ""): sheet for sheet in sheets()}
    for path in sorted(FOLDER.glob("*.csv")):
        # `05-dong-quy.csv` is the sheet Đóng quỹ.
        sheet = by_title[path.stem[3:].replace("-", " ")]
        lines = _lines(path)
        found[sheet.title] = (
            read_vertical(lines, findings) if sheet.is_vertical else Table(sheet, findings).read(lines)
        )
    return Book(found, findings.problems, findings.remarks)


def _lines(path: Path) -> Iterator[tuple[int, Raw]]:
    with path.open(encoding="utf-8", newline="") as file:
        for line, cells in enumerate(csv.reader(file), 1):
            yield line, [cell or None for cell in cells]
