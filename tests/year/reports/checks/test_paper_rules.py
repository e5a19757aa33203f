"""The paper itself: it says each figure once, no share beyond the whole, no part missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.log.figures.facts import Figure
from app.year.reports.checks.paper_rules import paper_findings
from app.year.reports.outline import Outline, Part
from app.year.reports.report import Finding, Paragraph, Report, Section, Sentence, Span
from tests.year.reports.sample_report import REPORT

OUTLINE = Outline("nam", "Năm", "BÁO CÁO", {}, (), (), ())


def label_of(key: str) -> Figure:
    return Figure(key, f"Nhãn {key}", 0, "lượt", "")


def findings(report: Report, outline: Outline = OUTLINE) -> tuple[Finding, ...]:
    return paper_findings(report, outline, label_of)


def report_with(*texts: str, key: str = "visits.times") -> Report:
    """A report with a part for each text, all of them the same figure."""
    sections = tuple(
        Section(
            f"part{n}",
            1,
            "I" * n,
            f"Phần {n}",
            (Paragraph((Sentence((Span(text, (f"activities/{n}",), figure=True, key=key),)),)),),
        )
        for n, text in enumerate(texts, 1)
    )
    return replace(REPORT, sections=sections)


def test_two_parts_that_say_different_sums_of_one_figure_stop_the_paper() -> None:
    [finding] = findings(report_with("12", "13"))
    assert finding.stops
    assert finding.message == (
        "Báo cáo nói hai lần khác nhau về «Nhãn visits.times»: mục I ghi 12; mục II ghi 13."
    )
    assert finding.sources == ("activities/1", "activities/2")


def test_one_figure_may_be_written_in_several_ways() -> None:
    assert findings(report_with("04", "4", "4/5", "80%")) == ()
    assert findings(report_with("1.200 đồng", "1.200")) == ()
    assert findings(report_with("12", "13", key="")) == ()


def test_a_share_above_the_whole_stops_the_paper() -> None:
    [finding] = findings(report_with("45/44"))
    assert finding.stops
    assert finding.message == "Mục I có tỷ lệ trên 100%: 45/44."
    assert findings(report_with("44/44")) == ()
    plain = Sentence((Span("45/44"),))
    assert findings(replace(REPORT, sections=(), closing=Paragraph((plain,)))) == ()


def test_a_paper_without_signer_or_upper_union_is_named() -> None:
    report = replace(
        REPORT,
        sections=(),
        signature=replace(REPORT.signature, name=""),
        head=replace(REPORT.head, upper_union=""),
    )
    unsigned, upper = findings(report)
    assert "Chưa có người ký" in unsigned.message
    assert "Chưa ghi công đoàn cấp trên" in upper.message
    assert not unsigned.stops
    assert not upper.stops


def test_a_part_that_must_be_there_is_missed() -> None:
    limits = Part("limits", "Hạn chế", (("statements", "limits"),), (), required="always")
    others = (replace(limits, key="part1"), replace(limits, key="x", required=""))
    wanted = replace(OUTLINE, parts=(*others, limits))
    [finding] = findings(report_with("12"), wanted)
    assert finding.message == "Mục «Hạn chế» phải có mà chưa có nội dung nào."
    assert finding.remedy is not None
    assert finding.remedy.endpoint == "statements.create"
    assert finding.remedy.arguments == (("period_text", REPORT.period), ("topic", "limits"))


def test_a_part_of_a_year_need_not_have_what_a_whole_one_must() -> None:
    limits = Part("limits", "Hạn chế", (("statements", "limits"),), (), required="whole")
    wanted = replace(OUTLINE, parts=(limits,))
    quarter = replace(report_with("12"), starts_on=date(2024, 1, 1), ends_on=date(2024, 3, 31))
    assert findings(quarter, wanted) == ()
    assert len(findings(report_with("12"), wanted)) == 1
    always = replace(OUTLINE, parts=(replace(limits, required="always"),))
    assert len(findings(quarter, always)) == 1
