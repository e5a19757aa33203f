"""Pure decisions about agreements."""

from __future__ import annotations

from app.core.errors import Refused
from app.life.registers.agreements.facts import AgreementFacts
from app.log.figures.rules import months_after

#: BLLĐ 2019, Điều 78 khoản 3: from one to three years.
_MOST_MONTHS = 36


def check_agreement(facts: AgreementFacts) -> None:
    """Raise Refused for one that ends before it is signed, or is valid longer than the law allows."""
    if facts.until < facts.signed_on:
        raise Refused("Ngày hết hiệu lực trước ngày ký.", "until")
    if facts.until > months_after(facts.signed_on, _MOST_MONTHS + 12):
        # A year of grace: the day of effect may be later than that of signing.
        raise Refused("Thỏa ước có hiệu lực dài nhất 03 năm.", "until")
