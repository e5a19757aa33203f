"""What this room hands to the application."""

from __future__ import annotations

from app.books.vouchers.declared import DECLARED
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.queries import payers_of
from app.web.features import Feature


def _hand_in() -> None:
    DECLARED.payers = (payers_of,)


FEATURE = Feature(
    within="collecting",
    guide="Thu quỹ",
    facts=(ContributionFacts,),
    subjects={"funds.contribution": "khoản đóng quỹ"},
    hand_in=_hand_in,
)
