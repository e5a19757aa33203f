"""Last year's words for this year: every old figure is marked, and none is printed unsaid."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from app.core.periods import parse_period
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from app.year.compared.carrying import MARK, carried, old_figures
from app.year.compared.queries import words_before
from app.year.issued.actions import issue
from app.year.issued.facts import OutgoingFacts, PaperSort
from app.year.issued.queries import compose_to_issue
from app.year.reports.composing import composed
from app.year.reports.record import Paper
from app.year.reports.report import Paragraph, Section, Sentence, Span
from app.year.statements.actions import record_statement
from app.year.statements.facts import StatementFacts, Topic
from tests.conftest import OFFICER, TODAY

_MARKED = re.compile(r"\[cũ: [^;\]]*(?:; nay: (?:\{\{.*?\}\}|\d+))?\]")
YEAR, BEFORE = parse_period("2024"), parse_period("2023")
SICK = VisitFacts(date(2023, 1, 15), Reason.ILLNESS, "Nguyễn Văn Bình", Audience.MEMBER, amount=400_000)


def put_2023(unit: Unit) -> None:
    record_visit(unit.id, SICK, OFFICER, TODAY)
    stated = StatementFacts("2023", Topic.STRENGTHS, "Năm 2023 có 12 buổi sinh hoạt, từ ngày 05/3/2023.")
    record_statement(unit.id, stated, OFFICER, TODAY)
    db.session.commit()


def words(unit: Unit) -> str:
    return "\n".join(one.text for one in words_before(unit, YEAR, YEAR.end, "co-quan"))


def test_each_figure_is_marked_with_its_name_and_the_value_of_today(union: Unit) -> None:
    put_2023(union)
    text = words(union)
    assert "[cũ: 01; nay: {{ visits.times }}]" in text
    assert "Năm [cũ: 2023; nay: 2024] có [cũ: 12] buổi sinh hoạt, từ ngày [cũ: 05/3/2023]." in text


def test_a_signed_report_gives_its_own_words(union: Unit) -> None:
    put_2023(union)
    found = compose_to_issue(union, BEFORE, BEFORE.end, "co-quan", Paper("1", TODAY))
    line = OutgoingFacts(TODAY, PaperSort.REPORT, 1, "Tổng kết", found.report.signature.name)
    issue(union.id, found, line, OFFICER, TODAY)
    later = StatementFacts("2023", Topic.STRENGTHS, "Câu ghi sau khi ký.")
    record_statement(union.id, later, OFFICER, TODAY)
    db.session.commit()
    text = words(union)
    assert "buổi sinh hoạt" in text
    assert "Câu ghi sau khi ký" not in text


def test_without_books_of_last_year_there_is_nothing_to_carry(union: Unit) -> None:
    assert words(union) == ""


def test_a_paper_with_old_figures_left_says_so(union: Unit) -> None:
    put_2023(union)
    report, record = composed(union, BEFORE, BEFORE.end, "co-quan")
    assert list(old_figures(report)) == []
    parts = carried(report, BEFORE, YEAR, record.figure)
    left = Sentence((Span(parts[0].text),), ("visits/1",))
    marked = replace(report, sections=(Section("x", 1, "I", "X", (Paragraph((left,)),)),))
    [finding] = old_figures(marked)
    assert MARK in finding.message
    assert not finding.stops


def test_no_number_of_last_year_stands_outside_of_a_mark(union: Unit) -> None:
    put_2023(union)
    text = words(union)
    assert text.count(MARK) > 5
    assert re.findall(r"\d+", _MARKED.sub("", text)) == []
