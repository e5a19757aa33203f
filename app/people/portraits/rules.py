"""Rules of portraits. Pure."""

from __future__ import annotations

from app.core.errors import Refused
from app.log.attachments.content.pictures import portrait_of
from app.log.attachments.rules import MOST_BYTES, refuse_empty

_BEGINS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_NO_PICTURE = (
    "Tệp này không phải ảnh JPEG hoặc PNG. Ảnh HEIC của iPhone: mở ảnh, chụp lại màn hình rồi gửi ảnh đó."
)


def portrait_in(data: bytes) -> bytes:
    """The uploaded file as a small square JPEG. Raises Refused, beside `file`, for an invalid picture."""
    refuse_empty(data)
    if len(data) > MOST_BYTES:
        raise Refused(f"Ảnh lớn quá {MOST_BYTES // 1024 // 1024} MB. Hãy chụp với độ nét thấp hơn.", "file")
    if not data.startswith(_BEGINS):
        raise Refused(_NO_PICTURE, "file")
    return portrait_of(data)


def initials_of(full_name: str) -> str:
    """The initials of family name and given name, shown without a photograph."""
    letters = [next((c for c in word if c.isalpha()), "") for word in full_name.split()]
    found = [letter for letter in letters if letter]
    return "".join((*found[:1], *found[1:][-1:])).upper()
