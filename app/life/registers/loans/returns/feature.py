"""What this room hands to the application."""

from __future__ import annotations

from app.life.registers.loans.actions import RETURN_WRITES
from app.life.registers.loans.facts import RETURNED_ITEM, ReturnFacts
from app.life.registers.loans.queries import RETURN_KIND, RETURNS, loans_read
from app.life.registers.loans.rules import check_return
from app.office.accounts.rules import Permission
from app.web.features import Feature, LogKind, WorkbookSheet

FEATURE = Feature(
    within="registers",
    guide="Sổ theo dõi",
    facts=(ReturnFacts,),
    subjects={f"registers.{RETURN_KIND}": "lần trả nợ vay"},
    kinds=(LogKind(RETURN_KIND, "Trả nợ vay", "loan_returns.show", RETURNED_ITEM, reads=loans_read),),
    sheets=(
        WorkbookSheet(
            title="Trả nợ vay",
            facts=ReturnFacts,
            kept_in=RETURN_KIND,
            read=RETURNS.all,
            record=RETURN_WRITES.record,
            correct=RETURN_WRITES.correct,
            permission=Permission.MONEY,
            check=lambda facts, _today: check_return(facts),
        ),
    ),
)
