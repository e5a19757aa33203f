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
    #: The key of a figure, or the place of a sentence in the report; "" for the whole report.
    key: Mapped[str] = mapped_column(Text)
    #: The text that was remarked on: the figure with its value, or the sentence.
    about: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    made_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(String(200))
    #: An `RemarkOutcome`; since when, and set by whom.
    outcome: Mapped[str] = mapped_column(String(10), default="", server_default="")
    ended_on: Mapped[date | None]
    ended_by: Mapped[str] = mapped_column(String(200), default="", server_default="")
