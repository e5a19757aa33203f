"""Years that nobody wrote: every column of every sheet, within the rules of the books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from app.books.cashbook.facts import Direction, Nature
from app.core.vietnamese import tidy
from app.dues.funds.facts import Basis, PartYear
from app.exchange.workbook import layout
from app.exchange.workbook.cells import (
    Birth,
    Codes,
    Count,
    Day,
    Kind,
    Lines,
    Marked,
    Money,
    Name,
    Number,
    OneOf,
    PeriodText,
    Rate,
    Score,
    Telephone,
    Text,
    Year,
    YesNo,
)
from app.exchange.workbook.comparing.plans import Stored
from app.exchange.workbook.layout import Column, Sheet
from app.life.ratings.facts import RatedSubject
from app.life.registers.loans.facts import ReturnFacts
from app.log.activities.facts import MoneySource
from app.people.roster.facts import BirthDay
from app.year.indicators.facts import Whose
from app.year.regulations.facts import Regulated
from tests.exchange import sheets
from tests.exchange.books import TODAY

Fields = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

_LETTERS = "aàâđêơưyạẫồýAĐƯQuyền 0123456789.,;:-/()%&<>\"'=+@#«»“”\u00a0\t"
DAYS = st.dates(date(2015, 1, 1), TODAY)
CODES = ("DV1", "DV2", "Đ-03", "4")
FUNDS = ("Công đoàn phí", "Mái ấm, nghĩa tình", "=Quỹ lạ")


@st.composite
def words(draw: Draw, most: int = 20) -> str:
    """Tidy text that is neither empty nor the word for a total."""
    text = tidy(draw(st.text(_LETTERS, min_size=1, max_size=most)))
    return text if text and not text.startswith(("#", ";")) else f"a{text}"


#: Values of a kind of cell, by its class: a kind that is not here, nor asks for its own choices, fails.
_VALUES: dict[type[Any], st.SearchStrategy[Any]] = {
    PeriodText: st.sampled_from(
        ["2024", "03/2024", "3/2024", "Quý I/2024", "6 tháng 2024", "Năm học 2023-2024"]
    ),
    Score: st.decimals(0, 100, places=1).map(lambda number: format(number, "f")),
    Codes: st.lists(st.sampled_from(CODES), min_size=1, unique=True).map(tuple),
    Birth: st.one_of(
        DAYS.map(lambda day: BirthDay(day=day)),
        st.integers(1950, 2020).map(lambda year: BirthDay(year=year)),
    ),
    Day: DAYS,
    Count: st.integers(1, 500),
    Year: st.one_of(st.integers(2020, 2026).map(str), st.sampled_from(["Quý 1/2024", "Năm học 2023-2024"])),
    Money: st.integers(1, 10**12),
    Rate: st.just(Decimal(0)),
    Number: st.decimals(0, 100, places=2),
    YesNo: st.booleans(),
    Text: words(),
    Lines: st.lists(words(), min_size=1, max_size=3).map("\n".join),
    Telephone: st.sampled_from(["0912345678", "0238123456", "+84 912 345 678", "113"]),
    Name: st.sampled_from(FUNDS),
}


@cache
def cell(column: Column) -> st.SearchStrategy[Any]:
    """Values of a column, empty ones too where it may be."""
    filled = st.sampled_from(CODES) if column.name == "member_id" else _filled(column.kind)
    return filled if column.required else st.one_of(st.just(column.kind.empty), filled)


def _filled(kind: Kind) -> st.SearchStrategy[Any]:
    if isinstance(kind, Marked):
        return st.just(kind.marked)
    if isinstance(kind, OneOf):
        return st.sampled_from(kind.choices.offered())
    return _VALUES[type(kind)]


def _roster(fields: Fields, draw: Draw) -> None:
    if fields["left_on"]:
        fields["joined_on"] = draw(st.one_of(st.none(), st.dates(date(2000, 1, 1), fields["left_on"])))
    else:
        fields["leaving_reason"] = None
    _in_order(fields, "started_on", "left_on")


def _fund(fields: Fields, draw: Draw) -> None:
    fields["rate"] = draw(
        st.decimals(0, 3, places=2)
        if fields["basis"] is Basis.SALARY_SHARE
        else st.integers(0, 10**6).map(Decimal)
    )
    _in_order(fields, "starts_on", "ends_on")
    fields["nature"] = draw(st.sampled_from(Nature))
    if fields["basis"] is not Basis.SALARY_SHARE:
        fields["most_amount"] = None
    if fields["basis"] is not Basis.YEAR:
        fields["part_year"] = PartYear.FULL_RATE
    if fields["opening_on"] is None:
        fields["opening_amount"] = None


def _in_order(fields: Fields, start: str, end: str) -> None:
    if fields[start] and fields[end] and fields[end] < fields[start]:
        fields[start], fields[end] = fields[end], fields[start]


def _given(fields: Fields) -> None:
    """What a fund of the union paid is nobody else's."""
    if fields["fund_id"]:
        fields["giver"] = ""


