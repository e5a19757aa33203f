"""Pure decisions of the lines of a list of gifts: made anew, added up, told in the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.core.dates import format_date
from app.core.errors import Refused
from app.core.vietnamese import count_text
from app.life.gifts.choosing.plans import PLANS
from app.life.gifts.facts import GiftListFacts, Occasion, RecipientFacts, Sum


def made_anew(kept: Sequence[RecipientFacts], fresh: Sequence[RecipientFacts]) -> list[RecipientFacts]:
    """The lines of a list made anew: what the officer ticked and typed stays, and so do people added by hand.

    Who is no longer given by the roster is left out; who is new comes as the roster gives them.
    """
    known = {(one.member_id, one.child_id): one for one in kept}
    renewed = []
    for one in fresh:
        was = known.get((one.member_id, one.child_id))
        renewed.append(
            RecipientFacts(
                one.name, one.said, one.member_id, one.child_id, was.is_ticked, was.amount, was.gift, was.note
            )
            if was
            else one
        )
    return [*renewed, *(one for one in kept if one.member_id is None)]


def sum_of(facts: GiftListFacts, lines: Iterable[RecipientFacts]) -> Sum:
    """What the ticked lines come to."""
    shares = [amount_of(facts, one) or 0 for one in lines if one.is_ticked]
    return Sum(len(shares), sum(shares), max(shares, default=0))


def amount_of(facts: GiftListFacts, line: RecipientFacts) -> int | None:
    """The đồng of a line: its own, else the list's."""
    return facts.amount_each if line.amount is None else line.amount


def gift_of(facts: GiftListFacts, line: RecipientFacts) -> str:
    """The gift of a line: its own, else the list's."""
    return line.gift or facts.gift_each


def recipients_text(occasion: Occasion, names: Sequence[str]) -> str:
    """The recipients of the log entry: up to three by name, more counted (`08 nữ đoàn viên`)."""
    if len(names) <= 3:
        return ", ".join(names)
    return f"{count_text(len(names))} {PLANS[occasion].noun}"


def refuse_empty(total: Sum, gifts: Iterable[str]) -> None:
    """Raise Refused for a list that gives nobody anything."""
    if not total.people:
        raise Refused("Chưa chọn người nào trong danh sách.")
    if not total.amount and not any(gifts):
        raise Refused("Chưa ghi số tiền hoặc quà cho danh sách.")


def locked_text(day: date) -> str:
    """Why a list that is in the books is not changed."""
    return f"Danh sách đã vào sổ ngày {format_date(day)}: muốn sửa thì rút lượt tặng quà khỏi sổ trước."
