"""Photographs of events and people: small, and without what the camera wrote (place, owner, device)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from app.core.errors import Refused
from app.log.attachments.camera_notes import without_notes
from app.log.attachments.facts import Scan
from app.log.attachments.rules import MOST_PIXELS, refuse_too_large

if TYPE_CHECKING:
    from PIL import Image
    from PIL.ImageFile import ImageFile

#: Enough for a screen and for a page of A4.
LONGEST_SIDE = 1600
THUMBNAIL_SIDE = 320
PORTRAIT_SIDE = 320
#: Bytes: ten thousand people are less than what one office scans in some years.
MOST_OF_A_PORTRAIT = 40_000
#: A crop to a square takes less above a head than below it.
_HEAD = (0.5, 0.3)
#: A JPEG that comes line by line is read at a fraction of its size, as large as scans may be. One that comes
#: in several passes, and a PNG, is held whole, in so many bytes at most.
MOST_HELD = 90_000_000
#: What Pillow holds of a PNG, in bytes a pixel; what shines through is held twice while it is made small.
_HELD_OF_PNG = {"1": 1, "L": 1, "P": 1, "I;16": 2, "RGB": 4}
_HELD_TWICE = 8
#: One at a time.
_ONE_AT_A_TIME = Lock()
PICTURES = {"jpeg": "JPEG", "png": "PNG"}
#: Bytes of a JPEG's structure: what begins a marker, frames that come line by line, a pass; all frames.
_MARKER, _BASELINE, _PASS = 0xFF, (0xC0, 0xC1), 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def photograph_of(scan: Scan) -> Scan:
    """A picture at most 1600 px long, upright, without EXIF; a PDF as it is.

    Raises Refused, beside `file`, for one of too many pixels and for one that cannot be drawn.
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
        with _ONE_AT_A_TIME, Image.open(BytesIO(data), formats=list(PICTURES.values())) as opened:
            refuse_too_large(opened.width, opened.height, _most_pixels(data, opened))
            # Made small before anything else: each step that follows makes a copy.
            wanted = _covering(side, opened.size) if is_square else (side, side)
            opened.draft("RGB", wanted)
            opened.thumbnail(wanted)
            upright = ImageOps.exif_transpose(opened)
            if is_square:
                least = min(side, *upright.size)
                upright = ImageOps.fit(upright, (least, least), centering=_HEAD)
            picture = _plain(upright, keeps_clear=written_as == "PNG")
            picture.save(out, written_as, quality=quality, optimize=True)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Refused("Ảnh này không mở được. Hãy chụp hoặc lưu lại.", "file") from None
    return out.getvalue()


def _covering(side: int, size: tuple[int, int]) -> tuple[int, int]:
    """The size at which the shorter side is `side` long."""
    least = min(size)
    return -(-size[0] * side // least), -(-size[1] * side // least)


def _most_pixels(data: bytes, opened: ImageFile) -> int:
    held = _HELD_OF_PNG.get(opened.mode, _HELD_TWICE) if opened.format == "PNG" else held_of_jpeg(data)
    return min(MOST_PIXELS, int(MOST_HELD / held)) if held else MOST_PIXELS


def held_of_jpeg(data: bytes) -> float:
    """Bytes a pixel that a decoder has to hold of the JPEG; 0 for one that comes line by line.

    It holds a whole one whose first pass brings not all of it: progressive, or colour after colour.
    """
    place, frame, is_baseline = 2, b"", False
    while place + 4 <= len(data) and data[place] == _MARKER:
        kind, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if kind == _MARKER:  # fill before a marker
            place += 1
            continue
        said = data[place + 4 : place + 2 + length]
        if kind in _FRAMES:
            frame, is_baseline = said, kind in _BASELINE
        if kind == _PASS:
            return 0 if is_baseline and said[:1] == frame[5:6] else _held_of_frame(frame)
        place += 2 + length
    return _HELD_TWICE


def _held_of_frame(frame: bytes) -> float:
    """Two bytes for each sample: colours of pictures mostly have fewer samples than pixels."""
    samples = [(one >> 4) * (one & 15) for one in frame[7::3]]
    most: int = max(samples, default=0)
    return 2 * sum(samples) / most if most else _HELD_TWICE


def _plain(picture: Image.Image, *, keeps_clear: bool) -> Image.Image:
    """The dots alone: a new picture has none of the notes that the old one carried."""
    from PIL import Image

    is_clear = keeps_clear and ("A" in picture.getbands() or "transparency" in picture.info)
    dots = picture.convert("RGBA" if is_clear else "RGB")
    fresh = Image.new(dots.mode, dots.size)
    fresh.paste(dots)
    return fresh
