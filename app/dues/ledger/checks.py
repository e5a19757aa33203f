"""Whether the stored dues are those that the books give."""

from __future__ import annotations

from datetime import date

from app.core.periods import period_between
from app.dues.ledger import queries, rules
from app.dues.ledger.actions import work_out


def due_faults(unit_id: int, today: date) -> list[str]:
    """Sentences for each stored due or credit that the books do not give, and each that is missing.

    Eight statements whatever the size. Worked out as far as what is stored reaches, this year at least.
    """
    asked = queries.fund_rules(unit_id)
    names = {rule.fund_id: rule.name for rule in asked}
    until = queries.kept_until(unit_id) or rules.horizon(today)
    shall = work_out(unit_id, asked, None, max(until, date(today.year, 12, 31)))
    kept = {key: row[1:] for key, row in queries.kept_dues(unit_id, list(names)).items()}
    wrong = [key for key in shall.dues.keys() | kept.keys() if shall.dues.get(key) != kept.get(key)]
    credits = queries.kept_credits(unit_id, list(names))
    over = [
        pair for pair in shall.credits.keys() | credits.keys() if shall.credits.get(pair) != credits.get(pair)
    ]
    people = queries.people_named(unit_id, {key[1] for key in wrong} | {pair[1] for pair in over})

    def who(fund_id: int, member_id: int) -> str:
        name, code = people.get(member_id, ("người ngoài danh sách", str(member_id)))
        return f"{names[fund_id]}, {name} ({code})"

    faults = []
    for fund_id, member_id, start in sorted(wrong):
        key = (fund_id, member_id, start)
        end = (shall.dues.get(key) or kept[key])[0]
        said = f"Khoản phải đóng kỳ {period_between(start, end).label}"
        faults.append(
            f"{said}, {who(fund_id, member_id)}: không khớp với mức đóng, thời gian và tiền đã đóng."
        )
    faults += [f"Tiền nộp thừa, {who(*pair)}: không khớp với các khoản đã đóng." for pair in sorted(over)]
    return faults
