"""What sentences about visits and gifts share: people, money, names, those that are alike."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.vietnamese import bare, join_words, lower_common, lower_first
from app.life.visits.facts import THEMSELVES, Audience, Reason, VisitFacts
from app.log.figures.facts import LoggedEntry
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.language.occasions import occasions_text
from app.year.reports.narration.sentences import (
    Narration,
    Paid,
    money,
    with_commas,
)
from app.year.reports.phrases import NOTHING, count, say
from app.year.reports.report import Sentence

Visit = LoggedEntry[VisitFacts]

Visits = Sequence[Visit]


def money_of(entries: Visits, *, is_named: bool) -> Sentence | None:
    """Their money, the givers of others' by name where that is asked."""
    return money(paid_by(entries, is_named=is_named))


def paid_by(entries: Visits, *, is_named: bool) -> list[Paid]:
    return [
        Paid(one.facts.money_source, one.facts.amount, one.source, one.facts.giver if is_named else "")
        for one in entries
    ]


def people_of(visit: Visit) -> int:
    return visit.facts.people or 1


def is_detailed(visit: Visit, *, is_only: bool = True) -> bool:
    """Whether it is worded by itself: it has an occasion or, alone, a gift, and may name whom it was for."""
    facts = visit.facts
    return not facts.names_nobody and bool(_own_occasion(facts) or (is_only and facts.in_kind))


def _own_occasion(facts: VisitFacts) -> str:
    """Its occasion where that says more than its reason: no `đám cưới` of a wedding."""
    return "" if grammar().reasons_again.fullmatch(bare(facts.occasion)) else facts.occasion


def is_set_apart(visit: Visit) -> bool:
    """Whether more is to be said of it than its reason: of itself, or who gave the money."""
    return is_detailed(visit) or bool(visit.facts.giver)


def occasion_of(facts: VisitFacts, narration: Narration) -> str:
    """`nhân dịp Tết Sum vầy`; of a misfortune what happened, which nobody celebrates: `(nhà bị cháy)`."""
    if not _own_occasion(facts):
        return ""
    text = occasion_text(facts, narration)
    if facts.reason is not Reason.MISFORTUNE:
        return text
    if text.startswith("do ảnh hưởng của"):
        suffers = "bị ảnh hưởng của" if "dịch" in text else "bị thiệt hại do"
        return text.replace("do ảnh hưởng của", suffers)
    return f"({lower_common(facts.occasion)})" if text.startswith("nhân") else text


def names_in(facts: VisitFacts) -> str:
    """Who was visited: `đồng chí Phan Hữu Nghĩa`, `các đồng chí A và B`, `hộ nghèo xã Hướng Phùng`."""
    recipient = bare(facts.recipient)
    addressed = grammar().addresses.match(recipient)
    called = recipient[addressed.end() :] if addressed else recipient
    words = called.split()
    is_name = len(words) > 1 and all(w[:1].isupper() and not w[1:].isupper() for w in words[:2])
    if not is_name or facts.audience not in THEMSELVES:
        return _addressed(recipient)
    names = [one.strip() for one in called.split(",")]
    several = len(names) > 1 or " và " in called
    listed = join_words(names) if " và " not in called else called
    return f"{'các ' if several else ''}đồng chí {listed}"


def _addressed(recipient: str) -> str:
    """One who is no colleague, or several: `đồng chí Hùng`, `bà Trần Thị Kế`, `hộ nghèo xã Hoa Lâm`."""
    addressed = grammar().addresses.match(recipient)
    if addressed is None:
        return lower_common(recipient)
    word = addressed[0].rstrip(" .:").lower()
    return f"{'đồng chí' if word in ('đ/c', 'đc') else word} {recipient[addressed.end() :]}"


def occasion_text(facts: VisitFacts, narration: Narration) -> str:
    """`nhân dịp kỷ niệm 94 năm Ngày thành lập Hội LHPN Việt Nam (20/10)`; "" for none."""
    if not facts.occasion:
        return ""
    return occasions_text([narration.reckoned(narration.cased(facts.occasion), facts.happened_on)])


def mention_of(group: Visits, narration: Narration) -> Sentence:
    """One of several of a reason: `đồng chí Bạch Thị Kim Oanh được thăm hỏi, hỗ trợ nhân dịp …`."""
    facts = group[0].facts
    occasion = occasion_of(facts, narration)
    number = sum(map(people_of, group))
    size = [
        say("{n} lượt", n=count(number, [visit.source for visit in group])) if number > 1 else None,
        money_of(group, is_named=True),
        kind_of_gift(group),
    ]
    details = [part for part in size if part]
    return say(
        "{who}{occasion}{size}",
        who=names_in(facts),
        occasion=f" được thăm hỏi, hỗ trợ {occasion}" if occasion else " được thăm hỏi, hỗ trợ",
        size=say(" ({size})", size=with_commas(details)) if details else NOTHING,
        sources=tuple(visit.source for visit in group),
    )


def alike(entries: Visits) -> list[list[Visit]]:
    """The entries grouped by circle, reason, occasion and recipient."""
    groups: dict[tuple[object, ...], list[Visit]] = {}
    for visit in entries:
        facts = visit.facts
        groups.setdefault((facts.audience.circle, facts.reason, facts.occasion, facts.recipient), []).append(
            visit
        )
    return list(groups.values())


def received_by(facts: VisitFacts, people: int = 2) -> str:
    """Who received it: children are named as such, one alone as one."""
    recipient = bare(facts.recipient)
    who = recipient if grammar().bodies.match(recipient) else _addressed(recipient)
    if who.startswith("Cháu "):
        who = lower_first(who)
    if facts.audience is not Audience.CHILD or not who.startswith("con "):
        return who
    return f"cháu là {who}" if people == 1 else f"các cháu là {who}"


def kind_of_gift(group: Visits) -> Sentence | None:
    """What was given besides money, and by whom: `01 xe đạp do Đoàn xã tặng`."""
    things = dict.fromkeys(one.facts.in_kind for one in group if one.facts.in_kind)
    if not things:
        return None
    givers = dict.fromkeys(one.facts.giver for one in group if one.facts.giver and not one.facts.amount)
    by = f" do {join_words(givers)} tặng" if givers else ""
    return say("{things}{by}", things=", ".join(things), by=by)
