"""The funds: rate, share of members taking part, money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from app.core.dates import format_date
from app.core.vietnamese import lower_first
from app.dues.funds.facts import Basis, TermFacts
from app.dues.funds.rules import rate_text
from app.dues.ledger.facts import DueFacts
from app.dues.ledger.rules import first_dues, horizon, term_applied
from app.dues.shares.facts import FundPeriod, belongs
from app.people.roster.facts import LeavingReason, MembershipFacts
from app.people.roster.rules import membership_on
from app.year.figures.record import FundTerms, Record
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, count, dong, item, joined, say, share_between
from app.year.reports.report import Block, Sentence, Span

#: What became of one who paid and is no member on the cut-off.
_GONE = {
    LeavingReason.TRANSFERRED: "đã chuyển đi",
    LeavingReason.RETIRED: "đã nghỉ hưu",
    LeavingReason.QUIT: "đã thôi việc",
    LeavingReason.DIED: "đã từ trần",
    LeavingReason.LEFT_UNION: "đã ra khỏi công đoàn",
}
#: (who paid, đồng, the collection) of each payment.
Paid = tuple[int, int, str]


def funds(narration: Narration) -> Sequence[Block]:
    """Each fund that was paid into: rate, members who took part, who paid in full, the total."""
    record = narration.record
    lines = [item(line) for fund in record.funds for line in _fund(fund, narration)]
    if not lines:
        return ()
    lead = say(
        f"{narration.in_period}, công đoàn đã vận động đoàn viên, người lao động đóng góp các loại quỹ:"
    )
    return (body(lead), *lines)


def _fund(fund: FundTerms, narration: Narration) -> list[Sentence]:
    one = narration.record.fund_periods.get(fund.id)
    if one is None or not one.payments:
        return []
    own, others = _paid(one)
    found = (
        _of_period(fund, one, own, narration) if own else None,
        _of_others(fund, others) if others else None,
    )
    return [line for line in found if line]


def _of_period(fund: FundTerms, one: FundPeriod, paid: Sequence[Paid], narration: Narration) -> Sentence:
    """What was paid for the period's own Kỳ, by how many of those asked."""
    asked, payers, in_full = (
        narration.figure(f"fund[{fund.name}].{what}") for what in ("asked", "payers", "payers_in_full")
    )
    total = dong(sum(amount for _, amount, _ in paid), _collections(paid))
    parts = [
        _rates(fund, one),
        say("{share} đoàn viên tham gia", share=share_between(payers, asked)) if asked.value else None,
        say("{share} đoàn viên đóng đủ", share=share_between(in_full, asked)) if in_full.value else None,
        _who_paid(one, paid, narration.record),
        say("tổng số tiền {total}", total=total),
        _paid_before(one),
    ]
    return say("{fund}: {facts}.", fund=_full_name(fund), facts=with_commas(parts), sources=(fund.source,))


def _of_others(fund: FundTerms, others: Sequence[Paid]) -> Sentence:
    """What was paid for other Kỳ."""
    total = dong(sum(amount for _, amount, _ in others), _collections(others))
    people = count(len({member_id for member_id, _, _ in others}), _collections(others))
    template = "{fund}, tiền thu cho kỳ khác: {n} người đóng, số tiền {total}."
    return say(template, fund=_full_name(fund), n=people, total=total, sources=(fund.source,))


def _paid(one: FundPeriod) -> tuple[list[Paid], list[Paid]]:
    """What was paid in the period for its own Kỳ, and for others."""
    own: list[Paid] = []
    others: list[Paid] = []
    for member_id, payment in one.payments:
        is_own = belongs(payment.start, payment.end, one.period)
        source = f"activities/{payment.collection_id}"
        (own if is_own else others).append((member_id, payment.amount, source))
    return own, others


def _collections(paid: Iterable[Paid]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for _, _, source in paid))


def _full_name(fund: FundTerms) -> str:
    """Its name with the word *quỹ* before it, unless the name has such a word."""
    first = fund.name.split()[0].lower() if fund.name else ""
    is_named = first in ("quỹ", "đoàn", "công", "kinh")
    return (fund.name[:1].upper() + fund.name[1:]) if is_named else f"Quỹ {fund.name}"


def _who_paid(one: FundPeriod, paid: Sequence[Paid], record: Record) -> Sentence | None:
    """`22 người đóng, trong đó 01 người đã nghỉ hưu`: where the share does not say who paid."""
    people = {member_id for member_id, _, _ in paid} | set(one.payers)
    if people == set(one.payers):
        return None
    memberships = {person.id: person.memberships for person in record.people}
    became: dict[str, list[str]] = {}
    for member_id in sorted(people - one.members):
        words = _became(memberships.get(member_id, ()), record.as_of)
        became.setdefault(words, []).append(f"members/{member_id}")
    payers = say("{n} người đóng", n=count(len(people), _collections(paid)))
    if not became:
        return payers
    parts = [say(f"{{n}} người {words}", n=count(len(sources), sources)) for words, sources in became.items()]
    return say("{payers}, trong đó {parts}", payers=payers, parts=joined(parts))


def _paid_before(one: FundPeriod) -> Sentence | None:
    """Payers whose money is not in the sum: it was paid before the period."""
    if not one.payers_before:
        return None
    people = count(len(one.payers_before), [f"members/{member_id}" for member_id in one.payers_before])
    return say(f"không kể {{n}} người đóng trước ngày {format_date(one.period.start)}", n=people)


def _became(memberships: Sequence[MembershipFacts], day: date) -> str:
    period = membership_on(memberships, day)
    if period is None or period.left_on is None or period.left_on > day:
        return "không là đoàn viên"
    return _GONE.get(period.leaving_reason, "đã thôi") if period.leaving_reason else "đã thôi"


def _rates(fund: FundTerms, one: FundPeriod) -> Sentence | None:
    """The rates by which the period's Kỳ were counted, and one that begins in it but applies later."""
    first = first_dues(one.rule, horizon(one.period.end))
    applied = Counter(line.due.why.term for lines in one.lines.values() for line in lines)
    terms = [term for term in first if term in applied]
    if not terms and (now := term_applied(one.rule, one.as_of)) and now.rate:
        terms = [now]
    if not terms:
        return say("đóng góp tự nguyện") if any(t.basis is Basis.VOLUNTARY for t in fund.terms) else None
    texts = [rate_text(term) for term in terms]
    if len(set(texts)) > 1:
        texts = [f"{text} (từ {_ky(first[term])})" for term, text in zip(terms, texts, strict=True)]
    else:
        texts = texts[:1]
    texts += [
        f"{rate_text(term)} áp dụng {_later(first.get(term))}"
        for term in fund.terms
        if term not in terms and _begins_in(term, one) and term.rate and rate_text(term) not in texts
    ]
    return say("mức đóng {rates}", rates=Span(", ".join(texts), (fund.source,), figure=True))


def _begins_in(term: TermFacts, one: FundPeriod) -> bool:
    return term.starts_on is not None and one.period.contains(term.starts_on)


def _ky(due: DueFacts) -> str:
    return f"kỳ {lower_first(due.period.label)}"


def _later(due: DueFacts | None) -> str:
    return f"từ {_ky(due)}" if due else "chưa cho kỳ nào"
