"""Selects of clubs' meetings."""

from app.life.clubs.facts import ClubFacts
from app.life.clubs.models import ClubMeeting

from app.books.entries.reads import EntryReads
from app.listing import in_words_order
from app.log.activities.models import Activity

DAY, CLUB = (Activity.starts_on, Activity.id), (in_words_order(ClubMeeting.club), Activity.id)
KEPT_AS = {"happened_on": "starts_on", "cost": "amount"}
MEETINGS = EntryReads(ClubFacts, ClubMeeting, {"happened_on": DAY, "club": CLUB}, KEPT_AS)
