"""Applies a plan in the caller's transaction: all of it, or problems and a transaction to roll back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from app.books.cashbook.facts import BalanceKey, Movement
from app.books.cashbook.queries import funds_of, opening_days, shortages
from app.core.actor import Actor
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.money import format_dong
from app.core.vietnamese import tidy
from app.dues.funds.facts import TermFacts
from app.exchange.workbook import layout
from app.exchange.workbook.actions import put_marks
from app.exchange.workbook.adapters import adapters
from app.exchange.workbook.adapters.task import Task
from app.exchange.workbook.adapters.unit import stored_unit
from app.exchange.workbook.comparing.permits import not_permitted
from app.exchange.workbook.comparing.planning import Plan, in_order
from app.exchange.workbook.comparing.plans import SheetPlan
from app.exchange.workbook.problems import MOST, EnoughFound, Problem, Remark
from app.exchange.workbook.queries import names_in
from app.exchange.workbook.reading.reader import Progress
from app.log.activities.facts import Channel
from app.office.trail import actions as trail
from app.office.units.actions import correct_unit, keep_party_membership, start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.office.units.queries import facts_of
from app.people.salaries.actions import ask
from app.people.salaries.declared import DECLARED
from app.people.salaries.rules import SalaryChange
from app.people.sections.facts import SectionFacts
from app.web.features import MovedMoney


@dataclass(slots=True)
class Applied:
    """The result of an import. With problems the transaction must be rolled back."""

    unit: Unit | None
    problems: list[Problem]


def apply(
    plan: Plan,
    file_name: str,
    actor: Actor,
    today: date,
    progress: Progress | None = None,
    salary: SalaryChange | None = None,
) -> Applied:
    """Write the plan. Flushes, never commits. `salary` None: others hold from the first open month on.

    The rules of the features decide: what they refuse is returned as problems, and so does what
    the actor may not. What deserves a look in the books then is added to the plan's remarks.
    """
    if problems := [*plan.problems, *not_permitted(plan, actor, today)]:
        return Applied(None, in_order(problems)[:MOST])
    try:
        unit = _unit(plan, actor)
    except Refused as refusal:
        return Applied(None, [Problem(layout.UNIT.title, rule=refusal.sentence)])
    file_name = tidy(file_name)
    reason = f"Nhập sổ trao đổi {file_name}"
    salary = salary or SalaryChange(DECLARED.first_open_day(unit.id, today))
    task = Task(unit, actor, today, reason, names_in(unit.id), salary, total=plan.writes, progress=progress)
    if plan.begins_party:
        keep_party_membership(unit, True, actor)
    with suppress(EnoughFound):
        _write_sheets(task, plan)
        _ask_for_salaries(task, plan)
    if task.problems:
        return Applied(unit, task.problems)
    _put_marks(unit, plan)
    _note(unit, plan, actor, file_name)
    plan.remarks.add(chain(_below_zero(unit), _not_posted(unit, plan)))
    return Applied(unit, [])


def _ask_for_salaries(task: Task, plan: Plan) -> None:
    """A problem where other salaries would move settled dues and nobody agreed; a remark on their day."""
    plan.salaries = len(task.paid_otherwise)
    if not task.paid_otherwise:
        return
    where, day = layout.ROSTER.column("dues_salary").heading, task.salary.starts_on
    try:
        ask(task.unit.id, task.paid_otherwise, task.salary, task.today)
    except Refused as refusal:
        task.problems.append(Problem(layout.ROSTER.title, column=where, rule=refusal.sentence))
    how = f"từ ngày {format_date(day)}, trước đó giữ lương đang ghi" if day else "sửa tại chỗ, như gõ nhầm"
    plan.remarks.add(
        [Remark(f"{layout.ROSTER.title}, {where}", f"{plan.salaries} người có lương khác: {how}.")]
    )


def _write_sheets(task: Task, plan: Plan) -> None:
    # Others refer to their rows: after a refusal in one of these the rest cannot be checked.
    named = (layout.ROSTER, layout.sheet_with(TermFacts))
    for adapter, sheet in zip(adapters(), plan.sheets, strict=True):
        if sheet.changed:
            adapter.change(task, sheet.changed)
            if sheet.sheet is layout.sheet_with(SectionFacts):
                # The rows of later sheets may still say a name that the file has changed.
                task.learn_names()
        if sheet.new:
            adapter.add(task, sheet.new)
        if task.problems and sheet.sheet in named:
            return


def _unit(plan: Plan, actor: Actor) -> Unit:
    rows = [*plan.unit_row.new, *(pair.row for pair in plan.unit_row.changed)]
    if plan.unit is None:
        return start_unit(UnitFacts(**_fields(rows[0].values)), actor)
    for row in rows:
        # What the file has no column for stays as it is.
        correct_unit(plan.unit, replace(facts_of(plan.unit), **_fields(row.values)), actor)
    return plan.unit


def _fields(values: tuple[Any, ...]) -> dict[str, Any]:
    return {column.name: value for column, value in zip(layout.UNIT.columns, values, strict=True)}


def _put_marks(unit: Unit, plan: Plan) -> None:
    """Store the digests on which file and books now agree; rows changed only on screen keep theirs."""
    one = stored_unit(unit)
    put_marks(unit.id, layout.UNIT.title, [(one.key, one.normals)], plan.marks.get(layout.UNIT.title, {}))
    for sheet in plan.sheets:
        written = [(row.key, row.normals) for row in (*sheet.new, *(pair.row for pair in sheet.changed))]
        agreed = [*written, *((pair.row.key, pair.stored.normals) for pair in sheet.unchanged)]
        put_marks(unit.id, sheet.sheet.title, agreed, plan.marks.get(sheet.sheet.title, {}))


def _note(unit: Unit, plan: Plan, actor: Actor, file_name: str) -> None:
    counts = {
        sheet.sheet.title: (None, f"{len(sheet.new)} mới, {len(sheet.changed)} sửa")
        for sheet in plan.all_sheets
        if sheet.new or sheet.changed
    }
    if counts:
        trail.note(unit.id, actor, "exchange.imported", f"units/{unit.id}", counts, file_name)


def _below_zero(unit: Unit) -> Iterator[Remark]:
    """One remark for each fund and channel whose balance was ever below zero: old books are not refused."""
    names = {fund.id: fund.name for fund in funds_of(unit.id)}
    first: dict[BalanceKey, Movement] = {}
    for low in shortages(unit.id):
        first.setdefault(low.balance_key, low)
    for (fund_id, channel), low in first.items():
        what = (
            f"hết ngày {format_date(low.booked_on)} thiếu {format_dong(-low.amount)}; hãy xem lại thu, chi."
        )
        yield Remark(f"Sổ quỹ, {names[fund_id]} ({Channel(channel).label.lower()})", what)


def _not_posted(unit: Unit, plan: Plan) -> Iterator[Remark]:
    """Remarks on money from before the opening day: it is in the opening balance, so it is not posted."""
    opened, names = opening_days(unit.id), names_in(unit.id)
    for sheet in plan.sheets:
        declared = sheet.sheet.declared
        if declared is None or declared.money is None:
            continue
        older = [moved for moved in _moved(sheet, declared.money) if _is_older(moved, opened, names)]
        if older:
            total = format_dong(sum(amount for _, amount, _, _ in older))
            explanation = "ở trước ngày số dư của quỹ: kể trong báo cáo, không ghi sổ quỹ."
            yield Remark(sheet.sheet.title, f"{len(older)} khoản ({total}) {explanation}")


def _moved(sheet: SheetPlan, money: MovedMoney) -> Iterator[tuple[date, int, str, Channel]]:
    names = (money.day, money.amount, money.fund, money.channel)
    places = [sheet.sheet.place(name) for name in names]
    for row in (*sheet.new, *(pair.row for pair in sheet.changed)):
        day, amount, fund, channel = (row.values[place] for place in places)
        if day and amount and fund:
            yield day, amount, fund, channel or Channel.CASH


def _is_older(money: tuple[date, int, str, Channel], opened: Any, names: Any) -> bool:
    day, _, fund, channel = money
    opening = opened.get((names.fund_id(fund), channel))
    return opening is not None and day < opening
