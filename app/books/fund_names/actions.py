"""Writes of funds themselves: a new fund, a new name. Old names stay known (`models.FundAlias`)."""

from __future__ import annotations

from app.books.cashbook.facts import Nature
from app.books.cashbook.models import Fund, FundAlias
from app.books.cashbook.rules import nature_named
from app.books.fund_names.queries import fund_called, old_names
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.extensions import db


def add_fund(unit_id: int, name: str, nature: Nature, *, is_guess: bool) -> Fund:
    """Add a fund of this name; if its nature `is_guess`, the treasurer is asked about it."""
    fund = Fund(unit_id=unit_id, name=name, nature=nature, nature_is_guessed=is_guess)
    db.session.add(fund)
    db.session.flush()
    return fund


def add_retired_fund(unit_id: int, name: str) -> Fund:
    """Add a fund that imported books no longer use but that measures of earlier years name."""
    fund = add_fund(unit_id, name, nature_named(name), is_guess=True)
    fund.retired = True
    db.session.flush()
    return fund


def rename(fund: Fund, name: str) -> None:
    """Give the fund another name; the old one stays known. Raises Refused for a name of another fund."""
    other = fund_called(fund.unit_id, name)
    if other is not None and other is not fund:
        whose = f"Đã có quỹ tên {other.name}" if fold(other.name) == fold(name) else _was_called(other, name)
        sentence = f"{whose}. Hãy rút dòng này rồi ghi dòng mới cho quỹ ấy."
        raise Refused(sentence, "fund_name")
    known = {fold(one) for one, fund_id in old_names(fund.unit_id) if fund_id == fund.id}
    if fold(fund.name) not in {fold(name), *known}:
        db.session.add(FundAlias(unit_id=fund.unit_id, fund_id=fund.id, name=fund.name))
    fund.name = name


def refuse_old_name(fund: Fund, name: str) -> None:
    """Raise Refused for a former name of the fund: the user may mean a new fund."""
    if fold(fund.name) != fold(name):
        sentence = f"{_was_called(fund, name)}. Hãy ghi tên hiện nay, hoặc đặt tên khác cho quỹ mới."
        raise Refused(sentence, "fund_name")


def _was_called(fund: Fund, name: str) -> str:
    return f"{name} là tên cũ của quỹ {fund.name}"
