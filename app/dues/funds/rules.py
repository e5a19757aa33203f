"""Pure decisions of the funds: the rate in force, opening balances, receipts of a collection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.books.cashbook.facts import DUES_ITEM, Direction, Posting
from app.core.dates import TO_BEFORE_FROM, format_date, refuse_reversed
from app.core.errors import Refused
from app.core.money import format_rate, refuse_nothing
from app.core.periods import Period
from app.core.texts.per_cent import PerCent
from app.core.vietnamese import decimal_text, fold
from app.dues.contributions.facts import ContributionFacts
from app.dues.funds.facts import Basis, PartYear, TermFacts
from app.log.activities.facts import Channel

_PER = {Basis.YEAR: "/người/năm", Basis.MONTH: "/người/tháng"}


@dataclass(frozen=True, slots=True)
class Round:
    """What makes a collection one log entry: one fund, one Kỳ (its two days), one day of payment."""

    fund_id: int
    period_start: date
    period_end: date
    paid_on: date

    @property
    def key(self) -> str:
        """Its row key, unique in the database, so that concurrent users cannot open a round twice."""
        return f"{self.fund_id}:{self.period_start}:{self.period_end}:{self.paid_on}"


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening balance, as held on the morning of `day`."""

    day: date
    amount: int


def round_of(facts: ContributionFacts, period: Period) -> Round:
    """The collection that a contribution belongs to."""
    return Round(facts.fund_id, period.start, period.end, facts.paid_on)


def collection_title(fund_name: str, period: Period) -> str:
    """`Thu quỹ Công đoàn phí, kỳ Quý 1/2024`."""
    name = fund_name if fold(fund_name).startswith("quy ") else f"quỹ {fund_name}"
    return f"Thu {name}, kỳ {period.label}"


def receipts(title: str, paid: Iterable[ContributionFacts]) -> list[Posting]:
    """What a collection posts: one receipt for each Số phiếu and channel.

    Payments without a number are one receipt a channel. `counterparty` is set where all are one person's.
    """
    papers: dict[tuple[str, Channel], list[ContributionFacts]] = {}
    for one in paid:
        papers.setdefault((one.voucher_text, one.channel or Channel.CASH), []).append(one)
    return [
        Posting(
            direction=Direction.RECEIPT,
            happened_on=some[0].paid_on,
            fund_id=some[0].fund_id,
            channel=channel,
            amount=sum(one.amount for one in some),
            description=title,
            item=DUES_ITEM,
            counterparty=some[0].payer_name if len({one.member_id for one in some}) == 1 else "",
            voucher_text=number,
            part=number,
        )
        for (number, channel), some in papers.items()
    ]


def refuse_bad_contribution(facts: ContributionFacts, today: date) -> None:
    """Raise Refused for a contribution of nothing, or of a day to come."""
    refuse_nothing(facts.amount)
    refuse_day_to_come(facts.paid_on, today)


def refuse_day_to_come(paid_on: date, today: date) -> None:
    """Raise Refused for a day of payment in the future."""
    if paid_on > today:
        raise Refused(f"Ngày đóng {format_date(paid_on)} ở sau hôm nay.", "paid_on")


def refuse_bad_term(facts: TermFacts) -> None:
    """Raise Refused for terms that contradict themselves."""
    if not facts.fund_name:
        raise Refused("Cần có tên quỹ.", "fund_name")
    refuse_reversed(facts.starts_on, facts.ends_on, TO_BEFORE_FROM)
    _refuse_bad_rate(facts)
    if facts.remit_percent is not None and not 0 <= facts.remit_percent <= 100:
        raise Refused("Phần nộp cấp trên tính bằng phần trăm, từ 0 đến 100.", "remit_percent")
    if facts.opening_amount and facts.opening_on is None:
        raise Refused("Có số dư đầu kỳ thì cần ngày số dư.", "opening_on")
    if facts.opening_amount is not None and facts.opening_amount < 0:
        raise Refused("Số dư đầu kỳ không thể âm.", "opening_amount")