def _waiting(fields: Fields, draw: Draw) -> None:
    """An amount without a fund waits for one, or is others'."""
    amount = next(fields[name] for name in ("amount", "cost", "prize", "support") if name in fields)
    can_wait = amount and not fields["fund_id"]
    others, waits = MoneySource.OTHERS, MoneySource.UNSETTLED
    fields["money_source"] = draw(st.sampled_from([others, waits])) if can_wait else others


def _event(fields: Fields) -> None:
    _in_order(fields, "starts_on", "ends_on")
    _given(fields)
    if not fields["beneficiaries"]:
        fields["beneficiary_noun"] = ""


def _award(fields: Fields, _draw: Draw) -> None:
    if fields["granted_on"] is None:
        fields["fund_id"] = ""


def _money(fields: Fields, _draw: Draw) -> None:
    if fields["direction"] is Direction.TRANSFER:
        fields["to_fund_id"] = next(name for name in FUNDS if name != fields["fund_id"])


def _initiative(fields: Fields, _draw: Draw) -> None:
    for step in ("done_on", "recognised_on"):
        _in_order(fields, "registered_on", step)
    if fields["done_on"] and fields["done_on"] < fields["registered_on"]:
        fields["done_on"] = fields["registered_on"]


def _house(fields: Fields, _draw: Draw) -> None:
    _in_order(fields, "started_on", "handed_on")
    if fields["value"] and fields["support"]:
        fields["value"] = max(fields["value"], fields["support"])


def _agreement(fields: Fields, draw: Draw) -> None:
    fields["until"] = fields["signed_on"] + timedelta(days=draw(st.integers(0, 1000)))


def _labour(fields: Fields, _draw: Draw) -> None:
    _in_order(fields, "happened_on", "settled_on")
    if fields["none"] and fields["sort"].is_meeting:
        fields["none"] = False
    if fields["none"]:
        fields["people"] = fields["settled_on"] = None


def _indicator(fields: Fields, _draw: Draw) -> None:
    fields["figure"] = fields["whole_figure"] = ""
    if fields["scope"] is not Whose.SECTION:
        fields["section"] = ""
    elif not fields["section"]:
        fields["section"] = "Tổ 1"
    if not fields["whole"]:
        fields["whole"] = None


def _loan(fields: Fields, _draw: Draw) -> None:
    _in_order(fields, "lent_on", "due_on")
    fields["member_ids"] = fields["member_ids"][:1]
    fields["borrower"] = "" if fields["member_ids"] else "Ông Lò Văn Pa"


def _body(fields: Fields, _draw: Draw) -> None:
    _in_order(fields, "starts_on", "ends_on")
    fields["name"] = "" if fields["member_id"] else "Bà Lò Thị Pua"


def _rating(fields: Fields, _draw: Draw) -> None:
    """Who is rated is a member, or a section by name."""
    if fields["subject"] is not RatedSubject.SECTION:
        fields["section"] = ""
    else:
        fields["member_ids"], fields["quantity"] = (), None


def _section(fields: Fields, draw: Draw) -> None:
    """No two are one."""
    fields["name"] = f"{fields['name']} {draw(st.integers(0, 10**9))}"
    _in_order(fields, "starts_on", "ends_on")


def _below(fields: Fields, draw: Draw) -> None:
    """No two are one, by name or by code."""
    number = draw(st.integers(0, 10**9))
    fields["name"] = f"{fields['name']} {number}"
    fields["code"] = f"u{number}" if fields["code"] else ""
    _in_order(fields, "starts_on", "ends_on")


