"""Rules for scans: whether the bytes are a valid PDF, JPEG or PNG, and their name. Pure."""

from __future__ import annotations

import re
import warnings
from io import BytesIO

from app.core.errors import Refused
from app.core.vietnamese import tidy
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.log.attachments.content.image_metadata import without_metadata
from app.log.attachments.content.pdf_scans import NOT_A_SCAN, check_pdf
from app.log.attachments.facts import Quota, Scan, Used

#: A page scanned at 300 dpi in colour is about 2 MB.
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 80_000_000
#: Several photographs of a phone.
MOST_BYTES_AT_ONCE = 4 * MOST_BYTES
#: A sentence under a picture.
LONGEST_DESCRIPTION = 200
SUFFIXES = {"pdf": {".pdf"}, "jpeg": {".jpg", ".jpeg", ".jfif"}, "png": {".png"}}
_BEGINS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}
#: What a file without appended data ends with.
_ENDS = {
    "png": (b"IEND\xaeB`\x82",),
    # Some phones append data that ends with this word.
    "jpeg": (b"\xff\xd9", b"SEFT"),
}


def refuse_empty(data: bytes) -> None:
    """Raise Refused, beside `file`, for a file without anything in it."""
    if not data:
        raise Refused("Tệp này trống.", "file")


def scan_of(data: bytes, file_name: str) -> Scan:
    """The file as a scan, its kind detected from the content. Raises Refused, beside `file`, for others.

    Refused too: a name with the extension of another kind, appended data, pictures of too many pixels, PDFs
    with active content. Metadata of pictures is removed.
    """
    name = plain_name(file_name)
    refuse_empty(data)
    if len(data) > MOST_BYTES:
        raise Refused(f"Tệp lớn quá {MOST_BYTES // 1024 // 1024} MB. Hãy quét với độ nét thấp hơn.", "file")
    kind = next((kind for begin, kind in _BEGINS.items() if data.startswith(begin)), None)
    if kind == "pdf":
        check_pdf(data)
    kept = data if kind == "pdf" else _picture(data, kind) if kind else None
    if kind is None or kept is None:
        raise Refused(NOT_A_SCAN, "file")
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix not in SUFFIXES[kind]:
        raise Refused(f"Tên tệp không khớp với nội dung: đây là tệp {kind.upper()}.", "file")
    return Scan(kept, name, kind)


def refuse_over_quota(size: int, used: Used, quota: Quota) -> None:
    """Raise Refused, beside `file`, for a scan beyond the quota of entry or union."""
    if used.by_entry + size > quota.of_entry:
        left = format_size(max(quota.of_entry - used.by_entry, 0))
        raise Refused(
            f"Mục này chỉ còn chỗ cho {left} tệp đính kèm (nhiều nhất {format_size(quota.of_entry)}). "
            "Hãy quét với độ nét thấp hơn, hoặc gộp các trang.",
            "file",
        )
    if used.by_union + size > quota.of_union:
        left = format_size(max(quota.of_union - used.by_union, 0))
        raise Refused(
            f"Công đoàn chỉ còn chỗ cho {left} tệp đính kèm (nhiều nhất {format_size(quota.of_union)}). "
            "Hãy báo người quản trị nới thêm.",
            "file",
        )


def format_size(size: int) -> str:
    """`1 KB`, `12,5 MB`, `5 GB`, rounded up."""
    if size < 1024**2:
        return f"{-(-size // 1024)} KB"
    unit, name = (1024**3, "GB") if size >= 1024**3 else (1024**2, "MB")
    return f"{-(-size * 10 // unit) / 10:.1f}".removesuffix(".0").replace(".", ",") + f" {name}"


def refuse_too_large(width: int, height: int, most: int) -> None:
    """Raise Refused, beside `file`, for a picture of more than `most` pixels."""
    if width * height > most:
        raise Refused(
            f"Ảnh có {_millions(width * height)} triệu điểm ảnh ({width} × {height}), nhiều nhất được "
            f"{_millions(most)} triệu. Hãy chụp hoặc lưu lại nhỏ hơn.",
            "file",
        )


def _millions(pixels: int) -> str:
    return f"{pixels / 1_000_000:.1f}".removesuffix(".0").replace(".", ",")


def moves_money(activity: Activity) -> bool:
    """Whether a log entry moves money: a receipt or payment, a collection, or paid from a fund."""
    return activity.fund_id is not None or activity.kind in (Kind.MONEY, Kind.COLLECTION)


def plain_name(file_name: str) -> str:
    """The name without folders and special characters, at most 120 characters."""
    last = re.split(r"[/\\]", tidy(file_name))[-1]
    name = re.sub(r'[<>:"|?*;%]+', "_", last).strip(". ")
    if len(name) <= 120:
        return name or "tep"
    dot = name.rfind(".")
    suffix = name[dot:] if dot > 0 and len(name) - dot <= 6 else ""
    return name[: 120 - len(suffix)] + suffix


def check_description(text: str) -> None:
    """Raise Refused, beside `description`, for a description that is too long."""
    if len(text) > LONGEST_DESCRIPTION:
        raise Refused(f"Mô tả dài quá {LONGEST_DESCRIPTION} chữ; hãy viết gọn lại.", "description")


def _picture(data: bytes, kind: str) -> bytes | None:
    """The picture without metadata; None for an incomplete one."""
    try:
        plain = without_metadata(data, kind)
    except ValueError:
        return None
    is_complete = data.rstrip(b"\0").endswith(_ENDS[kind]) and _is_readable(plain, kind)
    return plain if is_complete else None


def _is_readable(data: bytes, kind: str) -> bool:
    """Whether the picture is readable. Raises Refused for too many pixels."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(data), formats=[kind.upper()]) as picture:
                refuse_too_large(picture.width, picture.height, MOST_PIXELS)
                picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning):
        return False
    return True
