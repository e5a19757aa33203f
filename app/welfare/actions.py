"""Writes of visits and gifts: the log entry, its side table, the payment in the cash book, the trail."""

from __future__ import annotations

from app.activities.facts import Kind
from app.cashbook.facts import VoucherKind
from app.entries.actions import EntryKind
from app.welfare.facts import VisitFacts
from app.welfare.models import Visit

VISITS: EntryKind[VisitFacts] = EntryKind(Kind.VISIT, Visit, "welfare", paper=VoucherKind.VISIT)

record_visit, correct_visit, withdraw_visit = VISITS.record, VISITS.correct, VISITS.withdraw
