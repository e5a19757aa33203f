"""The period's money: opening, in, out, closing of each fund, by item; the budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta

from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.cashbook.facts import DUES_ITEM, Direction
from app.books.lines.total_queries import BETWEEN_FUNDS, NO_ITEM, RESTATED
from app.books.totals.figures import late_before
from app.books.totals.queries import FundOfBook, book_read
from app.books.totals.rules import GROUPS, Movements, moved
from app.core.dates import date_in_text
from app.core.money import format_money
from app.core.periods import in_words
from app.core.vietnamese import capital_first, fold, share_text
from app.log.figures.facts import Share
from app.year.figures.record import ItemTotal, Record, Sources
from app.year.reports.narration.money.funds import dues
from app.year.reports.narration.money.payers import fund_name
from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import body, counted, dong, joined, money_cell, say
from app.year.reports.report import Block, Column, Row, Sentence, Span, Table

_A_DAY = timedelta(days=1)
_CHANNEL = {"cash": "tiền mặt", "bank": "tiền gửi", "lent": "đang cho vay"}


#: What the totals of a group of funds are called in the table and in the sentence, by its keys.
_GROUP_WORDS = {
    "": ("Cộng tài chính công đoàn", "Tài chính công đoàn"),
    "passed.": ("Cộng quỹ thu hộ, nộp hộ", "Quỹ thu hộ, nộp hộ"),
    "voluntary.": ("Cộng quỹ tự nguyện", "Quỹ tự nguyện"),
}
#: Lines of the budget with their ids.
_Lines = Sequence[tuple[int, BudgetFacts]]
_FLOW = ("opening", "receipts", "payments", "closing")


def finance(narration: Narration) -> Sequence[Block]:
    """The dues, a table of the funds by whose money they hold, the closing by channel, each fund's items.

    What corrects an earlier period stands apart from what the funds took in and paid in this one.
    """
    groups = _groups(narration)
    if not groups:
        return ()
    count = len(groups)
    lead = say(f"Tình hình thu, chi các quỹ {narration.period} như sau (đơn vị tính: đồng):")
    rows = [row for group, funds in groups.items() for row in _group_rows(narration, group, funds, count)]
    if count > 1:
        everyone = {one.id for funds in groups.values() for one in funds}
        rows.append(_row("Cộng các quỹ", _flow(narration, "money.all.", everyone), strong=True))
    restated = [one for group, funds in groups.items() for one in _restated(narration, group, funds)]
    below = [*_closing(narration), *restated, *_booked_later(narration)]
    return (
        *dues(narration),
        body(lead),
        Table(_COLUMNS, tuple(rows)),
        *([body(*below)] if below else []),
        *_items(narration),
        *_passed_on(narration, groups),
    )


_COLUMNS = (
    Column("QUỸ", 32),
    Column("ĐẦU KỲ", 17, "right"),
    Column("THU", 17, "right"),
    Column("CHI", 17, "right"),
    Column("CUỐI KỲ", 17, "right"),
)


def _groups(narration: Narration) -> dict[str, list[FundOfBook]]:
    """The funds that held or moved money, by group."""
    found: dict[str, list[FundOfBook]] = {}
    for group in _GROUP_WORDS:
        ours = [
            fund
            for fund in narration.record.scope.read(book_read).funds
            if fund.nature in GROUPS[group]
            and any(narration.figure(f"fund[{fund.name}].{name}").value for name in _FLOW[:3])
        ]
        if ours:
            found[group] = ours
    return found


@dataclass(frozen=True, slots=True)
class _Flow:
    """What funds took in and paid in the period itself, and what they corrected of earlier ones."""

    opening: Span
    receipts: Span
    payments: Span
    closing: Span
    late: Movements


def _flow(narration: Narration, prefix: str, funds: Set[int]) -> _Flow:
    scope = narration.record.scope
    late = moved(scope.once(late_before), funds)
    figures = [narration.figure(f"{prefix}{name}") for name in _FLOW]
    receipts, payments = (
        money_cell(one) if not some else Span(format_money(one.number - _sum(some)), one.sources, figure=True)
        for one, some in zip(figures[1:3], (late.receipts, late.payments), strict=True)
    )
    spans = (money_cell(figures[0]), receipts, payments, money_cell(figures[3]))
    # A sum of 0 refers to the funds that were searched.
    of = tuple(f"funds/{one}" for one in sorted(funds))
    opening, receipts, payments, closing = (
        span if span.sources else replace(span, sources=of) for span in spans
    )
    return _Flow(opening, receipts, payments, closing, late)


def _sum(shares: Iterable[Share]) -> int:
    return sum(one.share for one in shares)


def _group_rows(narration: Narration, group: str, funds: Sequence[FundOfBook], groups: int) -> Iterator[Row]:
    for fund in funds:
        flow = _flow(narration, f"fund[{fund.name}].", {fund.id})
        yield _row(fund.name, flow)
        if flow.late.receipts or flow.late.payments:
            yield _late_row(flow.late)
    if len(funds) > 1:  # The totals of a single fund are its own row.
        flow = _flow(narration, f"money.{group}", {one.id for one in funds})
        yield _row(_GROUP_WORDS[group][0] if groups > 1 else "Cộng", flow, strong=True)


def _row(name: str, flow: _Flow, *, strong: bool = False) -> Row:
    cells = (flow.opening, flow.receipts, flow.payments, flow.closing)
    return Row((say("{name}", name=name), *(Sentence((one,)) for one in cells)), strong)


def _late_row(late: Movements) -> Row:
    def cell(shares: Sequence[Share]) -> Sentence:
        amount = _sum(shares)
        text = f"{'tăng' if amount > 0 else 'giảm'} {format_money(abs(amount))}" if amount else ""
        return Sentence((Span(text, tuple(one.row for one in shares), figure=True),) if text else ())

    empty = Sentence(())
    name = say("điều chỉnh khoản kỳ trước")
    return Row((name, empty, cell(late.receipts), cell(late.payments), empty))


def _restated(narration: Narration, group: str, funds: Sequence[FundOfBook]) -> Iterator[Sentence]:
    """What corrects an earlier period, of a group of funds."""
    flow = _flow(narration, f"money.{group}", {one.id for one in funds})
    before = _before(narration)
    for shares, done in ((flow.late.receipts, "thu"), (flow.late.payments, "chi")):
        amount = _sum(shares)
        if amount:
            yield say(
                f"Điều chỉnh khoản đã {done} {before}: {'tăng' if amount > 0 else 'giảm'} {done} {{x}}.",
                x=dong(abs(amount), [one.row for one in shares]),
            )


def _before(narration: Narration) -> str:
    """What an earlier period is called."""
    period = narration.record.period
    is_year = (period.start.day, period.start.month) == (1, 1)
    return "năm trước" if is_year else "kỳ trước"


def _booked_later(narration: Narration) -> Iterator[Sentence]:
    """What happened in the period and the book counts later: named above, not in the sums of the funds."""
    for side, verb in (("receipts", "thu"), ("payments", "chi")):
        late = narration.figure(f"money.late.after.{side}")
        if late.value:
            more = "" if late.number > 0 else f"giảm {verb} "
            yield say(
                f"Khoản {verb} phát sinh {narration.period} ghi sổ sau kỳ, chưa nằm trong số {verb} ở trên: "
                f"{more}{{x}}.",
                x=dong(abs(late.number), late.sources),
            )


def _passed_on(narration: Narration, groups: Mapping[str, Sequence[FundOfBook]]) -> Iterator[Block]:
    """What is still to be sent to the upper level, of all funds in one sentence."""
    parts = []
    for fund in (one for funds in groups.values() for one in funds):
        left = narration.figure(f"fund[{fund.name}].to_remit")
        if left.number > 0:
            parts.append(say("{name} {left}", name=fund_name(fund.name), left=counted(left)))
    if parts:
        yield body(say("Số còn phải nộp công đoàn cấp trên gồm {parts}.", parts=joined(parts)))


def budget(narration: Narration) -> Sequence[Block]:
    """The budget with what was taken in and paid under the same item, where it is of all that is reported."""
    lines = narration.record.budget
    if not _is_budgeted(narration.record):
        return ()
    years = ", ".join(in_words(one) for one in sorted({facts.period for _, facts in lines}))
    lead = say(f"Kết quả thực hiện dự toán {years} như sau (đơn vị tính: đồng):")
    columns = (
        Column("NỘI DUNG", 43),
        Column("DỰ TOÁN", 20, "right"),
        Column("THỰC HIỆN", 20, "right"),
        Column("TỶ LỆ", 17, "right"),
    )
    rows: list[Row] = []
    for side in BudgetSide:
        ours = [line for line in lines if line[1].side is side]
        if ours:
            rows.append(_budget_total(side, ours, narration.record.items))
            rows.extend(_budget_rows(ours, narration.record))
    return (body(lead), Table(columns, tuple(rows)))


def _is_budgeted(record: Record) -> bool:
    """Whether every day up to the cut-off has a budget: money of other days is in no budget's execution."""
    day = record.period.start
    for budgeted in sorted({facts.period for _, facts in record.budget}):
        if budgeted.start <= day:
            day = max(day, budgeted.end + _A_DAY)
    return bool(record.budget) and day > record.scope.until


