"""Facts of dues, their payments and exemptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Reference, Text
from app.core.periods import Period, period_between
from app.dues.funds.facts import Basis, TermFacts


class Cause(Choice):
    """Familiar reasons of an exemption; any other is written in words.

    The first two are QĐ 61/QĐ-TLĐ's, for a month or longer.
    """

    INSURANCE = "insurance", "Hưởng chế độ BHXH từ 01 tháng trở lên"
    UNPAID_LEAVE = "unpaid_leave", "Nghỉ việc không hưởng lương từ 01 tháng trở lên"
    HARDSHIP = "hardship", "Hoàn cảnh khó khăn"


@dataclass(frozen=True, slots=True)
class ExemptionFacts:
    """Who need not pay from `starts_on` to `ends_on` (inclusive, None: open); `fund_id` None: any fund."""

    member_id: Annotated[int, Reference("Đoàn viên", to="people", required=True)]
    reason: Annotated[
        str, Text("Lý do miễn", required=True, help="Chọn trong danh sách hoặc tự ghi.", heading="Lý do")
    ]
    fund_id: Annotated[int | None, Reference("Quỹ", to="funds", help="Để trống: mọi quỹ.")] = None
    starts_on: Annotated[date | None, Day("Từ ngày", help="Để trống: từ trước đến nay.")] = None
    ends_on: Annotated[date | None, Day("Đến ngày", help="Để trống: chưa biết khi nào hết.")] = None


@dataclass(frozen=True, slots=True)
class ExemptSpan:
    """A person's exemption as dues read it, whoever and whichever fund it is for; dates inclusive."""

    starts_on: date | None
    ends_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class MembershipSpan:
    """A stretch as a union member (None: always; `left_on` the first day out) with its dues salary, đồng."""

    joined_on: date | None = None
    left_on: date | None = None
    salary: int | None = None


@dataclass(frozen=True, slots=True)
class FundRule:
    """A fund and its rates over time; `books_from` None: nothing is due yet (`rules.books_from`)."""

    fund_id: int
    name: str
    terms: tuple[TermFacts, ...]
    books_from: date | None
    #: Whether the books of the fund begin with its first collection, as it has no opening day.
    begins_by_collection: bool = False

    @property
    def has_dues(self) -> bool:
        """Whether the fund ever has dues; voluntary payments (Tự nguyện) are owed by nobody."""
        return any(term.rate and term.basis is not Basis.VOLUNTARY for term in self.terms)


@dataclass(frozen=True, slots=True)
class Why:
    """What a due was calculated from.

    `months`: counted months of membership (1 for a month's due), `exempt_months` those of `exempt_spans`;
    `joined_on` and `left_on` (first day out) where they lie in the period; `share`: the salary × per cent
    before the term's most_amount.
    """

    term: TermFacts
    months: int
    exempt_months: int = 0
    exempt_spans: tuple[ExemptSpan, ...] = ()
    joined_on: date | None = None
    left_on: date | None = None
    salary: int | None = None
    share: int | None = None


@dataclass(frozen=True, slots=True)
class DueFacts:
    """What one person owes one fund for one month or calendar year, whole đồng; 0 where exempt."""

    start: date
    end: date
    owed: int
    why: Why

    @property
    def period(self) -> Period:
        """The month or the year."""
        return period_between(self.start, self.end)


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """A live contribution of one person to one fund; `start`–`end` (inclusive) is its Kỳ."""

    id: int
    start: date
    end: date
    paid_on: date
    amount: int
    collection_id: int = 0


@dataclass(frozen=True, slots=True)
class ComputedDues:
    """Dues and credits of many people as they are stored, whole đồng.

    `dues`: (last day, owed, paid) by fund, person and first day, without exempt ones; `credits` by fund and
    person, without empty ones.
    """

    dues: dict[tuple[int, int, date], tuple[date, int, int]]
    credits: dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a payment that was allocated to a due."""

    payment: PaymentFacts
    due: DueFacts
    amount: int


@dataclass(frozen=True, slots=True)
class Settled:
    """What payments cover: per due in the order given, what is left over, and each part of it."""

    paid: tuple[int, ...]
    credit: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One due with what of it is paid (whole đồng) and by which payments."""

    due: DueFacts
    paid: int
    parts: tuple[Part, ...]

    @property
    def left(self) -> int:
        """What is still to be paid."""
        return self.due.owed - self.paid


@dataclass(frozen=True, slots=True)
class FundAccount:
    """One person and one fund: dues begun by the day (exempt ones too), advance and credit, whole đồng."""

    rule: FundRule
    lines: tuple[AccountLine, ...]
    #: Paid for periods that begin after the day.
    advance: int
    #: Paid beyond all dues.
    credit: int

    @property
    def left(self) -> int:
        """What is still to be paid of the dues begun by the day."""
        return sum(line.left for line in self.lines)


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """What dues are calculated from, for any number of people; exemptions from all funds: fund 0."""

    rules: tuple[FundRule, ...]
    membership_spans: Mapping[int, tuple[MembershipSpan, ...]]
    exempt_spans: Mapping[tuple[int, int], tuple[ExemptSpan, ...]]
    payments: Mapping[tuple[int, int], Sequence[PaymentFacts]]
