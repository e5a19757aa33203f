"""What a fund asks, rate after rate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from app.core.dates import date_in_text
from app.core.vietnamese import lower_first
from app.dues.funds.facts import Basis, TermFacts
from app.dues.funds.rules import rate_text
from app.dues.ledger.facts import DueFacts
from app.dues.ledger.rules import first_dues, horizon, term_applied
from app.dues.shares.facts import FundPeriod
from app.year.figures.record import FundTerms
from app.year.reports.phrases import say
from app.year.reports.report import Sentence, Span


def rates(fund: FundTerms, one: FundPeriod) -> Sentence | None:
    """The rates by which the period's Kỳ were counted, and one that begins in it but applies later."""
    first = first_dues(one.rule, horizon(one.period.end))
    applied = Counter(line.due.why.term for lines in one.lines.values() for line in lines)
    terms = [term for term in first if term in applied]
    if not terms and (now := term_applied(one.rule, one.as_of)) and now.rate:
        terms = [now]
    if not terms:
        return (
            say("theo hình thức tự nguyện") if any(t.basis is Basis.VOLUNTARY for t in fund.terms) else None
        )
    texts = [rate_text(term) for term in terms]
    if len(set(texts)) > 1:
        texts = _one_after_another([(term, text) for term, text in zip(terms, texts, strict=True)], first)
    else:
        texts = texts[:1]
    texts += [
        f"{rate_text(term)} áp dụng {_later(first.get(term))}"
        for term in fund.terms
        if term not in terms and _begins_in(term, one) and term.rate and rate_text(term) not in texts
    ]
    return say("{rates}", rates=Span(", ".join(texts), (fund.source,), figure=True))


def _one_after_another(
    rates: Sequence[tuple[TermFacts, str]], first: Mapping[TermFacts, DueFacts]
) -> list[str]:
    """`1% đến hết ngày 30/6/2025`, `0,5% từ ngày 01/7/2025`: rates by the days of their Kỳ."""
    starts = [first[term].period.start for term, _ in rates]
    begins = f"{rates[0][1]} đến hết ngày {date_in_text(starts[1] - timedelta(days=1))}"
    later = zip(rates[1:], starts[1:], strict=True)
    return [begins, *(f"{text} từ ngày {date_in_text(start)}" for (_, text), start in later)]


def _begins_in(term: TermFacts, one: FundPeriod) -> bool:
    return term.starts_on is not None and one.period.contains(term.starts_on)


def _ky(due: DueFacts) -> str:
    return f"kỳ {lower_first(due.period.label)}"


def _later(due: DueFacts | None) -> str:
    return f"từ {_ky(due)}" if due else "chưa cho kỳ nào"
