"""When the server's condition calls for somebody. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from app.log.attachments.rules import format_size
from app.web.health.declared import BAD, WARN, Condition
from app.web.lists.filters import moment

#: Free space, in bytes, below which nothing larger can be written, and below which to make room in time.
NO_ROOM, LITTLE_ROOM = 32 * 1024**2, 1024**3
#: A backup older than this lacks more than a week of work.
OLD_BACKUP = timedelta(days=7)
#: Clocks of two servers may differ by this much.
_TOLERANCE = timedelta(minutes=10)


def room_on_disk(free: int) -> Condition:
    """What the free space of the disk, in bytes, means."""
    left = f"Còn trống {format_size(free)}"
    if free < NO_ROOM:
        return Condition(f"{left}: đĩa đầy, không ghi thêm được. Hãy dọn bớt ngay.", BAD)
    if free < LITTLE_ROOM:
        return Condition(f"{left}: đĩa sắp đầy. Hãy dọn bớt.", WARN)
    return Condition(f"{left}.")


def is_ahead(newest: datetime | None, now: datetime) -> bool:
    """Whether the newest line of the trail lies in the future: the clock was wrong then, or is now."""
    return newest is not None and newest > now + _TOLERANCE


def backup_condition(made_at: datetime | None, now: datetime) -> Condition:
    """What the newest backup that was restored for a trial means."""
    if made_at is None:
        return Condition("Chưa có bản sao lưu nào được thử khôi phục.", WARN)
    text = f"Bản gần nhất đã thử khôi phục được: {moment(made_at)}."
    if now - made_at > OLD_BACKUP:
        return Condition(f"{text} Đã quá {OLD_BACKUP.days} ngày; hãy xem lại lịch sao lưu.", WARN)
    return Condition(text)


def schema_condition(version: str, newest: str, known: Collection[str], engine: str) -> Condition:
    """What the database's schema means for a program that brings books up to `newest`."""
    if version == newest:
        return Condition(f"{engine}, lược đồ {version}.")
    if version and version not in known:
        return Condition(
            f"Sổ do bản chương trình mới hơn ghi (lược đồ {version}, bản này chỉ biết đến {newest}). "
            "Hãy khởi động lại máy chủ bằng bản mới ấy.",
            BAD,
        )
    return Condition(f"Sổ còn ở lược đồ {version or 'trống'}. Hãy khởi động lại máy chủ để nâng lên.", BAD)


def is_failing(conditions: Iterable[Condition]) -> bool:
    """Whether anything is so bad that the books cannot be used as they should."""
    return any(one.tone == BAD for one in conditions)
