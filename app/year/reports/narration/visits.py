"""Visits and gifts: each circle by reason and in total, then all; other people's money stated separately."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.core.vietnamese import capital_first, join_words, lower_common, lower_first
from app.life.visits.facts import IS_PRIVATE, IS_VISIT, Audience, Circle, Reason, VisitFacts
from app.log.activities.facts import MoneySource
from app.log.figures.facts import LoggedEntry
from app.year.reports.narration.occasions import occasions_text
from app.year.reports.narration.sentences import Narration, Paid, late_text, money, named_money, with_commas
from app.year.reports.phrases import body, count, counted, item, joined, say
from app.year.reports.report import Block, Paragraph, Sentence, Span

#: Reasons whose occasion is a cause, not a celebration.
_SAD = frozenset({*IS_PRIVATE, Reason.MISFORTUNE})
Visits = Sequence[LoggedEntry[VisitFacts]]
#: What a visit is called, by whom it is for.
_VISITING = {Circle.MEMBERS: "thăm hỏi", Circle.WORKERS: "thăm hỏi", Circle.OUTSIDERS: "hỗ trợ"}
_GIVING = "tặng quà"
#: Audiences of which the name of their circle says enough.
_PLAIN = frozenset({Audience.MEMBER, Audience.WORKER, Audience.OUTSIDER})
#: How audiences are called beside others, where not by their label.
_BESIDE_OTHERS = {Audience.OUTSIDER: "đối tượng khác"}


def visits(narration: Narration) -> Sequence[Block]:
    """Each circle by itself, then all of them: no sum is told of two circles before each was."""
    entries = narration.record.visits
    circles = {
        circle: ours
        for circle in Circle
        if (ours := [visit for visit in entries if visit.facts.audience.circle is circle])
    }
    blocks: list[Block] = []
    openings = (narration.in_period, "Bên cạnh đó", "Ngoài ra")
    for opening, (circle, ours) in zip(openings, circles.items(), strict=False):
        blocks.extend(_circle(opening, circle, ours, narration, is_only=len(circles) == 1))
    if len(circles) > 1:
        blocks.append(body(_everybody(narration)))
    return blocks


def _circle(
    opening: str, circle: Circle, entries: Visits, narration: Narration, *, is_only: bool
) -> list[Block]:
    """What was done for a circle, then a line for each reason; of members visits and gifts by themselves.

    Figures of the only one are told by their plain names, without that of the circle.
    """
    of_circle = "" if is_only else f".{circle.value}"
    groups = [
        (verb, group, ours)
        for verb, group, is_visit in ((_VISITING[circle], "visits", True), (_GIVING, "gifts", False))
        if (ours := [visit for visit in entries if (visit.facts.reason in IS_VISIT) is is_visit])
    ]
    done = f"{', '.join(verb for verb, *_ in groups)} {lower_first(circle.label)}"
    whole = groups[0][1] if is_only and len(groups) == 1 else f"care{of_circle}"
    is_split = circle is Circle.MEMBERS and len(groups) > 1
    leads = [say(f"{opening}, công đoàn đã {done} {{total}}.", total=_totals(narration, whole))]
    if {visit.facts.audience for visit in entries} - _PLAIN:
        leads.append(say("Theo đối tượng: {audiences}.", audiences=_audiences_of(circle, narration)))
    if not is_split:
        return [body(*leads, say("Cụ thể:")), *_reasons(whole, entries, narration)]
    blocks: list[Block] = [body(*leads)]
    for verb, group, ours in groups:
        key = f"{group}{of_circle}"
        total = _totals(narration, key)
        blocks.append(body(say(f"{capital_first(verb)}: {{total}}. Cụ thể:", total=total)))
        blocks.extend(_reasons(key, ours, narration))
    return blocks


def _everybody(narration: Narration) -> Sentence:
    """`Cộng các đối tượng: thăm hỏi 03 lượt, …; tặng quà 09 lượt, …; tổng cộng 12 lượt, …`."""
    parts = [
        say(f"{words} {{total}}", total=_totals(narration, prefix))
        for words, prefix in (("thăm hỏi", "visits"), ("tặng quà", "gifts"), ("tổng cộng", "care"))
        if narration.figure(f"{prefix}.times").value
    ]
    return say("Cộng các đối tượng: {parts}.", parts=joined(parts, "; "))


def _reasons(prefix: str, entries: Visits, narration: Narration) -> Iterator[Block]:
    for reason in Reason:
        if ours := [visit for visit in entries if visit.facts.reason is reason]:
            yield _reason(reason, prefix, ours, narration)


def women(narration: Narration) -> Sequence[Block]:
    """Visits and gifts of women's work: by reason, or by their words."""
    return [
        item(_gift(group))
        for group in _same_gifts([v for v in narration.record.visits if _is_womens(v.facts, narration)])
    ]


