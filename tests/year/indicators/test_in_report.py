"""What a report says of indicators: reached, to be reached, and those of a term year beside year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.core.periods import Period, parse_period, period_between
from app.office.units.models import Unit
from app.year.indicators.facts import Whose
from app.year.plan.actions import record_plan_item
from app.year.plan.facts import PlanFacts
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import gather_report
from app.year.reports.report import Report, Section, Table
from app.year.reports.writers.pdf import as_pdf
from tests.conftest import OFFICER, TODAY
from tests.year.commitments.rows import put_commitment, put_task
from tests.year.indicators.rows import put_indicator
from tests.year.reports.paper import read
from tests.year.reports.test_compose import text_of


def report(union: Unit, period: str | Period, as_of: date | None = None) -> Report:
    over = parse_period(period) if isinstance(period, str) else period
    return compose(load_outline("co-quan"), gather_report(union, over, as_of))


def table(paper: Report, key: str = "indicators") -> tuple[list[str], list[list[str]]]:
    """The heads and cells of the table in a part."""
    part = next(one for one in parts(paper.sections) if one.key == key)
    [found] = [block for block in part.blocks if isinstance(block, Table)]
    return [one.title for one in found.columns], [[cell.text for cell in row.cells] for row in found.rows]


def parts(sections: tuple[Section, ...]) -> list[Section]:
    return [one for section in sections for one in (section, *parts(section.children))]


def put_three(union: Unit, year: str = "2024") -> None:
    put_indicator(union, measure_unit="thỏa ước", part=Decimal(16), target=Decimal(15), position=1, year=year)
    put_indicator(
        union,
        "Người lao động được khám sức khỏe",
        measure_unit="người",
        part=Decimal(41),
        whole=Decimal(44),
        target=Decimal(95),
        position=2,
        year=year,
    )
    put_indicator(union, "Tai nạn lao động", measure_unit="vụ", target=Decimal(0), position=3, year=year)


def test_nothing_recorded_changes_no_paper(union: Unit) -> None:
    before = report(union, "2024")
    put_indicator(union, year="2022", part=Decimal(1), target=Decimal(1))
    put_indicator(union, year="2025", part=Decimal(1))
    assert report(union, "2024") == before
    assert "indicators" not in {one.key for one in parts(before.sections)}


def test_several_stand_in_a_table(union: Unit) -> None:
    put_three(union)
    paper = report(union, "2024")
    assert table(paper) == (
        ["STT", "CHỈ TIÊU", "ĐƠN VỊ", "KẾ HOẠCH", "THỰC HIỆN", "ĐẠT"],
        [
            ["1", "Thỏa ước được ký", "thỏa ước", "15", "16", "106,7%"],
            ["2", "Người lao động được khám sức khỏe", "người", "95%", "41/44", "93,2%"],
            ["3", "Tai nạn lao động", "vụ", "0", "Chưa có", ""],
        ],
    )
    assert "Kết quả thực hiện các chỉ tiêu năm 2024" in text_of(paper)
    assert "Đạt 1/2 chỉ tiêu có kế hoạch." in text_of(paper)
    assert "Chỉ tiêu «Tai nạn lao động» chưa có kết quả." in [one.message for one in paper.findings]


def test_few_are_sentences(union: Unit) -> None:
    put_indicator(union, measure_unit="thỏa ước", part=Decimal(16), target=Decimal(15))
    put_indicator(
        union,
        "Đoàn viên nữ tham gia ban",
        scope=Whose.SECTION,
        section="Tổ 1",
        measure_unit="người",
        part=Decimal(3),
        whole=Decimal(4),
        target=Decimal(50),
    )
    text = text_of(report(union, "2024"))
    assert "Thỏa ước được ký: 16/15 thỏa ước, đạt 106,7%." in text
    assert "Đoàn viên nữ tham gia ban (Tổ 1): 3/4 người, đạt 75% (kế hoạch 50%)." in text


def test_what_the_books_count_is_reported_with_its_rows_and_claims_none(union: Unit) -> None:
    row = put_indicator(union, "Đoàn viên", figure="people.members", target=Decimal(1))
    paper = report(union, "2024")
    [sentence] = [
        sentence
        for one in parts(paper.sections)
        if one.key == "indicators"
        for block in one.blocks
        if not isinstance(block, Table)
        for sentence in block.sentences
    ]
    assert f"indicators/{row.id}" in sentence.sources


def test_a_target_of_the_next_period_is_planned_then_scored(union: Unit) -> None:
    put_indicator(
        union, "Tỷ lệ người lao động khám sức khỏe", year="2025", target=Decimal(95), part=Decimal(96)
    )
    this, following = text_of(report(union, "2024")), text_of(report(union, "2025"))
    assert "Chỉ tiêu phấn đấu năm 2025:" in this
    assert "Phấn đấu tỷ lệ người lao động khám sức khỏe: 95%." in this
    assert "phương hướng, nhiệm vụ năm 2025" in this
    assert "96%" not in this
    assert "Tỷ lệ người lao động khám sức khỏe: 96%, đạt 101,1% kế hoạch (kế hoạch 95%)." in following


def test_what_has_no_target_is_no_plan(union: Unit) -> None:
    put_indicator(union, year="2025")
    assert "Phấn đấu" not in text_of(report(union, "2024"))


def test_one_thing_is_not_reported_twice(union: Unit) -> None:
    put_commitment(union, content="Ký thỏa ước lao động tập thể", done=Decimal(100))
    put_indicator(union, "Ký thỏa ước lao động tập thể", part=Decimal(100), target=Decimal(100))
    assert text_of(report(union, "2024")).count("Ký thỏa ước lao động tập thể") == 1
    put_task(union, year="2025", content="Ký lại thỏa ước", target="01 bản")
    put_indicator(union, "Ký lại thỏa ước", year="2025", target=Decimal(1), measure_unit="bản")
    assert text_of(report(union, "2024")).count("Ký lại thỏa ước") == 1


def test_a_commitment_without_a_result_leaves_it_to_the_indicator(union: Unit) -> None:
    put_commitment(union, content="Ký thỏa ước")
    put_indicator(union, "Ký thỏa ước", part=Decimal(1), target=Decimal(1), measure_unit="bản")
    assert "Ký thỏa ước: 1/1 bản, đạt 100%." in text_of(report(union, "2024"))


def test_a_half_year_tells_how_far_the_year_is_where_the_books_count_it(union: Unit) -> None:
    put_indicator(union, "Đoàn viên", figure="people.members", target=Decimal(1))
    put_indicator(union, "Thu nhập", part=Decimal(9), measure_unit="triệu đồng")
    text = text_of(report(union, "6 tháng đầu năm 2024"))
    assert "Đoàn viên (năm 2024): " in text
    assert "Thu nhập" not in text


#: The congresses of the invented union.
DAYS = (date(2018, 4, 12), date(2023, 5, 17))
TERM = period_between(*DAYS, DAYS)


def put_term(union: Unit) -> None:
    for year, part in (("2018", 10), ("2019", 12), ("2022", 15), ("2023", 99), ("Nhiệm kỳ 2018-2023", 61)):
        values: dict[str, Any] = {"measure_unit": "sáng kiến", "part": Decimal(part)}
        put_indicator(union, "Sáng kiến được công nhận", year=year, target=Decimal(50), **values)
    put_indicator(union, "Đoàn viên", year="2019", measure_unit="người", part=Decimal(41), whole=Decimal(44))
    put_indicator(union, "Kết nạp", year="Nhiệm kỳ 2023-2028", measure_unit="người", target=Decimal(90))


def test_years_of_a_term_stand_side_by_side_and_its_target_is_scored(union: Unit) -> None:
    put_term(union)
    paper = report(union, TERM)
    assert table(paper) == (
        ["STT", "CHỈ TIÊU", "ĐƠN VỊ", "2018", "2019", "2022", "KẾ HOẠCH", "CẢ NHIỆM KỲ", "ĐẠT"],
        [
            ["1", "Sáng kiến được công nhận", "sáng kiến", "10", "12", "15", "50", "61", "122%"],
            ["2", "Đoàn viên", "người", "", "41/44 (93,2%)", "", "", "", ""],
        ],
    )
    assert "Đạt 1/1 chỉ tiêu có kế hoạch." in text_of(paper)


def test_a_term_without_a_target_has_its_years_alone(union: Unit) -> None:
    for year in ("2019", "Nhiệm kỳ 2018-2023"):
        put_indicator(union, "Đoàn viên", year=year, part=Decimal(41), whole=Decimal(44))
    assert table(report(union, TERM)) == (
        ["STT", "CHỈ TIÊU", "ĐƠN VỊ", "2019", "CẢ NHIỆM KỲ"],
        [["1", "Đoàn viên", "", "41/44 (93,2%)", "41/44 (93,2%)"]],
    )


def test_years_of_which_the_term_says_nothing_have_no_column_for_it(union: Unit) -> None:
    put_indicator(union, "Đoàn viên", year="2019", part=Decimal(41), whole=Decimal(44))
    assert table(report(union, TERM)) == (
        ["STT", "CHỈ TIÊU", "ĐƠN VỊ", "2019"],
        [["1", "Đoàn viên", "", "41/44 (93,2%)"]],
    )


def test_a_term_plans_the_next_term(union: Unit) -> None:
    put_term(union)
    put_task(union, year="2024", content="Việc của năm sau")
    text = text_of(report(union, TERM))
    assert "phương hướng, nhiệm vụ nhiệm kỳ 2023-2028" in text
    assert "Phấn đấu kết nạp: 90 người." in text
    assert "Việc của năm sau" not in text


@pytest.mark.parametrize("label", ["Nhiệm kỳ 2018-2023", "2018", "2022"])
def test_a_term_tells_what_was_planned_and_promised_for_it(union: Unit, label: str) -> None:
    facts = PlanFacts(label, "Xây dựng nhà công vụ", result="Đã xong")
    record_plan_item(union.id, facts, OFFICER, TODAY)
    put_commitment(union, year=label, content="Thăm hỏi kịp thời", done=Decimal(100))
    text = text_of(report(union, TERM))
    assert "Xây dựng nhà công vụ: đã xong." in text
    assert "1/1 nội dung" in text


def test_a_term_leaves_the_year_that_ends_in_the_next(union: Unit) -> None:
    put_commitment(union, year="2023", content="Thăm hỏi kịp thời", done=Decimal(100))
    assert "Thăm hỏi kịp thời" not in text_of(report(union, TERM))


def test_years_side_by_side_are_printed_whole(union: Unit) -> None:
    put_term(union)
    words = " ".join(line.text for line in read(as_pdf(report(union, TERM))).lines).split()
    assert {"41/44", "(93,2%)", "61"} <= set(words)
