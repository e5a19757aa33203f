"""Visits and gifts: each circle by itself, then all; other people's money stated separately."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.core.vietnamese import capital_first, join_words, lower_common, lower_first
from app.life.visits.facts import IS_VISIT, THEMSELVES, Audience, Circle, Reason, VisitFacts
from app.log.activities.facts import MoneySource
from app.log.figures.facts import LoggedEntry
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.language.occasions import occasions_text
from app.year.reports.narration.sentences import (
    Narration,
    Paid,
    late_text,
    money,
    money_apart,
    named_money,
    with_commas,
)
from app.year.reports.phrases import body, count, counted, item, joined, say
from app.year.reports.report import Block, Paragraph, Sentence, Span

Visit = LoggedEntry[VisitFacts]
Visits = Sequence[Visit]
_NOTHING = Sentence(())
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


def visits(narration: Narration) -> Sequence[Block]:
    """Each circle by itself, then all of them: no sum is told of two circles before each was."""
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
    if len(audiences) > 1 or are_both:
        blocks.append(body(_everybody(narration)))
    return blocks


def women(narration: Narration) -> Sequence[Block]:
    """Visits and gifts of women's work, by occasion: told in full where care is, here in other words."""
    entries = [visit for visit in narration.record.visits if _is_womens(visit.facts, narration)]
    occasions: dict[str, list[Visit]] = {}
    for visit in entries:
        occasions.setdefault(visit.facts.occasion, []).append(visit)
    if len(occasions) <= grammar().told:
        return [body(_dedicated(ours, narration)) for ours in occasions.values()]
    number = count(sum(map(_people, entries)), [visit.source for visit in entries])
    spent = _money(entries, is_named=False)
    return [
        body(
            say(
                "Công đoàn dành {n} suất quà cho công tác nữ công{spent}.",
                n=number,
                spent=say(", trị giá {spent}", spent=spent) if spent else _NOTHING,
            )
        )
    ]


def _is_womens(facts: VisitFacts, narration: Narration) -> bool:
    is_meant = facts.reason is Reason.WOMEN or narration.is_womens(facts.occasion, facts.recipient)
    return is_meant and not facts.names_nobody


def _dedicated(entries: Visits, narration: Narration) -> Sentence:
    """`Nhân dịp 8/3, có 13 suất quà đến với nữ đoàn viên, trị giá 1,3 triệu đồng.`"""
    opening = occasions_text([entries[0].facts.occasion]) if entries[0].facts.occasion else ""
    told = []
    for group in _first(_alike(entries)):
        spent = _money(group, is_named=False)
        told.append(
            say(
                "{n} suất quà đến với {who}{spent}",
                n=count(sum(map(_people, group)), [visit.source for visit in group]),
                who=_received_by(group[0].facts),
                spent=say(", trị giá {spent}", spent=spent) if spent else _NOTHING,
            )
        )
    parts: dict[str, Sentence | Span | str] = {
        "opening": f"{capital_first(opening)}, " if opening else "",
        "opening_low": opening,
        "gifts": joined(told, "; "),
    }
    sources = tuple(visit.source for visit in entries)
    ways = ["{opening}công đoàn dành {gifts}.", "Công đoàn còn dành {gifts} {opening_low}."]
    if not opening:
        ways = ["Công đoàn dành {gifts}.", "Ngoài ra, có {gifts}."]
    return narration.voice.choose(say(words, sources=sources, **parts) for words in ways)


