"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from app.books.vouchers.declared import DECLARED
from app.life.registers.declaring import register
from app.life.registers.loans.actions import LOAN_WRITES
from app.life.registers.loans.checks import loan_faults
from app.life.registers.loans.facts import LENT_ITEM, LoanState
from app.life.registers.loans.figures import loans_of
from app.life.registers.loans.queries import (
    KIND,
    LOANS,
    RETURN_KIND,
    extract_of_loans,
    loans_read,
    overdue_count,
)
from app.office.accounts.rules import Permission
from app.web.features import ReportLine
from app.web.overviews import HomePart, Task
from app.web.personal.declared import Personal


def overdue_tasks(_unit_id: int, _today: date, overdue: int) -> Iterator[Task]:
    """The loans past their day of which something is owed, as one task; none without any."""
    if overdue:
        yield Task(
            f"{overdue} khoản vay quá hạn trả",
            "loans.index",
            "Thu hồi, hoặc sửa hạn trả đã gia hạn",
            "warn",
            Permission.MONEY,
            {"state": LoanState.OVERDUE.value, "sort": "due"},
        )


def narrate(narration: Any) -> list[ReportLine]:
    """How much was lent to how many, what came back, what is owed; nobody is named."""
    are_members = all(one.named for one in loans_of(narration.record.scope))
    several = narration.figure("loans.times").value != narration.figure("loans.people").value
    parts = (
        ("loans.lent", f"đã cho {{people}} {'đoàn viên' if are_members else 'người'} vay {{lent}}"),
        ("loans.times", " qua {times} lượt" if several else ""),
        ("loans.returned", ", đã thu hồi {returned}"),
        ("loans.owed", ", còn dư nợ {owed}"),
        ("loans.overdue", ", trong đó quá hạn {overdue}"),
    )
    text = "".join(words for key, words in parts if narration.figure(key).value)
    if not text:
        return []
    names = ("people", "lent", "times", "returned", "owed", "overdue")
    figures = {name: f"loans.{name}" for name in names if f"{{{name}}}" in text}
    sentence = f"Từ nguồn quỹ, {narration.union} {text.removeprefix(', ')}"
    return [ReportLine(sentence, figures=figures, leads=True)]


def _hand_in() -> None:
    DECLARED.for_one = (*DECLARED.for_one, KIND, RETURN_KIND)


FEATURE = replace(
    register(
        LOAN_WRITES,
        LOANS,
        loans_read,
        "loans",
        narrate,
        label="Cho vay, quỹ quay vòng",
        subject="khoản cho vay",
        about="Cho ai vay từ quỹ nào, hạn trả, đã trả, còn nợ. Tiền cho vay không phải khoản chi.",
        sheet="Cho vay",
        item=LENT_ITEM,
        permission=Permission.MONEY,
    ),
    checks=(loan_faults,),
    desk=(
        HomePart(
            place=15,
            find=overdue_tasks,
            figures=lambda unit_id, today: (overdue_count(unit_id, today),),
        ),
    ),
    hand_in=_hand_in,
    personal=(Personal(label="Vay từ quỹ công đoàn", rows=extract_of_loans),),
)
