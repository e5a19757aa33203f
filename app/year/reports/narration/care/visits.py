"""Visits and gifts: each circle by itself, then all; other people's money stated separately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.vietnamese import capital_first
from app.life.visits.facts import IS_VISIT, Circle, Reason, VisitFacts
from app.log.activities.facts import MoneySource
from app.year.reports.narration.care.entries import (
    Visit,
    Visits,
    alike,
    is_detailed,
    is_set_apart,
    money_of,
    occasion_text,
    people_of,
    received_by,
)
from app.year.reports.narration.care.gifts import gift, gift_lines
from app.year.reports.narration.care.reasons import first, visit_lines
from app.year.reports.narration.care.totals import everybody, reasons_of, total_of, who
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.sentences import (
    Narration,
)
from app.year.reports.phrases import NOTHING, body, count, counted, joined, say
from app.year.reports.report import Block, Paragraph, Sentence, Span


def visits(narration: Narration) -> Sequence[Block]:
    """Each circle by itself, then all of them: no sum is given of two circles before each was."""
    entries = narration.record.visits
    circles = {
        circle: ours
        for circle in Circle
        if (ours := [visit for visit in entries if visit.facts.audience.circle is circle])
    }
    blocks: list[Block] = []
    for circle, ours in circles.items():
        blocks.extend(_circle(circle, ours, narration, is_only=len(circles) == 1))
    audiences = {visit.facts.audience for visit in entries}
    are_both = len({visit.facts.reason in IS_VISIT for visit in entries}) > 1
    if (len(audiences) > 1 or are_both) and not narration.is_narrowed:
        blocks.append(body(*everybody(narration, is_summed=len(circles) == 1 and not are_both)))
    return blocks


def women(narration: Narration) -> Sequence[Block]:
    """Visits and gifts of women's work, by occasion: reported in full where care is, here in other words."""
    entries = [visit for visit in narration.record.visits if _is_womens(visit.facts, narration)]
    occasions: dict[str, list[Visit]] = {}
    for visit in entries:
        occasions.setdefault(visit.facts.occasion, []).append(visit)
    if len(occasions) <= grammar().most_listed:
        return [body(_dedicated(ours, narration)) for ours in occasions.values()]
    number = count(sum(map(people_of, entries)), [visit.source for visit in entries])
    spent = money_of(entries, is_named=False)
    return [
        body(
            say(
                "{union} dành {n} suất quà cho công tác nữ công{spent}.",
                union=narration.union,
                n=number,
                spent=say(", trị giá {spent}", spent=spent) if spent else NOTHING,
            )
        )
    ]


def _is_womens(facts: VisitFacts, narration: Narration) -> bool:
    is_meant = facts.reason is Reason.WOMEN or narration.is_womens(facts.occasion, facts.recipient)
    return is_meant and not facts.names_nobody


def _dedicated(entries: Visits, narration: Narration) -> Sentence:
    """`Nhân dịp 8/3, Công đoàn xã dành 13 suất quà tặng nữ đoàn viên, trị giá 1,3 triệu đồng.`"""
    opening = occasion_text(entries[0].facts, narration)
    clauses = []
    for group in first(alike(entries)):
        spent = money_of(group, is_named=False)
        clauses.append(
            say(
                "{n} suất quà tặng {who}{spent}",
                n=count(sum(map(people_of, group)), [visit.source for visit in group]),
                who=received_by(group[0].facts, sum(map(people_of, group))),
                spent=say(", trị giá {spent}", spent=spent) if spent else NOTHING,
            )
        )
    parts: dict[str, Sentence | Span | str] = {
        "opening": f"{capital_first(opening)}, " if opening else "",
        "opening_low": opening,
        "gifts": joined(clauses, "; "),
        "union": narration.union,
    }
    sources = tuple(visit.source for visit in entries)
    ways = ["{opening}{union} dành {gifts}.", "{union} còn dành {gifts} {opening_low}."]
    if not opening:
        ways = ["{union} dành {gifts}.", "Ngoài ra, có {gifts}."]
    return narration.voice.choose(say(words, sources=sources, **parts) for words in ways)