def _circle(circle: Circle, entries: Visits, narration: Narration, *, is_only: bool) -> list[Block]:
    """What was done for a circle; of members visits and gifts by themselves.

    Figures of the only one are told by their plain names, without that of the circle.
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
    spent = _total(narration, prefix)
    visiting = [visit for visit in entries if visit.facts.reason in IS_VISIT]
    giving = [visit for visit in entries if visit.facts.reason not in IS_VISIT]
    is_short = not giving and len(entries) <= grammar().told and not any(map(_is_told_apart, entries))
    lines = [] if is_short else [*_visit_lines(prefix, visiting, narration), *_gift_lines(giving, narration)]
    verb = _doing(circle, bool(visiting), bool(giving))
    reasons = say(" ({reasons})", reasons=_reasons(prefix, entries, narration)) if is_short else _NOTHING
    may_name = not any(visit.facts.names_nobody for visit in giving)
    if len(lines) == 1 and not visiting and may_name:
        return [body(_gift(giving, narration, is_opening=True))]
    lead = narration.begin(
        f"{narration.union} đã {verb} {{n}} {'suất quà cho' if not visiting else 'lượt'} {{who}}{{spent}}"
    )
    is_all = len(_alike([one for one in giving if not one.facts.names_nobody])) <= grammar().told
    end = "." if is_short else ", cụ thể:" if is_all else ", nổi bật là:"
    sentence = say(
        lead + "{reasons}{end}",
        n=turns,
        who=_who(entries),
        spent=spent,
        reasons=reasons,
        end=end,
    )
    return [body(sentence), *lines]


def _doing(circle: Circle, has_visits: bool, has_gifts: bool) -> str:
    visiting = "hỗ trợ" if circle is Circle.OUTSIDERS else "thăm hỏi"
    if has_visits and has_gifts:
        return f"{visiting}, tặng quà"
    return visiting if has_visits else "tặng"


def _who(entries: Visits) -> str:
    """Whom they were for: `đoàn viên, thân nhân đoàn viên`."""
    found = [audience for audience in Audience if any(one.facts.audience is audience for one in entries)]
    return join_words(_called(audience, entries) for audience in found)


def _called(audience: Audience, entries: Visits) -> str:
    """An audience inside of a sentence; outsiders to whom gratitude is owed are named so."""
    ours = {visit.facts.reason for visit in entries if visit.facts.audience is audience}
    if audience is Audience.OUTSIDER and ours == {Reason.GRATITUDE}:
        return "đối tượng chính sách trên địa bàn"
    return _WHO[audience]


def _total(narration: Narration, prefix: str) -> Sentence:
    """` với số tiền 3,5 triệu đồng`, each source apart."""
    total = narration.figure(f"{prefix}.money")
    parts = {source: narration.figure(f"{prefix}.money.{source.value}") for source in MoneySource}
    told = with_commas([named_money(total, parts), late_text(narration, total.sources)])
    return say(" với số tiền {told}", told=told) if told.spans else _NOTHING


def _reasons(prefix: str, entries: Visits, narration: Narration) -> Sentence:
    """`ốm đau 01, 500.000 đồng; việc hiếu 01, 500.000 đồng`."""
    words = grammar().reasons
    found = [reason for reason in words if any(one.facts.reason is reason for one in entries)]
    told = []
    for reason in found:
        spent = _money([one for one in entries if one.facts.reason is reason], is_named=False)
        told.append(
            say(
                f"{words[reason].word} {{n}}{{spent}}",
                n=counted(narration.figure(f"{prefix}.times[{reason.label}]")),
                # Of the only reason the sum was said just before.
                spent=say(", {spent}", spent=spent) if spent and len(found) > 1 else _NOTHING,
            )
        )
    return joined(told, "; ")


def _everybody(narration: Narration) -> Sentence:
    """All of them, and whom they were for."""
    entries = narration.record.visits
    parts = [
        say(f"{words}{{spent}}", n=counted(figure), spent=_total(narration, group))
        for group, words in (("visits", "thăm hỏi, hỗ trợ {n} lượt"), ("gifts", "tặng {n} suất quà"))
        if (figure := narration.figure(f"{group}.times")).value
    ]
    told = []
    for audience in Audience:
        figure = narration.figure(f"care.times.audience[{audience.label}]")
        if figure.value:
            ours = [visit for visit in entries if visit.facts.audience is audience]
            is_gift = all(visit.facts.reason not in IS_VISIT for visit in ours)
            unit = "suất quà cho" if is_gift else "lượt"
            told.append(say(f"{{n}} {unit} {_called(audience, ours)}", n=counted(figure)))
    circles = {visit.facts.audience.circle for visit in entries}
    is_split = len(parts) > 1 and len(circles) > 1
    return say(
        "Tính chung {period}, {union} đã thăm hỏi, tặng quà {n} lượt{spent}{parts}; gồm {told}.",
        period=narration.period,
        union=narration.union,
        n=counted(narration.figure("care.times")),
        spent=_total(narration, "care"),
        parts=say("; trong đó {parts}", parts=joined(parts, "; ")) if is_split else _NOTHING,
        told=joined(told),
    )


def _money(entries: Visits, *, is_named: bool) -> Sentence | None:
    """Their money, the givers of others' by name where that is asked."""
    return money(_paid(entries, is_named=is_named))


def _paid(entries: Visits, *, is_named: bool) -> list[Paid]:
    return [
        Paid(one.facts.money_source, one.facts.amount, one.source, one.facts.giver if is_named else "")
        for one in entries
    ]


def _people(visit: Visit) -> int:
    return visit.facts.people or 1


def _is_detailed(visit: Visit) -> bool:
    """Whether it is told by itself: it has an occasion or a gift, and may name whom it was for."""
    facts = visit.facts
    return not facts.names_nobody and bool(facts.occasion or facts.in_kind)


def _is_told_apart(visit: Visit) -> bool:
    """Whether more is to be said of it than its reason: of itself, or who gave the money."""
    return _is_detailed(visit) or bool(visit.facts.giver)


