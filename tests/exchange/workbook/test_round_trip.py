"""Export, import into an empty installation, export again: equal rows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from openpyxl import load_workbook

from app.core.actor import SYSTEM
from app.exchange.workbook.comparing.plans import Stored
from app.exchange.workbook.exporting import export
from app.exchange.workbook.writer import write_book
from app.office.units.queries import units
from tests.conftest import open_app
from tests.databases import Databases
from tests.effort import tries
from tests.exchange.books import rows_in, take, write, year
from tests.exchange.generated import years


def through(databases: Databases, folder: Path, content: bytes, *, is_second: bool = False) -> bytes:
    """What an empty installation gives back of a workbook; a second one beside that of the test."""
    folder.mkdir(exist_ok=True)
    (folder / "vao.xlsx").write_bytes(content)
    with open_app(databases.beside_url() if is_second else databases.fresh_url(), folder):
        _, applied = take(folder / "vao.xlsx")
        assert [problem.text for problem in applied.problems] == []
        export(units()[0].id, (folder / "ra.xlsx").write_bytes, SYSTEM)
        return (folder / "ra.xlsx").read_bytes()


def cells(content: bytes, *, keys: bool = True) -> dict[str, Any]:
    found = rows_in(BytesIO(content))
    if keys:
        return found
    return {title: rows if title == "Đơn vị" else [row[:-1] for row in rows] for title, rows in found.items()}


@tries(4)
@given(content=years())
def test_generated_years_come_back_as_they_went(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, content: dict[str, list[Stored]]
) -> None:
    folder = tmp_path_factory.mktemp("qua-lai")
    first = write_book(content)
    out = through(databases, folder / "mot", first)
    assert cells(out, keys=False) == cells(first, keys=False)
    assert cells(through(databases, folder / "hai", out)) == cells(out)


def test_a_small_year_comes_back_with_its_keys(databases: Databases, tmp_path: Path) -> None:
    out = through(databases, tmp_path / "mot", write(tmp_path / "nam.xlsx", year()).read_bytes())
    assert cells(through(databases, tmp_path / "hai", out)) == cells(out)


def test_texts_stay_texts(databases: Databases, tmp_path: Path) -> None:
    sheets = year()
    dangerous = ["=1+1", "+84 912", "-5", "@SUM(A1)", "#REF!x", "<b>đậm</b>"]
    rows = [{**sheets["Kiến nghị"][0], "Kết quả": text} for text in dangerous]
    path = write(tmp_path / "nguy-hiem.xlsx", {**sheets, "Kiến nghị": []})
    # openpyxl would write the first as a formula: the workbook's own writer does not.
    out = through(databases, tmp_path / "mot", _with_answers(path, rows))
    answers = [row[4] for row in cells(out)["Kiến nghị"][1:]]
    assert answers == dangerous
    kinds = {cell.data_type for cell in load_workbook(BytesIO(out))["Kiến nghị"]["E"]}
    assert kinds == {"s"}


def _with_answers(path: Path, rows: list[dict[str, Any]]) -> bytes:
    book = load_workbook(path)
    sheet = book["Kiến nghị"]
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
        sheet.cell(sheet.max_row, len(row)).data_type = "s"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
