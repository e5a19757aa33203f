"""What this room hands to the application."""

from __future__ import annotations

from app.books.cashbook.models import Fund
from app.dues.funds.checks import fund_faults
from app.dues.funds.facts import FundFacts
from app.web.features import Feature, MenuEntry, Source, SourceWords

FEATURE = Feature(
    menu=(MenuEntry("Tiền", 10, "Các quỹ", "funds.index", "wallet"),),
    guide="Thu quỹ",
    facts=(FundFacts,),
    subjects={"funds.nature": "loại quỹ", "funds": "quỹ"},
    checks=(lambda unit_id, _today: fund_faults(unit_id),),
    sources=(Source(Fund, "funds.show", lambda row: SourceWords("Quỹ", row.name), "fund_id"),),
)
