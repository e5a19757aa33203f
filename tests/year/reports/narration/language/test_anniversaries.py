"""Anniversaries: their years are counted from the event, said once, and a wrong number is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.core.years.national import national_days
from app.life.events.facts import Category, EventFacts
from app.year.reports.checks.entry_rules import entry_findings
from app.year.reports.narration.language.anniversaries import own_days, with_years, wrong_years
from app.year.reports.record import ReportRecord
from tests.worked_year import UNION, with_entries
from tests.year.reports.test_compose import report_of, text_of

DAY = date(2024, 7, 26)


@pytest.mark.parametrize(
    ("occasion", "expected"),
    [
        ("Ngày thành lập Công đoàn Việt Nam", "kỷ niệm 95 năm Ngày thành lập Công đoàn Việt Nam (28/7)"),
        ("kỷ niệm Ngày sinh Bác Hồ 19/5", "kỷ niệm 134 năm Ngày sinh Bác Hồ (19/5)"),
        ("Chào mừng Ngày Nhà giáo Việt Nam (20/11)", "Chào mừng 42 năm Ngày Nhà giáo Việt Nam (20/11)"),
        ("96 năm Ngày thành lập Công đoàn Việt Nam", "96 năm Ngày thành lập Công đoàn Việt Nam"),
        ("Ngày Quốc tế Thiếu nhi 1/6", "Ngày Quốc tế Thiếu nhi 1/6"),
        ("Tết Trung thu", "Tết Trung thu"),
        ("28/7", "28/7"),
    ],
)  # fmt: skip
def test_the_years_of_a_known_day_are_counted(occasion: str, expected: str) -> None:
    assert with_years(occasion, (), DAY) == expected


def test_the_anniversary_is_that_within_the_days_else_the_nearest() -> None:
    union_day = next(one for one in national_days() if "Công đoàn" in one.name)
    assert union_day.years_at(date(2024, 1, 1), date(2024, 12, 31)) == 95
    assert union_day.years_at(date(2024, 1, 1)) == 94
    party = next(one for one in national_days() if "Đảng Cộng sản" in one.name)
    assert party.years_at(date(2024, 12, 28)) == 95
    assert union_day.years_at(date(1929, 7, 28)) == 0


def test_the_union_has_a_day_of_its_own() -> None:
    union = replace(UNION, founded_on=date(2004, 9, 5), short_name="Công đoàn trường Hoa Mai")
    own = own_days(union)
    for name in ("Công đoàn trường Hoa Mai", UNION.name, "công đoàn cơ sở"):
        assert with_years(f"Ngày thành lập {name}", own, date(2024, 9, 5)) == (
            f"kỷ niệm 20 năm Ngày thành lập {name} (5/9)"
        )
    assert own_days(UNION) == ()


def test_an_activity_says_the_years_unless_its_title_names_the_day() -> None:
    occasion = "Ngày thành lập Công đoàn Việt Nam"
    text = text_of(
        report_of(
            with_entries(
                events=[
                    EventFacts(DAY, Category.CULTURE_SPORT, "Giải cầu lông", occasion=occasion),
                    EventFacts(DAY, Category.INFORMATION, f"Tọa đàm {occasion}", occasion=occasion),
                ]
            )
        )
    )
    assert "Tổ chức giải cầu lông nhân dịp kỷ niệm 95 năm Ngày thành lập Công đoàn Việt Nam (28/7)." in text
    assert "Tổ chức tọa đàm Ngày thành lập Công đoàn Việt Nam." in text


def test_a_wrong_number_of_years_is_named() -> None:
    assert wrong_years("92 năm Ngày thành lập Hội LHPN Việt Nam (20/10)", (), date(2023, 10, 18)) == (92, 93)
    assert wrong_years("93 năm Ngày thành lập Hội LHPN Việt Nam", (), date(2023, 10, 18)) is None
    assert wrong_years("92 năm Ngày thành lập xã", (), date(2023, 10, 18)) is None
    event = EventFacts(DAY, Category.OTHER, "Giao lưu", occasion="94 năm Ngày thành lập Công đoàn Việt Nam")
    record: ReportRecord = with_entries(events=[event])
    assert "Dịp «94 năm Ngày thành lập Công đoàn Việt Nam»: tính từ năm của sự kiện thì là 95 năm." in [
        one.message for one in entry_findings(record)
    ]
