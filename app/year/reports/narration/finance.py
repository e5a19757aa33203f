"""The period's money: opening, in, out, closing of each fund, by item; the budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.cashbook.facts import DUES_ITEM, Direction, MoneyFacts
from app.core.dates import format_date
from app.core.money import format_money
from app.core.periods import in_words
from app.core.vietnamese import fold, share_text
from app.log.figures.facts import LoggedEntry
from app.year.figures.record import ItemTotal, Record, Sources
from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import body, dong, item, joined, say
from app.year.reports.report import Block, Column, Row, Sentence, Span, Table

_CHANNEL = {"cash": "tiền mặt", "bank": "tiền gửi"}


def finance(narration: Narration) -> Sequence[Block]:
    """A table of the funds, the closing by channel, then each fund's items."""
    totals = fund_totals(narration.record)
    if not totals:
        return ()
    together = _all_funds(narration.record, totals)
    lead = say(f"Tình hình thu, chi các quỹ {narration.period} (đơn vị tính: đồng):")
    return (
        body(lead),
        _table(totals, together),
        body(_total(together, _between_funds(narration.record)), *_closing(narration)),
        *_items(narration.record),
        *_transfers(narration),
    )


def budget(narration: Narration) -> Sequence[Block]:
    """The year's budget with what was taken in and paid under the same item."""
    lines = narration.record.budget
    if not lines:
        return ()
    years = ", ".join(in_words(one) for one in sorted({facts.period for _, facts in lines}))
    lead = say(f"Thực hiện dự toán {years} (đơn vị tính: đồng):")
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
            rows.extend(_budget_row(line, narration.record.items) for line in ours)
    return (body(lead), Table(columns, tuple(rows)))


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


def _all_funds(record: Record, totals: Sequence[FundTotal]) -> FundTotal:
    """All funds together; transfers between them are neither in nor out."""
    between = _between_funds(record)
    return FundTotal(
        name="Cộng",
        opening=sum(total.opening for total in totals),
        receipts=sum(total.receipts for total in totals) - between,
        payments=sum(total.payments for total in totals) - between,
        closing=sum(total.closing for total in totals),
        sources=tuple(dict.fromkeys(source for total in totals for source in total.sources)),
    )


def _between_funds(record: Record) -> int:
    return sum(one.amount for one in record.items if one.between_funds and one.direction == Direction.PAYMENT)


def _table(totals: Sequence[FundTotal], together: FundTotal) -> Table:
    columns = (
        Column("QUỸ", 32),
        Column("ĐẦU KỲ", 17, "right"),
        Column("THU", 17, "right"),
        Column("CHI", 17, "right"),
        Column("CUỐI KỲ", 17, "right"),
    )
    rows = [_fund_row(total) for total in totals]
    if len(rows) > 1:
        rows.append(_fund_row(together, strong=True))
    return Table(columns, tuple(rows))


def _fund_row(total: FundTotal, *, strong: bool = False) -> Row:
    amounts = (total.opening, total.receipts, total.payments, total.closing)
    return Row(
        (say("{name}", name=total.name), *(_cell(amount, total.sources) for amount in amounts)), strong
    )


def _cell(amount: int, sources: Sources) -> Sentence:
    return Sentence((Span(format_money(amount), sources, figure=True),))


def _total(total: FundTotal, between: int) -> Sentence:
    note = say(" (không kể {moved} chuyển giữa các quỹ)", moved=dong(between, total.sources))
    return say(
        "Tổng số dư đầu kỳ {opening}, tổng thu {receipts}, tổng chi {payments}{note}, cuối kỳ {closing}.",
        opening=dong(total.opening, total.sources),
        receipts=dong(total.receipts, total.sources),
        payments=dong(total.payments, total.sources),
        note=note if between else "",
        closing=dong(total.closing, total.sources),
    )


def _closing(narration: Narration) -> list[Sentence]:
    parts = []
    for channel, name in _CHANNEL.items():
        held = [balance for balance in narration.record.balances if balance.channel == channel]
        amount = sum(balance.closing for balance in held)
        if amount:
            parts.append(say(f"{name} {{amount}}", amount=dong(amount, [f"funds/{p.fund_id}" for p in held])))
    if not parts:
        return []
    day = format_date(narration.record.scope.until)
    return [say(f"Tồn quỹ đến hết ngày {day}: {{parts}}.", parts=joined(parts))]


def _transfers(narration: Narration) -> list[Block]:
    """Money moved between funds or channels: from where to where, and why."""
    names = {fund.id: fund.name for fund in narration.record.funds}
    moved = [one for one in narration.record.money if one.facts.direction is Direction.TRANSFER]
    return [item(_transfer(one, names)) for one in moved]


def _transfer(one: LoggedEntry[MoneyFacts], names: Mapping[int, str]) -> Sentence:
    end = one.facts.posting()
    source = _balance_text(end.fund_id, end.channel, names)
    target = _balance_text(end.to_fund_id or end.fund_id, end.to_channel or end.channel, names)
    return say(
        "Chuyển {amount} từ {source} sang {target}: {what}.",
        amount=dong(one.facts.amount, [one.source]),
        source=source,
        target=target,
        what=_lower_item(one.facts.description).rstrip("."),
        sources=(one.source,),
    )


def _balance_text(fund_id: int, channel: str, names: Mapping[int, str]) -> str:
    return f"{names.get(fund_id, 'quỹ khác')} ({_CHANNEL[channel]})"


def _items(record: Record) -> list[Block]:
    """For each fund a line with receipts and payments by item."""
    blocks: list[Block] = []
    for fund_id, name in dict.fromkeys((balance.fund_id, balance.fund_name) for balance in record.balances):
        ours = [one for one in record.items if one.fund_id == fund_id and one.amount]
        sides = [side for side in (_side(ours, "receipt", "thu"), _side(ours, "payment", "chi")) if side]
        if sides:
            blocks.append(item(say("{name}: {sides}.", name=name, sides=joined(sides, "; "))))
    return blocks


def _side(items: Sequence[ItemTotal], direction: str, verb: str) -> Sentence | None:
    ours = [one for one in items if one.direction == direction]
    if not ours:
        return None
    amounts = [say("{item} {a}", item=_lower_item(one.item), a=dong(one.amount, one.sources)) for one in ours]
    return say(f"{verb} gồm {{amounts}}", amounts=joined(amounts))


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


def _budget_row(line: tuple[int, BudgetFacts], items: Sequence[ItemTotal]) -> Row:
    line_id, facts = line
    return _amounts(facts.item, facts.amount, _same_item(facts, items), (f"budget_lines/{line_id}",))


def _budget_total(
    side: BudgetSide, lines: Sequence[tuple[int, BudgetFacts]], items: Sequence[ItemTotal]
) -> Row:
    """All that the budget's funds took in or paid, under its items or not."""
    funds = {facts.fund_id for _, facts in lines}
    ours = [one for one in items if one.direction == side and (None in funds or one.fund_id in funds)]
    planned = sum(facts.amount for _, facts in lines)
    ids = tuple(f"budget_lines/{line_id}" for line_id, _ in lines)
    return _amounts(side.label, planned, ours, ids, strong=True)


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
