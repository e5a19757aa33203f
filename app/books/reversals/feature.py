"""What this room hands to the application."""

from __future__ import annotations

from app.books.reversals.actions import correct_reversed, record_reversed
from app.books.reversals.facts import ReversedFacts
from app.books.reversals.queries import reversed_lines
from app.books.reversals.rules import refuse_bad_line
from app.office.accounts.rules import Permission
from app.web.features import Feature, WorkbookSheet

FEATURE = Feature(
    sheets=(
        WorkbookSheet(
            title="Ghi đảo",
            facts=ReversedFacts,
            columns=("happened_on", "booked_on", "reversed_on"),
            kept_in="",  # lines are never withdrawn
            read=reversed_lines,
            record=record_reversed,
            correct=correct_reversed,
            permission=Permission.MONEY,
            check=refuse_bad_line,
        ),
    ),
)
