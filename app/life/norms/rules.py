"""Pure decisions about norms: which one applies, what exceeds it, and the words for both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.core.dates import format_date
from app.core.errors import Refused
from app.core.money import format_dong
from app.life.norms.facts import Allowed, Claim, NormFacts
from app.life.visits.facts import VisitFacts


def audience_text(facts: NormFacts) -> str:
    """Whom the norm is for."""
    return facts.audience.label if facts.audience else "Mọi đối tượng"


def norm_name(facts: NormFacts) -> str:
    """`Ốm đau (Đoàn viên)`."""
    return f"{facts.reason.label} ({audience_text(facts)})"


def refuse_bad_norm(facts: NormFacts) -> None:
    """Raise Refused for an amount of 0, or a norm that ends before it begins."""
    if facts.amount <= 0:
        raise Refused("Mức chi phải lớn hơn 0.", "amount")
    if facts.valid_from and facts.valid_to and facts.valid_to < facts.valid_from:
        raise Refused(f"Đến ngày phải từ {format_date(facts.valid_from)} trở đi.", "valid_to")


def norm_on(norms: Iterable[NormFacts], claim: Claim) -> NormFacts | None:
    """The norm that applies to a claim, or None.

    The union's own comes before an example, one for this audience before one for everybody, a later start
    before an earlier one.
    """
    held = [one for one in norms if one.reason is claim.reason and _is_for(one, claim)]
    return max(held, key=_rank, default=None)


def _is_for(norm: NormFacts, claim: Claim) -> bool:
    is_running = (norm.valid_from or date.min) <= claim.day <= (norm.valid_to or date.max)
    return is_running and norm.audience in (None, claim.audience)


def _rank(norm: NormFacts) -> tuple[bool, bool, date]:
    return not norm.is_example, norm.audience is not None, norm.valid_from or date.min


def claim_of(facts: VisitFacts) -> Claim:
    """The claim of a visit; the amount per person is rounded up."""
    each = None if facts.amount is None else -(-facts.amount // (facts.people or 1))
    return Claim(facts.reason, facts.audience, facts.happened_on, each, facts.member_ids)


def excess_text(allowed: Allowed | None, claim: Claim) -> str:
    """A sentence on how a claim exceeds its norm; "" if it does not. Examples are never exceeded."""
    if allowed is None or allowed.norm.is_example:
        return ""
    norm = allowed.norm
    if claim.each is not None and claim.each > norm.amount:
        return f"Vượt định mức {format_dong(norm.amount)}/lần."
    if norm.times_a_year is not None and allowed.used >= norm.times_a_year:
        return f"Đã đủ {norm.times_a_year} lần trong năm {claim.day.year} theo định mức."
    return ""


def norm_text(allowed: Allowed | None) -> str:
    """`Định mức 500.000 đồng/lần, còn 1 lần trong năm.`; "" without a norm."""
    if allowed is None:
        return ""
    norm = allowed.norm
    words = f"{'Mức ví dụ' if norm.is_example else 'Định mức'} {format_dong(norm.amount)}/lần"
    if norm.times_a_year is not None:
        left = f"còn {allowed.left} lần trong năm" if allowed.knows_person else ""
        words += f", {left or f'{norm.times_a_year} lần trong năm'}"
    return f"{words}."
