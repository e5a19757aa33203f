"""Writes of a fund's nature: whose money it holds, which decides in which books it is listed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.books.cashbook.facts import Nature
from app.books.cashbook.models import Fund
from app.core.actor import Actor
from app.core.errors import Stale
from app.dues.funds.facts import FundFacts
from app.extensions import db
from app.office.trail import actions as trail


def correct_nature(
    fund: Fund,
    old: FundFacts,
    new: FundFacts,
    actor: Actor,
    today: date,  # noqa: ARG001 - all corrections have one signature
    reason: str,
    *,
    version: int | None = None,
) -> None:
    """Correct whose money the fund holds; dues do not depend on it. Raises Stale."""
    if version is not None and fund.version != version:
        raise Stale
    fund.nature, fund.nature_is_guessed = new.nature, False
    db.session.flush()
    changes = trail.changed(old, new)
    trail.note(fund.unit_id, actor, "funds.nature.corrected", f"funds/{fund.id}", changes, reason)


def answer_natures(answers: Mapping[Fund, Nature], actor: Actor, today: date) -> None:
    """Take down whose money funds hold of which it was guessed."""
    for fund, nature in answers.items():
        old = FundFacts(Nature(fund.nature))
        correct_nature(fund, old, FundFacts(nature), actor, today, "Trả lời câu hỏi tiền của ai")