def _visit_lines(prefix: str, entries: Visits, narration: Narration) -> Iterator[Paragraph]:
    """A line for each reason: what was done, and by name where there is more to say, the first of many."""
    for reason in grammar().reasons:
        ours = [visit for visit in entries if visit.facts.reason is reason]
        if not ours:
            continue
        groups = _alike([visit for visit in ours if _is_detailed(visit)])
        plain = [visit for visit in ours if not _is_detailed(visit)]
        if not plain and len(groups) == 1:
            yield item(_by_name(reason, groups[0], ours, prefix, narration))
            continue
        named = [_mention(group) for group in _first(groups)]
        summary = _of_reason(reason, ours, prefix, narration, is_named=not named)
        told = say("; riêng {named}", named=joined(named, "; ")) if named else _NOTHING
        yield item(say("{summary}{told}.", summary=summary, told=told))


def _first(groups: Sequence[Visits]) -> Sequence[Visits]:
    """All of few, the largest of many."""
    words = grammar()
    if len(groups) <= words.told:
        return groups
    kept = sorted(groups, key=lambda group: -sum(one.facts.amount or 0 for one in group))
    return [group for group in groups if group in kept[: words.told_of_many]]


def _turns(reason: Reason, entries: Visits, prefix: str, narration: Narration) -> Span:
    """How many, by the figure's name where it counts just these."""
    number = sum(map(_people, entries))
    figure = narration.figure(f"{prefix}.times[{reason.label}]")
    if figure.number == number:
        return counted(figure)
    return count(number, [visit.source for visit in entries])


def _of_reason(
    reason: Reason, entries: Visits, prefix: str, narration: Narration, *, is_named: bool
) -> Sentence:
    """`Viếng, chia buồn cùng gia đình 02 đoàn viên có việc hiếu, 02 triệu đồng`."""
    words = grammar().reasons[reason].says
    is_family = "cùng gia đình" in words and {one.facts.audience.circle for one in entries} == {
        Circle.MEMBERS
    }
    spent = _money(entries, is_named=is_named)
    return say(
        f"{capital_first(words)}{{spent}}",
        n=_turns(reason, entries, prefix, narration),
        who="đoàn viên" if is_family else _who(entries),
        spent=say(", {spent}", spent=spent) if spent else _NOTHING,
        sources=tuple(visit.source for visit in entries),
    )


def _by_name(reason: Reason, group: Visits, entries: Visits, prefix: str, narration: Narration) -> Sentence:
    """`Hỗ trợ gia đình đồng chí Mùa A Páo bị ảnh hưởng của đợt mưa lũ số tiền 05 triệu đồng (02 lượt; …).`"""
    facts = group[0].facts
    words = grammar().reasons[reason].named
    occasion = _occasion(facts)
    if occasion.startswith("bị ảnh hưởng"):
        words = words.replace(" gặp hoạn nạn", "")
    turns = _turns(reason, entries, prefix, narration)
    spent = money_apart(_paid(group, is_named=True))
    more = [
        say("{n} lượt", n=turns) if sum(map(_people, group)) > 1 else None,
        spent[1] if spent else None,
        _in_kind(group),
    ]
    told = [part for part in more if part]
    return say(
        f"{capital_first(words)}{{occasion}}{{spent}}{{more}}.",
        who=_named(facts),
        occasion=f" {occasion}" if occasion else "",
        spent=say(" số tiền {spent}", spent=spent[0]) if spent else _NOTHING,
        more=say(" ({more})", more=joined(told, "; ")) if told else _NOTHING,
        sources=tuple(visit.source for visit in group),
    )


def _occasion(facts: VisitFacts) -> str:
    """`nhân dịp Tết Sum vầy`; of a misfortune what happened, which nobody celebrates: `(nhà bị cháy)`."""
    if not facts.occasion:
        return ""
    text = occasions_text([facts.occasion])
    if facts.reason is not Reason.MISFORTUNE:
        return text
    if text.startswith("do ảnh hưởng của"):
        return text.replace("do ảnh hưởng của", "bị ảnh hưởng của")
    return f"({lower_common(facts.occasion)})" if text.startswith("nhân") else text


def _named(facts: VisitFacts) -> str:
    """The one who was visited: `đồng chí Phan Hữu Nghĩa`, `các đồng chí A, B`, `hộ nghèo xã Hướng Phùng`."""
    words = facts.recipient.split()
    is_name = facts.audience in THEMSELVES and len(words) > 1 and all(w[:1].isupper() for w in words[:2])
    if not is_name:
        return lower_common(facts.recipient)
    several = "," in facts.recipient or " và " in facts.recipient
    return f"{'các ' if several else ''}đồng chí {facts.recipient}"


