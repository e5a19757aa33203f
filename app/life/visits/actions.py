"""Writes of visits and gifts: the log entry, its side table, the payment in the cash book, the trail."""

from __future__ import annotations

from app.books.cashbook.facts import VoucherKind
from app.books.entries.actions import EntryKind, OnceOnly
from app.core.dates import format_date
from app.core.errors import Refused, Twice
from app.core.money import format_dong
from app.core.once import Keys
from app.life.visits.facts import VisitFacts
from app.life.visits.models import Visit
from app.life.visits.queries import visits_like
from app.life.visits.rules import VISITED, check_visit
from app.log.activities.facts import Kind
from app.log.activities.models import Activity


def _visited_already(activity: Activity, facts: VisitFacts, _keys: Keys) -> Refused:
    parts = [activity.title, format_date(facts.happened_on)]
    parts += [format_dong(facts.amount)] if facts.amount else []
    parts += [activity.voucher_text] if activity.voucher_text else []
    return Twice(f"Đã ghi một lượt như vậy: {', '.join(parts)}.")


VISITS: EntryKind[VisitFacts] = EntryKind(
    Kind.VISIT,
    Visit,
    "welfare",
    check_visit,
    paper=VoucherKind.VISIT,
    once=(OnceOnly(VISITED, visits_like, _visited_already),),
)

record_visit, correct_visit, withdraw_visit = VISITS.record, VISITS.correct, VISITS.withdraw
