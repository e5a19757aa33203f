"""Tables of numbers from one đồng to 999 tỷ in any number of columns, for paper to hold whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from app.core.money import format_money
from app.year.reports.report import Column, Report, Row, Section, Sentence, Span, Table
from tests.year.reports.sample_report import REPORT

LARGEST = 999_999_999_999

#: Uneven, as sums of a union are: tens and billions beside each other.
amounts = st.integers(0, 12).flatmap(lambda figures: st.integers(-(10**figures), min(10**figures, LARGEST)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table whose shares of the width know nothing of what its columns hold."""
    count = draw(st.integers(1, 6))
    shares = draw(st.lists(st.integers(1, 40), min_size=count + 1, max_size=count + 1))
    columns = (Column("NỘI DUNG", shares[0]), *(Column("SỐ TIỀN", share, "right") for share in shares[1:]))
    rows = draw(st.lists(st.lists(amounts, min_size=count, max_size=count).map(_row), min_size=1, max_size=4))
    return Table(columns, tuple(rows))


def widest(count: int) -> Table:
    """A row of the largest amount in `count` columns."""
    columns = (Column("QUỸ", 32), *(Column("SỐ TIỀN", 68 // count, "right") for _ in range(count)))
    return Table(columns, (_row([LARGEST] * count),))


def _row(values: Sequence[int]) -> Row:
    texts = ("Quỹ Mái ấm Công đoàn", *map(format_money, values))
    return Row(tuple(Sentence((Span(text),)) for text in texts))


def report_of(found: Sequence[Table]) -> Report:
    """A report of these tables alone."""
    return replace(REPORT, sections=(Section("all", 1, "I", "Số liệu", tuple(found)),))


def numbers_in(found: Sequence[Table]) -> list[str]:
    """Each number of the tables as it must stand on paper, sorted."""
    return sorted(cell.text for table in found for row in table.rows for cell in row.cells[1:])


def grouped(groups: int, *, of: int) -> Table:
    """Groups of `of` rows under heads, and the sum at the end."""
    columns = (Column("TT", 8, "center"), Column("NỘI DUNG", 60), Column("SỐ LƯỢNG", 32, "right"))
    rows = []
    for place in range(1, groups + 1):
        rows.append(_texts("", f"Nhóm {place}", "", strong=True))
        rows += [_texts(str(n), f"Dòng {place}.{n}", str(n)) for n in range(1, of + 1)]
    return Table(columns, (*rows, _texts("", "Cộng", "1", strong=True)))


def _texts(*texts: str, strong: bool = False) -> Row:
    return Row(tuple(Sentence((Span(text),)) for text in texts), strong=strong)
