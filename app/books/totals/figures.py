"""The figures of the cash book: of the union's own finance, of what it passes on, of each fund."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.books.fund_names.queries import fund_names_of_today
from app.books.totals.queries import Line, book_read
from app.books.totals.rules import GROUPS, HeldShares, held, moved, of_group
from app.log.activities.facts import Channel
from app.log.figures.facts import Figure, FigureGroup, FigureKey, Scope

_OF = {
    "": "tài chính công đoàn (đoàn phí, kinh phí, thu khác)",
    "passed.": "các quỹ thu hộ, nộp hộ",
    "voluntary.": "các quỹ tự nguyện",
    "all.": "mọi quỹ",
}
_BOOK = "theo ngày ghi sổ"
_TRANSFERS = "chuyển giữa các quỹ, hình thức trong nhóm không tính"


def _keys(group: str) -> dict[str, FigureKey]:
    of = _OF[group]
    stated = (
        ("opening", "Số dư đầu kỳ", f"Số dư của {of} sáng ngày đầu kỳ, kể cả số dư mở sổ trong kỳ."),
        ("receipts", "Tổng thu", f"Các khoản thu của {of} đến ngày tính số liệu, {_BOOK}; {_TRANSFERS}."),
        ("payments", "Tổng chi", f"Các khoản chi của {of} đến ngày tính số liệu, {_BOOK}; {_TRANSFERS}."),
        ("closing", "Số dư cuối kỳ", f"Số dư của {of} hết ngày tính số liệu: đầu kỳ, cộng thu, trừ chi."),
        ("cash", "Tồn tiền mặt", f"Số dư tiền mặt của {of} hết ngày tính số liệu."),
        ("bank", "Tồn tiền gửi", f"Số dư tiền gửi của {of} hết ngày tính số liệu."),
        ("lent", "Đang cho vay", f"Tiền của {of} cho vay chưa thu hồi hết ngày tính số liệu."),
    )
    return {
        name: FigureKey(f"money.{group}{name}", f"{label}: {of}", "đồng", rule)
        for name, label, rule in stated
    }


_MONEY = {group: _keys(group) for group in GROUPS}
_LATE = {
    f"{when}.{side}": FigureKey(
        f"money.late.{when}.{side}", f"{verb.capitalize()} {words}", "đồng", rule.format(verb=verb)
    )
    for side, verb in (("receipts", "thu"), ("payments", "chi"))
    for when, words, rule in (
        (
            "after",
            "trong kỳ, ghi sổ sau kỳ",
            "Các khoản {verb} của tài chính công đoàn có ngày chứng từ trong kỳ mà ghi sổ sau ngày tính "
            "số liệu, vì tháng ấy đã khóa sổ; phần ghi đảo trừ đi.",
        ),
        (
            "before",
            "của kỳ trước, ghi sổ trong kỳ",
            "Các khoản {verb} của tài chính công đoàn ghi sổ trong kỳ mà có ngày chứng từ trước kỳ, "
            "vì tháng ấy đã khóa sổ; phần ghi đảo trừ đi.",
        ),
    )
}
_FUND = {
    name: FigureKey(f"fund[x].{name}", f"{{x}}: {label}", "đồng", rule)
    for name, label, rule in (
        ("opening", "số dư đầu kỳ", "Số dư của quỹ sáng ngày đầu kỳ, kể cả số dư mở sổ trong kỳ."),
        ("receipts", "thu", f"Tiền vào quỹ đến ngày tính số liệu, {_BOOK}, kể cả nhận từ quỹ khác."),
        ("payments", "chi", f"Tiền ra khỏi quỹ đến ngày tính số liệu, {_BOOK}, kể cả chuyển sang quỹ khác."),
        ("closing", "số dư cuối kỳ", "Số dư của quỹ hết ngày tính số liệu: đầu kỳ, cộng thu, trừ chi."),
    )
}


def counted_lines(scope: Scope) -> list[Line]:
    """The lines that the book counts in the period up to the cut-off day."""
    return [line for line in scope.read(book_read).lines if scope.holds(line.booked_on)]


def fund_words(scope: Scope) -> Sequence[str]:
    """The names of the union's funds."""
    return [one.name for one in scope.read(book_read).funds]


def balances_held(scope: Scope) -> HeldShares:
    """What each balance held when the period began, and at the end of the cut-off day."""
    return held(scope.read(book_read), scope.period.start, scope.until)


def _money(scope: Scope) -> Iterator[Figure]:
    book, lines = scope.read(book_read), scope.once(counted_lines)
    balances = scope.once(balances_held)
    for group, natures in GROUPS.items():
        funds, keys = {one.id for one in book.funds if one.nature in natures}, _MONEY[group]
        flow = moved(lines, funds)
        yield keys["opening"].of(of_group(balances.opening, funds))
        yield keys["receipts"].of(flow.receipts)
        yield keys["payments"].of(flow.payments)
        yield keys["closing"].of(of_group(balances.closing, funds))
        yield keys["cash"].of(of_group(balances.closing, funds, Channel.CASH))
        yield keys["bank"].of(of_group(balances.closing, funds, Channel.BANK))
        yield keys["lent"].of(of_group(balances.closing, funds, Channel.LENT))


def _late(scope: Scope) -> Iterator[Figure]:
    own = {one.id for one in scope.read(book_read).funds if one.nature.is_own}
    for when, lines in (("after", scope.once(late_after)), ("before", scope.once(late_before))):
        flow = moved(lines, own)
        yield _LATE[f"{when}.receipts"].of(flow.receipts)
        yield _LATE[f"{when}.payments"].of(flow.payments)


def late_after(scope: Scope) -> list[Line]:
    """What happened in the period up to the cut-off day, and the book counts later."""
    lines, until = scope.read(book_read).lines, scope.until
    return [one for one in lines if one.booked_on > until and scope.holds(one.happened_on)]


def late_before(scope: Scope) -> list[Line]:
    """What the book counts in the period up to the cut-off day, and happened before it."""
    return [one for one in scope.once(counted_lines) if one.happened_on < scope.period.start]


def _funds(scope: Scope) -> Iterator[Figure]:
    book, lines = scope.read(book_read), scope.once(counted_lines)
    balances = scope.once(balances_held)
    for fund in book.funds:
        flow = moved(lines, {fund.id})
        yield _FUND["opening"].of(of_group(balances.opening, {fund.id}), fund.name)
        yield _FUND["receipts"].of(flow.receipts, fund.name)
        yield _FUND["payments"].of(flow.payments, fund.name)
        yield _FUND["closing"].of(of_group(balances.closing, {fund.id}), fund.name)


FIGURES = (
    FigureGroup(tuple(key for keys in _MONEY.values() for key in keys.values()), _money),
    FigureGroup(tuple(_LATE.values()), _late),
    FigureGroup(tuple(_FUND.values()), _funds, fund_words, fund_names_of_today),
)