@dataclass(frozen=True, slots=True)
class FundTotal:
    """A fund over the period, whole đồng; transfers between its channels are neither in nor out."""

    name: str
    opening: int
    receipts: int
    payments: int
    closing: int
    sources: Sources


def fund_totals(record: Record) -> list[FundTotal]:
    """Each fund that held or moved money, in the order of the books."""
    found = []
    for fund_id, name in dict.fromkeys((balance.fund_id, balance.fund_name) for balance in record.balances):
        balances = [balance for balance in record.balances if balance.fund_id == fund_id]
        items = [one for one in record.items if one.fund_id == fund_id]
        total = FundTotal(
            name=name,
            opening=sum(balance.opening for balance in balances),
            receipts=sum(one.amount for one in items if one.direction == Direction.RECEIPT),
            payments=sum(one.amount for one in items if one.direction == Direction.PAYMENT),
            closing=sum(balance.closing for balance in balances),
            sources=(f"funds/{fund_id}", *dict.fromkeys(source for one in items for source in one.sources)),
        )
        if total.opening or total.receipts or total.payments:
            found.append(total)
    return found


def _cell(amount: int, sources: Sources) -> Sentence:
    return Sentence((Span(format_money(amount), sources, figure=True),))


def _closing(narration: Narration) -> list[Sentence]:
    held = [(name, narration.figure(f"money.all.{channel}")) for channel, name in _CHANNEL.items()]
    some = [(name, figure) for name, figure in held if figure.value]
    if not some:
        return []
    words = "{name} {amount}" if len(some) > 1 else "{amount} ({name})"
    parts = [say(words, name=name, amount=counted(figure)) for name, figure in some]
    day = date_in_text(narration.record.scope.until)
    holds = "gồm" if len(some) > 1 else "là"
    return [say(f"Tồn quỹ đến hết ngày {day} {holds} {{parts}}.", parts=joined(parts))]


