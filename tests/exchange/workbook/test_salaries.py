"""A workbook with other salaries: they hold from a day on, settled dues stay unless somebody agrees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.core.actor import SYSTEM
from app.exchange.workbook.comparing.planning import Plan
from app.exchange.workbook.exporting import export
from app.exchange.workbook.importing import Applied, apply
from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.models import Member
from app.people.roster.queries import membership_facts, memberships_of
from app.people.salaries.rules import SalaryChange
from tests.dues.salaries_town import owing, put_payer
from tests.exchange.books import TODAY, plan_of

NOVEMBER = date(2024, 11, 1)


@pytest.fixture
def payer(union: Unit) -> tuple[Member, int]:
    return put_payer(union)


def raised(union: Unit, tmp_path: Path) -> Path:
    """The books as a workbook in which the member earns 5.500.000."""
    path = tmp_path / "luong.xlsx"
    export(union.id, path.write_bytes, SYSTEM)
    book = load_workbook(path)
    sheet = book["Đoàn viên"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == "DV300":
            row[heads.index("Lương đóng đoàn phí")].value = 5_500_000
    book.save(path)
    return path


def take(union: Unit, path: Path, salary: SalaryChange | None = None) -> tuple[Plan, Applied]:
    plan = plan_of(path, union)
    applied = apply(plan, path.name, SYSTEM, TODAY, salary=salary)
    if applied.problems:
        db.session.rollback()
    else:
        db.session.commit()
    return plan, applied


def salaries(member: Member) -> list[tuple[date | None, int | None]]:
    db.session.expire_all()
    facts = [membership_facts(one) for one in memberships_of(member.id) if one.withdrawn_at is None]
    return [(one.joined_on, one.dues_salary) for one in facts]


def test_from_the_first_open_month_unless_a_day_is_said(
    app: Flask, union: Unit, payer: tuple[Member, int], tmp_path: Path
) -> None:
    member, fund = payer
    path = raised(union, tmp_path)
    plan, applied = take(union, path)
    assert applied.problems == []
    assert plan.salaries == 1
    assert any("1 người có lương khác: từ ngày 01/" in one.text for one in plan.remarks)
    first, second = salaries(member)
    assert first == (None, 5_000_000)
    assert second == (TODAY.replace(day=1), 5_500_000)
    assert all(paid == 0 for _, paid in owing(fund, member).values())
    again, _ = take(union, path)
    assert (again.salaries, again.writes) == (0, 0)


def test_settled_months_need_a_yes(
    app: Flask, union: Unit, payer: tuple[Member, int], tmp_path: Path
) -> None:
    member, fund = payer
    path = raised(union, tmp_path)
    _, applied = take(union, path, SalaryChange(NOVEMBER))
    [problem] = applied.problems
    assert "1 kỳ đã nộp đủ sẽ thành còn nợ 5.000 đồng" in problem.text
    assert salaries(member) == [(None, 5_000_000)]
    assert take(union, path, SalaryChange(NOVEMBER, agreed=True))[1].problems == []
    assert "11/2024" in owing(fund, member)


def test_a_slip_is_corrected_in_place(
    app: Flask, union: Unit, payer: tuple[Member, int], tmp_path: Path
) -> None:
    member, _ = payer
    path = raised(union, tmp_path)
    assert take(union, path, SalaryChange(None))[1].problems != []
    assert take(union, path, SalaryChange(None, agreed=True))[1].problems == []
    assert salaries(member) == [(None, 5_500_000)]
