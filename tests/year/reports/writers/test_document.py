"""The layout's numbers keep within the rules, and the lines built from the head's parts read as they must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.papers.pdf.glyphs import width_mm
from app.year.reports.report import Section, Signature
from app.year.reports.writers import document as d
from app.year.reports.writers.head_lines import even_lines, head_lines
from tests.year.reports.sample_report import REPORT

HEAD = REPORT.head


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        (d.MARGIN_TOP_MM, 20, 25),
        (d.MARGIN_BOTTOM_MM, 20, 25),
        (d.MARGIN_LEFT_MM, 30, 35),
        (d.MARGIN_RIGHT_MM, 15, 20),
        (d.PAGE_NUMBER_PT, 13, 14),
        (d.NATION_PT, 12, 13),
        (d.MOTTO_PT, 13, 14),
        (d.UNION_PT, 12, 13),
        (d.NUMBER_PT, 13, 13),
        (d.DATE_PT, 13, 14),
        (d.TITLE_PT, 13, 14),
        (d.ABSTRACT_PT, 13, 14),
        (d.BODY_PT, 13, 14),
        (d.TABLE_PT, 13, 14),
        (d.INDENT_MM, 10, 12.7),
        (d.PARAGRAPH_GAP_PT, 6, 12),
        (d.BODY_PITCH_PT / (1.15 * d.BODY_PT), 1, 1.5),
        (d.SHORT_RULE_SHARE, 1 / 3, 1 / 2),
        (d.SIGNATURE_PT, 13, 14),
        (d.RECIPIENTS_TITLE_PT, 12, 12),
        (d.RECIPIENTS_PT, 11, 11),
    ],
)
def test_numbers_are_within_the_decree(value: float, least: float, most: float) -> None:
    assert least <= value <= most


def test_the_nation_fits_its_column_on_one_line() -> None:
    assert width_mm(d.NATION, d.NATION_PT, "Bold") < d.HEAD_RIGHT_MM


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("5", "Số: 05/BC-CĐCS"),
        ("05", "Số: 05/BC-CĐCS"),
        ("12", "Số: 12/BC-CĐCS"),
        ("07a", "Số: 07a/BC-CĐCS"),
        (" ", f"Số:{d.ROOM}/BC-CĐCS"),
    ],
)
def test_number_line(number: str, line: str) -> None:
    assert d.number_line(replace(HEAD, number=number)) == line


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2024, 12, 5), "Đông Hà, ngày 05 tháng 12 năm 2024"),
        (date(2025, 1, 31), "Đông Hà, ngày 31 tháng 01 năm 2025"),
        (date(2025, 3, 9), "Đông Hà, ngày 09 tháng 3 năm 2025"),
        (None, f"Đông Hà, ngày{d.ROOM}tháng{d.ROOM}năm 2024"),
    ],
)
def test_place_and_date(day: date | None, line: str) -> None:
    assert d.place_and_date(replace(REPORT, head=replace(HEAD, dated=day))) == line


def test_headings_are_numbered_and_only_parts_are_in_capitals() -> None:
    assert d.heading_text(Section("a", 1, "II", "Kết quả “Đoàn kết”")) == "II. KẾT QUẢ “ĐOÀN KẾT”"
    assert d.heading_text(Section("b", 2, "1", "Chăm lo đời sống")) == "1. Chăm lo đời sống"
    assert d.heading_text(Section("c", 3, "1.1", "Thăm hỏi")) == "1.1. Thăm hỏi"
    assert d.heading_text(Section("d", 2, "", "Không đánh số")) == "Không đánh số"


def test_a_deputy_signs_for_the_chair() -> None:
    chair = Signature("TM. BAN CHẤP HÀNH", "", "CHỦ TỊCH", "A")
    deputy = Signature("TM. BAN CHẤP HÀNH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "B")
    assert d.capacity(chair) == ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
    assert d.capacity(deputy) == ("TM. BAN CHẤP HÀNH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_the_addressee_may_be_absent() -> None:
    assert d.addressee_line("LĐLĐ thị xã") == "Kính gửi: LĐLĐ thị xã"
    assert d.addressee_line(" ") == ""


def test_recipients_have_one_dash_each() -> None:
    assert d.recipient_lines(("Như trên;", "- Lưu: CĐCS.")) == ("- Như trên;", "- Lưu: CĐCS.")


def test_long_names_break_evenly_and_between_their_parts() -> None:
    head = head_lines(REPORT)
    assert head.upper == ("CÔNG ĐOÀN VIÊN CHỨC", "TỈNH QUẢNG TRỊ")
    assert head.union == ("CÔNG ĐOÀN CƠ SỞ CƠ QUAN", "ỦY BAN MTTQ VIỆT NAM TỈNH")


def test_a_short_name_stays_on_its_line_and_a_long_word_alone() -> None:
    assert even_lines("CĐCS XÃ EA NA", 12, "Bold", 60) == ("CĐCS XÃ EA NA",)
    assert even_lines("A " + "Đ" * 60, 12, "Bold", 60) == ("A", "Đ" * 60)


def test_rules_are_measured() -> None:
    head = head_lines(REPORT)
    assert head.motto_rule_mm == pytest.approx(56.1, abs=0.1)
    widest = max(width_mm(line, d.UNION_PT, "Bold") for line in head.union)
    assert 1 / 3 <= head.union_rule_mm / widest <= 1 / 2
