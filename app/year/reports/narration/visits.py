"""Visits and gifts: two groups, each by reason and in total, other people's money stated separately."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.vietnamese import lower_common, lower_first
from app.life.visits.facts import IS_VISIT, Audience, Reason, VisitFacts
from app.log.figures.facts import LoggedEntry
from app.year.reports.narration.sentences import Narration, money, named_money, with_commas
from app.year.reports.phrases import body, count, counted, item, joined, say
from app.year.reports.report import Block, Paragraph, Sentence

#: Reasons whose occasion is a cause, not a celebration.
_SAD = frozenset({Reason.ILLNESS, Reason.BEREAVEMENT, Reason.MISFORTUNE})
Visits = Sequence[LoggedEntry[VisitFacts]]


def visits(narration: Narration) -> Sequence[Block]:
    """Both groups together, then each group: its total, and a line for each reason."""
    entries = narration.record.visits
    if not entries:
        return ()
    groups = [
        ("Thăm hỏi", "visits", [visit for visit in entries if visit.facts.reason in IS_VISIT]),
        ("Tặng quà", "gifts", [visit for visit in entries if visit.facts.reason not in IS_VISIT]),
    ]
    blocks: list[Block] = []
    if all(group for *_, group in groups):
        lead = f"{narration.in_period}, công đoàn đã thăm hỏi, tặng quà tổng cộng {{total}}."
        by_audience = say("Theo đối tượng: {audiences}.", audiences=_every_audience(narration))
        blocks.append(body(say(lead, total=_totals(narration, "care")), by_audience))
    for name, prefix, group in groups:
        if group:
            blocks.append(body(say(f"{name}: {{total}}. Cụ thể:", total=_totals(narration, prefix))))
            blocks.extend(
                _reason(reason, prefix, group, narration) for reason in Reason if _for_reason(reason, group)
            )
    return blocks


def women(narration: Narration) -> Sequence[Block]:
    """Visits and gifts of women's work: by reason, or by their words."""
    return [
        item(_gift(group))
        for group in _same_gifts([v for v in narration.record.visits if _is_womens(v.facts, narration)])
    ]


def _is_womens(facts: VisitFacts, narration: Narration) -> bool:
    return facts.reason is Reason.WOMEN or narration.is_womens(facts.occasion, facts.recipient)


def _totals(narration: Narration, prefix: str) -> Sentence:
    """`05 lượt, 3.500.000 đồng` of visits, gifts or both."""
    total, own, others = (narration.figure(f"{prefix}.money{part}") for part in ("", ".own", ".others"))
    turns = say("{n} lượt", n=counted(narration.figure(f"{prefix}.times")))
    return with_commas([turns, named_money(total, own, others)])


def _money(entries: Visits) -> Sentence | None:
    own = sum(visit.facts.amount or 0 for visit in entries if visit.facts.fund_id is not None)
    others = sum(visit.facts.amount or 0 for visit in entries if visit.facts.fund_id is None)
    return money(own, others, [v.source for v in entries if v.facts.amount]) if own or others else None


def _people(visit: LoggedEntry[VisitFacts]) -> int:
    return visit.facts.people or 1


def _for_reason(reason: Reason, entries: Visits) -> list[LoggedEntry[VisitFacts]]:
    return [visit for visit in entries if visit.facts.reason is reason]


def _reason(reason: Reason, prefix: str, group: Visits, narration: Narration) -> Paragraph:
    """A reason's total; gifts, and visits with an occasion, also get sentences of their own."""
    entries = _for_reason(reason, group)
    turns = say("{n} lượt", n=counted(narration.figure(f"{prefix}.times[{reason.label}]")))
    summary = say(
        f"{reason.label}: {{total}}{{audiences}}.",
        total=with_commas([turns, _money(entries)]),
        audiences=_relatives(entries),
    )
    detailed = [v for v in entries if reason not in IS_VISIT or v.facts.occasion or v.facts.in_kind]
    details = [_gift(alike) for alike in _same_gifts(detailed)]
    return item(summary, *details)


def _same_gifts(entries: Visits) -> list[list[LoggedEntry[VisitFacts]]]:
    """The entries grouped by occasion, recipient and gift."""
    groups: dict[tuple[str, str, str], list[LoggedEntry[VisitFacts]]] = {}
    for visit in entries:
        key = (visit.facts.occasion, visit.facts.recipient, visit.facts.in_kind)
        groups.setdefault(key, []).append(visit)
    return list(groups.values())


def _gift(alike: Visits) -> Sentence:
    """`Nhân dịp Tết Trung thu, tặng quà con đoàn viên (18 suất, 1.800.000 đồng).`"""
    facts = alike[0].facts
    sources = [visit.source for visit in alike]
    festive = bool(facts.occasion) and facts.reason not in _SAD
    unit, verb = ("lượt", "thăm hỏi") if facts.reason in IS_VISIT else ("suất", "tặng quà")
    size = with_commas(
        [
            say(f"{{n}} {unit}", n=count(sum(_people(visit) for visit in alike), sources)),
            _money(alike),
            say("hiện vật: {gift}", gift=facts.in_kind) if facts.in_kind else None,
        ]
    )
    return say(
        "{opening} {recipient}{cause} ({size}).",
        opening=f"Nhân dịp {facts.occasion}, {verb}" if festive else verb.capitalize(),
        recipient=lower_common(facts.recipient),
        cause=f", {lower_common(facts.occasion)}" if facts.occasion and not festive else "",
        size=size,
        sources=tuple(sources),
    )


def _relatives(entries: Visits) -> Sentence:
    """Whom a reason's visits were for, if not all for members; empty for gifts, which name recipients."""
    of_members = {visit.facts.audience for visit in entries} <= {Audience.MEMBER}
    if of_members or entries[0].facts.reason not in IS_VISIT:
        return Sentence(())
    return say(" ({audiences})", audiences=_audiences(entries))


def _every_audience(narration: Narration) -> Sentence:
    figures = [(one, narration.figure(f"care.times.audience[{one.label}]")) for one in Audience]
    return joined(
        say(f"{lower_first(one.label)} {{n}} lượt", n=counted(figure))
        for one, figure in figures
        if figure.value
    )


def _audiences(entries: Visits) -> Sentence:
    parts = []
    for audience in Audience:
        some = [visit for visit in entries if visit.facts.audience is audience]
        if some:
            number = count(sum(_people(visit) for visit in some), [visit.source for visit in some])
            parts.append(say(f"{lower_first(audience.label)} {{n}} lượt", n=number))
    return joined(parts)
