"""The funds: rate, share of members taking part, money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.books.cashbook.facts import Nature
from app.books.totals.queries import book_read
from app.core.dates import date_in_text
from app.core.vietnamese import capital_first, join_words, lower_first, ratio_text, share_text
from app.dues.funds.facts import Basis, TermFacts
from app.dues.funds.rules import rate_text
from app.dues.ledger.facts import DueFacts
from app.dues.ledger.rules import first_dues, horizon, term_applied
from app.dues.shares.facts import FundPeriod, belongs
from app.log.figures.facts import Figure
from app.people.roster.facts import LeavingReason, MembershipFacts
from app.people.roster.rules import membership_on
from app.year.figures.record import FundTerms, Record
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, count, dong, item, joined, say
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


@dataclass(frozen=True, slots=True)
class _Collected:
    """What of a fund was paid for the period's own Kỳ, by how many of those asked."""

    fund: FundTerms
    period: FundPeriod
    paid: Sequence[Paid]
    asked: Figure
    payers: Figure
    in_full: Figure
    rates: Sentence | None
    who_paid: Sentence | None

    @property
    def total(self) -> int:
        return sum(amount for _, amount, _ in self.paid)

    @property
    def everybody_paid(self) -> bool:
        return self.asked.number == self.in_full.number > 0


def funds(narration: Narration) -> Sequence[Block]:
    """What members paid into the funds: who, by which rate, how much; funds of one rate together.

    Dues are told with the money where an outline tells of that.
    """
    found = [fund for fund in narration.record.funds if not _told_with_money(fund, narration)]
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


def _told_with_money(fund: FundTerms, narration: Narration) -> bool:
    return narration.outline.names("finance") and _is_dues(fund, narration)


def _lines(some: Iterable[FundTerms], narration: Narration) -> list[Sentence]:
    """A sentence for each fund or group of equal ones, then what was paid for other Kỳ."""
    groups: dict[object, list[_Collected]] = {}
    others: list[Sentence] = []
    for fund in some:
        one = narration.record.fund_periods.get(fund.id)
        if one is None or not one.payments:
            continue
        own, later = _paid(one)
        if own:
            figures = _figures(fund, narration)
            who_paid = _who_paid(one, own, narration.record)
            collected = _Collected(fund, one, own, *figures, _rates(fund, one), who_paid)
            groups.setdefault(_predicate(collected, narration), []).append(collected)
        if later:
            others.append(_of_others(fund, later))
    return [*(_of_period(group, narration) for group in groups.values()), *others]


def _figures(fund: FundTerms, narration: Narration) -> tuple[Figure, Figure, Figure]:
    asked, payers, in_full = (
        narration.figure(f"fund[{fund.name}].{what}") for what in ("asked", "payers", "payers_in_full")
    )
    return asked, payers, in_full


def _predicate(one: _Collected, narration: Narration) -> object:
    """Funds of which the same is said are told in one sentence; else a fund is by itself."""
    rates = one.rates
    is_plain = (
        one.everybody_paid
        and rates
        and not one.who_paid
        and not one.period.payers_before
        and not _is_dues(one.fund, narration)
    )
    return (rates.text, one.asked.number) if is_plain and rates else one.fund.id


def _of_period(group: Sequence[_Collected], narration: Narration) -> Sentence:
    """`Có 100% đoàn viên (30/30) đóng đủ các quỹ A, B và C, mỗi quỹ 30.000đ/người/năm, tổng số …`"""
    first = group[0]
    rates, who = first.rates, _payers(group)
    total = dong(sum(one.total for one in group), _collections(_payments(group)))
    if _is_dues(first.fund, narration):
        return _of_dues(first, total)
    is_voluntary = bool(rates) and not who.spans
    parts = [
        say("{each}{rates}", each=_each(group, rates), rates=rates) if rates and not is_voluntary else None,
        first.who_paid,
        say("tổng số {total}", total=total),
        _paid_before(first.period),
    ]
    names = _names(group)
    told: dict[str, Sentence | Span | str] = {
        "names": names,
        "capital": capital_first(names),
        "who": who,
        "way": say(" {rates}", rates=rates) if is_voluntary and rates else Sentence(()),
        "told": with_commas(parts),
    }
    ways = ("Có {who} {names}, {told}.", "{capital} được {who}, {told}.")
    if not who.spans:
        ways = ("Vận động đóng góp {names}{way}, {told}.", "{capital} được vận động{way}, {told}.")
    sources = tuple(one.fund.source for one in group)
    return narration.voice.choose(say(words, sources=sources, **told) for words in ways)


