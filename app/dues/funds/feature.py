"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.books.cashbook.models import Fund
from app.books.cashbook.queries import fund_names
from app.core.vietnamese import count_text
from app.dues.funds.actions import correct_term, record_term
from app.dues.funds.checks import fund_faults
from app.dues.funds.facts import FundFacts, TermFacts
from app.dues.funds.models import FundTerm
from app.dues.funds.queries import guessed_figures, terms_of
from app.dues.funds.rules import refuse_bad_term
from app.office.accounts.rules import Permission
from app.office.union_kinds.facts import Proposal
from app.web.features import Feature, MenuEntry, Source, SourceWords, WorkbookSheet
from app.web.overviews import HomePart, Task


def nature_tasks(_unit_id: int, _today: date, count: int) -> Iterator[Task]:
    """A task with the number of funds whose nature was guessed from their names."""
    if count:
        title = f"Cho biết tiền của {count_text(count)} quỹ là của ai"
        yield Task(title, "funds.natures", "Đang đoán theo tên quỹ", "warn", Permission.MONEY)


FEATURE = Feature(
    proposals=(
        Proposal(
            table="funds",
            label="Quỹ",
            facts=TermFacts,
            check=refuse_bad_term,
            name=lambda facts: facts.fund_name,
            known=lambda unit_id: list(fund_names(unit_id).values()),
            record=record_term,
        ),
    ),
    menu=(MenuEntry("Tiền", 10, "Các quỹ", "funds.index", "wallet"),),
    guide="Thu quỹ",
    facts=(FundFacts,),
    subjects={"funds.nature": "loại quỹ", "funds": "quỹ"},
    checks=(lambda unit_id, _today: fund_faults(unit_id),),
    sheets=(
        WorkbookSheet(
            title="Quỹ",
            facts=TermFacts,
            columns=(
                *("fund_name", "rate", "basis", "starts_on", "ends_on", "remit_percent", "opening_amount"),
                *("opening_on", "opening_channel", "nature", "most_amount", "part_year"),
            ),
            kept_in=FundTerm,
            read=terms_of,
            record=record_term,
            correct=correct_term,
            permission=Permission.MONEY,
            check=lambda term, _today: refuse_bad_term(term),
        ),
    ),
    desk=(HomePart(place=50, find=nature_tasks, figures=guessed_figures),),
    sources=(Source(Fund, "funds.show", lambda row: SourceWords("Quỹ", row.name), "fund_id"),),
)