def _mention(group: Visits) -> Sentence:
    """One of several of a reason: `đồng chí Bạch Thị Kim Oanh được thăm hỏi, hỗ trợ nhân dịp …`."""
    facts = group[0].facts
    occasion = _occasion(facts)
    number = sum(map(_people, group))
    size = [
        say("{n} lượt", n=count(number, [visit.source for visit in group])) if number > 1 else None,
        _money(group, is_named=True),
        _in_kind(group),
    ]
    told = [part for part in size if part]
    return say(
        "{who}{occasion}{size}",
        who=_named(facts),
        occasion=f" được thăm hỏi, hỗ trợ {occasion}" if occasion else " được thăm hỏi, hỗ trợ",
        size=say(" ({size})", size=with_commas(told)) if told else _NOTHING,
        sources=tuple(visit.source for visit in group),
    )


def _alike(entries: Visits) -> list[list[Visit]]:
    """The entries grouped by circle, reason, occasion and recipient."""
    groups: dict[tuple[object, ...], list[Visit]] = {}
    for visit in entries:
        facts = visit.facts
        groups.setdefault((facts.audience.circle, facts.reason, facts.occasion, facts.recipient), []).append(
            visit
        )
    return list(groups.values())


def _gift_lines(entries: Visits, narration: Narration) -> list[Paragraph]:
    """A line for each gift, the largest of many; those that may name nobody by reason."""
    named = [visit for visit in entries if not visit.facts.names_nobody]
    lines = [item(_gift(group, narration)) for group in _first(_alike(named))]
    for reason in Reason:
        hidden = [v for v in entries if v.facts.names_nobody and v.facts.reason is reason]
        if hidden:
            lines.append(item(_hidden(hidden, narration)))
    return lines


def _hidden(entries: Visits, narration: Narration) -> Sentence:
    """Gifts of which neither occasion nor recipient is told."""
    spent = _money(entries, is_named=True)
    sources = tuple(visit.source for visit in entries)
    return narration.voice.choose(
        say(
            words,
            n=count(sum(map(_people, entries)), sources),
            who=_who(entries),
            spent=say(" ({spent})", spent=spent) if spent else _NOTHING,
            sources=sources,
        )
        for words in ("Tặng {n} suất quà cho {who}{spent}.", "Trao {n} suất quà cho {who}{spent}.")
    )


def _gift(group: Visits, narration: Narration, *, is_opening: bool = False) -> Sentence:
    """`Nhân dịp Tết Trung thu, tặng 18 suất quà cho con đoàn viên (1,8 triệu đồng).`"""
    facts = group[0].facts
    sources = tuple(visit.source for visit in group)
    occasion = occasions_text([facts.occasion]) if facts.occasion else ""
    size = [part for part in (_money(group, is_named=True), _in_kind(group)) if part]
    parts: dict[str, Sentence | Span | str] = {
        "n": count(sum(map(_people, group)), sources),
        "who": _received_by(facts),
        "occasion": f" {occasion}" if occasion else "",
        "opening": f"{capital_first(occasion)}, " if occasion else "",
        "size": say(" ({size})", size=with_commas(size)) if size else _NOTHING,
        "union": narration.union,
    }
    if size and occasion.endswith(")"):
        parts["size"] = _after_brackets(group)
    ways = ["Tặng {n} suất quà cho {who}{occasion}{size}.", "Trao {n} suất quà cho {who}{occasion}{size}."]
    if occasion:
        ways.insert(1, "{opening}tặng {n} suất quà cho {who}{size}.")
    if is_opening:
        ways = [narration.begin("{union} đã tặng {n} suất quà cho {who}{occasion}{size}.")]
    return narration.voice.choose(say(words, sources=sources, **parts) for words in ways)


def _after_brackets(group: Visits) -> Sentence:
    """The size of a gift where its occasion ends in brackets: `, trị giá 1,3 triệu đồng (hoa và khăn)`."""
    spent, things = _money(group, is_named=True), _in_kind(group)
    if spent is None:
        return say(", gồm {things}", things=things or _NOTHING)
    more = say(" ({things})", things=things) if things else _NOTHING
    return say(", trị giá {spent}{more}", spent=spent, more=more)


def _received_by(facts: VisitFacts) -> str:
    """Who received it: children are told as such."""
    who = lower_common(facts.recipient)
    if who.startswith("Cháu "):
        who = lower_first(who)
    return f"các cháu là {who}" if facts.audience is Audience.CHILD and who.startswith("con ") else who


def _in_kind(group: Visits) -> Sentence | None:
    """What was given besides money, and by whom: `01 xe đạp do Đoàn xã tặng`."""
    things = dict.fromkeys(one.facts.in_kind for one in group if one.facts.in_kind)
    if not things:
        return None
    givers = dict.fromkeys(one.facts.giver for one in group if one.facts.giver and not one.facts.amount)
    by = f" do {join_words(givers)} tặng" if givers else ""
    return say("{things}{by}", things=", ".join(things), by=by)
