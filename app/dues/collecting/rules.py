"""Pure decisions of the collection grid: amounts of the cells, and the comparison with the sum counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.core.dates import format_date
from app.core.errors import Refused
from app.core.money import BadMoney, format_dong, parse_money
from app.core.periods import Period, period_between
from app.core.vietnamese import LONGEST_TEXT
from app.dues.collecting.facts import Cell, CollectingLine, Entered, GridPayment, Typed, WrongLines
from app.dues.funds.facts import Basis
from app.dues.funds.rules import term_on
from app.dues.ledger.facts import FundRule
from app.dues.ledger.rules import months_in
from app.log.activities.facts import Channel


def entered(lines: Sequence[CollectingLine], cells: Mapping[int, Cell]) -> Entered:
    """Read the cells of these lines: a typed amount counts, else a tick pays what is left."""
    amounts: dict[int, int] = {}
    wrong: dict[int, str] = {}
    for line in lines:
        cell = cells.get(line.key)
        if cell is None or not cell.has_content:
            continue
        try:
            amounts[line.key] = _amount(line, cell)
        except BadMoney as bad:
            wrong[line.key] = bad.sentence
        if len(cell.note) > LONGEST_TEXT:
            wrong[line.key] = f"Ghi chú dài quá {LONGEST_TEXT} chữ; hãy viết gọn lại."
    return Entered(amounts, wrong)


def _amount(line: CollectingLine, cell: Cell) -> int:
    amount = parse_money(cell.amount) if cell.amount else line.left
    if amount == 0:
        raise BadMoney("Số tiền phải lớn hơn 0; không nộp thì để trống.")
    return amount


def paid_meanwhile(lines: Sequence[CollectingLine], cells: Mapping[int, Cell]) -> dict[int, str]:
    """Errors by line for payments recorded since the page was shown, unless ticked «vẫn ghi»."""
    return {
        line.key: f"Từ lúc mở trang, sổ đã ghi {line.name} nộp thêm {format_dong(line.given - cell.seen)}. "
        "Xóa số ở dòng này, hoặc đánh dấu «Vẫn ghi thêm»."
        if line.given > (cell.seen or 0)
        else f"Từ lúc mở trang, khoản nộp của {line.name} đã được sửa. "
        "Xóa số ở dòng này, hoặc đánh dấu «Vẫn ghi thêm»."
        for line in lines
        if (cell := cells.get(line.key))
        and cell.has_content
        and cell.seen is not None
        and line.given not in (cell.seen, cell.again)
    }


def off_the_list(lines: Sequence[CollectingLine], cells: Mapping[int, Cell]) -> list[int]:
    """The keys of cells that hold a payment but are no longer on the list."""
    known = {line.key for line in lines}
    return [key for key, cell in cells.items() if cell.has_content and key not in known]


def refuse_wrong_lines(
    lines: Sequence[CollectingLine], cells: Mapping[int, Cell], payment: GridPayment
) -> Entered:
    """The amounts of the cells. Raises Refused when a line is wrong, none is filled, or the sum differs."""
    found = entered(lines, cells)
    wrong = {**found.wrong, **paid_meanwhile(lines, cells)}
    if wrong:
        raise WrongLines(wrong)
    if gone := off_the_list(lines, cells):
        raise Refused(
            f"Có {len(gone)} dòng đã nhập không còn trong danh sách (vừa được miễn, thôi đoàn viên hoặc "
            "đã nộp đủ). Hãy xem lại các dòng còn lại rồi ghi."
        )
    if not found.amounts:
        raise Refused("Chưa nhập số tiền cho ai.")
    if payment.expected is not None and payment.expected != found.total:
        raise Refused(
            f"{agreement(found.total, payment.expected)[1]} Sửa số ở các dòng, "
            "hoặc xóa ô số đếm tay để ghi theo số đã nhập.",
            "expected",
        )
    return found


def agreement(total: int, expected: int | None) -> tuple[str, str]:
    """(tone, words): whether the sum entered equals the sum counted by hand."""
    if expected is None:
        return "info", "Chưa ghi số tiền đếm tay."
    if total == expected:
        return "good", "Khớp với số tiền đếm tay."
    more = "nhiều" if total > expected else "ít"
    return "bad", f"Số đã nhập {more} hơn số đếm tay {format_dong(abs(total - expected))}."


def refuse_day(paid_on: date, rules: Sequence[FundRule], today: date) -> None:
    """Raise Refused for a day to come, or before a fund's books began."""
    if paid_on > today:
        raise Refused(
            f"Ngày {format_date(paid_on)} chưa đến. Hãy ghi hôm nay ({format_date(today)}) hoặc trước đó.",
            "paid_on",
        )
    for rule in rules:
        if rule.books_from and not rule.begins_by_collection and paid_on < rule.books_from:
            raise Refused(
                f"Sổ của quỹ {rule.name} bắt đầu từ ngày {format_date(rule.books_from)}; tiền đóng trước đó "
                "đã nằm trong số dư đầu kỳ. Hãy ghi từ ngày ấy trở đi.",
                "paid_on",
            )


def current_period(rule: FundRule, today: date) -> Period:
    """The Kỳ that the fund collects on a day: the month for monthly rates, else the year."""
    term = term_on(rule.terms, today)
    if term and term.basis in (Basis.MONTH, Basis.SALARY_SHARE):
        return period_between(*months_in(today.year)[today.month - 1])
    return period_between(date(today.year, 1, 1), date(today.year, 12, 31))


def takes_gifts(rule: FundRule) -> bool:
    """Whether payments into the fund are voluntary."""
    return bool(rule.terms) and not rule.has_dues and any(one.basis is Basis.VOLUNTARY for one in rule.terms)


def slug(period: Period) -> str:
    """A Kỳ in an address: `2024`, `03-2024`."""
    return period.label.replace("/", "-")


def empty_typed(today: date) -> Typed:
    """A grid before anything was typed: cash that comes in today."""
    return Typed(paid_on=format_date(today), channel=Channel.CASH)