def _items(narration: Narration) -> list[Block]:
    """For each fund a line with receipts and payments by item, without what corrects an earlier period."""
    record, late = narration.record, _late_items(narration)
    blocks: list[Block] = []
    for fund_id, name in dict.fromkeys((balance.fund_id, balance.fund_name) for balance in record.balances):
        ours = [
            (one, one.amount - late[fund_id, one.direction, one.item])
            for one in record.items
            if one.fund_id == fund_id
        ]
        if all(one.item == DUES_ITEM for one, amount in ours if amount):
            # The table says as much.
            continue
        sides = [side for side in (_side(ours, "receipt", "thu từ"), _side(ours, "payment", "chi")) if side]
        if sides:
            name = capital_first(fund_name(name))
            blocks.append(body(say("{name} {sides}.", name=name, sides=joined(sides, "; "))))
    return blocks


def _late_items(narration: Narration) -> Counter[tuple[int, str, str]]:
    """What corrects an earlier period, by fund, direction and item, as `items_of` calls them."""
    scope = narration.record.scope
    found: Counter[tuple[int, str, str]] = Counter()
    for line in scope.once(late_before):
        if line.direction == "opening":
            found[line.here[0], Direction.RECEIPT, RESTATED] += line.amount
        elif line.there is None:
            found[line.here[0], line.direction, line.item or NO_ITEM[line.direction]] += line.amount
        elif line.there[0] != line.here[0]:
            for side, (fund_id, _) in ((Direction.PAYMENT, line.here), (Direction.RECEIPT, line.there)):
                found[fund_id, side, line.item or BETWEEN_FUNDS[side]] += line.amount
    return found