def _is_womens(facts: VisitFacts, narration: Narration) -> bool:
    is_meant = facts.reason is Reason.WOMEN or narration.is_womens(facts.occasion, facts.recipient)
    return is_meant and not facts.names_nobody


def _totals(narration: Narration, prefix: str) -> Sentence:
    """`05 lượt, 3.500.000 đồng` of visits, gifts or both."""
    total = narration.figure(f"{prefix}.money")
    parts = {source: narration.figure(f"{prefix}.money.{source.value}") for source in MoneySource}
    turns = say("{n} lượt", n=counted(narration.figure(f"{prefix}.times")))
    return with_commas([turns, named_money(total, parts), late_text(narration, total.sources)])


def _money(entries: Visits, *, is_named: bool) -> Sentence | None:
    """Their money, the givers of others' by name where that is asked."""
    return money(
        Paid(one.facts.money_source, one.facts.amount, one.source, one.facts.giver if is_named else "")
        for one in entries
    )


def _people(visit: LoggedEntry[VisitFacts]) -> int:
    return visit.facts.people or 1


def _reason(reason: Reason, prefix: str, entries: Visits, narration: Narration) -> Paragraph:
    """A reason's total; gifts, and visits with an occasion, also get sentences of their own.

    Not those that name nobody: their occasion and their gift may tell who it was, too.
    """
    turns = say("{n} lượt", n=counted(narration.figure(f"{prefix}.times[{reason.label}]")))
    detailed = [
        v
        for v in entries
        if not v.facts.names_nobody and (reason not in IS_VISIT or v.facts.occasion or v.facts.in_kind)
    ]
    summary = say(
        f"{reason.label}: {{total}}{{audiences}}.",
        total=with_commas([turns, _money(entries, is_named=not detailed)]),
        audiences=_audiences([v for v in entries if reason in IS_VISIT or v.facts.names_nobody]),
    )
    return item(summary, *(_gift(alike) for alike in _same_gifts(detailed)))


def _same_gifts(entries: Visits) -> list[list[LoggedEntry[VisitFacts]]]:
    """The entries grouped by circle, occasion, recipient and gift."""
    groups: dict[tuple[str, str, str, str], list[LoggedEntry[VisitFacts]]] = {}
    for visit in entries:
        facts = visit.facts
        key = (facts.audience.circle, facts.occasion, facts.recipient, facts.in_kind)
        groups.setdefault(key, []).append(visit)
    return list(groups.values())


def _gift(alike: Visits) -> Sentence:
    """`Nhân dịp Tết Trung thu, tặng quà con đoàn viên (18 suất, 1.800.000 đồng).`"""
    facts = alike[0].facts
    sources = [visit.source for visit in alike]
    festive = bool(facts.occasion) and facts.reason not in _SAD
    unit, verb = (
        ("suất", _GIVING) if facts.reason not in IS_VISIT else ("lượt", _VISITING[facts.audience.circle])
    )
    size = with_commas(
        [
            say(f"{{n}} {unit}", n=count(sum(_people(visit) for visit in alike), sources)),
            _money(alike, is_named=True),
            say("hiện vật: {gift}{of}", gift=facts.in_kind, of=_givers(alike)) if facts.in_kind else None,
        ]
    )
    return say(
        "{opening} {recipient}{cause} ({size}).",
        opening=capital_first(f"{occasions_text([facts.occasion])}, {verb}" if festive else verb),
        recipient=lower_common(facts.recipient),
        cause=f", {lower_common(facts.occasion)}" if facts.occasion and not festive else "",
        size=size,
        sources=tuple(sources),
    )


def _givers(alike: Visits) -> str:
    """` do Công ty A tặng` of gifts without money."""
    givers = dict.fromkeys(one.facts.giver for one in alike if one.facts.giver and not one.facts.amount)
    return f" do {join_words(givers)} tặng" if givers else ""


def _audiences_of(circle: Circle, narration: Narration) -> Sentence:
    """`đoàn viên 05 lượt, con đoàn viên 45 lượt` of a circle."""
    figures = [
        (one, narration.figure(f"care.times.audience[{one.label}]"))
        for one in Audience
        if one.circle is circle
    ]
    return joined(_turns(audience, counted(figure)) for audience, figure in figures if figure.value)


def _audiences(entries: Visits) -> Sentence:
    """Whom a reason's visits were for, where its circle does not say it: ` (thân nhân 01 lượt)`."""
    ours = {
        audience: some
        for audience in Audience
        if (some := [visit for visit in entries if visit.facts.audience is audience])
    }
    if _PLAIN.issuperset(ours):
        return Sentence(())
    told = (
        _turns(audience, count(sum(map(_people, some)), [visit.source for visit in some]))
        for audience, some in ours.items()
    )
    return say(" ({audiences})", audiences=joined(told))


def _turns(audience: Audience, number: Span) -> Sentence:
    words = _BESIDE_OTHERS.get(audience, lower_first(audience.label))
    return say(f"{words} {{n}} lượt", n=number)
