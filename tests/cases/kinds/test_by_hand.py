"""The four unions entered on the screens: every row but roster and funds, and the same figures as by file."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask

from app.core.dates import format_date, parse_date
from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.log.figures.registry import figure
from app.office.accounts.rules import Role
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.cases.kinds.hand import WAYS, Hand
from tests.cases.kinds.test_kinds import KINDS, refuse_wrong, report_of
from tests.cases.sheets import Cell, Table, write
from tests.conftest import OFFICER, TODAY, put_user, sign_in

pytestmark = pytest.mark.engine_free

#: Taken from a file: hundreds of people, which an office has as a list.
BY_FILE = ("Đơn vị", "Đoàn viên", "Quỹ")
#: A row with one of these moves money of a fund: the treasurer enters it.
OF_FUNDS = {"Quỹ chi", "Cho vay từ quỹ"}
#: Money that has a giver is of nobody here, which the treasurer says too.
GIVER, OTHERS = "Của ai", {"Tiền của": "Cơ quan, cấp trên, nơi khác"}


def typed(heading: str, cell: Cell) -> str:
    """As somebody types it."""
    if heading.startswith(("Ngày", "Từ ngày", "Đến", "Hiệu lực", "Hạn")) and isinstance(cell, str):
        return format_date(parse_date(cell))
    return str(cell)


def rows_of(table: Table) -> list[dict[str, str]]:
    return [
        {
            heading: typed(heading, cell)
            for heading, cell in zip(table.headings, row, strict=False)
            if cell is not None
        }
        for row in table.rows
    ]


@pytest.fixture(params=KINDS, ids=[one.__name__.rpartition(".")[2] for one in KINDS])
def case(request: pytest.FixtureRequest) -> ModuleType:
    made: ModuleType = request.param
    return made


def test_an_officer_enters_every_register_and_the_figures_are_those_of_the_file(
    app: Flask, case: ModuleType, tmp_path: Path
) -> None:
    tables = {one.name: one for one in case.tables()}
    path = write([tables[name] for name in BY_FILE], tmp_path / "so.xlsx")
    applied = apply(prepare(read_book(path), None, TODAY), path.name, OFFICER, TODAY)
    assert applied.unit is not None
    unit: Unit = applied.unit
    put_user("recorder", [(unit, Role.RECORDER, None)])
    put_user("treasurer", [(unit, Role.TREASURER, None)])
    db.session.commit()
    hands = {who: Hand(sign_in(app, who)) for who in ("recorder", "treasurer")}
    loans: dict[str, str] = {}
    for name, table in tables.items():
        for row in rows_of(table) if name in WAYS else []:
            key = row.pop("Mã dòng", "")
            of_money = row.keys() & {*OF_FUNDS, GIVER}
            hand = hands["treasurer" if of_money else "recorder"]
            loans[key] = hand.enter(name, {**row, **(OTHERS if GIVER in row else {})})
    for row in rows_of(tables["Trả nợ vay"]):
        page = hands["treasurer"].page(loans[row.pop("Mã dòng khoản vay")])
        hands["treasurer"].send(page.link("Ghi lần trả nợ"), row)
    assert tables.keys() <= {*BY_FILE, *WAYS, "Trả nợ vay"}
    period = parse_period(case.PERIOD)
    scope = open_scope(unit, period, min(period.end, TODAY))
    assert {key: figure(scope, key).value for key in case.FIGURES} == case.FIGURES
    refuse_wrong(case, report_of(case, unit))
