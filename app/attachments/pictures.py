"""Photographs of events and people: small, and without what the camera wrote (place, owner, device)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from app.attachments.camera_notes import without_notes
from app.attachments.facts import Scan
from app.core.errors import Refused

if TYPE_CHECKING:
    from PIL import Image

#: Enough for a screen and for a page of A4.
LONGEST_SIDE = 1600
THUMBNAIL_SIDE = 320
PORTRAIT_SIDE = 320
#: Bytes: ten thousand people are less than what one office scans in some years.
MOST_OF_A_PORTRAIT = 40_000
#: A crop to a square takes less above a head than below it.
_HEAD = (0.5, 0.3)
#: A JPEG is read at a fraction of its size; a PNG has to be read whole, in memory.
MOST_PIXELS_OF_PNG = 25_000_000
PICTURES = {"jpeg": "JPEG", "png": "PNG"}


def photograph_of(scan: Scan) -> Scan:
    """A picture at most 1600 px long, upright, without EXIF; a PDF as it is.

    Raises Refused, beside `file`, for a PNG that is too large to be read and for one that cannot be drawn.
    """
    if scan.kind not in PICTURES:
        return scan
    return replace(scan, data=_drawn(scan.data, LONGEST_SIDE, PICTURES[scan.kind]))


def handed_out(data: bytes, kind: str) -> bytes:
    """A kept file as it is sent: pictures of older books still hold what the camera wrote.

    One that breaks off is sent as it was kept: the books show what they have.
    """
    try:
        return without_notes(data, kind)
    except ValueError:
        return data


def thumbnail_of(data: bytes) -> bytes:
    """A small JPEG of a picture, for the page of its event."""
    return _drawn(data, THUMBNAIL_SIDE, "JPEG")


def portrait_of(data: bytes) -> bytes:
    """A square JPEG of a picture of a person, at most 320 px and `MOST_OF_A_PORTRAIT` bytes.

    Raises Refused, beside `file`, as `photograph_of` does.
    """
    return next(
        small
        for quality in (85, 70, 50, 30, 10)
        if len(small := _drawn(data, PORTRAIT_SIDE, "JPEG", quality, is_square=True)) <= MOST_OF_A_PORTRAIT
    )


def _drawn(data: bytes, side: int, written_as: str, quality: int = 85, *, is_square: bool = False) -> bytes:
    # Not at the top: a server that was handed no picture yet does without it.
    from PIL import Image, ImageOps

    out = BytesIO()
    try:
        with Image.open(BytesIO(data), formats=list(PICTURES.values())) as opened:
            if opened.format == "PNG" and opened.width * opened.height > MOST_PIXELS_OF_PNG:
                raise Refused("Ảnh PNG này quá lớn. Hãy gửi ảnh JPEG.", "file")
            opened.draft("RGB", (side, side))
            upright = ImageOps.exif_transpose(opened)
            if is_square:
                least = min(side, *upright.size)
                upright = ImageOps.fit(upright, (least, least), centering=_HEAD)
            upright.thumbnail((side, side))
            picture = _plain(upright, keeps_clear=written_as == "PNG")
            picture.save(out, written_as, quality=quality, optimize=True)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Refused("Ảnh này không mở được. Hãy chụp hoặc lưu lại.", "file") from None
    return out.getvalue()


def _plain(picture: Image.Image, *, keeps_clear: bool) -> Image.Image:
    """The dots alone: a new picture has none of the notes that the old one carried."""
    from PIL import Image

    is_clear = keeps_clear and ("A" in picture.getbands() or "transparency" in picture.info)
    dots = picture.convert("RGBA" if is_clear else "RGB")
    fresh = Image.new(dots.mode, dots.size)
    fresh.paste(dots)
    return fresh
