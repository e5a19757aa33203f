"""Who paid to a fund, and whose payment counts for another period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.dates import date_in_text
from app.core.vietnamese import join_words, ratio_text, share_text
from app.dues.shares.facts import FundPeriod
from app.log.figures.facts import Figure
from app.people.roster.facts import LeavingReason, MembershipFacts
from app.people.roster.rules import membership_on
from app.year.figures.record import FundTerms, Record
from app.year.reports.narration.language.letters import sentence_case
from app.year.reports.phrases import NOTHING, count, joined, say
from app.year.reports.report import Sentence, Span

#: (who paid, đồng, the collection) of each payment.
Paid = tuple[int, int, str]
#: What became of one who paid and is no member on the cut-off.
_GONE = {
    LeavingReason.TRANSFERRED: "đã chuyển đi",
    LeavingReason.RETIRED: "đã nghỉ hưu",
    LeavingReason.QUIT: "đã thôi việc",
    LeavingReason.DIED: "đã từ trần",
    LeavingReason.LEFT_UNION: "đã ra khỏi công đoàn",
}


@dataclass(frozen=True, slots=True)
class Collected:
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


def payers(group: Sequence[Collected]) -> Sentence:
    """`100% đoàn viên (22/22) đóng đủ`; of some who paid in part, both shares."""
    first = group[0]
    if not first.asked.value:
        return NOTHING
    if first.everybody_paid:
        return say("{share} đóng đủ", share=_share([one.in_full for one in group], first.asked))
    some = say("{share} tham gia", share=_share([first.payers], first.asked))
    if not first.in_full.value:
        return say("{some} đóng góp", some=some)
    if first.in_full.number == first.payers.number:
        return say("{full} tham gia, đóng đủ", full=_share([first.in_full], first.asked))
    return say("{some}, {full} đóng đủ", some=some, full=_share([first.in_full], first.asked))


def _share(parts: Sequence[Figure], whole: Figure) -> Sentence:
    """`100% đoàn viên (22/22)` of one figure, or of several that are equal."""
    sources = tuple(dict.fromkeys((*(row for one in parts for row in one.sources), *whole.sources)))
    key = parts[0].key
    texts = share_text(parts[0].number, whole.number), ratio_text(parts[0].number, whole.number)
    percent, ratio = (Span(text, sources, figure=True, key=key) for text in texts)
    return say("{percent} đoàn viên ({ratio})", percent=percent, ratio=ratio)


def names_of_payers(group: Sequence[Collected]) -> str:
    names = [fund_name(one.fund.name) for one in group]
    if len(names) == 1:
        return names[0]
    return f"các quỹ {join_words(name.removeprefix('quỹ ') for name in names)}"


def who_paid(one: FundPeriod, paid: Sequence[Paid], record: Record) -> Sentence | None:
    """`22 người đóng, trong đó 01 người đã nghỉ hưu`: where the share does not say who paid."""
    people = {member_id for member_id, _, _ in paid} | set(one.payers)
    if people == set(one.payers):
        return None
    memberships = {person.id: person.memberships for person in record.people}
    became: dict[str, list[str]] = {}
    for member_id in sorted(people - one.members):
        words = _became(memberships.get(member_id, ()), record.as_of)
        became.setdefault(words, []).append(f"members/{member_id}")
    payers = say("{n} người đóng", n=count(len(people), collections(paid)))
    if not became:
        return payers
    parts = [say(f"{{n}} người {words}", n=count(len(sources), sources)) for words, sources in became.items()]
    return say("{payers}, trong đó {parts}", payers=payers, parts=joined(parts))


def paid_before(one: FundPeriod) -> Sentence | None:
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


def collections(paid: Iterable[Paid]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for _, _, source in paid))


def fund_name(name: str) -> str:
    """Its name inside of a sentence, with the word *quỹ* before it unless it has such a word."""
    name = sentence_case(name)
    first = name.split()[0].lower() if name else ""
    if first in ("quỹ", "đoàn", "công", "kinh"):
        return name[:1].lower() + name[1:]
    return f"quỹ {name}"
