"""What no officer would say is hinted at: in none of our own reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader

from app.core.actor import SYSTEM
from app.core.periods import parse_period
from app.exchange.sample_books.loading import load_sample
from app.life.events.facts import Category, EventFacts
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import MoneySource
from app.year.reports.checks.language_rules import language_hints
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.phrases import body, item, say
from app.year.reports.queries import gather_report
from app.year.reports.report import Block, Paragraph, Report, Section
from app.year.reports.writers.files import WRITERS
from tests.conftest import TODAY
from tests.worked_year import with_entries
from tests.year.reports.test_compose import report_of, text_of


def hints(*blocks: Block) -> list[str]:
    """What is said of a report of one part with these paragraphs."""
    part = Section("part", 1, "I", "KẾT QUẢ", blocks)
    found = language_hints(replace(report_of(), sections=(part,)))
    return [one.message.partition(", ")[2].partition(":")[0] for one in found]


def line(text: str) -> Paragraph:
    return body(say("{text}", text=text))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Khác: đã tặng 01 lượt.", "nhãn đứng thay cho lời"),
        ("Hội nghị đã họp; kết quả: ký giao ước.", "nhãn đứng thay cho lời"),
        ("Có hai việc: một là: họp.", "dấu hai chấm nối tiếp nhau"),
        ("Tồn quỹ là -880.000 đồng.", "số tiền âm"),
        ("22 đoàn viên đã đóng.", "câu mở đầu bằng con số"),
        ("Hội thao cụm thi đua số bốn.", "câu không có động từ"),
        ("Đã đối thoại, 09 người tham dự, kết quả: tăng phụ cấp.", "nhãn đứng thay cho lời"),
        ("Phối hợp với Ban Giám hiệu. tổ chức hội nghị.", "dấu chấm giữa câu"),
        ("Tặng hoa nhân dịp 8/3 nhân dịp Ngày Quốc tế Phụ nữ.", "hai lần «nhân dịp» trong một câu"),
        ("Đã TUYÊN TRUYỀN LUẬT CÔNG ĐOÀN cho đoàn viên.", "chữ in hoa giữa câu"),
    ],
)
def test_a_sentence_that_no_officer_would_write(text: str, hint: str) -> None:
    assert hints(line(text)) == [hint]


@pytest.mark.parametrize(
    "text",
    [
        "Tặng quà nhân dịp 8/3; gặp mặt nhân dịp 20/10.",
        "Đã khám tại TP. Hồ Chí Minh với 12 người.",
        "Có 02 NLĐ, ĐVCĐ, CBCC được khen.",
        "Đã chi 1.500.000 đồng.",
    ],
)
def test_a_sentence_that_an_officer_writes(text: str) -> None:
    assert hints(line(text)) == []


def test_lines_that_an_officer_typed_below_a_lead_are_theirs() -> None:
    rows = ("activities/1",)
    lead = body(say("Tổ Nhà trẻ kiến nghị:", sources=rows))
    lines = ("Cô nuôi được nghỉ phép:", "- nghỉ luân phiên;")
    typed = [body(say("{line}", line=one, sources=rows)) for one in lines]
    assert hints(lead, *typed) == []


def test_sentences_that_begin_alike_or_are_said_twice() -> None:
    assert hints(line("Công đoàn đã tặng quà đoàn viên."), line("Công đoàn đã tặng quà các cháu.")) == [
        "hai câu của mục mở đầu như nhau"
    ]
    assert "câu này đã có ở mục I" in hints(line("Công đoàn đã họp."), line("Công đoàn đã họp."))


def test_a_lead_under_a_lead() -> None:
    assert hints(line("Công đoàn đã làm:"), line("Trong đó có:")) == ["lời dẫn này nối tiếp lời dẫn khác"]
    assert hints(line("Công đoàn đã làm:"), item(say("Họp."))) == []


def test_the_officers_own_words_are_theirs() -> None:
    assert hints(body(say("Khác: -1 đồng.", sources=("statements/1",)))) == []


def test_the_worked_year_needs_no_hint() -> None:
    assert language_hints(report_of()) == ()


@pytest.fixture
def sample_reports(app: Flask) -> list[Report]:
    record = gather_report(load_sample(SYSTEM, TODAY), parse_period("2025"))
    return [compose(load_outline(name), record) for name in ("co-quan", "huong-dan-148", "xa-phuong")]


def test_the_sample_year_needs_no_hint_and_reads_like_no_machine(sample_reports: list[Report]) -> None:
    for report in sample_reports:
        assert [one.message for one in language_hints(report)] == []
        text = text_of(report)
        assert text.count("người tham gia") <= 3
        for words in ("; kết quả:", "Khác:", "hiện vật:", "Theo đối tượng"):
            assert words not in text


def test_nothing_stands_under_a_lead_that_is_not_its_own() -> None:
    day = date(2024, 5, 6)
    events = (
        EventFacts(day, Category.SOCIAL_WORK, "Ủng hộ đồng bào"),
        EventFacts(day, Category.SOCIAL_WORK, "Giúp dân gặt lúa"),
        EventFacts(day, Category.BLOOD_DONATION, "Hiến máu đợt 1"),
    )
    lines = text_of(report_of(with_entries(events=events))).splitlines()
    assert "  Vận động hiến máu đợt 1." in lines


def test_of_many_activities_few_are_reported_and_all_are_counted() -> None:
    day = date(2024, 5, 6)
    events = [
        EventFacts(day, Category.INFORMATION, f"Tuyên truyền chuyên đề {number}", people=number)
        for number in range(1, 41)
    ]
    report = report_of(with_entries(events=events))
    text = text_of(report)
    assert "qua 40 hoạt động, 820 lượt người dự, nổi bật là:" in text
    assert text.count("Tuyên truyền chuyên đề") + text.count("tuyên truyền chuyên đề") == 2


def _of_kind(number: int, result: str = "") -> list[EventFacts]:
    titles = (f"Tuyên truyền nội dung {place}" for place in range(number))
    return [EventFacts(date(2024, 5, 6), Category.INFORMATION, title, result=result) for title in titles]


def test_of_many_each_thing_is_reported_once() -> None:
    events = [
        *_of_kind(8, result="xong"),
        EventFacts(date(2024, 5, 6), Category.INFORMATION, "Tập huấn luật"),
    ]
    text = text_of(report_of(with_entries(events=events)))
    assert text.count("uyên truyền nội dung") == 1
    assert "tập huấn luật" in text.lower()


def test_a_crowded_year_tells_shorter_lists() -> None:
    few = [EventFacts(date(2024, 5, 6), Category.TRAINING, f"Lớp số {place}") for place in range(5)]
    usual = text_of(report_of(with_entries(events=few)))
    assert usual.lower().count("lớp số") == 5
    crowded = text_of(report_of(with_entries(events=[*few, *_of_kind(200)])))
    assert crowded.lower().count("lớp số") == 2
    assert "với 05 hoạt động, nổi bật là:" in crowded


def test_a_year_of_five_hundred_entries_is_a_report_of_a_dozen_pages() -> None:
    """Every kind and reason, each entry with an occasion, partners and money of its own."""
    first, own = date(2024, 1, 2), MoneySource.OWN
    kinds, reasons, audiences = list(Category), list(Reason), list(Audience)
    events = [
        EventFacts(
            first + timedelta(days=number),
            kinds[number % len(kinds)],
            f"Hoạt động chuyên đề số {number} của công đoàn",
            partners="Ban Giám hiệu",
            place="hội trường",
            people=20 + number % 30,
            cost=500_000,
            money_source=own,
        )
        for number in range(300)
    ]
    visits = [
        VisitFacts(
            first + timedelta(days=number),
            reasons[number % len(reasons)],
            f"Nguyễn Văn Tên {number}",
            audiences[number % len(audiences)],
            occasion=f"Dịp {number}",
            amount=500_000,
            money_source=own,
        )
        for number in range(200)
    ]
    report = report_of(with_entries(visits, events))
    assert len(PdfReader(BytesIO(WRITERS["pdf"](report))).pages) <= 12
