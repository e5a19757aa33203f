"""What a number of a sentence is made of, the one that was asked for first."""

from __future__ import annotations

from dataclasses import replace

from app.log.figures.facts import Figure, LeftOut, Share
from app.year.reports.report import Paragraph, Sentence, Span
from app.year.reports.tracing.rules import named_figures, rows_of, traced
from tests.year.reports.sample_report import REPORT

PAYERS = Figure(
    "fund[A].payers",
    "Số người đóng",
    2,
    "người",
    "Đếm người.",
    (Share("members/1", 1), Share("members/2", 1)),
    (LeftOut("members/3", "chưa đóng"),),
)
MONEY = Figure("fund[A].contributed", "Tiền", 80_000, "đồng", "Cộng.", (Share("activities/9", 80_000),))
FIGURES = {one.key: one for one in (PAYERS, MONEY)}

SENTENCE = Sentence(
    (
        Span("Mức đóng "),
        Span("40.000 đồng", ("funds/1",), figure=True),
        Span(", "),
        Span("2/3", PAYERS.sources, figure=True, key=PAYERS.key),
        Span(" ("),
        Span("66,7%", PAYERS.sources, figure=True, key=PAYERS.key),
        Span("), tổng "),
        Span("80.000 đồng", MONEY.sources, figure=True, key=MONEY.key),
        Span("."),
    )
)


def test_a_figure_is_reported_once_and_a_nameless_number_by_its_own_rows() -> None:
    rate, payers, money = traced(SENTENCE, FIGURES.__getitem__)
    assert (rate.texts, rate.figure, list(rate.rows)) == (("40.000 đồng",), None, ["funds/1"])
    assert (payers.texts, payers.figure) == (("2/3", "66,7%"), PAYERS)
    assert list(payers.rows) == ["members/1", "members/2", "members/3"]
    assert (money.texts, money.figure) == (("80.000 đồng",), MONEY)


def test_the_number_asked_for_comes_first() -> None:
    assert [one.texts[-1] for one in traced(SENTENCE, FIGURES.__getitem__, 4)] == [
        "80.000 đồng", "40.000 đồng", "66,7%",
    ]  # fmt: skip
    assert traced(SENTENCE, FIGURES.__getitem__, 3)[0].figure is PAYERS
    beyond = traced(SENTENCE, FIGURES.__getitem__, 99)
    assert beyond == traced(SENTENCE, FIGURES.__getitem__)


def test_the_named_figures_of_a_report_stand_in_the_order_of_its_sentences() -> None:
    first = Sentence((Span("80.000 đồng", figure=True, key=MONEY.key),))
    report = replace(REPORT, sections=(), closing=Paragraph((first, SENTENCE)))
    found = named_figures(report, FIGURES.__getitem__)
    assert found == [MONEY, PAYERS]
    assert list(rows_of(PAYERS)) == ["members/1", "members/2", "members/3"]
