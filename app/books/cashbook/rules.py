"""Pure decisions of the cash book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.books.cashbook.facts import BalanceKey, Direction, MoneyFacts, Movement, Nature, Posting
from app.books.closings.rules import refuse_closed_day
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.money import refuse_nothing
from app.core.once import Keys, Once
from app.core.vietnamese import fold
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.web.features import log_kinds

_DUES_WORDS = ("doan phi", "dpcd")
_FEE_WORDS = ("kinh phi cong doan", "kpcd", "kinh phi 2%")
_OWN_WORDS = (
    *("quy cong doan", "cong doan co so", "cdcs", "quy hoat dong", "thu khac", "kinh phi", "ngan sach"),
    *("tai chinh cong doan", "tien mat cong doan", "tich luy"),
)
#: What higher levels and the Fatherland Front call for: collected and passed on.
_PASSED_WORDS = (
    *("mai am", "nguoi ngheo", "lao dong ngheo", "den on dap nghia", "da cam", "xa hoi", "tu thien"),
    *("nhan dao", "thien tai", "bao lu", "lu lut", "bien dao", "vi bien", "truong sa", "tre em"),
    *("dac biet kho khan", "chu thap do", "ung ho", "nop ho", "thu ho"),
)

#: The opening day of each balance; None: it starts empty and takes every day.
OpeningDays = Mapping[BalanceKey, date | None]


def nature_named(fund_name: str) -> Nature:
    """The nature guessed from a fund's name, which the treasurer is asked about.

    Funds that unions keep for others are named after their purposes (Vì người nghèo, Mái ấm công đoàn). Any
    other name is taken for a voluntary fund: of that nothing is due upward, and no settlement counts it.
    """
    name = fold(fund_name)
    guesses = (
        (Nature.DUES, _DUES_WORDS),
        (Nature.UNION_FEE, _FEE_WORDS),
        (Nature.PASS_THROUGH, _PASSED_WORDS),
        (Nature.OWN_OTHER, _OWN_WORDS),
    )
    return next((nature for nature, words in guesses if any(one in name for one in words)), Nature.VOLUNTARY)


def is_posted(happened_on: date, opened_on: date | None) -> bool:
    """Whether money of that day is posted: the opening balance includes what is older."""
    return opened_on is None or happened_on >= opened_on


def posted_part(posting: Posting, opened: OpeningDays) -> Posting | None:
    """The part of a posting that enters the book; None where the opening balances include it.

    A transfer from a balance opened after that day is only a receipt of the other end, and vice versa.
    Raises Refused for a fund that is not in the union's books.
    """
    here, there = posting.balance_key, posting.to_balance_key
    if here not in opened or (there and there not in opened):
        raise unknown_fund()
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


def unknown_fund() -> Refused:
    """The refusal of a fund that the union does not have."""
    return Refused("Quỹ này không có trong sổ của công đoàn.", "fund_id")


def payment_of(activity: Activity) -> Posting | None:
    """The payment of a visit, activity or award; None without an amount or a fund that pays it."""
    if activity.fund_id is None or not activity.amount:
        return None
    return Posting(
        direction=Direction.PAYMENT,
        happened_on=activity.starts_on,
        fund_id=activity.fund_id,
        channel=Channel(activity.channel or Channel.CASH),
        amount=activity.amount,
        description=activity.title,
        item=log_kinds()[activity.kind].item,
        voucher_text=activity.voucher_text,
    )


def refuse_bad_money(facts: MoneyFacts) -> None:
    """Raise Refused for a plain entry that moves nothing, or a transfer from a balance to itself."""
    refuse_nothing(facts.amount)
    posting = facts.posting()
    if posting.balance_key == posting.to_balance_key:
        sentence = "Chuyển tiền thì nơi đến phải khác nơi đi: chọn quỹ khác hoặc hình thức khác."
        raise Refused(sentence, "to_fund_id")


def movements_of(
    direction: str, here: BalanceKey, there: BalanceKey | None, booked_on: date, amount: int
) -> list[Movement]:
    """The changes of balances that a line of the book makes; a reversal's `amount` is below zero."""
    if there:
        return [Movement(here, booked_on, -amount), Movement(there, booked_on, amount)]
    return [Movement(here, booked_on, -amount if direction == Direction.PAYMENT else amount)]


def month_of(day: date) -> date:
    """The first day of the day's month."""
    return day.replace(day=1)


@dataclass(frozen=True, slots=True)
class Days:
    """What decides whether a day can be booked; `closed` is the last closed day.

    `is_new`: not a correction, which may name days before the opening. `is_imported`: old books, which may
    hold days to come and days before their opening, and write nothing new in a closed month.
    """

    opened: OpeningDays
    closed: date | None
    today: date
    is_new: bool
    is_imported: bool


def refuse_day(posting: Posting, days: Days, field: str) -> None:
    """Raise Refused for `field` when money of that day cannot be booked; the sentence says what can be done.

    Refused are a day to come and, for a new entry, a day before the opening balance, which includes that
    money. A closed month is refused to old books alone: on screens a late entry is booked in an open one.
    """
    day = posting.happened_on
    opened = [days.opened.get(balance_key) for balance_key in posting.balance_keys]
    is_before = not any(is_posted(day, one) for one in opened)
    if day > days.today and not days.is_imported:
        sentence = f"Ngày {format_date(day)} ở sau hôm nay: sổ quỹ chỉ ghi tiền đã thu, đã chi."
        raise Refused(f"{sentence} Hãy ghi khi đã thu, chi, hoặc bỏ chọn quỹ.", field)
    if is_before and days.is_new and not days.is_imported:
        first = format_date(min(one for one in opened if one))
        raise Refused(
            f"Quỹ mở sổ sáng {first}: tiền trước ngày ấy đã nằm trong số dư đầu kỳ. "
            f"Hãy ghi ngày từ {first} trở đi, hoặc bỏ chọn quỹ nếu chỉ ghi vào nhật ký.",
            field,
        )
    if days.is_new and days.is_imported and not is_before:
        refuse_closed_day(posting.booked_on or day, days.closed, field)


def first_shortage(shortages: Iterable[Movement], moved: Iterable[Movement]) -> Movement | None:
    """The first shortage that these movements caused or made larger; or None.

    `shortages` are balances below zero at the end of days, `moved` what has just been written. An old book
    may be below zero already.
    """
    movements = list(moved)
    for low in shortages:
        until = [
            one for one in movements if one.balance_key == low.balance_key and one.booked_on <= low.booked_on
        ]
        if sum(one.amount for one in until) < 0:
            return low
    return None


def balance_text(fund_id: int, channel: str, names: Mapping[int, str]) -> str:
    """`Quỹ Đoàn phí (tiền mặt)`. Damaged books may name a channel or fund that does not exist."""
    where = next((one.label.lower() for one in Channel if one == channel), channel)
    return f"Quỹ {names.get(fund_id, f'số {fund_id}')} ({where})"


def _moved(facts: MoneyFacts) -> Keys:
    ends = (facts.direction, facts.fund_id, facts.to_fund_id)
    return frozenset({(facts.happened_on, *ends, facts.amount, fold(facts.description))})


def _may_be_one_payment(one: MoneyFacts, other: MoneyFacts) -> bool:
    """Whether nobody wrote that two people paid. Numbers prove nothing: the book gives each entry its own."""
    return len({fold(one.counterparty), fold(other.counterparty)} - {""}) < 2


#: Of one day, balance, amount and content is likely one receipt or payment.
MOVED = Once(_moved, _may_be_one_payment)
