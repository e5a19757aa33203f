"""The figures of visits and gifts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from app.core.vietnamese import called, fold
from app.life.visits.facts import IS_VISIT, Audience, Circle, Reason, VisitFacts
from app.life.visits.queries import visits_read
from app.log.activities.facts import MoneySource
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, LoggedEntry, Scope, Share, one_each
from app.people.hardship.queries import people_read
from app.people.roster.facts import Person
from app.people.roster.rules import in_hardship_on, is_member, membership_on
from app.people.sections.queries import section_names_of_today

Visits = Sequence[LoggedEntry[VisitFacts]]


def _is_visit(one: VisitFacts) -> bool:
    return one.reason in IS_VISIT


def _is_of(circle: Circle) -> Callable[[VisitFacts], bool]:
    return lambda one: one.audience.circle is circle


_is_own = _is_of(Circle.MEMBERS)
#: What each group is called, and what it takes. The circles make up `care`, as visits and gifts do.
_GROUPS: tuple[tuple[str, str, Callable[[VisitFacts], bool]], ...] = (
    ("visits", "thăm hỏi", _is_visit),
    ("gifts", "tặng quà", lambda one: not _is_visit(one)),
    ("care", "thăm hỏi, tặng quà", lambda _: True),
    ("care.members", "thăm hỏi, tặng quà đoàn viên và thân nhân", _is_own),
    ("visits.members", "thăm hỏi đoàn viên và thân nhân", lambda one: _is_own(one) and _is_visit(one)),
    ("gifts.members", "tặng quà đoàn viên và thân nhân", lambda one: _is_own(one) and not _is_visit(one)),
    ("care.workers", "thăm hỏi, tặng quà người lao động chưa là đoàn viên", _is_of(Circle.WORKERS)),
    ("care.outsiders", "hỗ trợ, tặng quà người ngoài đơn vị", _is_of(Circle.OUTSIDERS)),
)
_TURNS = "Tổng Số người của các lượt {what} từ đầu kỳ đến ngày tính số liệu; lượt không ghi Số người là 01."
_SUMS = "Tổng Số tiền của các lượt {what} từ đầu kỳ đến ngày tính số liệu"

_GIVER = "«Của ai» ghi tên này."
_ONE_REASON, _ONE_AUDIENCE = "Chỉ tính lý do này.", "Chỉ tính đối tượng này."


_OF_SECTION = FigureKey(
    "care.named.section[x]",
    "Lượt thăm hỏi, tặng quà người của {x}",
    "lượt",
    "Các lượt thăm hỏi, tặng quà từ đầu kỳ đến ngày tính số liệu có nêu tên người trong danh sách, mỗi người "
    "thuộc công đoàn bộ phận này vào ngày thăm là một lượt.",
)


def visits_of(scope: Scope) -> Visits:
    """The visits and gifts that the question counts."""
    return [one for one in scope.read(visits_read) if scope.holds(one.facts.happened_on)]


def in_hardship(scope: Scope) -> list[Person]:
    """The members in hardship on the cut-off day."""
    return [
        person
        for person in scope.read(people_read)
        if is_member(person.memberships, scope.as_of)
        and in_hardship_on(person.memberships, person.hardships, scope.as_of)
    ]


class _Counted(NamedTuple):
    """A visit with its people (1 where none is written) and its money."""

    facts: VisitFacts
    turns: Share
    money: Share


def turns_of(facts: VisitFacts) -> int:
    """The people of a visit; 1 where none is written."""
    return facts.people or 1


def _counted(scope: Scope) -> list[_Counted]:
    rows = ((one.source, one.facts) for one in visits_of(scope))
    return [
        _Counted(facts, Share(row, turns_of(facts)), Share(row, facts.amount or 0)) for row, facts in rows
    ]


def _keys(prefix: str, what: str) -> dict[str, FigureKey]:
    turns_rule, sums_rule = _TURNS.format(what=what), _SUMS.format(what=what)
    stated = (
        ("times", f"Số lượt {what}", "lượt", turns_rule),
        ("times[x]", f"Số lượt {what}: {{x}}", "lượt", f"{turns_rule} {_ONE_REASON}"),
        (
            "people_named",
            f"Số người trong danh sách được {what}",
            "người",
            f"Số người trong danh sách của công đoàn mà các lượt {what} trong kỳ nêu tên, mỗi người một lần.",
        ),
        ("money", f"Số tiền {what}", "đồng", f"{sums_rule}."),
        ("money[x]", f"Số tiền {what}: {{x}}", "đồng", f"{sums_rule}. {_ONE_REASON}"),
        ("money.own", f"Số tiền {what} từ quỹ công đoàn", "đồng", f"{sums_rule}, phần do quỹ chi."),
        (
            "money.others",
            f"Số tiền {what} từ nguồn khác",
            "đồng",
            f"{sums_rule}, phần của cơ quan, cấp trên, nơi khác.",
        ),
        ("money.others[x]", f"Số tiền {what} do {{x}} hỗ trợ", "đồng", f"{sums_rule}, phần mà {_GIVER}"),
        (
            "money.unsettled",
            f"Số tiền {what} chưa rõ tiền của ai",
            "đồng",
            f"{sums_rule}, phần chờ thủ quỹ chọn quỹ.",
        ),
    )
    return {name: FigureKey(f"{prefix}.{name}", *rest) for name, *rest in stated}


_STATED = {prefix: _keys(prefix, what) for prefix, what, _ in _GROUPS}
_AUDIENCES = {
    "times": FigureKey(
        "care.times.audience[x]",
        "Số lượt thăm hỏi, tặng quà: {x}",
        "lượt",
        f"{_TURNS.format(what='thăm hỏi, tặng quà')} {_ONE_AUDIENCE}",
    ),
    "money": FigureKey(
        "care.money.audience[x]",
        "Số tiền thăm hỏi, tặng quà: {x}",
        "đồng",
        f"{_SUMS.format(what='thăm hỏi, tặng quà')}. {_ONE_AUDIENCE}",
    ),
}
_HARDSHIP = FigureKey(
    "hardship.visited",
    "Đoàn viên khó khăn được thăm hỏi",
    "người",
    "Trong số đoàn viên có hoàn cảnh khó khăn vào ngày tính số liệu, những người được một lượt thăm hỏi, "
    "tặng quà trong kỳ nêu tên, kể cả khi thăm thân nhân hoặc con của họ.",
)


def _figures(scope: Scope) -> Iterator[Figure]:
    counted = scope.once(_counted)
    for prefix, _, belongs in _GROUPS:
        yield from _of_group(_STATED[prefix], [one for one in counted if belongs(one.facts)])
    for audience in Audience:
        if ours := [one for one in counted if one.facts.audience is audience]:
            yield _AUDIENCES["times"].of((one.turns for one in ours), audience.label)
            yield _AUDIENCES["money"].of((one.money for one in ours), audience.label)


def _of_group(keys: dict[str, FigureKey], visits: Sequence[_Counted]) -> Iterator[Figure]:
    yield keys["times"].of(one.turns for one in visits)
    yield keys["people_named"].of(one_each(f"members/{one}" for one in _named(visits)))
    yield keys["money"].of(one.money for one in visits)
    for source in MoneySource:
        yield keys[f"money.{source.value}"].of(
            one.money for one in visits if one.facts.money_source is source
        )
    givers = called(one.facts.giver for one in visits if one.facts.money_source is MoneySource.OTHERS)
    for key, giver in givers.items():
        yield keys["money.others[x]"].of((one.money for one in visits if fold(one.facts.giver) == key), giver)
    by_reason: dict[Reason, list[_Counted]] = defaultdict(list)
    for one in visits:
        by_reason[one.facts.reason].append(one)
    for reason, some in by_reason.items():
        yield keys["times[x]"].of((one.turns for one in some), reason.label)
        yield keys["money[x]"].of((one.money for one in some), reason.label)


def _named(visits: Iterable[_Counted]) -> dict[int, None]:
    return dict.fromkeys(member_id for one in visits for member_id in one.facts.member_ids)


def _hardship_visited(scope: Scope) -> Iterator[Figure]:
    named, marked = _named(scope.once(_counted)), in_hardship(scope)
    yield _HARDSHIP.of(
        one_each(person.source for person in marked if person.id in named),
        left_out=[
            LeftOut(person.source, "chưa được thăm hỏi trong kỳ")
            for person in marked
            if person.id not in named
        ],
    )


def _by_section(scope: Scope) -> Iterator[Figure]:
    people = {one.id: one for one in scope.read(people_read)}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for visit in visits_of(scope):
        for member_id in visit.facts.member_ids:
            held = membership_on(people[member_id].memberships, visit.facts.happened_on)
            if held and held.section:
                found[held.section][visit.source] += 1
    names = called(found)
    for key, name in names.items():
        rows = sum((rows for section, rows in found.items() if fold(section) == key), Counter[str]())
        yield _OF_SECTION.of((Share(row, times) for row, times in rows.items()), name)


FIGURES = (
    FigureGroup(
        (*(key for keys in _STATED.values() for key in keys.values()), *_AUDIENCES.values()), _figures
    ),
    # Separate, because only these read the roster.
    FigureGroup((_HARDSHIP,), _hardship_visited),
    FigureGroup((_OF_SECTION,), _by_section, today_words=section_names_of_today),
)
