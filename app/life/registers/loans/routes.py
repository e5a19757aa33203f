"""Screens of loans."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from app.life.registers.forms import PaidRegisterForm
from app.life.registers.loans.actions import LOAN_WRITES
from app.life.registers.loans.facts import LoanFacts, LoanState
from app.life.registers.loans.queries import LOANS, LoanLine, loans_page, returns_of
from app.life.registers.loans.rules import state_of
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.log.records.lists import RecordList, YearFilter
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.papers.lists import ListColumn, Listing
from app.web.clock import today
from app.web.forms.choices import ChoiceField
from app.web.forms.stated import More
from app.web.guards import unit


class LoanForm(PaidRegisterForm):
    """One loan."""

    of = LoanFacts
    layout = (
        ("lent_on", "amount", "fund_id"),
        "member_ids",
        ("borrower", "due_on"),
        "purpose",
        More("Thêm chi tiết", ("channel", "voucher_text", "note")),
    )


class LoanFilter(YearFilter):
    """And how they stand today."""

    state = ChoiceField("Tình trạng", LoanState, optional=True)


_LIST: Listing[LoanLine] = Listing(
    "Cho vay, quỹ quay vòng",
    "cho-vay",
    "khoản vay",
    (
        fact(LoanFacts, "lent_on", sort="day"),
        ListColumn("borrower", "Người vay", lambda one: one.borrower, width=2, style="lead"),
        fact(LoanFacts, "purpose", width=2, cut=100),
        fact(LoanFacts, "amount", label="Cho vay", sort="amount"),
        ListColumn("returned", "Đã trả", lambda one: one.facts.amount - one.owed, "money", on="file"),
        ListColumn("owed", "Còn nợ", lambda one: one.owed, "money", sort="owed"),
        fact(LoanFacts, "due_on", sort="due"),
        ListColumn("state", "Tình trạng", lambda one: state_of(one.facts, one.owed, today()).label),
    ),
)


def _beside(entry: Activity, facts: LoanFacts) -> dict[str, Any]:
    """What came back of a loan, and what is owed."""
    returns = returns_of(unit().id, entry.row_key)
    owed = facts.amount - sum(one.amount for _, one in returns)
    return {"returns": returns, "owed": owed, "state": state_of(facts, owed, today())}


_NEW = "Ghi khoản cho vay"
bp = Blueprint("loans", __name__, url_prefix="/cho-vay")
RecordList(
    listing=_LIST,
    page=lambda unit_id, **wanted: loans_page(unit_id, as_of=today(), **wanted),
    orders=LOANS.orders,
    sort="-day",
    filter=LoanFilter,
    new=_NEW,
    needs=Permission.MONEY,
).add_to(bp)
RecordScreens(
    read=LOANS.one,
    form=LoanForm,
    new_form=lambda: LoanForm().begin(unit().id, today()),
    writes=LOAN_WRITES,
    index=_LIST.title,
    new=_NEW,
    edit="Sửa khoản cho vay",
    edit_note="Cho vay không phải khoản chi: tiền rời két hoặc tài khoản, quỹ vẫn giữ là tiền đang cho vay.",
    needs=Permission.MONEY,
    beside=_beside,
    show_template="life/registers/loans/show.html",
).add_to(bp)