def _side(items: Sequence[tuple[ItemTotal, int]], direction: str, verb: str) -> Sentence | None:
    ours = [(one, amount) for one, amount in items if one.direction == direction and amount]
    if not ours:
        return None
    amounts = [say("{item} {a}", item=_lower_item(one.item), a=dong(a, one.sources)) for one, a in ours]
    return say(f"{verb} {{amounts}}", amounts=joined(amounts))


def _lower_item(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _same_item(facts: BudgetFacts, items: Sequence[ItemTotal]) -> list[ItemTotal]:
    """The money under the item of a budget line, in its fund, or in all funds for a line without one.

    Contributions are booked under one item; a receipt planned under another item of a fund means them.
    """
    of_side = [one for one in items if one.direction == facts.side and facts.fund_id in (None, one.fund_id)]
    named = [one for one in of_side if fold(one.item) == fold(facts.item)]
    if named or facts.side is not BudgetSide.RECEIPT or facts.fund_id is None:
        return named
    return [one for one in of_side if one.item == DUES_ITEM]


def _budget_rows(lines: _Lines, record: Record) -> Iterator[Row]:
    """A row for each item of a fund; an item that several funds have says whose it is."""
    held: dict[str, dict[int | None, list[tuple[int, BudgetFacts]]]] = {}
    for line in lines:
        held.setdefault(fold(line[1].item), {}).setdefault(line[1].fund_id, []).append(line)
    names: dict[int | None, str] = {fund.id: fund.name for fund in record.funds}
    listed = set()
    for _, facts in lines:
        funds = held[fold(facts.item)]
        if (key := (fold(facts.item), facts.fund_id)) not in listed:
            listed.add(key)
            yield _budget_row(funds[facts.fund_id], names if len(funds) > 1 else {}, record.items)


def _budget_row(lines: _Lines, names: Mapping[int | None, str], items: Sequence[ItemTotal]) -> Row:
    """One item of one fund, planned once or for each of several years; `names`: of the funds to be named."""
    facts = lines[0][1]
    fund = names.get(facts.fund_id)
    planned = sum(one.amount for _, one in lines)
    name = f"{facts.item} ({fund})" if fund else facts.item
    return _amounts(name, planned, _same_item(facts, items), _ids(lines))


def _ids(lines: _Lines) -> Sources:
    return tuple(f"budget_lines/{line_id}" for line_id, _ in lines)


def _budget_total(side: BudgetSide, lines: _Lines, items: Sequence[ItemTotal]) -> Row:
    """All that the budget's funds took in or paid, under its items or not."""
    funds = {facts.fund_id for _, facts in lines}
    ours = [one for one in items if one.direction == side and (None in funds or one.fund_id in funds)]
    planned = sum(facts.amount for _, facts in lines)
    return _amounts(side.label, planned, ours, _ids(lines), strong=True)


def _amounts(
    name: str, planned: int, moved: Sequence[ItemTotal], lines: Sources, *, strong: bool = False
) -> Row:
    """A line of the budget; the result is empty, not 0, if nothing was booked under it."""
    sources = tuple(dict.fromkeys(source for one in moved for source in one.sources))
    total = sum(one.amount for one in moved)
    empty = Sentence(())
    percent = Span(share_text(total, planned), (*lines, *sources), figure=True) if planned and moved else None
    return Row(
        (
            say("{name}", name=name),
            _cell(planned, lines),
            _cell(total, sources) if moved else empty,
            Sentence((percent,)) if percent else empty,
        ),
        strong,
    )
