"""The figures of sections: how many exist, who belongs to them and sits in their committees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.core.vietnamese import called, fold
from app.log.figures.facts import Figure, FigureGroup, FigureKey, Scope, Share, one_each
from app.people.bodies.queries import bodies_read
from app.people.bodies.rules import sits_on
from app.people.headcount.figures import at_work
from app.people.headcount.rules import Held
from app.people.sections.queries import section_names_of_today, sections_read
from app.people.sections.rules import stands_on

_SECTIONS = FigureKey(
    "people.sections",
    "Công đoàn bộ phận",
    "công đoàn bộ phận",
    "Số công đoàn bộ phận có trong sổ vào ngày tính số liệu, và những nơi mà danh sách đoàn viên ghi người "
    "đang làm việc vào ngày ấy.",
)
_MEMBERS = FigureKey(
    "people.members.section[x]",
    "Đoàn viên {x}",
    "người",
    "Đoàn viên vào ngày tính số liệu thuộc công đoàn bộ phận này.",
)
_WORKERS = FigureKey(
    "people.workers.section[x]",
    "Người lao động {x}",
    "người",
    "Người đang làm việc vào ngày tính số liệu thuộc công đoàn bộ phận này, là đoàn viên hay không.",
)
_COMMITTEE = FigureKey(
    "people.sections.committee[x]",
    "Ban chấp hành {x}",
    "người",
    "Số người giữ chức vụ trong ban chấp hành công đoàn bộ phận này vào ngày tính số liệu, mỗi người một "
    "lần.",
)
_COMMITTEES = FigureKey(
    "people.sections.committees",
    "Ban chấp hành các công đoàn bộ phận",
    "người",
    "Số người giữ chức vụ trong ban chấp hành của các công đoàn bộ phận vào ngày tính số liệu; ai ở hai ban "
    "thì tính hai lần.",
)


def sections_of(scope: Scope) -> dict[str, str]:
    """The sections of the cut-off day: what each is called, by folded name."""
    recorded = (facts.name for _, facts in scope.read(sections_read) if stands_on(facts, scope.until))
    return called([*recorded, *(one.period.section for one in scope.once(at_work))])


def _held(scope: Scope) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = defaultdict(list)
    for one in scope.once(at_work):
        if one.period.section:
            found[fold(one.period.section)].append(one)
    return found


def committees_of(scope: Scope) -> dict[str, dict[object, int]]:
    """By folded name who sits in a section's committee on the cut-off day, with a row that says so."""
    found: dict[str, dict[object, int]] = defaultdict(dict)
    for row_id, facts in scope.read(bodies_read):
        if facts.section and sits_on(facts, scope.until):
            found[fold(facts.section)].setdefault(facts.member_id or fold(facts.name), row_id)
    return found


def _figures(scope: Scope) -> Iterator[Figure]:
    names, held, committees = scope.once(sections_of), scope.once(_held), scope.once(committees_of)
    rows = {
        fold(facts.name): f"sections/{row.id}"
        for row, facts in scope.read(sections_read)
        if stands_on(facts, scope.until)
    }
    # A section that is only named by the roster is known by somebody who belongs to it.
    yield _SECTIONS.of(Share(rows.get(key) or held[key][0].person.source, 1) for key in names)
    every = [row for people in committees.values() for row in people.values()]
    yield _COMMITTEES.of(one_each(f"body_members/{row}" for row in every))
    for key, name in names.items():
        belong = held.get(key, [])
        yield _MEMBERS.of(one_each(one.person.source for one in belong if one.is_member), name)
        yield _WORKERS.of(one_each(one.person.source for one in belong), name)
        sitting = committees.get(key, {}).values()
        yield _COMMITTEE.of(one_each(f"body_members/{row}" for row in sitting), name)


def _words(scope: Scope) -> Sequence[str]:
    return list(scope.once(sections_of).values())


FIGURES = (
    FigureGroup(
        (_SECTIONS, _COMMITTEES, _MEMBERS, _WORKERS, _COMMITTEE), _figures, _words, section_names_of_today
    ),
)
