"""The figures of loans: lent and returned in the period, owed and overdue on the cut-off day."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.vietnamese import fold
from app.life.registers.loans.facts import LoanFacts, LoanState
from app.life.registers.loans.queries import loans_read
from app.life.registers.loans.rules import state_of
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LoggedEntry, Scope, Share, one_each

_IN_PERIOD = "từ đầu kỳ đến ngày tính số liệu"
_LENT = FigureKey("loans.lent", "Tiền cho vay", "đồng", f"Tổng số tiền cho vay có ngày cho vay {_IN_PERIOD}.")
_TIMES = FigureKey("loans.times", "Khoản cho vay", "khoản", f"Số khoản có ngày cho vay {_IN_PERIOD}.")
_PEOPLE = FigureKey(
    "loans.people",
    "Người được vay vốn",
    "người",
    f"Số người vay, mỗi người tính một lần, của các khoản có ngày cho vay {_IN_PERIOD}.",
)
_RETURNED = FigureKey(
    "loans.returned", "Tiền cho vay đã thu hồi", "đồng", f"Tổng các lần trả có ngày trả {_IN_PERIOD}."
)
_OWED = FigureKey(
    "loans.owed",
    "Dư nợ cho vay",
    "đồng",
    "Số tiền cho vay trừ số đã trả, từ trước đến hết ngày tính số liệu, của mọi khoản.",
)
_OVERDUE = FigureKey(
    "loans.overdue",
    "Dư nợ cho vay quá hạn",
    "đồng",
    "Dư nợ của các khoản có hạn trả trước ngày tính số liệu.",
)


def loans_of(scope: Scope) -> list[LoggedEntry[LoanFacts]]:
    """The loans given in what the question counts."""
    return [one for one in scope.read(loans_read).loans if scope.holds(one.facts.lent_on)]


def owed_on(scope: Scope) -> list[tuple[LoggedEntry[LoanFacts], int]]:
    """Each loan up to the cut-off day with what is owed of it then."""
    read, returned = scope.read(loans_read), dict[int, int]()
    for one in read.returns:
        loan = read.loan_ids.get(one.facts.loan)
        if loan is not None and one.facts.happened_on <= scope.until:
            returned[loan] = returned.get(loan, 0) + one.facts.amount
    return [
        (one, one.facts.amount - returned.get(one.id, 0))
        for one in read.loans
        if one.facts.lent_on <= scope.until
    ]


def _figures(scope: Scope) -> Iterator[Figure]:
    lent = loans_of(scope)
    yield _LENT.of(Share(one.source, one.facts.amount) for one in lent)
    yield _TIMES.of(one_each(one.source for one in lent))
    borrowers = {one.named[:1] or fold(one.facts.borrower): one.source for one in reversed(lent)}
    yield _PEOPLE.of(one_each(borrowers.values()))
    yield _RETURNED.of(
        Share(one.source, one.facts.amount)
        for one in scope.read(loans_read).returns
        if scope.holds(one.facts.happened_on)
    )
    owed = scope.once(owed_on)
    yield _OWED.of(Share(one.source, amount) for one, amount in owed)
    yield _OVERDUE.of(
        Share(one.source, amount)
        for one, amount in owed
        if state_of(one.facts, amount, scope.until) is LoanState.OVERDUE
    )


FIGURES = (FigureGroup((_LENT, _TIMES, _PEOPLE, _RETURNED, _OWED, _OVERDUE), _figures),)