def _payments(group: Sequence[_Collected]) -> list[Paid]:
    return [payment for one in group for payment in one.paid]


def _of_dues(one: _Collected, total: Span) -> Sentence:
    """`Thu đoàn phí đúng mức quy định: 1% …; 100% đoàn viên (22/22) đóng đủ, số thu 14.424.000 đồng.`"""
    is_right = "đúng mức quy định" if one.everybody_paid else "theo mức quy định"
    who = _payers([one])
    parts = [
        who if who.spans else None,
        one.who_paid,
        say("số thu {total}", total=total),
        _paid_before(one.period),
    ]
    return say(
        f"Thu {{name}} {is_right}{{rates}}; {{parts}}.",
        name=fund_name(one.fund.name),
        rates=say(": {rates}", rates=one.rates) if one.rates else Sentence(()),
        parts=with_commas(parts),
        sources=(one.fund.source,),
    )


def _each(group: Sequence[_Collected], rates: Sentence | None) -> str:
    """What stands before a rate: `mỗi quỹ`, `mức`."""
    if rates and not rates.text[:1].isdigit():
        return ""
    return "mỗi quỹ " if len(group) > 1 else "mức "


def _payers(group: Sequence[_Collected]) -> Sentence:
    """`100% đoàn viên (22/22) đóng đủ`; of some who paid in part, both shares."""
    first = group[0]
    if not first.asked.value:
        return Sentence(())
    if first.everybody_paid:
        return say("{share} đóng đủ", share=_share([one.in_full for one in group], first.asked))
    some = say("{share} tham gia", share=_share([first.payers], first.asked))
    if not first.in_full.value:
        return say("{some} đóng góp", some=some)
    return say("{some}, {full} đóng đủ", some=some, full=_share([first.in_full], first.asked))


def _share(parts: Sequence[Figure], whole: Figure) -> Sentence:
    """`100% đoàn viên (22/22)` of one figure, or of several that are equal."""
    sources = tuple(dict.fromkeys((*(row for one in parts for row in one.sources), *whole.sources)))
    key = parts[0].key
    texts = share_text(parts[0].number, whole.number), ratio_text(parts[0].number, whole.number)
    percent, ratio = (Span(text, sources, figure=True, key=key) for text in texts)
    return say("{percent} đoàn viên ({ratio})", percent=percent, ratio=ratio)


def _names(group: Sequence[_Collected]) -> str:
    names = [fund_name(one.fund.name) for one in group]
    if len(names) == 1:
        return names[0]
    return f"các quỹ {join_words(name.removeprefix('quỹ ') for name in names)}"


def _of_others(fund: FundTerms, others: Sequence[Paid]) -> Sentence:
    """What was paid for other Kỳ."""
    total = dong(sum(amount for _, amount, _ in others), _collections(others))
    people = count(len({member_id for member_id, _, _ in others}), _collections(others))
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


def _collections(paid: Iterable[Paid]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for _, _, source in paid))


def fund_name(name: str) -> str:
    """Its name inside of a sentence, with the word *quỹ* before it unless it has such a word."""
    first = name.split()[0].lower() if name else ""
    if first in ("quỹ", "đoàn", "công", "kinh"):
        return name[:1].lower() + name[1:]
    return f"quỹ {name}"


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
    return say(f"không kể {{n}} người đóng trước ngày {date_in_text(one.period.start)}", n=people)


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
    told: Sequence[tuple[TermFacts, str]], first: Mapping[TermFacts, DueFacts]
) -> list[str]:
    """`1% đến hết ngày 30/6/2025`, `0,5% từ ngày 01/7/2025`: rates by the days of their Kỳ."""
    starts = [first[term].period.start for term, _ in told]
    begins = f"{told[0][1]} đến hết ngày {date_in_text(starts[1] - timedelta(days=1))}"
    later = zip(told[1:], starts[1:], strict=True)
    return [begins, *(f"{text} từ ngày {date_in_text(start)}" for (_, text), start in later)]


def _begins_in(term: TermFacts, one: FundPeriod) -> bool:
    return term.starts_on is not None and one.period.contains(term.starts_on)


def _ky(due: DueFacts) -> str:
    return f"kỳ {lower_first(due.period.label)}"


def _later(due: DueFacts | None) -> str:
    return f"từ {_ky(due)}" if due else "chưa cho kỳ nào"
