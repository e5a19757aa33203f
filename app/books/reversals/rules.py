"""Pure decisions about reversed lines: what a row may say, and by which key it is known."""

from __future__ import annotations

import hashlib
from datetime import date

from app.books.reversals.facts import LineKind, ReversedFacts
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.money import refuse_nothing
from app.core.vietnamese import tidy

#: What the key is made of: funds may be renamed, and what an entry is called may change.
_LASTING = (
    *("happened_on", "booked_on", "reversed_on", "direction", "amount", "channel", "to_channel"),
    *("description", "item", "counterparty", "voucher_text"),
)
#: Half as long as the digests of whole rows, so that it is never taken for one of these.
_BYTES = 12


def key_of(facts: ReversedFacts, place: int) -> str:
    """The key of the row; `place` distinguishes equal ones."""
    content = "\x1f".join(tidy(str(getattr(facts, name) or "")) for name in _LASTING)
    digest = hashlib.blake2b(content.encode(), digest_size=_BYTES).hexdigest()
    return f"{digest}-{place}" if place else digest


def refuse_bad_line(facts: ReversedFacts, _today: date) -> None:
    """Raise Refused for a row that no line of the book can be."""
    if facts.booked_on < facts.happened_on:
        day = format_date(facts.happened_on)
        raise Refused(f"Ngày ghi sổ không thể trước ngày {day} của khoản này.", "booked_on")
    if facts.reversed_on is None and facts.direction is not LineKind.OPENING:
        raise Refused("Hãy ghi ngày ghi đảo.", "reversed_on")
    if facts.reversed_on and facts.reversed_on < facts.booked_on:
        day = format_date(facts.booked_on)
        raise Refused(f"Ngày ghi đảo không thể trước ngày ghi sổ {day}.", "reversed_on")
    refuse_nothing(facts.amount)
    is_transfer = facts.direction is LineKind.TRANSFER
    if is_transfer != bool(facts.to_fund_id) or is_transfer != bool(facts.to_channel):
        raise Refused("Khoản chuyển, và chỉ khoản chuyển, có quỹ đến và hình thức đến.", "to_fund_id")
