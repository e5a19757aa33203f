"""What becomes of a remark on a package."""

from __future__ import annotations

from app.core.choices import Choice


class RemarkOutcome(Choice):
    """Whether a remark still waits for an answer."""

    OPEN = "", "Chờ trả lời"
    ANSWERED = "answered", "Đã trả lời"
    WITHDRAWN = "withdrawn", "Đã rút"
