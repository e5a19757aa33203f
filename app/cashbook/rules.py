"""Pure decisions of the cash book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.activities.facts import Channel, Kind
from app.activities.models import Activity
from app.cashbook.facts import Direction, MoneyFacts, Movement, Posting, Purse
from app.core.errors import Refused

#: The item (khoản mục) under which the money of each kind of log entry stands; plain entries name their own.
ITEMS = {
    Kind.VISIT: "Thăm hỏi, tặng quà",
    Kind.EVENT: "Hoạt động",
    Kind.AWARD: "Khen thưởng",
    Kind.COLLECTION: "Đoàn viên đóng góp",
}

#: The morning on which each purse was opened; None: it starts empty and takes every day.
OpeningDays = Mapping[Purse, date | None]


def is_posted(happened_on: date, opened_on: date | None) -> bool:
    """Whether money of that day enters the book: what is older than the opening balance is in it already."""
    return opened_on is None or happened_on >= opened_on


def posted_part(posting: Posting, opened: OpeningDays) -> Posting | None:
    """What of a posting enters the book; None where the opening balances hold it already.

    A transfer from a purse that was opened later than it happened is only a receipt of the other, and the
    reverse. Raises Refused for a fund that is not in the union's books.
    """
    here, there = posting.purse, posting.to_purse
    if here not in opened or (there and there not in opened):
        raise Refused("Quỹ này không có trong sổ của công đoàn.", "fund_id")
    leaves = is_posted(posting.happened_on, opened[here])
    if there is None:
        return posting if leaves else None
    arrives = is_posted(posting.happened_on, opened[there])
    if leaves and arrives:
        return posting
    one_ended = replace(posting, to_fund_id=None, to_channel=None)
    if leaves:
        return replace(one_ended, direction=Direction.PAYMENT)
    if arrives:
        return replace(one_ended, direction=Direction.RECEIPT, fund_id=there[0], channel=there[1])
    return None


def payment_of(activity: Activity) -> Posting | None:
    """The payment that a visit, activity or award asks for; None for others' money, or none."""
    if activity.fund_id is None or not activity.amount:
        return None
    return Posting(
        direction=Direction.PAYMENT,
        happened_on=activity.starts_on,
        fund_id=activity.fund_id,
        channel=Channel(activity.channel or Channel.CASH),
        amount=activity.amount,
        description=activity.title,
        item=ITEMS[Kind(activity.kind)],
        voucher_text=activity.voucher_text,
    )


def refuse_bad_money(facts: MoneyFacts) -> None:
    """Raise Refused for a plain entry that moves nothing, or from a purse into itself."""
    if facts.amount <= 0:
        raise Refused("Số tiền phải lớn hơn 0.", "amount")
    posting = facts.posting()
    if posting.purse == posting.to_purse:
        sentence = "Chuyển tiền thì nơi đến phải khác nơi đi: chọn quỹ khác hoặc hình thức khác."
        raise Refused(sentence, "to_fund_id")


def movements_of(posting: Posting, sign: int = 1) -> list[Movement]:
    """What a posting (or, with sign -1, its reversal) does to purses."""
    amount = sign * posting.amount
    if posting.to_purse:
        return [
            Movement(posting.purse, posting.happened_on, -amount),
            Movement(posting.to_purse, posting.happened_on, amount),
        ]
    gives = -1 if posting.direction is Direction.PAYMENT else 1
    return [Movement(posting.purse, posting.happened_on, gives * amount)]


def first_shortage(shortages: Iterable[Movement], moved: Iterable[Movement]) -> Movement | None:
    """The first purse and day below zero that these movements made worse, with its balance; or None.

    `shortages` are balances below zero at the end of days, `moved` what has just been written. An old book
    may be below zero already: only what deepens it counts.
    """
    told = list(moved)
    for low in shortages:
        until = [one for one in told if one.purse == low.purse and one.happened_on <= low.happened_on]
        if sum(one.amount for one in until) < 0:
            return low
    return None
