"""Permissions of an import: a workbook may write only what its sender may write on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.actor import Actor
from app.exchange.workbook import layout
from app.exchange.workbook.comparing.planning import Plan
from app.exchange.workbook.comparing.plans import SheetPlan, differences
from app.exchange.workbook.layout import Refers, Sheet
from app.exchange.workbook.problems import Problem
from app.exchange.workbook.reading.rows import Row
from app.office.accounts.queries import holdings_of, user
from app.office.accounts.rules import GRANTS, Permission, Role, permissions_on
from app.office.units.models import Unit


def not_permitted(plan: Plan, actor: Actor, today: date) -> list[Problem]:
    """A problem for each new or changed row that the actor may not write on a screen.

    The system (the command line) may write everything; so may an administrator who creates a union's books.
    """
    held = rights_of(actor, plan.unit, today)
    if Permission.EXCHANGE_IN not in held:
        return [Problem(layout.UNIT.title, rule=f"{_only(Permission.EXCHANGE_IN)} nhập sổ trao đổi.")]
    found = [problem for sheet in plan.all_sheets for problem in _of_sheet(sheet, held)]
    if plan.begins_party and Permission.MANAGE_UNIT not in held:
        rule = (
            f"công đoàn không giữ thông tin này; {_only(Permission.MANAGE_UNIT)} bắt đầu giữ. "
            "Hãy bỏ cột ấy khỏi tệp."
        )
        found.append(Problem(layout.ROSTER.title, column=layout.ROSTER.heading("party_member"), rule=rule))
    return found


def rights_of(actor: Actor, unit: Unit | None, today: date) -> frozenset[Permission]:
    """The actor's current permissions in the union; None: a union that the file creates."""
    if actor.user_id is None:
        return frozenset(Permission)
    known = user(actor.user_id)
    if known is None or not known.is_enabled:
        return frozenset()
    if unit is None:
        return GRANTS[Role.CHAIR] if known.is_admin else frozenset()
    held = [one.held for one in holdings_of(known.id) if one.unit.id == unit.id]
    return permissions_on(today, held, is_admin=known.is_admin)


def _of_sheet(sheet: SheetPlan, held: frozenset[Permission]) -> Iterator[Problem]:
    for row in sheet.new:
        if not _needed(sheet.sheet, row.values) <= held:
            yield _refused(sheet.sheet, row, held)
    for pair in sheet.changed:
        if _needed(sheet.sheet, pair.row.values, pair.stored.values) <= held:
            continue
        for heading, old, new in differences(sheet, pair):
            yield _refused(sheet.sheet, pair.row, held, heading, old, new)


def _needed(sheet: Sheet, *rows: tuple[object, ...]) -> set[Permission]:
    """The permissions for a row; one that is or was paid from a fund also requires MONEY."""
    funds = [place for place, column in enumerate(sheet.columns) if column.refers is Refers.FUND]
    moves = any(values[place] for values in rows for place in funds)
    return {sheet.permission, Permission.MONEY} if moves else {sheet.permission}


def _refused(
    sheet: Sheet, row: Row, held: frozenset[Permission], heading: str = "", old: str = "", new: str = ""
) -> Problem:
    needed = Permission.MONEY if sheet.permission in held else sheet.permission
    rule = f"{_only(needed)} ghi."
    if heading:
        rule = f"{_only(needed)} sửa; sổ đang ghi {f'«{old}»' if old else 'trống'}."
    return Problem(sheet.title, row.line, heading, new, rule=rule)


def _only(needed: Permission) -> str:
    roles = [role.label.lower() for role, may in GRANTS.items() if needed in may]
    return f"chỉ {' hoặc '.join(roles)} được"
