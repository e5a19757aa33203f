"""How `Cách đo` is written, and what is refused."""

from __future__ import annotations

import pytest

from app.core.errors import Refused
from app.life.events.facts import Category
from app.year.figures.record import Figure
from app.year.figures.rules import Measure, Way, parse_measure
from tests.worked_year import RECORD

FUNDS = ["Mái ấm", "Mái ấm và Hỗ trợ, thăm hỏi", "Đoàn phí"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tỷ lệ đóng quỹ: Mái ấm", ("Mái ấm",)),
        ("tỷ lệ  ĐÓNG quỹ : mai am", ("Mái ấm",)),
        ("Tỷ lệ đóng quỹ: Mái ấm, Đoàn phí", ("Mái ấm", "Đoàn phí")),
        ("Tỷ lệ đóng quỹ: Mái ấm và Hỗ trợ, thăm hỏi", ("Mái ấm và Hỗ trợ, thăm hỏi",)),
        ("Tỷ lệ đóng quỹ: Mái ấm và Hỗ trợ, thăm hỏi, Đoàn phí", ("Mái ấm và Hỗ trợ, thăm hỏi", "Đoàn phí")),
    ],
)
def test_funds_by_the_longest_known_name_first(text: str, names: tuple[str, ...]) -> None:
    assert parse_measure(text, FUNDS).fund_names == names


def test_a_count_of_activities_names_their_kind() -> None:
    measure = parse_measure("Số lượng hoạt động: văn hoá, thể thao", [])
    assert measure.category is Category.CULTURE_SPORT
    assert counted(measure.bind({})).part == 14


def test_the_plain_measures() -> None:
    assert counted(parse_measure("Số đoàn viên kết nạp", []).bind({})).part == 1
    assert counted(parse_measure("Tỷ lệ đoàn viên khó khăn được thăm hỏi", []).bind({})).value == 50


def counted(measure: Measure) -> Figure:
    figure = measure.count(RECORD)
    assert figure is not None
    return figure


def test_a_fund_that_is_kept_no_longer_needs_no_other_mention() -> None:
    measure = parse_measure("Tỷ lệ đóng quỹ: Khuyến học cũ (đã thôi), Mái ấm", FUNDS)
    assert measure.fund_names == ("Khuyến học cũ", "Mái ấm")
    assert parse_measure("Tỷ lệ đóng quỹ: Đoàn phí (đã thôi)", FUNDS).fund_names == ("Đoàn phí",)


def test_a_measure_of_a_fund_that_the_record_has_no_more_counts_nothing() -> None:
    assert Measure(Way.FUND_SHARE, (99,)).count(RECORD) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Tỷ lệ đóng quỹ: Khuyến học", "Không có quỹ «Khuyến học»"),
        ("Tỷ lệ đóng quỹ: Mái ấmx", "Không có quỹ «Mái ấmx»"),
        ("Tỷ lệ đóng quỹ:", "Cần tên quỹ"),
        ("Số lượng hoạt động: Du lịch", "cần một trong: Tham gia quản lý"),
        ("Số lượt thăm", "không phải cách đo"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_could(text: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        parse_measure(text, FUNDS)
