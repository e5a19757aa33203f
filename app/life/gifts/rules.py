"""Pure decisions about the lines of a list of gifts: renewing, adding up, the words of the log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from app.core.dates import format_date
from app.core.errors import Refused
from app.core.vietnamese import count_text
from app.life.gifts.choosing.plans import PLANS
from app.life.gifts.facts import GiftListFacts, Occasion, RecipientFacts, Sum
from app.life.visits.facts import Audience, Circle


def renewed_lines(kept: Sequence[RecipientFacts], fresh: Sequence[RecipientFacts]) -> list[RecipientFacts]:
    """The `fresh` lines of the roster with the ticks and values of `kept`, and people added by hand.

    People whom the roster no longer selects are left out; new ones are added as selected.
    """
    known = {(one.member_id, one.child_id): one for one in kept}
    renewed = []
    for one in fresh:
        was = known.get((one.member_id, one.child_id))
        renewed.append(
            RecipientFacts(
                one.name,
                one.details,
                one.member_id,
                one.child_id,
                was.is_ticked,
                was.amount,
                was.gift,
                was.note,
            )
            if was
            else one
        )
    return [*renewed, *(one for one in kept if one.member_id is None)]


def sum_of(facts: GiftListFacts, lines: Iterable[RecipientFacts]) -> Sum:
    """The totals of the ticked lines."""
    shares = [amount_of(facts, one) or 0 for one in lines if one.is_ticked]
    return Sum(len(shares), sum(shares), max(shares, default=0))


def amount_of(facts: GiftListFacts, line: RecipientFacts) -> int | None:
    """The đồng of a line: its own, else the list's."""
    return facts.amount_each if line.amount is None else line.amount


def gift_of(facts: GiftListFacts, line: RecipientFacts) -> str:
    """The gift of a line: its own, else the list's."""
    return line.gift or facts.gift_each


#: What a list's outsiders and other workers are called where they are many.
_NOUNS = {Circle.WORKERS: "người lao động chưa là đoàn viên", Circle.OUTSIDERS: "người ngoài đơn vị"}
#: The recipient of the visit that is made of them.
_AUDIENCES = {Circle.WORKERS: Audience.WORKER, Circle.OUTSIDERS: Audience.OUTSIDER}


def circle_of(occasion: Occasion, line: RecipientFacts, workers: Collection[int]) -> Circle:
    """Whom a line counts with; `workers`: ids of those at work who are no members.

    An unknown recipient is an outsider, except for children: a name may be that of a member's child.
    """
    if PLANS[occasion].audience is Audience.CHILD:
        return Circle.MEMBERS
    if line.member_id is None:
        return Circle.OUTSIDERS
    return Circle.WORKERS if line.member_id in workers else Circle.MEMBERS


def audience_in(occasion: Occasion, circle: Circle) -> Audience:
    """Whom the visit to those of a circle is for."""
    return _AUDIENCES.get(circle, PLANS[occasion].audience)


def recipients_text(occasion: Occasion, circle: Circle, names: Sequence[str]) -> str:
    """The recipients of the log entry: up to three by name, more counted (`08 nữ đoàn viên`)."""
    if len(names) <= 3:
        return ", ".join(names)
    return f"{count_text(len(names))} {_NOUNS.get(circle, PLANS[occasion].noun)}"


def refuse_empty(total: Sum, gifts: Iterable[str]) -> None:
    """Raise Refused for a list that gives nobody anything."""
    if not total.people:
        raise Refused("Chưa chọn người nào trong danh sách.")
    if not total.amount and not any(gifts):
        raise Refused("Chưa ghi số tiền hoặc quà cho danh sách.")


def locked_text(day: date) -> str:
    """Why a posted list cannot be changed."""
    return f"Danh sách đã vào sổ ngày {format_date(day)}: muốn sửa thì rút lượt tặng quà khỏi sổ trước."