def _circle(circle: Circle, entries: Visits, narration: Narration, *, is_only: bool) -> list[Block]:
    """What was done for a circle; of members visits and gifts by themselves.

    Figures of the only one have their plain names, without that of the circle.
    """
    of_circle = "" if is_only else f".{circle.value}"
    visiting = [visit for visit in entries if visit.facts.reason in IS_VISIT]
    giving = [visit for visit in entries if visit.facts.reason not in IS_VISIT]
    parts = [(group, some) for group, some in (("visits", visiting), ("gifts", giving)) if some]
    if len(parts) > 1 and circle is not Circle.MEMBERS:
        return _of_group(f"care{of_circle}", entries, circle, narration)
    has_own_figures = is_only or circle is Circle.MEMBERS
    return [
        block
        for group, some in parts
        for block in _of_group(f"{group if has_own_figures else 'care'}{of_circle}", some, circle, narration)
    ]


def _of_group(prefix: str, entries: Visits, circle: Circle, narration: Narration) -> list[Block]:
    """A sentence on all of them, then what was done for each reason and each gift, the first of many."""
    turns = say("{n}", n=counted(narration.figure(f"{prefix}.times")))
    spent = total_of(narration, prefix)
    visiting = [visit for visit in entries if visit.facts.reason in IS_VISIT]
    giving = [visit for visit in entries if visit.facts.reason not in IS_VISIT]
    is_short = not giving and (
        _has_same_lines_before(entries, circle, narration)
        or (len(entries) <= narration.most_listed and not any(map(is_set_apart, entries)))
    )
    shown = _without_source(entries)
    lines = [] if is_short else _lines(prefix, shown, narration)
    verb = _doing(circle, bool(visiting), bool(giving))
    reasons = say(" ({reasons})", reasons=reasons_of(prefix, shown, narration)) if is_short else NOTHING
    may_name = not any(visit.facts.names_nobody for visit in giving)
    if len(lines) == 1 and not visiting and may_name:
        return [body(gift(giving, narration, is_opening=True))]
    lead = narration.begin(
        f"{narration.union} đã {verb} {{n}} {'suất quà cho' if not visiting else 'lượt'} {{who}}{{spent}}"
    )
    is_all = len(alike([one for one in giving if not one.facts.names_nobody])) <= grammar().most_listed
    end = "." if is_short else ", cụ thể:" if is_all else ", nổi bật là:"
    sentence = say(
        lead + "{reasons}{end}",
        n=turns,
        who=who(entries),
        spent=spent,
        reasons=reasons,
        end=end,
    )
    return [body(sentence), *lines]


def _has_same_lines_before(entries: Visits, circle: Circle, narration: Narration) -> bool:
    """Whether a circle before has the same lines: then the reasons of this one are counted in brackets."""
    before = [*Circle][: [*Circle].index(circle)]
    visited = [one for one in narration.record.visits if one.facts.reason in IS_VISIT]
    has_lines = sum(one.facts.audience.circle in before for one in visited) > narration.most_listed
    is_plain = not any(is_detailed(one, is_only=False) or one.facts.giver for one in entries)
    return has_lines and is_plain and len({one.facts.reason for one in entries}) > 1


def _lines(prefix: str, entries: Visits, narration: Narration) -> list[Paragraph]:
    visiting = [visit for visit in entries if visit.facts.reason in IS_VISIT]
    giving = [visit for visit in entries if visit.facts.reason not in IS_VISIT]
    return [*visit_lines(prefix, visiting, narration), *gift_lines(giving, narration)]


def _without_source(entries: Visits) -> Visits:
    """The entries without whose money it is where the lead has said that of all of it."""
    sources = {one.facts.money_source for one in entries if one.facts.amount}
    if len(sources) != 1 or any(one.facts.giver for one in entries):
        return entries
    return [replace(one, facts=replace(one.facts, money_source=MoneySource.OWN)) for one in entries]


def _doing(circle: Circle, has_visits: bool, has_gifts: bool) -> str:
    visiting = "hỗ trợ" if circle is Circle.OUTSIDERS else "thăm hỏi"
    if has_visits and has_gifts:
        return f"{visiting}, tặng quà"
    return visiting if has_visits else "tặng"
