"""What was unpaid on another day than today, counted from the payments that had come in by then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select

from app.dues.arrears.queries import Owed, WantedArrears, with_groups
from app.dues.ledger.account_queries import ledger_of
from app.dues.ledger.account_rules import accounts_of_all
from app.extensions import db
from app.listing import matches, sorted_by
from app.people.roster.models import Member

_Line = tuple[str, Owed]
_ORDERS: dict[str, Callable[[_Line], Any]] = {
    "age": lambda one: (one[1].start, one[1].fund_id, one[1].member_id),
    "name": lambda one: (one[0], one[1].member_id, one[1].start, one[1].fund_id),
    "amount": lambda one: (one[1].left, one[1].start, one[1].member_id, one[1].fund_id),
}


def arrears_on(unit_id: int, wanted: WantedArrears, as_of: date, sort: str = "age") -> list[Owed]:
    """Every due begun by `as_of` that was unpaid at its end; seven statements, whatever the size.

    Stored dues are today's: these are counted again, and have no `due_id`.
    """
    member_ids = None if wanted.member_id is None else [wanted.member_id]
    fund_ids = None if wanted.fund_id is None else {wanted.fund_id}
    accounts = accounts_of_all(ledger_of(unit_id, fund_ids=fund_ids, member_ids=member_ids), as_of)
    people = _people(unit_id, wanted.words)
    found = [
        (
            people[member_id][0],
            Owed(
                0,
                fund_id,
                account.rule.name,
                member_id,
                *people[member_id][1:],
                line.due.start,
                line.due.end,
                line.due.owed,
                line.paid,
            ),
        )
        for (fund_id, member_id), account in accounts.items()
        if member_id in people
        for line in account.lines
        if line.left and (wanted.period is None or wanted.period.contains(line.due.start))
    ]
    lines = with_groups(unit_id, [one for _, one in sorted_by(found, _ORDERS, sort)], as_of)
    return [one for one in lines if not wanted.group or one.union_group == wanted.group]


def _people(unit_id: int, words: str) -> dict[int, tuple[str, str, str]]:
    """(sort key, name, code) by id of those whom the words name."""
    query = select(Member.id, Member.name_key, Member.full_name, Member.code).where(Member.unit_id == unit_id)
    if words:
        query = query.where(matches(Member.search_text, words))
    return {row.id: (row.name_key, row.full_name, row.code) for row in db.session.execute(query)}
