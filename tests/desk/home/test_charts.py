"""The geometry of charts: what is drawn stands for its figures, and nothing leaves the sheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.desk.home.charts import WIDTH, bars_chart, months_chart, round_up, short

FIGURES = st.lists(st.integers(0, 10**14), min_size=12, max_size=12)


@given(FIGURES, FIGURES, st.booleans())
def test_columns_stay_on_the_sheet_and_keep_their_proportions(
    one: list[int], two: list[int], stacked: bool
) -> None:
    chart = months_chart("k", "Tên", "Lời", [("Thu", one), ("Chi", two)], str, stacked=stacked)
    for bar in chart.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH + 1
        assert bar.y >= 9
        assert bar.y + bar.height <= chart.height
    assert len(chart.bars) == sum(1 for figure in one + two if figure)
    assert [row[1] for row in chart.rows] == [(str(a), str(b)) for a, b in zip(one, two, strict=True)]


@given(st.lists(st.integers(-(10**12), 10**12), min_size=12, max_size=12), st.booleans())
def test_a_month_below_zero_is_reported_and_not_drawn(figures: list[int], stacked: bool) -> None:
    chart = months_chart("k", "Tên", "Lời", [("Thu", figures)], str, stacked=stacked)
    assert len(chart.bars) == sum(1 for figure in figures if figure > 0)
    assert all(bar.height >= 0 for bar in chart.bars)
    assert [row[1] for row in chart.rows] == [(str(figure),) for figure in figures]


def test_stacked_columns_stand_on_each_other() -> None:
    ones, twos = [1] + [0] * 11, [3] + [0] * 11
    low, high = months_chart("k", "Tên", "Lời", [("a", ones), ("b", twos)], str, stacked=True).bars
    assert high.y + high.height == low.y
    assert round(high.height / low.height, 1) == 3.0


def test_bars_are_as_long_as_their_figures() -> None:
    chart = bars_chart("k", "Tên", "Lời", [("Quỹ A", 400), ("Quỹ B", 100)], str, "Quỹ")
    assert [bar.width for bar in chart.bars] == [WIDTH, WIDTH / 4]
    assert chart.rows == (("Quỹ A", ("400",)), ("Quỹ B", ("100",)))


def test_a_long_name_is_cut_on_the_sheet_and_whole_in_the_table() -> None:
    name = "Quỹ " + "rất dài " * 20
    chart = bars_chart("k", "Tên", "Lời", [(name, 1)], str, "Quỹ")
    assert len(chart.labels[0].text) <= 26
    assert chart.rows[0][0] == name


@given(st.integers(0, 10**15))
def test_a_scale_holds_its_figure_and_halves(most: int) -> None:
    top = round_up(most)
    assert max(2, most) <= top <= max(2, 3 * most)
    assert top % 2 == 0


def test_figures_of_an_axis() -> None:
    assert [short(n) for n in (0, 450, 1_500, 12_500_000, 1_200_000_000)] == [
        "0", "450", "1,5 k", "12,5 tr", "1,2 tỷ",
    ]  # fmt: skip
