"""The built-in outlines: each has a place for everything, and frames it as its readers expect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from app.core.errors import Refused
from app.life.events.facts import Category
from app.life.requests.facts import RequestFacts
from app.life.requests.rules import Asked, asking
from app.log.figures import registry
from app.log.figures.facts import Scope
from app.web.features import narrators
from app.year.plan.facts import PlanFacts
from app.year.reports.compose import compose
from app.year.reports.narration.commitments import heading_of
from app.year.reports.outline import DEFAULT, Outline, all_parts, load_outline, outline_names
from app.year.reports.record import Planned, ReportRecord
from app.year.reports.report import Paragraph, Report, Section, Table
from app.year.reports.writers.json_file import as_json, from_json
from app.year.reports.writers.nodes import nodes, sentences
from app.year.statements.facts import Topic
from app.year.totals.figures import sent_key
from tests.worked_year import RECORD, REPORT_RECORD, over, reading_of

EVERY = [load_outline(name) for name in outline_names()]
WHOLE = [one for one in EVERY if not one.partial]
#: What a narrator writes besides what its name says.
_CAUSES = {Topic.CAUSES, Topic.OBJECTIVE_CAUSES, Topic.SUBJECTIVE_CAUSES}


def by_name(outline: Outline) -> str:
    return outline.name


def headings(sections: tuple[Section, ...], depth: int = 0) -> Iterator[str]:
    for section in sections:
        yield f"{'  ' * depth}{section.number}. {section.key}"
        yield from headings(section.children, depth + 1)


def composed(name: str, given: ReportRecord = REPORT_RECORD) -> Report:
    return compose(load_outline(name), given)


def whole_text(report: Report) -> str:
    return "\n".join(sentence.text for sentence in sentences(report))


def first_paragraph(report: Report) -> Paragraph:
    [first, *_] = report.opening
    assert isinstance(first, Paragraph)
    return first


def planned(*tasks: PlanFacts) -> ReportRecord:
    return replace(REPORT_RECORD, plan=tuple(Planned(number, one) for number, one in enumerate(tasks, 1)))


def test_the_usual_outline_comes_first() -> None:
    assert outline_names()[0] == DEFAULT
    assert len({one.label for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize("outline", EVERY, ids=by_name)
def test_every_narrator_exists_and_every_key_is_its_own(outline: Outline) -> None:
    parts = list(all_parts(outline.parts))
    assert len({part.key for part in parts}) == len(parts)
    known = narrators()
    named = [*outline.opening, *(one for part in parts for one in part.narrators)]
    assert {name for name, _ in named} <= known.keys()
    assert set(outline.numbering) <= {"I", "A", "1", "1.1"}


@pytest.mark.parametrize("outline", WHOLE, ids=by_name)
def test_every_kind_of_activity_and_every_statement_has_a_place(outline: Outline) -> None:
    named = {*outline.opening, *(one for part in all_parts(outline.parts) for one in part.narrators)}
    places = {argument for name, argument in named if name == "events"}
    assert places == {one.value for one in Category} - {Category.OTHER.value}
    topics = {argument for name, argument in named if name == "statements"}
    assert topics == {one.value for one in Topic} - {one.value for one in _CAUSES}
    others = ("causes", "others", "commitments", "indicators", "earlier_plan", "plan", "targets")
    assert {(name, "") for name in others} <= named


@pytest.mark.parametrize("outline", WHOLE, ids=by_name)
def test_every_heading_of_the_plan_has_a_part(outline: Outline) -> None:
    arguments = {
        argument for part in all_parts(outline.parts) for name, argument in part.narrators if name == "plan"
    }
    assert arguments == {*outline.plan_words, ""}


@pytest.mark.parametrize("outline", WHOLE, ids=by_name)
def test_nothing_recorded_is_left_out(outline: Outline) -> None:
    report = compose(outline, REPORT_RECORD)
    cited = {source for sentence in sentences(report) for source in sentence.sources}
    entries = (*RECORD.visits, *RECORD.events, *RECORD.petitions, *RECORD.awards, *RECORD.ratings)
    assert {entry.source for entry in entries} <= cited
    assert {one.source for one in REPORT_RECORD.statements} <= cited
    assert {one.source for one in REPORT_RECORD.plan} <= cited
    assert {f"commitments/{score.id}" for score in REPORT_RECORD.scores} <= cited


@pytest.mark.parametrize("outline", EVERY, ids=by_name)
def test_a_report_of_any_outline_is_restored_from_json_and_has_one_place_for_each_sentence(
    outline: Outline,
) -> None:
    report = compose(outline, REPORT_RECORD)
    assert from_json(as_json(report)) == report
    assert len(nodes(report)) == len(list(sentences(report)))


def test_a_guidance_with_nine_headings_of_results_and_six_of_the_plan() -> None:
    given = planned(
        PlanFacts("2025", "Chăm lo đời sống đoàn viên"),
        PlanFacts("2025", "Tuyên truyền nghị quyết đại hội"),
        PlanFacts("2025", "Phát động thi đua chào mừng ngày thành lập"),
        PlanFacts("2025", "Phát triển đoàn viên mới", None, "02 đoàn viên"),
        PlanFacts("2025", "Thi đua giỏi việc nước, đảm việc nhà trong nữ"),
        PlanFacts("2025", "Thu, chi đúng quy định"),
        PlanFacts("2025", "Trồng cây"),
    )
    report = composed("huong-dan-148", given)
    plan = next(section for section in report.sections if section.key == "plan")
    assert [child.key.removeprefix("plan_") for child in plan.children] == [
        *("care", "information", "emulation", "organisation", "women", "finance", "rest"),
    ]
    assert [child.number for child in plan.children] == list("1234567")
    assert "Phát triển đoàn viên mới (chỉ tiêu: 02 đoàn viên)." in whole_text(report)
    results = next(part for part in load_outline("huong-dan-148").parts if part.key == "results")
    assert [part.key for part in results.parts] == [
        *("care", "information", "emulation", "organisation", "congress", "women"),
        *("finance", "inspection", "direction", "others"),
    ]


@pytest.mark.parametrize(
    ("content", "heading"),
    [
        ("Thăm hỏi đoàn viên ốm đau", "plan_care"),
        ("Phối hợp tổ chức Hội nghị cán bộ, công chức", "plan_care"),
        ("Tổ chức hoạt động nhân ngày 8/3 và 20/10", "plan_women"),
        ("Nâng cao chất lượng công tác kiểm tra, giám sát", "plan_finance"),
        ("Giao lưu bóng chuyền, văn hóa, thể thao", "plan_information"),
        ("Kết nạp 02 đoàn viên", "plan_organisation"),
        # Words with their tones, not letters: «quà» is not in «quá».
        ("Khắc phục tình trạng quá tải", ""),
        ("", ""),
    ],
)
def test_a_task_stands_under_the_heading_that_its_words_lead_to(content: str, heading: str) -> None:
    words = load_outline("huong-dan-148").plan_words
    assert heading_of(PlanFacts("2025", content), words) == heading


def test_a_commune_numbers_with_letters_and_tells_targets_apart() -> None:
    given = planned(
        PlanFacts("2025", "Phong trào giỏi việc nước, đảm việc nhà"),
        PlanFacts("2025", "Lao động tiên tiến", None, "100%"),
    )
    report = composed("xa-phuong", given)
    assert [section.number for section in report.sections] == ["A", "B"]
    first, second = report.sections
    assert [child.number for child in first.children][:2] == ["I", "II"]
    assert all(child.title.isupper() for child in first.children), "roman numbers take capitals"
    assert [child.number for child in first.children[0].children] == ["1", "2"]
    # The situation of the year stands above everything.
    situation = [stated.facts.content for stated in REPORT_RECORD.stated(Topic.SITUATION)]
    assert [one.text for one in report.opening if isinstance(one, Paragraph)] == [
        f"{one}." for one in situation
    ]
    assert next(iter(nodes(report))) == "open-p1-s1"
    assert list(headings((second,))) == ["B. plan", "  I. tasks", "  II. targets"]
    assert "phát động phong trào thi đua yêu nước năm 2025" in second.blocks[0].text  # type: ignore[union-attr]
    tasks, targets = second.children
    assert [block.text for block in tasks.blocks] == ["1. Phong trào giỏi việc nước, đảm việc nhà."]  # type: ignore[union-attr]
    assert [block.text for block in targets.blocks] == ["1. Lao động tiên tiến (chỉ tiêu: 100%)."]  # type: ignore[union-attr]


def test_without_a_plan_no_lead_stands_alone() -> None:
    assert [section.key for section in composed("xa-phuong", planned()).sections] == ["results"]


def asked(number: str, content: str, received: date, due: date | None = None, sender: str = "") -> Asked:
    return 7, RequestFacts(received, content, sender, number, due)


def with_request(one: Asked) -> ReportRecord:
    """The worked year of a union that was sent this request."""
    scope = Scope(reading_of(RECORD.people, asked=(one,)), RECORD.period, RECORD.as_of)
    return replace(REPORT_RECORD, record=replace(RECORD, scope=scope))


REQUEST = asked(
    "148/HD-CĐVC", "Báo cáo hoạt động công đoàn năm 2024.", date(2024, 11, 9), date(2024, 12, 11), "CĐVC tỉnh"
)


def test_a_report_that_was_asked_for_says_by_whom_and_is_traced_to_the_request() -> None:
    report = composed("huong-dan-148", with_request(REQUEST))
    union = RECORD.union.name
    [sentence] = first_paragraph(report).sentences
    assert sentence.text == (
        "Thực hiện Hướng dẫn số 148/HD-CĐVC của CĐVC tỉnh về việc báo cáo hoạt động công đoàn năm 2024, "
        f"{union} báo cáo kết quả hoạt động công đoàn năm 2024, nhiệm vụ trọng tâm năm 2025 như sau:"
    )
    assert sentence.sources == ("upper_requests/7",)
    bare = composed("huong-dan-148", replace(planned(), next_period=None))
    assert first_paragraph(bare).text == f"{union} báo cáo kết quả hoạt động công đoàn năm 2024 như sau:"


@pytest.mark.parametrize(
    ("number", "opening"),
    [
        ("633/TLĐ", "Thực hiện Công văn số 633/TLĐ"),
        ("12/KH-LĐLĐ", "Thực hiện Kế hoạch số 12/KH-LĐLĐ"),
        ("Chương trình số 5", "Thực hiện Chương trình số 5"),
    ],
)
def test_the_number_of_a_document_says_its_kind(number: str, opening: str) -> None:
    given = asked(number, "Báo cáo năm", date(2024, 11, 9))
    report = composed("huong-dan-148", with_request(given))
    assert first_paragraph(report).text.startswith(f"{opening} về việc báo cáo năm, ")


def test_the_request_nearest_to_the_end_of_the_period_is_answered() -> None:
    half = asked("7/CV", "Báo cáo 6 tháng", date(2024, 5, 20), date(2024, 6, 5))
    others = (
        half,
        REQUEST,
        asked("", "Báo cáo năm không số", date(2024, 12, 30)),
        asked("9/CV", "Đăng ký thi đua", date(2024, 12, 30)),
    )
    assert asking(others, over("2024").period) is REQUEST
    assert asking(others, over("6 tháng đầu năm 2024").period) is half
    assert asking(others, over("Quý 1/2024").period) is None


def test_a_form_is_filled_from_named_figures() -> None:
    report = composed("mau-1-hdcd")
    [table] = report.sections[0].blocks
    assert isinstance(table, Table)
    quantities = {row.cells[1].text: row.cells[3] for row in table.rows if not row.strong}
    # Nobody wrote down that there was none: the cell is left for the pen.
    assert quantities["Số vụ tai nạn lao động"].text == ""
    # Nor did anybody write into this register.
    assert quantities["Đoàn viên được kết nạp Đảng"].text == ""
    for words, key in (("Tổng số đoàn viên", "people.members"), ("Lượt thăm hỏi", "visits.times")):
        [span] = quantities[words].spans
        assert (span.text, span.key) == (str(RECORD.figure(key).value), key)
    assert [row.cells[0].text for row in table.rows if not row.strong][:3] == ["1", "2", "3"]
    assert table.rows[0].cells[1].text == "I. Tình hình lao động"


@pytest.mark.parametrize("outline", EVERY, ids=by_name)
def test_every_row_of_a_form_names_a_figure(outline: Outline) -> None:
    keys = [row.key for rows in outline.tables.values() for row in rows if row.key]
    # Those of an upper union are counted of nobody where nobody is below.
    ours = [key for key in keys if not key.startswith(("total[", "units."))]
    assert [key for key in keys if registry.declared(sent_key(key)) is None] == []
    for key in ours:
        assert registry.figure(RECORD.scope, key).key == key
    assert bool(keys) == any(
        name == "form" for part in all_parts(outline.parts) for name, _ in part.narrators
    )


def test_an_outline_of_money_alone_says_so_and_tells_nothing_else() -> None:
    outline = load_outline("tai-chinh")
    text = whole_text(compose(outline, REPORT_RECORD))
    assert outline.note
    assert "Ốm đau" not in text
    assert {section.key for section in compose(outline, REPORT_RECORD).sections} <= {
        *("money", "funds", "budget", "inspection")
    }


def test_an_unknown_outline_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="huong-dan-148"):
        load_outline("../../etc/passwd")
