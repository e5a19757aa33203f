"""The funds: rate, share of members taking part, money."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dates import format_date
from app.dues.funds.facts import Basis, TermFacts
from app.dues.funds.rules import rate_text
from app.year.figures import counting as figures
from app.year.figures.record import FundTerms, Record
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, count, dong, item, say, share
from app.year.reports.report import Block, Sentence, Span


def funds(narration: Narration) -> Sequence[Block]:
    """Each fund that was paid into: rate, members who took part, who paid in full, the total."""
    record = narration.record
    lines = [item(line) for fund in record.funds for line in _fund(fund, record)]
    if not lines:
        return ()
    lead = say(
        f"{narration.in_period}, công đoàn đã vận động đoàn viên, người lao động đóng góp các loại quỹ:"
    )
    return (body(lead), *lines)


def _fund(fund: FundTerms, record: Record) -> list[Sentence]:
    paid, others = figures.paid_for(record, fund), figures.paid_for_other_periods(record, fund)
    lines = []
    if paid:
        taking_part = figures.fund_share(record, [fund])
        total = dong(sum(one.amount for one in paid), figures.sources_of(paid))
        parts = [
            _rates(fund, record),
            say("{share} đoàn viên tham gia", share=share(taking_part)) if taking_part.total else None,
            _in_full(fund, record),
            say("tổng số tiền {total}", total=total),
        ]
        lines.append(
            say(
                "{fund}: {facts}.",
                fund=_full_name(fund),
                facts=with_commas(parts),
                sources=(fund.source,),
            )
        )
    if others:
        total = dong(sum(one.amount for one in others), figures.sources_of(others))
        payers = count(len({one.member_id for one in others}), figures.sources_of(others))
        template = "{fund}, tiền thu cho kỳ khác: {n} người đóng, số tiền {total}."
        lines.append(say(template, fund=_full_name(fund), n=payers, total=total, sources=(fund.source,)))
    return lines


def _full_name(fund: FundTerms) -> str:
    """Its name with the word *quỹ* before it, unless the name has such a word."""
    first = fund.name.split()[0].lower() if fund.name else ""
    is_named = first in ("quỹ", "đoàn", "công", "kinh")
    return (fund.name[:1].upper() + fund.name[1:]) if is_named else f"Quỹ {fund.name}"


def _in_full(fund: FundTerms, record: Record) -> Sentence | None:
    full = figures.paid_in_full(record, fund)
    return say("{share} đoàn viên đóng đủ", share=share(full)) if full and full.part else None


def _rates(fund: FundTerms, record: Record) -> Sentence | None:
    """The rates that were in force in the period; with their first days if there were several."""
    terms = [term for term in fund.terms if term.rate and _in_period(term, record)]
    if not terms:
        return say("đóng góp tự nguyện") if any(t.basis is Basis.VOLUNTARY for t in fund.terms) else None
    texts = [rate_text(term) for term in terms]
    if len(set(texts)) == 1:
        return say("mức đóng {rate}", rate=Span(texts[0], (fund.source,), figure=True))
    dated = [
        f"{text} (từ ngày {format_date(term.starts_on)})" if term.starts_on else text
        for term, text in zip(terms, texts, strict=True)
    ]
    return say("mức đóng {rates}", rates=Span(", ".join(dated), (fund.source,), figure=True))


def _in_period(term: TermFacts, record: Record) -> bool:
    starts, ends = term.starts_on, term.ends_on
    return (starts is None or starts <= record.period.end) and (ends is None or ends >= record.period.start)
