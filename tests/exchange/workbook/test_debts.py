"""Debts come back equal: what decides them goes out with the workbook, and comes in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.books.cashbook.facts import Nature
from app.books.cashbook.queries import funds_of
from app.core.actor import SYSTEM
from app.dues.arrears.queries import WantedArrears, all_arrears
from app.dues.funds.facts import Basis, PartYear
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.office.units.models import Unit
from tests.conftest import put_member
from tests.dues.town import exempt, pay, put_fund
from tests.exchange.books import TODAY, take, write, year


def _debts(unit: Unit) -> list[tuple[str, str, date, int, int]]:
    lines = all_arrears(unit.id, WantedArrears(), TODAY)
    return sorted((one.code, one.fund_name, one.start, one.owed, one.paid) for one in lines)


def _put_debts(union: Unit) -> None:
    dung = put_member(union, "DV7", "Hồ Văn Dung", dues_salary=90_000_000).id
    put_member(union, "DV8", "Lê Thị Em", joined_on=date(2024, 6, 1), dues_salary=5_123_457)
    share = put_fund(
        union,
        "Đoàn phí",
        basis=Basis.SALARY_SHARE,
        rate=Decimal("0.5"),
        most_amount=234_000,
        nature=Nature.DUES,
    )
    put_fund(
        union,
        "Quỹ lạ",
        basis=Basis.YEAR,
        rate=Decimal(120_000),
        part_year=PartYear.MONTHS,
        nature=Nature.OWN_OTHER,
    )
    exempt(union, dung, fund_id=share, starts_on=date(2024, 3, 1), ends_on=date(2024, 8, 31))
    pay(union, share, dung, 300_000, "2024")
    db.session.commit()


@pytest.mark.starts_with(fill=None)
def test_debts_natures_and_exemptions_come_back(app: Flask, tmp_path: Path) -> None:
    first = take(write(tmp_path / "mot.xlsx", year()))[1].unit
    assert first is not None
    _put_debts(first)
    path = tmp_path / "hai.xlsx"
    export(first.id, path.write_bytes, SYSTEM)
    book = load_workbook(path)
    book["Đơn vị"]["B2"] = "cong-doan-khac"
    book.save(path)
    _, applied = take(path)
    assert applied.problems == []
    second = applied.unit
    assert second is not None
    assert second.id != first.id
    assert len(_debts(first)) > 20
    assert _debts(second) == _debts(first)
    natures = [{fund.name: fund.nature for fund in funds_of(one.id)} for one in (first, second)]
    assert natures[0] == natures[1]
    assert not any(fund.nature_is_guessed for fund in funds_of(second.id))
