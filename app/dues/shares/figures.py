"""What funds asked, who paid and who owes, by the name of the fund."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.books.fund_names.queries import fund_names_of_today
from app.dues.shares.facts import FundPeriod
from app.dues.shares.queries import funds_asked
from app.dues.shares.rules import why_not
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, Scope, Share, one_each

_OF_PERIOD = "của các kỳ thuộc thời gian này đã bắt đầu vào ngày tính số liệu"
_ASKED = FigureKey(
    "fund[x].asked",
    "{x}: số đoàn viên phải đóng",
    "người",
    f"Đoàn viên vào ngày tính số liệu có khoản phải đóng {_OF_PERIOD}; kỳ năm thuộc mọi phần của năm. "
    "Người được miễn cả thời gian, hoặc quỹ không tính khoản nào, không kể.",
)
_PAYERS = FigureKey(
    "fund[x].payers",
    "{x}: số đoàn viên đã đóng",
    "người",
    f"Trong số phải đóng, người đã đóng cho một khoản {_OF_PERIOD}, bằng tiền nộp đến hết ngày ấy.",
)
_IN_FULL = FigureKey(
    "fund[x].payers_in_full",
    "{x}: số đoàn viên đã đóng đủ",
    "người",
    f"Trong số phải đóng, người không còn nợ khoản nào {_OF_PERIOD}; tính như danh sách còn nợ.",
)
_LEFT = FigureKey(
    "fund[x].payers_left",
    "{x}: số người đã đóng nay không là đoàn viên",
    "người",
    "Người có tiền nộp vào quỹ trong thời gian này mà vào ngày tính số liệu không là đoàn viên.",
)
_DUE = FigureKey(
    "fund[x].due", "{x}: phải đóng", "đồng", f"Tổng các khoản phải đóng {_OF_PERIOD}, kể cả người đã thôi."
)
_OWED = FigureKey(
    "fund[x].owed",
    "{x}: còn nợ",
    "đồng",
    f"Phần chưa nộp của các khoản phải đóng {_OF_PERIOD}, kể cả người đã thôi.",
)
_BEFORE = FigureKey(
    "fund[x].owed_before",
    "{x}: còn nợ của các kỳ trước",
    "đồng",
    "Phần chưa nộp đến hết ngày tính số liệu của các kỳ bắt đầu trước thời gian này và không thuộc nó.",
)
_CONTRIBUTED = FigureKey(
    "fund[x].contributed",
    "{x}: đã đóng",
    "đồng",
    "Tổng tiền nộp vào quỹ theo ngày nộp, từ ngày đầu của thời gian này đến ngày tính số liệu, cho mọi kỳ.",
)


def _figures(scope: Scope) -> Iterator[Figure]:
    for one in scope.once(funds_asked).values():
        yield from _of_fund(one)


def _of_fund(one: FundPeriod) -> Iterator[Figure]:
    name = one.rule.name
    yield _ASKED.of(_people(one.asked), name, _others(one, one.members - set(one.asked)))
    yield _PAYERS.of(_people(one.payers), name, _others(one, one.members - set(one.payers)))
    yield _IN_FULL.of(_people(one.payers_in_full), name, _others(one, one.members - set(one.payers_in_full)))
    yield _LEFT.of(_people(one.payers_left), name)
    yield _DUE.of(_amounts(one.due_of), name)
    yield _OWED.of(_amounts(one.left_of), name)
    yield _CONTRIBUTED.of(_collections(one), name)


def _older(scope: Scope) -> Iterator[Figure]:
    """Separate, because it needs the dues of all years."""
    for one in scope.once(funds_asked).values():
        yield _BEFORE.of(_amounts(one.before_of), one.rule.name)


def _people(member_ids: Iterable[int]) -> list[Share]:
    return one_each(f"members/{member_id}" for member_id in member_ids)


def _amounts(amounts: Mapping[int, int]) -> list[Share]:
    return [Share(f"members/{member_id}", amounts[member_id]) for member_id in sorted(amounts)]


def _others(one: FundPeriod, member_ids: Iterable[int]) -> list[LeftOut]:
    return [LeftOut(f"members/{member_id}", why_not(one, member_id)) for member_id in sorted(member_ids)]


def _collections(one: FundPeriod) -> list[Share]:
    sums: dict[int, int] = {}
    for _, payment in one.payments:
        sums[payment.collection_id] = sums.get(payment.collection_id, 0) + payment.amount
    return [Share(f"activities/{entry_id}", amount) for entry_id, amount in sums.items()]


def _names(scope: Scope) -> Sequence[str]:
    return tuple(one.rule.name for one in scope.once(funds_asked).values())


FIGURES = (
    FigureGroup(
        (_ASKED, _PAYERS, _IN_FULL, _LEFT, _DUE, _OWED, _CONTRIBUTED),
        _figures,
        words=_names,
        today_words=fund_names_of_today,
    ),
    FigureGroup((_BEFORE,), _older, words=_names, today_words=fund_names_of_today),
)
