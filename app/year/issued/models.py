"""The register of outgoing papers, and reports as they were signed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class OutgoingPaper(OfEntry):
    """The number of a paper that left the union; its day and its title are the log entry's."""

    __tablename__ = "outgoing_papers"

    #: A `facts.PaperSort`: each has numbers of its own, from 1 on in each year.
    sort: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    subject: Mapped[str] = mapped_column(Text)
    signer: Mapped[str] = mapped_column(String(200))
    #: Why it does not have the next number; "" for one that does.
    number_reason: Mapped[str] = mapped_column(Text)


class FrozenReport(OfEntry):
    """A report as it was issued, whole. Never updated nor deleted; what is learned later stands beside it."""

    __tablename__ = "frozen_reports"
    __table_args__ = (Index("ix_frozen_reports_period", "unit_id", "period_start", "period_end"),)

    #: The entry of the log that has its number.
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    period_text: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]
    as_of: Mapped[date]
    outline: Mapped[str] = mapped_column(String(80))
    #: SHA-256 of the outline as it was.
    outline_digest: Mapped[str] = mapped_column(String(64))
    #: The tree and its named figures, as JSON.
    tree: Mapped[str] = mapped_column(Text)
    figures: Mapped[str] = mapped_column(Text)
    #: The newest line of the trail when it was composed: its id and its hash; 0 and "" for an empty trail.
    trail_id: Mapped[int]
    trail_head: Mapped[str] = mapped_column(String(64))
    #: SHA-256 over everything above.
    digest: Mapped[str] = mapped_column(String(64))
    #: The paper in whose place it stands, and why.
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("frozen_reports.activity_id"), index=True)
    replace_reason: Mapped[str] = mapped_column(Text)
