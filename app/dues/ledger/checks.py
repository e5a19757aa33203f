"""Checks of the stored dues against the books."""

from __future__ import annotations

from datetime import date

from app.core.periods import period_between
from app.dues.ledger import queries, rules
from app.dues.ledger.actions import compute_dues


def due_faults(unit_id: int, today: date) -> list[str]:
    """A sentence for each stored due or credit that differs from the books, and each that is missing.

    Eight statements whatever the size. Calculated up to the last stored period, at least this year.
    """
    fund_rules = queries.fund_rules(unit_id)
    names = {rule.fund_id: rule.name for rule in fund_rules}
    until = queries.stored_until(unit_id) or rules.horizon(today)
    expected = compute_dues(unit_id, fund_rules, None, max(until, date(today.year, 12, 31)))
    stored = {key: row[1:] for key, row in queries.stored_dues(unit_id, list(names)).items()}
    wrong = [key for key in expected.dues.keys() | stored.keys() if expected.dues.get(key) != stored.get(key)]
    credits = queries.stored_credits(unit_id, list(names))
    over = [
        pair
        for pair in expected.credits.keys() | credits.keys()
        if expected.credits.get(pair) != credits.get(pair)
    ]
    people = queries.people_named(unit_id, {key[1] for key in wrong} | {pair[1] for pair in over})

    def who(fund_id: int, member_id: int) -> str:
        name, code = people.get(member_id, ("người ngoài danh sách", str(member_id)))
        return f"{names[fund_id]}, {name} ({code})"

    faults = []
    for fund_id, member_id, start in sorted(wrong):
        key = (fund_id, member_id, start)
        end = (expected.dues.get(key) or stored[key])[0]
        label = f"Khoản phải đóng kỳ {period_between(start, end).label}"
        faults.append(
            f"{label}, {who(fund_id, member_id)}: không khớp với mức đóng, thời gian và tiền đã đóng."
        )
    faults += [f"Tiền nộp thừa, {who(*pair)}: không khớp với các khoản đã đóng." for pair in sorted(over)]
    return faults
