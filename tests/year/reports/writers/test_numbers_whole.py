"""No number is broken over two lines, from one đồng to 999 tỷ, in any number of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.money import format_money
from app.papers.pdf.fitting import CELL_GAP_MM, fitted
from app.papers.pdf.glyphs import POINTS_PER_MM, width_mm
from app.papers.sheet import Column, Sheet, SheetRow, cell_text
from app.year.reports.report import Table
from app.year.reports.writers import document
from app.year.reports.writers.pdf import as_pdf
from tests.papers.printed import sheet
from tests.year.reports.paper import read
from tests.year.reports.writers.number_tables import amounts, numbers_in, report_of, tables, widest


@settings(max_examples=10)
@given(st.lists(tables(), min_size=3, max_size=6))
def test_the_report_holds_every_number_whole(found: Sequence[Table]) -> None:
    printed = read(as_pdf(report_of(found))).words
    missing = [number for number in numbers_in(found) if number not in printed]
    assert missing == []


@pytest.mark.parametrize("count", range(1, 9))
def test_letters_are_set_smaller_only_where_the_page_is_too_narrow(count: int) -> None:
    texts = [("QUỸ", "Quỹ"), *[("SỐ TIỀN", "999.999.999.999")] * count]
    fit = document.table_fit(texts, [1] * (count + 1))
    assert sum(fit.widths_mm) == pytest.approx(document.TEXT_WIDTH_MM)
    assert (fit.size_pt == document.TABLE_PT) == (count <= 4)
    assert as_pdf(report_of([widest(count)]))


def test_names_keep_half_of_their_share_beside_long_numbers() -> None:
    number = ("SỐ", "999.999.999.999")
    texts = [("STT", "1"), ("CHỈ TIÊU", "Doanh thu của doanh nghiệp trong năm"), ("ĐƠN VỊ", "đồng")]
    fit = document.table_fit([*texts, number, number, number, ("ĐẠT", "106,7%")], [6, 38, 14, 14, 14, 14, 14])
    assert sum(fit.widths_mm) == pytest.approx(document.TEXT_WIDTH_MM)
    assert fit.widths_mm[1] >= document.TEXT_WIDTH_MM * 38 / 114 / 2
    assert 10 <= fit.size_pt < document.TABLE_PT
    assert fit.widths_mm[2] < document.TEXT_WIDTH_MM * 14 / 114, "what it does not fill is the names'"


_words = st.lists(st.sampled_from(["công", "nhân", "May", "đạt", "nghiêng"]), max_size=12).map(" ".join)


@given(
    st.lists(
        st.tuples(
            st.integers(4, 40), st.lists(_words, max_size=4) | st.lists(amounts.map(format_money), max_size=4)
        ),
        min_size=2,
        max_size=7,
    )
)
def test_names_beside_numbers_fill_the_page_and_break_none(columns: list[tuple[int, list[str]]]) -> None:
    fit = document.table_fit([texts for _, texts in columns], [share for share, _ in columns])
    assert sum(fit.widths_mm) == pytest.approx(document.TEXT_WIDTH_MM)
    gaps = 2 * document.CELL_GAP_PT / POINTS_PER_MM
    for (_, texts), width in zip(columns, fit.widths_mm, strict=True):
        for text in texts:
            if text[:1].isdigit():
                assert width_mm(text, fit.size_pt, "Bold") + gaps <= width


@given(st.integers(1, 14).flatmap(lambda n: st.lists(st.tuples(*[amounts] * n), min_size=1, max_size=5)))
def test_every_list_on_paper_holds_every_number_whole(rows: list[tuple[int, ...]]) -> None:
    found = _sheet(rows)
    fit = fitted(found)
    for place, column in enumerate(found.columns):
        room = fit.widths_mm[place] - 2 * CELL_GAP_MM
        for row in found.rows:
            assert width_mm(cell_text(row.cells[place], column.kind), fit.size_pt, "Bold") <= room


def _sheet(rows: list[tuple[int, ...]]) -> Sheet:
    columns = tuple(Column(f"Cột {n}", "money", 1 + n % 3) for n, _ in enumerate(rows[0]))
    return replace(sheet(1), columns=columns, rows=tuple(SheetRow(row) for row in rows), landscape=True)
