"""Funds to which members pay: what was asked, who paid, how much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.books.cashbook.facts import Nature
from app.books.totals.queries import book_read
from app.core.vietnamese import capital_first
from app.dues.shares.facts import FundPeriod, belongs
from app.log.figures.facts import Figure
from app.year.figures.record import FundTerms
from app.year.reports.narration.money.payers import (
    Collected,
    Paid,
    collections,
    fund_name,
    names_of_payers,
    paid_before,
    payers,
    who_paid,
)
from app.year.reports.narration.money.rates import rates
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import NOTHING, body, count, dong, item, say
from app.year.reports.report import Block, Sentence, Span


def funds(narration: Narration) -> Sequence[Block]:
    """What members paid into the funds: who, by which rate, how much; funds of one rate together.

    Dues are reported with the money where an outline has a part for it.
    """
    found = [fund for fund in narration.record.funds if not _is_with_money(fund, narration)]
    lines = _lines(found, narration)
    if len(lines) < 2:
        return [body(line) for line in lines]
    lead = say(narration.begin(f"{narration.union} đã vận động đóng góp các loại quỹ với kết quả như sau:"))
    return (body(lead), *map(item, lines))


def dues(narration: Narration) -> Sequence[Block]:
    """`Thu đoàn phí đúng mức quy định: …`: an obligation, not a campaign."""
    found = [fund for fund in narration.record.funds if _is_dues(fund, narration)]
    return [body(line) for line in _lines(found, narration)]


def _is_dues(fund: FundTerms, narration: Narration) -> bool:
    held = narration.record.scope.read(book_read).funds
    return any(one.id == fund.id and one.nature is Nature.DUES for one in held)


def _is_with_money(fund: FundTerms, narration: Narration) -> bool:
    return "finance" in narration.outline.narrators and _is_dues(fund, narration)


def _lines(some: Iterable[FundTerms], narration: Narration) -> list[Sentence]:
    """A sentence for each fund or group of equal ones, then what was paid for other Kỳ."""
    groups: dict[object, list[Collected]] = {}
    others: list[Sentence] = []
    for fund in some:
        one = narration.record.fund_periods.get(fund.id)
        if one is None or not one.payments:
            continue
        own, later = _paid(one)
        if own:
            figures = _figures(fund, narration)
            names = who_paid(one, own, narration.record)
            collected = Collected(fund, one, own, *figures, rates(fund, one), names)
            groups.setdefault(_predicate(collected, narration), []).append(collected)
        if later:
            others.append(_of_others(fund, later))
    return [*(_of_period(group, narration) for group in groups.values()), *others]


def _figures(fund: FundTerms, narration: Narration) -> tuple[Figure, Figure, Figure]:
    asked, payers, in_full = (
        narration.figure(f"fund[{fund.name}].{what}") for what in ("asked", "payers", "payers_in_full")
    )
    return asked, payers, in_full


def _predicate(one: Collected, narration: Narration) -> object:
    """Funds of which the same is said are reported in one sentence; else a fund is by itself."""
    rates = one.rates
    is_plain = (
        one.everybody_paid
        and rates
        and not one.who_paid
        and not one.period.payers_before
        and not _is_dues(one.fund, narration)
    )
    return (rates.text, one.asked.number) if is_plain and rates else one.fund.id


def _of_period(group: Sequence[Collected], narration: Narration) -> Sentence:
    """`Có 100% đoàn viên (30/30) đóng đủ các quỹ A, B và C, mỗi quỹ 30.000đ/người/năm, tổng số …`"""
    first = group[0]
    rates, who = first.rates, payers(group)
    total = dong(sum(one.total for one in group), collections(_payments(group)))
    if _is_dues(first.fund, narration):
        return _of_dues(first, total)
    is_voluntary = bool(rates) and not who.spans
    parts = [
        say("{each}{rates}", each=_each(group, rates), rates=rates) if rates and not is_voluntary else None,
        first.who_paid,
        say("tổng số {total}", total=total),
        paid_before(first.period),
    ]
    names = names_of_payers(group)
    values: dict[str, Sentence | Span | str] = {
        "names": names,
        "capital": capital_first(names),
        "who": who,
        "way": say(" {rates}", rates=rates) if is_voluntary and rates else NOTHING,
        "parts": with_commas(parts),
    }
    ways = ("Có {who} {names}, {parts}.", "{capital} được {who}, {parts}.")
    if not who.spans:
        ways = ("Vận động đóng góp {names}{way}, {parts}.", "{capital} được vận động{way}, {parts}.")
    sources = tuple(one.fund.source for one in group)
    return narration.voice.choose(say(words, sources=sources, **values) for words in ways)


def _payments(group: Sequence[Collected]) -> list[Paid]:
    return [payment for one in group for payment in one.paid]


def _of_dues(one: Collected, total: Span) -> Sentence:
    """`Thu đoàn phí đúng mức quy định: 1% …; 100% đoàn viên (22/22) đóng đủ, số thu 14.424.000 đồng.`"""
    is_right = "đúng mức quy định" if one.everybody_paid else "theo mức quy định"
    who = payers([one])
    parts = [
        who if who.spans else None,
        one.who_paid,
        say("số thu {total}", total=total),
        paid_before(one.period),
    ]
    return say(
        f"Thu {{name}} {is_right}{{rates}}; {{parts}}.",
        name=fund_name(one.fund.name),
        rates=say(": {rates}", rates=one.rates) if one.rates else NOTHING,
        parts=with_commas(parts),
        sources=(one.fund.source,),
    )


def _each(group: Sequence[Collected], rates: Sentence | None) -> str:
    """What stands before a rate: `mỗi quỹ`, `mức`."""
    if rates and not rates.text[:1].isdigit():
        return ""
    return "mỗi quỹ " if len(group) > 1 else "mức "


def _of_others(fund: FundTerms, others: Sequence[Paid]) -> Sentence:
    """What was paid for other Kỳ."""
    total = dong(sum(amount for _, amount, _ in others), collections(others))
    people = count(len({member_id for member_id, _, _ in others}), collections(others))
    template = "Thu tiền {fund} cho kỳ khác của {n} người, số tiền {total}."
    return say(template, fund=fund_name(fund.name), n=people, total=total, sources=(fund.source,))


def _paid(one: FundPeriod) -> tuple[list[Paid], list[Paid]]:
    """What was paid in the period for its own Kỳ, and for others."""
    own: list[Paid] = []
    others: list[Paid] = []
    for member_id, payment in one.payments:
        is_own = belongs(payment.start, payment.end, one.period)
        source = f"activities/{payment.collection_id}"
        (own if is_own else others).append((member_id, payment.amount, source))
    return own, others