def _refuse_bad_rate(facts: TermFacts) -> None:
    if facts.rate is None:
        return
    if facts.rate < 0 or facts.rate >= 10**15:
        raise Refused("Mức đóng không dùng được.", "rate")
    if facts.basis is Basis.SALARY_SHARE:
        if facts.rate > 100:
            raise Refused("Mức đóng theo tỷ lệ lương tính bằng phần trăm, từ 0 đến 100.", "rate")
    elif isinstance(facts.rate, PerCent):
        raise Refused("Mức đóng tính bằng phần trăm thì kỳ đóng phải là «Tỷ lệ lương».", "rate")
    elif facts.rate != facts.rate.to_integral_value():
        raise Refused("Mức đóng phải là số đồng nguyên.", "rate")
    if facts.most_amount is not None and facts.basis is not Basis.SALARY_SHARE:
        raise Refused("Mức nhiều nhất chỉ dùng cho tỷ lệ lương.", "most_amount")
    if facts.part_year is PartYear.MONTHS and facts.basis is not Basis.YEAR:
        raise Refused("Chia theo tháng chỉ dùng cho mức đóng theo năm.", "part_year")


def refuse_ambiguous(terms: Sequence[TermFacts]) -> None:
    """Raise Refused when a fund's terms give two rates from the same day, or two openings of one balance."""
    rates: dict[date | None, tuple[Basis, Decimal]] = {}
    stated: dict[tuple[Channel, date], int] = {}
    if len({term.nature for term in terms if term.nature}) > 1:
        raise Refused(f"Quỹ {terms[0].fund_name} có hai nguồn tiền khác nhau; mỗi quỹ chỉ một.", "nature")
    for term in terms:
        if term.rate is not None:
            rate = (term.basis, term.rate)
            if rates.setdefault(term.starts_on, rate) != rate:
                raise Refused(f"Quỹ {term.fund_name} đã có mức đóng khác từ cùng ngày.", "starts_on")
        if term.opening_on and term.opening_amount is not None:
            balance_key = (term.opening_channel or Channel.CASH, term.opening_on)
            if stated.setdefault(balance_key, term.opening_amount) != term.opening_amount:
                raise Refused(
                    f"Quỹ {term.fund_name} ({balance_key[0].label.lower()}) đã có số dư khác cùng ngày "
                    f"{format_date(term.opening_on)}.",
                    "opening_amount",
                )


def openings(terms: Iterable[TermFacts]) -> dict[Channel, Opening]:
    """The opening balances that the terms of one fund state: the earliest of each channel.

    A later one of the same channel is a check against the book, not money.
    """
    opened: dict[Channel, Opening] = {}
    for term in terms:
        if term.opening_on is None or term.opening_amount is None:
            continue
        channel = term.opening_channel or Channel.CASH
        known = opened.get(channel)
        if known is None or term.opening_on < known.day:
            opened[channel] = Opening(term.opening_on, term.opening_amount)
    return opened


def opening_day(terms: Iterable[TermFacts]) -> date | None:
    """The earliest Ngày số dư of a fund's terms: its balance includes what is older."""
    return min((term.opening_on for term in terms if term.opening_on), default=None)


def opening_days(terms: Sequence[TermFacts]) -> dict[Channel, date | None]:
    """The opening day of each channel of one fund: of its own opening balance, else the fund's first."""
    stated, first = openings(terms), opening_day(terms)
    return {channel: stated[channel].day if channel in stated else first for channel in Channel.offered()}


def term_on(terms: Iterable[TermFacts], day: date) -> TermFacts | None:
    """The term of one fund in force on a day: the last begun of those that cover it."""
    best: TermFacts | None = None
    for term in terms:
        if not _covers(term, day):
            continue
        if best is None or (term.starts_on or date.min) >= (best.starts_on or date.min):
            best = term
    return best


def _covers(term: TermFacts, day: date) -> bool:
    return (term.starts_on is None or term.starts_on <= day) and (term.ends_on is None or day <= term.ends_on)


def rate_text(term: TermFacts) -> str:
    """`40.000đ/người/năm`, `1% tiền lương làm căn cứ đóng`, `50.000đ/người`; without a rate `Tự nguyện`."""
    if term.rate is None:
        return term.basis.label
    if term.basis is Basis.SALARY_SHARE:
        most = f", nhiều nhất {format_rate(term.most_amount)}/tháng" if term.most_amount is not None else ""
        return f"{decimal_text(term.rate)}% tiền lương làm căn cứ đóng{most}"
    return f"{format_rate(int(term.rate))}{_PER.get(term.basis, '/người')}"
