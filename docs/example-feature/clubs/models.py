"""The side table of clubs' meetings."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class ClubMeeting(OfEntry):
    """A meeting of a club; its day, people and money are the log entry's."""

    __tablename__ = "club_meetings"

    club: Mapped[str] = mapped_column(String(300))
