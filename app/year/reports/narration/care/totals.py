"""Sums of visits and gifts, and for whom they were."""

from __future__ import annotations

from app.core.vietnamese import join_words
from app.life.visits.facts import IS_VISIT, Audience, Reason
from app.log.activities.facts import MoneySource
from app.year.reports.narration.care.entries import Visits, money_of
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.money.late import late_text
from app.year.reports.narration.sentences import Narration, listed, named_money, with_commas
from app.year.reports.phrases import NOTHING, counted, joined, say
from app.year.reports.report import Sentence

#: Whom visits are for, inside of a sentence; gifts say more of children.
_WHO = {
    Audience.MEMBER: "đoàn viên",
    Audience.WORKER: "người lao động chưa là đoàn viên",
    Audience.RELATIVE: "thân nhân đoàn viên",
    Audience.CHILD: "các cháu là con đoàn viên",
    Audience.PATIENT: "bệnh nhân",
    Audience.POOR: "hộ nghèo",
    Audience.POLICY: "gia đình chính sách",
    Audience.OUTSIDER: "đối tượng trên địa bàn",
}


def who(entries: Visits) -> str:
    """The groups they were for: `đoàn viên, thân nhân đoàn viên`."""
    held = {visit.facts.audience for visit in entries}
    return join_words(_called(audience, entries) for audience in Audience if audience in held)


def _called(audience: Audience, entries: Visits) -> str:
    """An audience inside of a sentence; outsiders to whom gratitude is owed are named so."""
    ours = {visit.facts.reason for visit in entries if visit.facts.audience is audience}
    if audience is Audience.OUTSIDER and ours == {Reason.GRATITUDE}:
        return "đối tượng chính sách trên địa bàn"
    return _WHO[audience]


def total_of(narration: Narration, prefix: str, *, in_brackets: bool = False) -> Sentence:
    """` với số tiền 3,5 triệu đồng`, each source apart, in brackets where the sentence goes on."""
    spent = _spent(narration, prefix, "{total} ({apart})" if in_brackets else "")
    amounts = with_commas([spent, late_text(narration, narration.figure(f"{prefix}.money").sources)])
    return say(" với số tiền {amounts}", amounts=amounts) if amounts.spans else NOTHING


def _spent(narration: Narration, prefix: str, words: str) -> Sentence | None:
    """The money of a group, for each of several sources; `words` replaces the usual wording."""
    parts = {source: narration.figure(f"{prefix}.money.{source.value}") for source in MoneySource}
    return named_money(narration.figure(f"{prefix}.money"), parts, words)


def reasons_of(prefix: str, entries: Visits, narration: Narration) -> Sentence:
    """`ốm đau 02, 800.000 đồng; việc hiếu 01, 500.000 đồng`."""
    words = grammar().reasons
    found = [reason for reason in words if any(one.facts.reason is reason for one in entries)]
    parts = []
    for reason in found:
        spent = money_of([one for one in entries if one.facts.reason is reason], is_named=False)
        parts.append(
            say(
                f"{words[reason].word} {{n}}{{spent}}",
                n=counted(narration.figure(f"{prefix}.times[{reason.label}]")),
                # With a single reason the sum was stated just before.
                spent=say(", {spent}", spent=spent) if spent and len(found) > 1 else NOTHING,
            )
        )
    return joined(parts, "; ")


def everybody(narration: Narration, *, is_summed: bool) -> list[Sentence]:
    """All of them, and the groups they were for; `is_summed`: the sentence before has the sum already."""
    entries = narration.record.visits
    clauses = []
    for audience in Audience:
        figure = narration.figure(f"care.times.audience[{audience.label}]")
        if figure.value:
            ours = [visit for visit in entries if visit.facts.audience is audience]
            is_gift = all(visit.facts.reason not in IS_VISIT for visit in ours)
            unit = "suất quà cho" if is_gift else "lượt"
            clauses.append(say(f"{{n}} {unit} {_called(audience, ours)}", n=counted(figure)))
    whom = listed(clauses)
    if is_summed:
        return [say("Tính chung {period}, có {whom}.", period=narration.period, whom=whom)]
    kinds = [
        say(f"{words}{{spent}}", n=counted(figure), spent=_in_brackets(narration, group))
        for group, words in (("visits", "thăm hỏi, hỗ trợ {n} lượt"), ("gifts", "tặng {n} suất quà"))
        if (figure := narration.figure(f"{group}.times")).value
    ]
    is_split = len(kinds) > 1 and len({visit.facts.audience.circle for visit in entries}) > 1
    first = say(
        "Tính chung {period}, {union} đã thăm hỏi, tặng quà {n} lượt{spent}, gồm {parts}.",
        period=narration.period,
        union=narration.union,
        n=counted(narration.figure("care.times")),
        spent=total_of(narration, "care", in_brackets=True),
        parts=listed(kinds) if is_split else whom,
    )
    return [first, say("Trong số đó có {whom}.", whom=whom)] if is_split else [first]


def _in_brackets(narration: Narration, group: str) -> Sentence:
    """` (14 triệu đồng)`, of several sources each."""
    spent = _spent(narration, group, "{total}: {apart}")
    return say(" ({spent})", spent=spent) if spent else NOTHING
