"""The report of the worked year, word by word, and the promises that hold for any record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.core.periods import next_like
from app.log.figures.facts import Scope
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.record import Paper, ReportRecord
from app.year.reports.report import Paragraph, Report, Section, Sentence
from tests.worked_year import EMPTY, RECORD, REPORT_RECORD, over, reading_of

OUTLINE = load_outline("co-quan")
GOLDEN = Path(__file__).parent / "worked_year_2024.txt"


def report_of(given: ReportRecord = REPORT_RECORD) -> Report:
    return compose(OUTLINE, given)


def lines(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield f"{section.number}. {section.title}"
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield ("- " if block.style == "item" else "  ") + block.text
            else:
                yield "| " + " | ".join(column.title for column in block.columns)
                for row in block.rows:
                    yield ("* " if row.strong else "| ") + " | ".join(cell.text for cell in row.cells)
        yield from lines(section.children)


def text_of(report: Report) -> str:
    return "\n".join([*report.abstract, *lines(report.sections), report.closing.text]) + "\n"


def sentences(sections: tuple[Section, ...]) -> Iterator[Sentence]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from block.sentences
            else:
                yield from (cell for row in block.rows for cell in row.cells)
        yield from sentences(section.children)


def test_the_worked_year_reads_as_the_officer_would_sign_it() -> None:
    assert text_of(report_of()) == GOLDEN.read_text(encoding="utf-8")


def test_nothing_recorded_is_left_out() -> None:
    cited = {source for sentence in sentences(report_of().sections) for source in sentence.sources}
    record = RECORD
    entries = (*record.visits, *record.events, *record.petitions, *record.awards, *record.ratings)
    assert {entry.source for entry in entries} <= cited
    paid = [payment for one in record.fund_periods.values() for _, payment in one.payments]
    assert {f"activities/{payment.collection_id}" for payment in paid} <= cited
    assert {stated.source for stated in REPORT_RECORD.statements} <= cited
    assert {f"commitments/{score.id}" for score in REPORT_RECORD.scores} <= cited


def test_an_entry_that_no_section_claims_stands_under_other_activities() -> None:
    keys = {"care"}
    outline = replace(
        OUTLINE,
        parts=tuple(
            replace(part, parts=tuple(child for child in part.parts if child.key not in keys))
            for part in OUTLINE.parts
        ),
    )
    text = text_of(compose(outline, REPORT_RECORD))
    rest = text[text.index("Hoạt động khác") :]
    for words in ("giải cầu lông", "Thăm hỏi (Ốm đau), 500.000 đồng", "Sửa mái nhà xe", "Đón đoàn công tác"):
        assert words in rest


def test_every_figure_names_what_it_was_counted_from() -> None:
    figures = [span for sentence in sentences(report_of().sections) for span in sentence.spans if span.figure]
    assert len(figures) > 50
    bare = [span.text for span in figures if not span.sources]
    # The number of groups has the sources of the members in its sentence.
    assert bare == ["02"]


def test_one_event_is_reported_in_several_sections() -> None:
    text = text_of(report_of())
    assert text.count("cựu nữ thanh niên xung phong") == 2


def test_an_empty_record_says_nothing_rather_than_nought() -> None:
    nothing = replace(
        RECORD, scope=EMPTY, people=(), funds=(), visits=(), events=(), petitions=(), awards=(), ratings=(),
        balances=(), items=(), budget=(),
    )  # fmt: skip
    given = replace(REPORT_RECORD, record=nothing, scores=(), plan=(), earlier_plan=(), statements=())
    report = report_of(given)
    assert report.sections == ()
    assert report.abstract == ("Kết quả hoạt động công đoàn năm 2024",)
    assert "phương hướng" not in report.closing.text


def test_numbers_close_up_over_what_is_left_out() -> None:
    given = replace(REPORT_RECORD, scores=(), earlier_plan=())
    results = report_of(given).sections[1]
    assert [child.number for child in results.children][:2] == ["1", "2"]
    assert results.children[0].key == "care"


def test_party_membership_is_reported_only_where_the_union_keeps_it() -> None:
    member = RECORD.people[0]
    party = replace(member, memberships=(replace(member.memberships[0], party_member=True),))
    people = (party, *RECORD.people[1:])

    def report_text(*, keeps_party: bool) -> str:
        scope = Scope(reading_of(people, keeps_party=keeps_party), RECORD.period, RECORD.as_of)
        return text_of(report_of(replace(REPORT_RECORD, record=replace(RECORD, scope=scope))))

    assert "đảng viên" not in report_text(keeps_party=False)
    assert "01 đồng chí là đảng viên" in report_text(keeps_party=True)


def test_braces_and_markup_of_the_books_stay_words() -> None:
    event = RECORD.events[0]
    odd = replace(event, facts=replace(event.facts, title="Thi {đua} <b>giỏi</b> %s"))
    text = text_of(report_of(replace(REPORT_RECORD, record=replace(RECORD, events=(odd,)))))
    assert "Thi {đua} <b>giỏi</b> %s" in text


@pytest.mark.parametrize(
    ("period", "abstract"),
    [
        (
            "6 tháng đầu năm 2024",
            "Sơ kết hoạt động công đoàn 6 tháng đầu năm 2024, phương hướng, nhiệm vụ 6 tháng cuối năm 2024",
        ),
        (
            "9 tháng 2024",
            "Sơ kết hoạt động công đoàn 9 tháng đầu năm 2024, phương hướng, nhiệm vụ quý IV năm 2024",
        ),
        (
            "Năm học 2023-2024",
            "Kết quả hoạt động công đoàn năm học 2023-2024, phương hướng, nhiệm vụ năm học 2024-2025",
        ),
        (
            "Nhiệm kỳ 2020-2024",
            "Kết quả hoạt động công đoàn nhiệm kỳ 2020-2024, phương hướng, nhiệm vụ nhiệm kỳ 2024-2028",
        ),
    ],
)
def test_the_abstract_names_any_period_and_the_next_like_it(period: str, abstract: str) -> None:
    record = over(period)
    report = report_of(replace(REPORT_RECORD, record=record, next_period=next_like(record.period)))
    assert report.abstract == (abstract,)
    assert ("báo cáo sơ kết" in report.closing.text) == abstract.startswith("Sơ kết")


def test_the_chair_signs_else_the_member_with_the_post_else_the_deputy() -> None:
    def signed(officers: dict[str, str], people: bool = True) -> tuple[str, str, str]:
        union = replace(RECORD.union, officers=officers)
        record = replace(RECORD, union=union, people=RECORD.people if people else ())
        signature = report_of(replace(REPORT_RECORD, record=record)).signature
        return signature.standing_in, signature.post, signature.name

    assert signed({"chair": "Cao Văn Lâm"}) == ("", "CHỦ TỊCH", "Cao Văn Lâm")
    assert signed({}) == ("", "CHỦ TỊCH", "Trần Thị An")
    assert signed({"vice_chair": "Lý Thị Mơ"}, people=False) == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lý Thị Mơ")
    assert signed({}, people=False) == ("", "CHỦ TỊCH", "")


def test_the_paper_carries_its_number_and_day() -> None:
    head = report_of(replace(REPORT_RECORD, paper=Paper("5", date(2024, 12, 5)))).head
    assert (head.number, head.dated, head.symbol) == ("5", date(2024, 12, 5), "BC-CĐCS")
