"""The table of the files that show what an officer states of an indicator."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry
from app.unique_constraints import refusal


class IndicatorEvidence(OfEntry):
    """The entry of the log that has the scans of an indicator; one of each."""

    __tablename__ = "indicator_evidence"
    __table_args__ = (
        UniqueConstraint(
            "indicator_id", info=refusal("Người khác vừa đính kèm ở chỉ tiêu này. Hãy bấm lần nữa.", "file")
        ),
    )

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicators.id"))
