"""Writes of clubs' meetings."""

from app.life.clubs.facts import ClubFacts
from app.life.clubs.models import ClubMeeting

from app.books.entries.actions import EntryKind

CLUBS: EntryKind[ClubFacts] = EntryKind("club", ClubMeeting, "clubs")
