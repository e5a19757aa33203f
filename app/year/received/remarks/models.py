"""What a union answers to a package that it received."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class ReturnedRemark(Model):
    """A remark on a figure or a sentence of a package. A later version of the package answers it."""

    __tablename__ = "returned_remarks"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    package_id: Mapped[int] = mapped_column(ForeignKey("received_packages.id"), index=True)
    #: Of a figure its key; of a sentence its place in the report; "" for the report as a whole.
    key: Mapped[str] = mapped_column(Text)
    #: What was sent there, in words: the figure with its value, or the sentence.
    about: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    made_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(String(200))
    #: An `RemarkOutcome`; since when, and who said so.
    outcome: Mapped[str] = mapped_column(String(10), default="", server_default="")
    ended_on: Mapped[date | None]
    ended_by: Mapped[str] = mapped_column(String(200), default="", server_default="")
