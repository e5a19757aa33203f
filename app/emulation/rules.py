"""Pure decisions about awards."""

from __future__ import annotations

from app.core.errors import Refused
from app.emulation.facts import AwardFacts


def check_award(facts: AwardFacts) -> None:
    """Raise Refused for a prize paid from a fund on no day: the cash book needs one."""
    if facts.fund_id is not None and facts.prize and facts.granted_on is None:
        raise Refused("Chi tiền thưởng từ quỹ thì cần ghi ngày.", "granted_on")
