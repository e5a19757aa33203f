"""Scans that belong to entries of the log."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class Attachment(Recorded):
    """A scan (PDF, JPEG, PNG); its file has the random name `stored_name` in the uploads folder."""

    __tablename__ = "attachments"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    stored_name: Mapped[str] = mapped_column(String(64), unique=True)
    #: The original name of the file, for the download.
    file_name: Mapped[str] = mapped_column(String(200))
    #: What the picture or document shows; may be "".
    description: Mapped[str] = mapped_column(Text, default="", server_default="")
    #: pdf, jpeg or png, detected from the content.
    kind: Mapped[str] = mapped_column(String(10))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
