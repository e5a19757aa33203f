"""The figures of what is sent to the upper level: still to be sent on the cut-off day, and sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.books.fund_names.queries import fund_names_of_today
from app.books.totals.figures import fund_words
from app.books.totals.queries import book_read
from app.books.totals.rules import together
from app.log.figures.facts import Figure, FigureGroup, FigureKey, Scope, Share
from app.year.remittance.queries import sendings_read
from app.year.remittance.rules import (
    Booked,
    FundSendings,
    Sending,
    is_collected,
    is_sent,
    percent_on,
    share_of,
)

_TO_REMIT = FigureKey(
    "fund[x].to_remit",
    "{x}: còn phải nộp cấp trên",
    "đồng",
    "Phần của tiền đã thu phải nộp cấp trên theo tỷ lệ nộp của ngày thu (mỗi tỷ lệ làm tròn đến đồng), "
    "cộng phần kỳ trước chưa nộp, trừ phần đã nộp đến ngày tính số liệu; số âm là nộp trước.",
)
_REMITTED = FigureKey(
    "fund[x].remitted",
    "{x}: đã nộp cấp trên",
    "đồng",
    "Các khoản chi có khoản mục nộp cấp trên, ghi sổ từ đầu kỳ đến ngày tính số liệu.",
)


def _figures(scope: Scope) -> Iterator[Figure]:
    for fund in _sendings(scope):
        sent = together(Share(one.source, one.amount) for one in fund.sent if not one.is_before)
        due = [Share(fund.source, fund.carried), *_due(fund.collected)]
        yield _REMITTED.of(sent, fund.name)
        yield _TO_REMIT.of(together([*due, *(Share(one.row, -one.share) for one in sent)]), fund.name)


def _sendings(scope: Scope) -> Iterator[FundSendings]:
    """What each fund collected and sent up to the cut-off day, by row."""
    read, day = scope.read(sendings_read), scope.until
    for fund in scope.read(book_read).funds:
        collected, sent = [], []
        for row in read.rows.get(fund.id, ()):
            if row.booked_on > day:
                continue
            is_before = row.booked_on < scope.period.start
            one = Booked(fund.id, row.direction, row.item, row.happened_on, is_before, row.amount)
            if is_sent(one, read.listed, day):
                sent.append(Sending(row.source, row.amount, None, is_before))
            elif is_collected(one, fund.nature, read.listed, day):
                percent = percent_on(read.terms.get(fund.id, ()), fund.nature, row.happened_on)
                collected.append(Sending(row.source, row.amount, percent, is_before))
        yield FundSendings(fund.source, fund.name, tuple(collected), tuple(sent))


def _due(collected: Iterable[Sending]) -> Iterator[Share]:
    """What each receipt of the period adds to what is due: at each per cent the sum is rounded, not they."""
    sums: dict[Decimal, int] = {}
    for one in collected:
        if one.is_before or one.percent is None:
            continue
        before = sums.get(one.percent, 0)
        sums[one.percent] = before + one.amount
        yield Share(one.source, share_of(before + one.amount, one.percent) - share_of(before, one.percent))


FIGURES = (FigureGroup((_TO_REMIT, _REMITTED), _figures, fund_words, fund_names_of_today),)
