"""The figures of people: who is at work and a member on the cut-off day, who came and who left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial

from app.core.choices import Choice
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, Scope, Share
from app.people.hardship.queries import people_read
from app.people.headcount.rules import Held, Movements, at_work_on, movements
from app.people.roster.facts import Degree, LabourKind, LeavingReason, Sex, Theory
from app.people.roster.rules import State, in_hardship_on, schooling_on

_PEOPLE = "người"
_AT_WORK = (
    "Mọi người trong danh sách đang làm việc ở đơn vị vào ngày tính số liệu: từ ngày vào làm (không ghi thì "
    "từ ngày đầu của thời gian đầu tiên) đến hết hôm trước ngày thôi; ai chỉ xin ra khỏi công đoàn thì vẫn "
    "tính."
)
_MEMBERS = (
    "Người đang làm việc có tình trạng Đoàn viên vào ngày tính số liệu: từ ngày vào công đoàn (để trống: từ "
    "trước) đến hết hôm trước ngày thôi."
)
WORKERS = FigureKey("people.workers", "Cán bộ, công chức, viên chức, người lao động", _PEOPLE, _AT_WORK)
WOMEN = FigureKey(
    "people.workers.women",
    "Nữ cán bộ, công chức, viên chức, người lao động",
    _PEOPLE,
    f"{_AT_WORK} Chỉ tính nữ.",
)
MEMBERS = FigureKey("people.members", "Đoàn viên", _PEOPLE, _MEMBERS)
MEMBER_WOMEN = FigureKey("people.members.women", "Đoàn viên nữ", _PEOPLE, f"{_MEMBERS} Chỉ tính nữ.")
ELSEWHERE = FigureKey(
    "people.elsewhere",
    "Sinh hoạt nơi khác",
    _PEOPLE,
    "Người đang làm việc ở đơn vị vào ngày tính số liệu mà sinh hoạt ở công đoàn khác.",
)
NOT_JOINED = FigureKey(
    "people.not_joined",
    "Chưa vào công đoàn",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu mà chưa là đoàn viên ở đâu; không tính người đã ra khỏi công "
    "đoàn.",
)
LEFT_UNION = FigureKey(
    "people.left_union",
    "Đã ra khỏi công đoàn, còn làm việc",
    _PEOPLE,
    "Người đã thôi là đoàn viên theo lý do Xin ra mà vẫn làm việc vào ngày tính số liệu.",
)
GROUPS = FigureKey(
    "people.groups",
    "Tổ công đoàn",
    "tổ",
    "Số tổ công đoàn có đoàn viên vào ngày tính số liệu; căn cứ nêu của mỗi tổ một đoàn viên.",
)
HARDSHIP = FigureKey(
    "people.hardship",
    "Đoàn viên có hoàn cảnh khó khăn",
    _PEOPLE,
    "Đoàn viên vào ngày tính số liệu được đánh dấu khó khăn, hoặc có thời gian khó khăn đang diễn ra.",
)
PARTY = FigureKey(
    "people.party", "Đảng viên", _PEOPLE, "Người đang làm việc vào ngày tính số liệu được ghi là đảng viên."
)
KIND = FigureKey(
    "people.workers.kind[x]",
    "Loại lao động: {x}",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu có loại lao động này.",
)
DEGREE = FigureKey(
    "people.workers.degree[x]",
    "Trình độ chuyên môn: {x}",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu có trình độ chuyên môn này; thời gian sau không ghi thì theo "
    "lần ghi gần nhất trước đó.",
)
AT_LEAST = FigureKey(
    "people.workers.degree_at_least[x]",
    "Trình độ chuyên môn từ {x} trở lên",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu có trình độ chuyên môn này hoặc cao hơn; mức Khác không xếp "
    "được nên không tính.",
)
THEORY = FigureKey(
    "people.workers.theory[x]",
    "Trình độ lý luận chính trị: {x}",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu có trình độ lý luận chính trị này.",
)
GROUP = FigureKey(
    "people.members.group[x]", "Đoàn viên {x}", _PEOPLE, "Đoàn viên vào ngày tính số liệu sinh hoạt ở tổ này."
)
WORKERS_OPENING = FigureKey(
    "people.workers.opening",
    "Người lao động đầu kỳ",
    _PEOPLE,
    "Người đang làm việc vào hôm trước ngày đầu kỳ.",
)
MEMBERS_OPENING = FigureKey(
    "people.members.opening", "Đoàn viên đầu kỳ", _PEOPLE, "Đoàn viên vào hôm trước ngày đầu kỳ."
)
ADMITTED = FigureKey(
    "people.members.admitted",
    "Đoàn viên kết nạp",
    _PEOPLE,
    "Số lần có người thành đoàn viên từ đầu kỳ đến ngày tính số liệu mà cách vào là Kết nạp hoặc không ghi; "
    "chuyển tổ, đổi lương liền kề thì không tính.",
)
TRANSFERRED_IN = FigureKey(
    "people.members.transferred_in",
    "Đoàn viên chuyển đến",
    _PEOPLE,
    "Số lần có người thành đoàn viên từ đầu kỳ đến ngày tính số liệu mà cách vào là Chuyển đến.",
)
LEFT = FigureKey(
    "people.members.left",
    "Đoàn viên thôi",
    _PEOPLE,
    "Số lần có người thôi là đoàn viên (ngày thôi) từ đầu kỳ đến ngày tính số liệu, vì bất cứ lý do gì.",
)
LEFT_FOR = FigureKey(
    "people.members.left[x]",
    "Đoàn viên thôi: {x}",
    _PEOPLE,
    "Số lần có người thôi là đoàn viên từ đầu kỳ đến ngày tính số liệu với lý do thôi này.",
)
STARTED = FigureKey(
    "people.workers.started",
    "Người lao động tăng",
    _PEOPLE,
    "Số lần có người bắt đầu làm việc ở đơn vị từ đầu kỳ đến ngày tính số liệu; đổi tình trạng ở cùng nơi "
    "làm việc thì không tính.",
)
ENDED = FigureKey(
    "people.workers.ended",
    "Người lao động giảm",
    _PEOPLE,
    "Số lần có người thôi làm việc ở đơn vị từ đầu kỳ đến ngày tính số liệu; xin ra khỏi công đoàn mà còn "
    "làm việc thì không tính.",
)
#: Highest first; Khác has no place among them.
_RANKED = tuple(one for one in Degree if one is not Degree.OTHER)


def at_work(scope: Scope) -> list[Held]:
    """Everybody at work on the cut-off day."""
    return at_work_on(scope.read(people_read), scope.until)


def moved(scope: Scope) -> Movements:
    """Who came and who left in what the question counts."""
    return movements(scope.read(people_read), scope.period.start, scope.until)


def _shares(held: Iterable[Held]) -> list[Share]:
    """A share for each time, gathered by person."""
    return [Share(row, times) for row, times in Counter(one.person.source for one in held).items()]


def _standing(scope: Scope) -> Iterator[Figure]:
    workers = scope.once(at_work)
    members = [one for one in workers if one.is_member]
    others = [LeftOut(one.person.source, one.standing) for one in workers if not one.is_member]
    outside = [one for one in workers if one.state is State.NOT_MEMBER]
    yield WORKERS.of(_shares(workers))
    yield WOMEN.of(_shares(filter(_is_woman, workers)))
    yield MEMBERS.of(_shares(members), left_out=others)
    yield MEMBER_WOMEN.of(_shares(filter(_is_woman, members)))
    yield ELSEWHERE.of(_shares(one for one in workers if one.state is State.ELSEWHERE))
    yield NOT_JOINED.of(_shares(one for one in outside if not one.has_left_union))
    yield LEFT_UNION.of(_shares(one for one in outside if one.has_left_union))
    first = {one.period.union_group: one for one in reversed(members) if one.period.union_group}
    yield GROUPS.of(Share(one.person.source, 1) for one in first.values())
    yield HARDSHIP.of(_shares(one for one in members if _is_in_hardship(one, scope)))
    if scope.unit.keeps_party:
        yield PARTY.of(_shares(one for one in workers if one.period.party_member))


def _is_woman(held: Held) -> bool:
    return held.person.facts.sex is Sex.FEMALE


def _is_in_hardship(held: Held, scope: Scope) -> bool:
    return in_hardship_on(held.person.memberships, held.person.hardships, scope.until)


def _by(key: FigureKey, word_of: Callable[[Held, Scope], str], scope: Scope) -> Iterator[Figure]:
    """A figure for each word that occurs among those at work."""
    found: dict[str, list[Held]] = defaultdict(list)
    for one in scope.once(at_work):
        found[word_of(one, scope)].append(one)
    found.pop("", None)
    yield from (key.of(_shares(some), word) for word, some in found.items())


def _label(choice: Choice | None) -> str:
    return choice.label if choice else ""


def _degree(held: Held, scope: Scope) -> Degree | None:
    return schooling_on(held.person.memberships, scope.until)[0]


def _at_least(scope: Scope) -> Iterator[Figure]:
    degrees = [(one, _degree(one, scope)) for one in scope.once(at_work)]
    if not any(degree for _, degree in degrees):
        return
    for place, least in enumerate(_RANKED):
        high = _RANKED[: place + 1]
        yield AT_LEAST.of(
            _shares(one for one, degree in degrees if degree in high),
            least.label,
            [
                LeftOut(one.person.source, degree.label if degree else "Chưa ghi trình độ chuyên môn")
                for one, degree in degrees
                if degree not in high
            ],
        )


def _group(held: Held, _scope: Scope) -> str:
    return held.period.union_group if held.is_member else ""


def _movements(scope: Scope) -> Iterator[Figure]:
    people, eve = scope.read(people_read), scope.period.start - timedelta(days=1)
    before, found = at_work_on(people, eve), scope.once(moved)
    yield WORKERS_OPENING.of(_shares(before))
    yield MEMBERS_OPENING.of(_shares(one for one in before if one.is_member))
    yield ADMITTED.of(_shares(one for one in found.joined if not one.is_transfer))
    yield TRANSFERRED_IN.of(_shares(one for one in found.joined if one.is_transfer))
    yield LEFT.of(_shares(found.left))
    yield STARTED.of(_shares(found.started))
    yield ENDED.of(_shares(found.ended))


def _left_for(scope: Scope) -> Iterator[Figure]:
    left = scope.once(moved).left
    for reason in LeavingReason:
        yield LEFT_FOR.of(_shares(one for one in left if one.period.leaving_reason is reason), reason.label)


def _words(choice: type[Choice], _scope: Scope) -> list[str]:
    return choice.labels()


FIGURES = (
    FigureGroup(
        (WORKERS, WOMEN, MEMBERS, MEMBER_WOMEN, ELSEWHERE, NOT_JOINED, LEFT_UNION, GROUPS, HARDSHIP, PARTY),
        _standing,
    ),
    FigureGroup(
        (KIND,),
        partial(_by, KIND, lambda one, _: _label(one.period.labour_kind)),
        words=partial(_words, LabourKind),
    ),
    FigureGroup(
        (DEGREE,),
        partial(_by, DEGREE, lambda one, scope: _label(_degree(one, scope))),
        words=partial(_words, Degree),
    ),
    FigureGroup((AT_LEAST,), _at_least, words=lambda _: [one.label for one in _RANKED]),
    FigureGroup(
        (THEORY,),
        partial(_by, THEORY, lambda one, scope: _label(schooling_on(one.person.memberships, scope.until)[1])),
        words=partial(_words, Theory),
    ),
    FigureGroup((GROUP,), partial(_by, GROUP, _group)),
    FigureGroup(
        (WORKERS_OPENING, MEMBERS_OPENING, ADMITTED, TRANSFERRED_IN, LEFT, STARTED, ENDED), _movements
    ),
    FigureGroup((LEFT_FOR,), _left_for, words=partial(_words, LeavingReason)),
)
