"""First run: the first account, and the books that it opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.core.actor import SYSTEM, Actor
from app.core.errors import Refused
from app.exchange.sample_books.loading import load_sample
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.importing import apply
from app.exchange.workbook.problems import Problem
from app.exchange.workbook.reading.reader import read_book
from app.office.accounts import actions as account_actions
from app.office.accounts.models import User
from app.office.accounts.rules import Role
from app.office.union_kinds.actions import take_proposed
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.office.units.queries import units
from app.web.features import proposals

#: The message for everybody but the first.
TAKEN = "Đã có người mở sổ trước; hãy đăng nhập, hoặc nhờ người ấy mở tài khoản cho bạn."


@dataclass(frozen=True, slots=True)
class Account:
    """The data of the first account."""

    display_name: str
    username: str
    password: str


class Unfit(Refused):
    """A workbook that cannot be imported yet; `problems` says where and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"Tệp có {len(problems)} chỗ cần sửa; chưa ghi gì vào sổ.", "file")
        self.problems = problems


def start_books(
    facts: UnitFacts, account: Account, today: date, now: datetime, *, takes_proposed: bool = False
) -> User:
    """Create a union and its first account, with what its kind proposes if asked. Raises Refused."""
    user = _first(account, now)
    unit = start_unit(facts, _actor(user))
    _let_in(user, account, [unit], now.date())
    if takes_proposed:
        take_proposed(unit, proposals(), _actor(user), today)
    return user


def bring_workbook(path: Path, file_name: str, account: Account, today: date, now: datetime) -> User:
    """Import a workbook as the first books, completely or not at all. Raises Refused, Unfit, Unreadable."""
    book = read_book(path)
    user = _first(account, now)
    plan = prepare(book, None, today)
    applied = apply(plan, file_name, _actor(user), today)
    if applied.problems or applied.unit is None:
        raise Unfit(applied.problems)
    _let_in(user, account, [applied.unit], today)
    return user


def look_around(account: Account, today: date, now: datetime) -> User:
    """Load the sample year of an invented union. Raises Refused."""
    user = _first(account, now)
    _let_in(user, account, [load_sample(_actor(user), today)], today)
    return user


def take_over(account: Account, now: datetime) -> User:
    """The first account for books imported by command: chair of every union. Raises Refused."""
    user = _first(account, now)
    _let_in(user, account, units(), now.date())
    return user


def _first(account: Account, now: datetime) -> User:
    """Create the first account, before anything else: of two at the same time the second waits here."""
    if not account_actions.begin_once(now):
        raise Refused(TAKEN)
    return account_actions.add_user(
        account.username, account.display_name, account.password, SYSTEM, is_admin=True
    )


def _actor(user: User) -> Actor:
    return Actor(user.id, user.display_name)


def _let_in(user: User, account: Account, opened: Iterable[Unit], today: date) -> None:
    # Again: the union, whose name a password must not be, is there only now.
    account_actions.refuse_bad_password(account.password, user.username)
    for unit in opened:
        account_actions.grant(user, unit, Role.CHAIR, SYSTEM, today)
