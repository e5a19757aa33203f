"""The sample year: an invented union that shows everything, and whose books are in order."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from app.books.cashbook.queries import shortages
from app.core.actor import SYSTEM
from app.core.errors import Refused
from app.exchange.sample_books.loading import load_sample, sample_book
from app.exchange.workbook.exporting import content_of
from app.exchange.workbook.layout import Sheet
from app.life.awards.facts import Stage
from app.life.events.facts import Category
from app.life.visits.facts import Reason
from app.office.units.queries import units
from app.people.roster.queries import roster_of
from app.year.statements.facts import Topic
from tests.exchange.sheets import AWARDS, CONTRIBUTIONS, EVENTS, REGISTERS, SHEETS, STATEMENTS, VISITS

TODAY = date(2024, 12, 15)
#: Its activities mention Party work; it has no union below.
NOT_SAMPLED = {"Phát triển Đảng", "Ghi đảo", "Công đoàn cấp dưới", "Mức theo quy định"}
SAMPLED = {sheet.title for sheet in SHEETS} | REGISTERS - NOT_SAMPLED


def values_of(sheet: Sheet, name: str) -> set[object]:
    return {row.values[sheet.place(name)] for row in sample_book().of(sheet).rows}


def test_it_reads_without_a_word() -> None:
    book = sample_book()
    assert (book.problems, book.remarks) == ([], [])


def test_every_sheet_and_every_column_is_filled() -> None:
    book = sample_book()
    for sheet in SHEETS:
        rows = book.of(sheet).rows
        empty = [
            column.heading
            for place, column in enumerate(sheet.columns)
            # Nothing of the sample year is booked late, waits for its fund, or is of a kind of its own.
            if column.heading not in ("Ngày ghi sổ", "Chờ chọn quỹ", "Loại riêng")
            and all(row.normals[place] == column.kind.normal(column.kind.empty) for row in rows)
        ]
        assert empty == {
            "Đoàn viên": ["Điện thoại"],
            "Đóng quỹ": ["Hình thức", "Ghi chú"],
            "Thu chi": ["Quỹ đến"],
        }.get(sheet.title, []), sheet.title


def test_the_activity_for_the_poor_tells_as_many_people_as_paid() -> None:
    book, title, fund = sample_book(), EVENTS.place("title"), CONTRIBUTIONS.place("fund_id")
    [people] = [
        row.values[EVENTS.place("people")]
        for row in book.of(EVENTS).rows
        if "Vì người nghèo" in str(row.values[title])
    ]
    assert people == sum(row.values[fund] == "Vì người nghèo" for row in book.of(CONTRIBUTIONS).rows)


def test_it_shows_every_kind_of_entry() -> None:
    assert values_of(VISITS, "reason") == set(Reason)
    assert values_of(EVENTS, "category") == set(Category)
    assert values_of(AWARDS, "stage") == set(Stage)
    assert values_of(STATEMENTS, "topic") == set(Topic)
    assert "" in values_of(VISITS, "fund_id"), "other people's money too"


def test_its_balances_never_fall_below_zero(app: Flask) -> None:
    unit = load_sample(SYSTEM, TODAY)
    assert shortages(unit.id) == []
    assert len(roster_of(unit.id)) == 26
    assert {title for title, rows in content_of(unit).items() if rows} == SAMPLED


def test_it_comes_once(app: Flask) -> None:
    load_sample(SYSTEM, TODAY)
    with pytest.raises(Refused, match="Năm mẫu đã có trong sổ"):
        load_sample(SYSTEM, TODAY)
    assert len(units()) == 1
