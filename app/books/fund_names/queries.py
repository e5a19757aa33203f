"""Selects of current and former names of funds: workbooks and measures find a fund by any of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.books.cashbook.models import Fund, FundAlias
from app.core.vietnamese import fold
from app.extensions import db
from app.log.figures.facts import Reading, Scope


def every_fund(unit_id: int) -> Sequence[Fund]:
    """The union's funds, retired ones too, in the order they were added."""
    return db.session.scalars(select(Fund).where(Fund.unit_id == unit_id).order_by(Fund.id)).all()


def fund_ids_by_name(unit_id: int) -> dict[str, tuple[int, str]]:
    """Folded name -> (fund, name as it is spelt), retired funds too; two statements.

    A current name takes precedence over a former one.
    """
    today = [(fund.name, fund.id) for fund in reversed(every_fund(unit_id))]
    return {fold(name): (fund_id, name) for name, fund_id in [*reversed(old_names(unit_id)), *today]}


def old_names(unit_id: int) -> list[tuple[str, int]]:
    """(name, fund) of every former name of the union's funds, oldest first."""
    rows = db.session.execute(
        select(FundAlias.name, FundAlias.fund_id).where(FundAlias.unit_id == unit_id).order_by(FundAlias.id)
    )
    return [(name, fund_id) for name, fund_id in rows]


def fund_names_of_today(scope: Scope) -> dict[str, str]:
    """Folded former name -> name of today of the union's funds, for keys of figures; two statements."""
    return scope.read(_names_read)


def _names_read(reading: Reading) -> dict[str, str]:
    today = {fund.id: fund.name for fund in every_fund(reading.unit.id)}
    former = {fold(name): today[fund_id] for name, fund_id in old_names(reading.unit.id)}
    current = {fold(name) for name in today.values()}
    return {was: now for was, now in former.items() if was not in current}


def fund_called(unit_id: int, name: str) -> Fund | None:
    """The union's fund of this current or former name, without case and diacritics, retired or not."""
    found = fund_ids_by_name(unit_id).get(fold(name))
    return db.session.get(Fund, found[0]) if found else None
