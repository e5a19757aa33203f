"""The side table of clubs' meetings."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class ClubMeeting(Model):
    """A meeting of a club; its day, people and money are the log entry's."""

    __tablename__ = "club_meetings"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    club: Mapped[str] = mapped_column(String(300))
