"""Writes of awards and ratings: the log entry, its side table, the prize in the cash book, the trail."""

from __future__ import annotations

from app.activities.facts import Kind
from app.emulation.facts import AwardFacts, RatingFacts
from app.emulation.models import Award, Rating
from app.emulation.rules import check_award
from app.entries.actions import EntryKind

AWARDS: EntryKind[AwardFacts] = EntryKind(Kind.AWARD, Award, "emulation", check_award, day_field="granted_on")
RATINGS: EntryKind[RatingFacts] = EntryKind(Kind.RATING, Rating, "emulation")

record_award, correct_award, withdraw_award = AWARDS.record, AWARDS.correct, AWARDS.withdraw
record_rating, correct_rating, withdraw_rating = RATINGS.record, RATINGS.correct, RATINGS.withdraw
