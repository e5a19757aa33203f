"""Screens of the returns of loans."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from flask import Blueprint
from wtforms import SelectField

from app.core.dates import format_date
from app.core.fields import label_of
from app.core.money import format_dong
from app.life.registers.forms import PaidRegisterForm
from app.life.registers.loans.actions import RETURN_WRITES
from app.life.registers.loans.facts import ReturnFacts
from app.life.registers.loans.queries import RETURNS, LoanLine, loan_keyed, owed_loans
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.log.records.lists import RecordList, YearFilter
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.papers.lists import Listing
from app.web.clock import today
from app.web.forms.choices import PlainSelect
from app.web.forms.fields import REQUIRED
from app.web.forms.stated import More, Part
from app.web.guards import unit


class ReturnForm(PaidRegisterForm):
    """One return; its loan cannot be changed."""

    of = ReturnFacts
    unasked: ClassVar[tuple[str, ...]] = ("booked_on", "loan", "about", "fund_id", "member_ids")
    layout: ClassVar[tuple[Part, ...]] = (
        ("happened_on", "amount"),
        More("Thêm chi tiết", ("channel", "voucher_text", "note")),
    )


class NewReturnForm(ReturnForm):
    """A new return, for a given loan."""

    of = ReturnFacts
    unasked = ("booked_on", "about", "fund_id", "member_ids")
    layout = ("loan", *ReturnForm.layout)

    loan = SelectField(label_of(ReturnFacts, "loan"), [REQUIRED], widget=PlainSelect())

    def offer(self, unit_id: int) -> Self:
        """With the loans that are not fully returned."""
        owed = owed_loans(unit_id, today())
        self.loan.choices = [("", "Chọn…"), *((one.entry.row_key, _called(one)) for one in owed)]
        return super().offer(unit_id)


def _called(one: LoanLine) -> str:
    return f"{one.borrower}, vay ngày {format_date(one.facts.lent_on)}, còn nợ {format_dong(one.owed)}"


_LIST = Listing(
    "Các lần trả nợ vay",
    "tra-no-vay",
    "lần trả",
    (
        fact(ReturnFacts, "happened_on", sort="day"),
        fact(ReturnFacts, "about", width=3, style="lead", cut=160),
        fact(ReturnFacts, "amount", sort="amount"),
        fact(ReturnFacts, "channel", on="file"),
        fact(ReturnFacts, "voucher_text", on="file"),
    ),
)
_NEW = "Ghi lần trả nợ"
bp = Blueprint("loan_returns", __name__, url_prefix="/tra-no-vay")
RecordList(
    listing=_LIST,
    page=RETURNS.page,
    orders=RETURNS.orders,
    sort="-day",
    filter=YearFilter,
    new=_NEW,
    needs=Permission.MONEY,
).add_to(bp)


def _beside(_entry: Activity, facts: ReturnFacts) -> dict[str, Any]:
    """The loan that the money came back of; None once it was withdrawn."""
    found = loan_keyed(unit().id, facts.loan)
    return {"loan": found and found[0]}


RecordScreens(
    read=RETURNS.one,
    form=ReturnForm,
    new_form=lambda: NewReturnForm.from_address(happened_on=today()).offer(unit().id),
    writes=RETURN_WRITES,
    index=_LIST.title,
    new=_NEW,
    edit="Sửa lần trả nợ",
    needs=Permission.MONEY,
    beside=_beside,
    show_template="life/registers/loans/returns/show.html",
).add_to(bp)