def _regulation(fields: Fields, draw: Draw) -> None:
    """A base salary in whole đồng, everything else a share."""
    is_salary = fields["what"] is Regulated.BASE_SALARY
    fields["value"] = Decimal(draw(st.integers(1, 10**7)) if is_salary else draw(st.integers(0, 100)))


_MENDED: dict[str, Callable[[Fields, Draw], None]] = {
    sheets.ROSTER.title: _roster,
    sheets.FUNDS.title: _fund,
    "Miễn đóng": lambda fields, _draw: _in_order(fields, "starts_on", "ends_on"),
    sheets.VISITS.title: lambda fields, _draw: _given(fields),
    sheets.EVENTS.title: lambda fields, _draw: _event(fields),
    sheets.PETITIONS.title: lambda fields, _draw: _in_order(fields, "raised_on", "answered_on"),
    sheets.COMMITMENTS.title: lambda fields, draw: fields.update(
        measure=draw(st.sampled_from(["", "Số đoàn viên kết nạp", "Tỷ lệ đóng quỹ: Mái ấm, nghĩa tình"]))
    ),
    "Sáng kiến": _initiative,
    "Nhà ở": _house,
    "Thỏa ước": _agreement,
    "Quan hệ lao động": _labour,
    "Bữa ăn": lambda fields, _draw: _in_order(fields, "starts_on", "ends_on"),
    "Công đoàn cấp dưới": _below,
    "Mức theo quy định": _regulation,
    "Chỉ tiêu": _indicator,
    "Ban, tổ chức": _body,
    "Công đoàn bộ phận": _section,
    sheets.RATINGS.title: _rating,
    "Cho vay": _loan,
    "Phát triển Đảng": lambda fields, draw: fields.update(introduced=draw(st.integers(1, 9))),
    sheets.AWARDS.title: _award,
    sheets.MONEY.title: _money,
}


@st.composite
def years(draw: Draw) -> dict[str, list[Stored]]:
    """A workbook with rows in some of its sheets; every other row has a key of its own.

    An example may ask for 8 KiB of chance: with rows in all sheets at once nearly all of them asked for more
    and were given up.
    """
    content = {
        sheets.UNIT.title: [
            _row(draw, sheets.UNIT, code="suoi-mo", name="Công đoàn cơ sở Suối Mơ", working_year=None)
        ]
    }
    content[sheets.ROSTER.title] = [_row(draw, sheets.ROSTER, code=code) for code in CODES]
    content[sheets.FUNDS.title] = [_row(draw, sheets.FUNDS, fund_name=name) for name in FUNDS]
    # Lines of other sheets' money: test_late_corrections.py covers them.
    others = [sheet for sheet in layout.sheets() if sheet.title not in (*content, "Ghi đảo")]
    filled = draw(st.sets(st.sampled_from(range(len(others))), min_size=3, max_size=8))
    for number, sheet in enumerate(others):
        rows = draw(st.integers(1, 3)) if number in filled else 0
        content[sheet.title] = [_row(draw, sheet) for _ in range(rows)]
    # What came back is of a loan of the file, and not more of it.
    lent = [row for row in content["Cho vay"] if row.key]
    content["Trả nợ vay"] = [
        _row(draw, layout.sheet_with(ReturnFacts), loan=row.key, happened_on=date(2030, 1, 1), amount=1)
        for row in lent
    ]
    # Nobody is rated twice in one year: a reading refuses it.
    rated = {row.normals[0]: row for row in content[sheets.RATINGS.title]}
    content[sheets.RATINGS.title] = list(rated.values())
    return content


def _row(draw: Draw, sheet: Sheet, **given: Any) -> Stored:
    fields = {column.name: draw(cell(column)) for column in sheet.columns} | given
    if "booked_on" in fields:
        # Only what a fund pays after its opening has a day of the book: test_closed_period covers it.
        fields["booked_on"] = None
    if sheet.title in _MENDED:
        _MENDED[sheet.title](fields, draw)
    if "money_source" in fields:
        _waiting(fields, draw)
    values = tuple(fields[column.name] for column in sheet.columns)
    normals = tuple(column.kind.normal(value) for column, value in zip(sheet.columns, values, strict=True))
    key = draw(st.sampled_from(["", draw(st.uuids()).hex]))
    return Stored(key, values, normals, None, None)
