"""What this room hands to the application."""

from __future__ import annotations

from app.life.signing.pages import papers_of
from app.log.records.declared import DECLARED
from app.web.features import Feature


def _hand_in() -> None:
    DECLARED.papers["signing"] = papers_of


FEATURE = Feature(
    under="vouchers",
    hand_in=_hand_in,
)
