"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.books.closings.queries import closed_through
from app.core.errors import Fault
from app.core.money import format_dong
from app.dues.funds.facts import Basis
from app.dues.ledger.account_queries import accounts_of
from app.dues.ledger.actions import refresh_behind, salary_effect, units_behind
from app.dues.ledger.checks import due_faults
from app.dues.ledger.models import Credit, Due
from app.dues.ledger.queries import fund_rules
from app.people.roster.models import Membership
from app.people.salaries.declared import DECLARED
from app.web.clock import today
from app.web.features import Deed, Feature, Seed
from app.web.personal.declared import ExtractRow, Personal


def _faults(unit_id: int, today: date) -> list[Fault]:
    return [Fault(sentence, ()) for sentence in due_faults(unit_id, today)]


def _first_open_day(unit_id: int, today: date) -> date:
    """The day after the last closed one; the first of this month while nothing is closed."""
    closed = closed_through(unit_id)
    return closed + timedelta(days=1) if closed else today.replace(day=1)


def _hand_in() -> None:
    DECLARED.first_open_day = _first_open_day
    DECLARED.effect = salary_effect


_MONEY = "Khoản phải đóng, đã đóng: số liệu kế toán, không còn tên."


def _dues(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    for account in accounts_of(unit_id, member_id, today()):
        for line in account.lines:
            yield {
                "Quỹ": account.rule.name,
                "Kỳ": line.due.period.label,
                "Phải đóng": format_dong(line.due.owed),
                "Đã đóng": format_dong(line.paid),
            }


def _open_dues(unit_id: int, member_id: int, day: date) -> Iterator[str]:
    for one in accounts_of(unit_id, member_id, day):
        if one.left > 0:
            yield f"còn nợ {one.rule.name} {format_dong(one.left)} (thu nốt, hoặc ghi miễn)"


def _asks_by_salary(unit_id: int) -> bool:
    return any(term.basis is Basis.SALARY_SHARE for rule in fund_rules(unit_id) for term in rule.terms)


FEATURE = Feature(
    subjects={"dues": "các khoản phải đóng"},
    deeds={"refreshed": Deed("Tính lại")},
    checks=(_faults,),
    hand_in=_hand_in,
    seeds=(Seed(lambda: units_behind(today()), lambda: refresh_behind(today())),),
    personal=(
        Personal(
            label="Phải đóng các quỹ",
            rows=_dues,
            model=Due,
            kept={"dues.member_id": _MONEY, "credits.member_id": _MONEY},
            blocks=_open_dues,
        ),
        Personal(label="", model=Credit, kept={"credits.member_id": _MONEY}),
        Personal(
            label="Lương đóng đoàn phí",
            model=Membership,
            emptied={"dues_salary": None},
            kept={
                "memberships.dues_salary": "Lương đóng đoàn phí, nếu có quỹ thu theo lương: căn cứ tính tiền."
            },
            applies=lambda unit_id: not _asks_by_salary(unit_id),
        ),
    ),
)
