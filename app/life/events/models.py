"""The side table of activities."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class Event(OfEntry):
    """An activity of the union; its category, whom it was for and whose it was are not the log entry's."""

    __tablename__ = "events"

    category: Mapped[str] = mapped_column(String(20))
    beneficiaries: Mapped[int | None]
    beneficiary_noun: Mapped[str] = mapped_column(String(100), default="")
    #: The name of the section whose activity it is; "" of the union.
    section: Mapped[str] = mapped_column(String(200), default="", server_default="")
    #: The name of a kind of activity of the union's kind, under `category`; "" for none.
    own_kind: Mapped[str] = mapped_column(String(60), default="", server_default="")
