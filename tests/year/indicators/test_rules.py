"""Scoring indicators: shares in any unit, what is not known, what cannot be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Refused
from app.core.periods import Period, period_between, period_of
from app.core.years.working import is_reported_in
from app.log.figures.facts import FigureKey, Share
from app.year.indicators.facts import IndicatorFacts, Whose
from app.year.indicators.rules import Result, check_indicator, reported_in, result_of

NUMBERS = st.decimals(0, 10**9, places=2)
KNOWN = st.none() | NUMBERS


def stated(unit: str, **numbers: str) -> Result:
    values: dict[str, Any] = {name: Decimal(text) for name, text in numbers.items()}
    return Result(1, IndicatorFacts("2024", "Chỉ tiêu", measure_unit=unit, **values))


@pytest.mark.parametrize(
    ("one", "text", "target", "verdict"),
    [
        (stated("thỏa ước", part="16", target="15"), "16/15 thỏa ước, đạt 106,7%", "15 thỏa ước", "Đạt"),
        (stated("người", part="41", whole="44", target="95"), "41/44 người, đạt 93,2%", "95%", "Chưa đạt"),
        (stated("người", part="41", whole="44"), "41/44 người, đạt 93,2%", "", ""),
        (stated("", part="41", whole="44", target="90"), "41/44, đạt 93,2%", "90%", "Đạt"),
        (stated("", part="93.2", target="95"), "93,2%, đạt 98,1% kế hoạch", "95%", "Chưa đạt"),
        (
            stated("triệu đồng/người/tháng", part="8.4", target="8"),
            "8,4/8 triệu đồng/người/tháng, đạt 105%",
            "8 triệu đồng/người/tháng",
            "Đạt",
        ),
        (stated("triệu đồng/người/tháng", part="7.5"), "7,5 triệu đồng/người/tháng", "", ""),
        (
            stated("đồng", part="12500000", target="10000000"),
            "12.500.000/10.000.000 đồng, đạt 125%",
            "10.000.000 đồng",
            "Đạt",
        ),
        (
            stated("% đoàn viên", part="93.2", target="95"),
            "93,2% đoàn viên, đạt 98,1% kế hoạch",
            "95% đoàn viên",
            "Chưa đạt",
        ),
        (stated("Tỷ lệ", target="95"), "", "95%", ""),
        (stated("%", part="41", whole="44"), "41/44, đạt 93,2%", "", ""),
        (stated("vụ", part="0", target="0"), "0 vụ", "0 vụ", "Đạt"),
        (stated("vụ", part="2", target="0"), "02 vụ", "0 vụ", "Chưa đạt"),
        (stated("người", part="0", whole="0", target="95"), "0/0 người", "95%", ""),
        (stated("người", target="95"), "", "95 người", ""),
        (stated("người", whole="44", target="95"), "", "95%", ""),
        (stated("người", part="50", whole="44", target="100"), "50/44 người, đạt 113,6%", "100%", "Đạt"),
    ],
)
def test_an_indicator_is_reported_in_its_unit(one: Result, text: str, target: str, verdict: str) -> None:
    assert (one.result_text(), one.target_text(), one.verdict) == (text, target, verdict)


@given(part=KNOWN, whole=KNOWN, target=KNOWN)
def test_a_share_is_within_half_a_tenth_and_never_of_nothing(
    part: Decimal | None, whole: Decimal | None, target: Decimal | None
) -> None:
    one = Result(1, IndicatorFacts("2024", "Chỉ tiêu", part=part, whole=whole, target=target))
    base = target if whole is None else whole
    if part is None or not base:
        assert one.share is None
        assert one.share_text() == ""
    else:
        assert one.share is not None
        # All or nothing is never claimed by rounding, which may cost one tenth more.
        assert abs(Fraction(one.share) - 100 * Fraction(part) / Fraction(base)) <= Fraction(1, 10)
        assert (one.share == 100) == (part == base)
        assert (one.share == 0) == (part == 0)
        assert one.share.as_tuple().exponent in (0, -1)


@given(part=KNOWN, whole=KNOWN, target=KNOWN)
def test_what_is_not_known_is_neither_met_nor_missed(
    part: Decimal | None, whole: Decimal | None, target: Decimal | None
) -> None:
    one = Result(1, IndicatorFacts("2024", "Chỉ tiêu", part=part, whole=whole, target=target))
    if part is None or target is None or whole == 0:
        assert one.is_met is None
    elif target == 0:
        assert one.is_met == (part == 0)
    elif whole is None:
        assert one.is_met == (part >= target)
    else:
        assert one.is_met == (Fraction(part) / Fraction(whole) >= Fraction(target) / 100)


@given(amount=st.integers(0, 10**12))
def test_money_is_reported_to_the_dong(amount: int) -> None:
    one = Result(1, IndicatorFacts("2024", "Chỉ tiêu", measure_unit="đồng", part=Decimal(amount)))
    assert int(one.part_text().removesuffix(" đồng").replace(".", "")) == amount


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"part": Decimal("0.5"), "measure_unit": "Đồng"}, "part"),
        ({"part": Decimal(1), "whole": Decimal(0)}, "whole"),
        ({"target": Decimal(10**13)}, "target"),
        ({"scope": Whose.SECTION}, "section"),
        ({"section": "Tổ 1"}, "scope"),
        ({"figure": "indicator[A].part"}, "figure"),
        ({"whole_figure": "commitments.met"}, "whole_figure"),
        ({"figure": "people.members", "scope": Whose.SECTION, "section": "Tổ 1"}, "figure"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_box(facts: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_indicator(IndicatorFacts("2024", "Chỉ tiêu", **facts))
    assert refused.value.field == field


def test_a_section_is_counted_by_figures_that_name_it() -> None:
    facts = {"scope": Whose.SECTION, "section": "Tổ 1", "figure": "people.members.group[tổ 1]"}
    check_indicator(IndicatorFacts("2024", "Đoàn viên", **facts))  # type: ignore[arg-type] # by name


def test_a_share_of_money_may_have_decimals() -> None:
    check_indicator(
        IndicatorFacts("2024", "Đã giải ngân", measure_unit="đồng", target=Decimal("99.5"), whole=Decimal(9))
    )


def test_a_figure_counts_before_what_is_stated() -> None:
    figure = FigureKey("people.members", "Đoàn viên", "người", "").of([Share("members/1", 1)])
    facts = IndicatorFacts("2024", "Đoàn viên", part=Decimal(9), figure="people.members", target=Decimal(1))
    found = result_of(7, facts, {"people.members": figure}.get)
    assert (found.part, found.unit, found.sources) == (Decimal(1), "người", ("indicators/7", "members/1"))
    assert not found.lacks_figure


def test_a_figure_that_is_gone_leaves_what_is_stated() -> None:
    facts = IndicatorFacts(
        "2024", "Đoàn viên", part=Decimal(9), figure="fund[Cũ].payers", measure_unit="người"
    )
    found = result_of(7, facts, lambda _key: None)
    assert (found.part, found.lacks_figure) == (Decimal(9), True)


def results(period: str | Period, *labels: str, until: date = date(2200, 1, 1), **facts: Any) -> list[str]:
    over = period if isinstance(period, Period) else period_of(period)
    rows = [Result(place, IndicatorFacts(label, "Chỉ tiêu", **facts)) for place, label in enumerate(labels)]
    return [one.facts.year for one in reported_in(rows, over, until)]


def test_a_year_tells_its_own_or_else_those_of_its_parts() -> None:
    assert results("2024", "2024", "Quý 1/2024", "2023") == ["2024"]
    assert results("2024", "Quý 2/2024", "Quý 1/2024") == ["Quý 1/2024", "Quý 2/2024"]
    assert results("2024", "Quý 1/2024", "Quý 4/2024", until=date(2024, 9, 30)) == ["Quý 1/2024"]


def test_a_part_of_a_year_tells_progress_where_the_books_count_it() -> None:
    assert results("Quý 1/2024", "2024") == []
    assert results("Quý 1/2024", "2024", figure="people.members") == ["2024"]


TERM = period_between(date(2018, 4, 12), date(2023, 5, 17), (date(2018, 4, 12), date(2023, 5, 17)))


def test_a_term_tells_the_years_that_end_in_it_and_itself() -> None:
    years = ("2017", "2018", "2022", "2023", "Nhiệm kỳ 2018-2023", "Nhiệm kỳ 2023-2028")
    assert [one for one in years if is_reported_in(period_of(one), TERM)] == [
        "2018",
        "2022",
        "Nhiệm kỳ 2018-2023",
    ]
