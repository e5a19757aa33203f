"""The state of the backups, as a sentence for the administrator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.dates import VIETNAM
from app.core.errors import Refused
from app.office.backup import records, settings
from app.office.backup.rules import is_too_old

NEVER = "Chưa có bản sao lưu nào được khôi phục thử"
LAST = "Bản sao lưu gần nhất đã khôi phục thử: {at}"
NO_KEY = "Chưa đặt khóa sao lưu nên chưa tự sao lưu"


@dataclass(frozen=True, slots=True)
class Standing:
    """`proven_at` of the newest proven backup; `is_bad` where somebody must look."""

    proven_at: datetime | None
    is_bad: bool
    sentence: str
    #: Why the last try failed, or what of it did.
    trouble: str = ""


def standing(instance: Path, now: datetime) -> Standing:
    """How it stands now."""
    last, attempt = records.last_proven(instance), records.last_attempt(instance)
    proven = last.proven_at if last else None
    is_bad = is_too_old(now, proven)
    sentence = LAST.format(at=local(proven)) if proven else NEVER
    trouble = attempt.sentence if attempt else ""
    try:
        if settings.read(instance).lock is None:
            trouble = NO_KEY
    except Refused as broken:
        trouble = broken.sentence
    return Standing(proven, is_bad, sentence, trouble)


def local(at: datetime) -> str:
    """A moment in Vietnamese time."""
    return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
