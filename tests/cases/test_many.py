"""A large union: 150 members and 1,800 monthly contributions, counted here without the application."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask import Flask

from app.core.money import dong_in_text
from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.office.units.queries import units
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import gather_report
from app.year.reports.writers.files import WRITERS
from tests.cases.facts import text_of_html
from tests.cases.sheets import Row, Table, table, write
from tests.conftest import OFFICER, TODAY

MEMBERS, MONTHS = 150, 12
FUND, OPENING = "Quỹ Đồng hành", 7_250_000
AMOUNTS = (20_000, 25_000, 30_000)
RATE = 30_000


@dataclass(frozen=True)
class Payment:
    """What one member paid for one month, and on which day of it."""

    member: int
    month: int
    amount: int
    day: int


def payments() -> list[Payment]:
    """Each member for each month: two in three pay the rate all year, the others what they can."""
    chance = random.Random(150)
    full = set(chance.sample(range(1, MEMBERS + 1), 100))
    return [
        Payment(member, month, RATE if member in full else chance.choice(AMOUNTS), chance.randint(1, 15))
        for month in range(1, MONTHS + 1)
        for member in range(1, MEMBERS + 1)
    ]


PAID = payments()


def code(member: int) -> str:
    return f"M{member:03}"


def is_woman(member: int) -> bool:
    return member % 7 < 4


def tables() -> Iterator[Table]:
    """The workbook: the roster, the fund, its contributions, in no order."""
    yield table(
        "Đơn vị",
        "Thông tin|Giá trị",
        [("Tên công đoàn", "Công đoàn cơ sở Công ty May Cánh Cò"), ("Chủ tịch", "Nông Thị Lụa")],
    )
    yield table(
        "Đoàn viên",
        "Mã|Họ và tên|Giới tính|Loại lao động|Tình trạng|Trình độ chuyên môn",
        [
            (code(n), f"Nông Người {n}", "Nữ" if is_woman(n) else "Nam", "Công nhân", "Đoàn viên", _degree(n))
            for n in range(1, MEMBERS + 1)
        ],
    )
    opening = (FUND, RATE, "Tháng", "1/1/2024", OPENING, "1/1/2024", "Tiền mặt")
    yield table("Quỹ", "Tên quỹ|Mức đóng|Kỳ đóng|Từ ngày|Số dư đầu kỳ|Ngày số dư|Hình thức", [opening])
    rows: list[Row] = [
        (code(one.member), FUND, f"{one.month:02}/2024", one.amount, f"{one.day}/{one.month}/2024")
        for one in PAID
    ]
    random.Random(1).shuffle(rows)
    yield table("Đóng quỹ", "Mã đoàn viên|Quỹ|Kỳ|Số tiền|Ngày đóng", rows)


def _degree(member: int) -> str:
    return "Đại học" if member % 10 == 0 else "Trung cấp"


def dotted(amount: int) -> str:
    """Whole đồng as offices write them."""
    return f"{amount:,}".replace(",", ".")


def by_member() -> dict[int, int]:
    """What each paid in the year."""
    sums = dict.fromkeys(range(1, MEMBERS + 1), 0)
    for one in PAID:
        sums[one.member] += one.amount
    return sums


def facts() -> dict[str, str]:
    """What the report must say, counted from the payments alone; by what it is about."""
    total = sum(one.amount for one in PAID)
    paid_up = sum(amount >= RATE * MONTHS for amount in by_member().values())
    share = f"{100 * paid_up / MEMBERS:.1f}".removesuffix(".0").replace(".", ",")
    women = sum(is_woman(n) for n in range(1, MEMBERS + 1))
    return {
        "workers": f"người lao động: {MEMBERS} người, trong đó nữ {women} người",
        "members": f"tổng số đoàn viên công đoàn: {MEMBERS} người, trong đó nữ {women} người",
        "graduates": f"({MEMBERS // 10}/{MEMBERS} người) có trình độ đại học",
        "everybody paid something": f"100% đoàn viên ({MEMBERS}/{MEMBERS}) tham gia",
        "paid in full": f"{share}% đoàn viên ({paid_up}/{MEMBERS}) đóng đủ",
        "collected": f"tổng số {dong_in_text(total)}",
        "closing": dotted(OPENING + total),
    }


def put_books() -> None:
    """Take the workbook in."""
    with TemporaryDirectory() as folder:
        path = write(tables(), Path(folder) / "lon.xlsx")
        applied = apply(prepare(read_book(path), None, TODAY), path.name, OFFICER, TODAY)
    assert applied.problems == []


pytestmark = pytest.mark.starts_with(fill=put_books, of="migrated")


def report_of(period: str) -> str:
    [unit] = units()
    given = gather_report(unit, parse_period(period))
    return text_of_html(WRITERS["html"](compose(load_outline("co-quan"), given)))


def test_the_report_of_many_says_what_plain_counting_says(app: Flask) -> None:
    assert len(PAID) == 1_800
    text = report_of("2024")
    assert {what: words for what, words in facts().items() if words not in text} == {}


@pytest.mark.parametrize(("part", "months"), [("đầu", range(1, 7)), ("cuối", range(7, 13))])
def test_half_years_add_up_to_the_year(app: Flask, part: str, months: range) -> None:
    before = OPENING + sum(one.amount for one in PAID if one.month < months[0])
    moved = sum(one.amount for one in PAID if one.month in months)
    line = [before, moved, 0, before + moved]
    assert f"{FUND} {' '.join(map(dotted, line))}".lower() in report_of(f"6 tháng {part} năm 2024")
