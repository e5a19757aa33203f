"""Photographs of events and people: scaled down, without metadata (place, owner, device)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from app.core.errors import Refused
from app.log.attachments.content.image_metadata import without_metadata
from app.log.attachments.facts import Scan
from app.log.attachments.rules import MOST_PIXELS, refuse_too_large

if TYPE_CHECKING:
    from PIL import Image
    from PIL.ImageFile import ImageFile

#: Enough for a screen and for a page of A4.
LONGEST_SIDE = 1600
THUMBNAIL_SIDE = 320
PORTRAIT_SIDE = 320
#: In bytes; ten thousand portraits take at most 400 MB.
MOST_OF_A_PORTRAIT = 40_000
#: Centre of the square crop: less is cut above the head than below.
_HEAD = (0.5, 0.3)
#: Most bytes that a decoder may hold of a PNG or a progressive JPEG, which are decoded completely; a baseline
#: JPEG is decoded line by line at reduced size.
MOST_HELD = 90_000_000
#: Bytes a pixel that Pillow holds of a PNG; one with transparency is held twice while it is scaled.
_HELD_OF_PNG = {"1": 1, "L": 1, "P": 1, "I;16": 2, "RGB": 4}
_HELD_TWICE = 8
_ONE_AT_A_TIME = Lock()
PICTURES = {"jpeg": "JPEG", "png": "PNG"}
#: Bytes of a JPEG's structure: marker, baseline frames, start of scan; all frames.
_MARKER, _BASELINE, _PASS = 0xFF, (0xC0, 0xC1), 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def photograph_of(scan: Scan) -> Scan:
    """A picture scaled to at most 1600 px, rotated upright, without Exif; a PDF unchanged.

    Raises Refused, beside `file`, for too many pixels or an unreadable picture.
    """
    if scan.kind not in PICTURES:
        return scan
    return replace(scan, data=_drawn(scan.data, LONGEST_SIDE, PICTURES[scan.kind]))


def download_data(data: bytes, kind: str) -> bytes:
    """A stored file for the download: pictures stored by older versions still have metadata.

    A truncated picture is sent unchanged.
    """
    try:
        return without_metadata(data, kind)
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
    # Imported here to save memory until the first picture.
    from PIL import Image, ImageOps

    out = BytesIO()
    try:
        with _ONE_AT_A_TIME, Image.open(BytesIO(data), formats=list(PICTURES.values())) as opened:
            refuse_too_large(opened.width, opened.height, _most_pixels(data, opened))
            # Scaled first: each following step makes a copy.
            wanted = _covering(side, opened.size) if is_square else (side, side)
            opened.draft("RGB", wanted)
            opened.thumbnail(wanted)
            rotated = ImageOps.exif_transpose(opened)
            if is_square:
                least = min(side, *rotated.size)
                rotated = ImageOps.fit(rotated, (least, least), centering=_HEAD)
            picture = _plain(rotated, keeps_clear=written_as == "PNG")
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
    """Bytes a pixel that a decoder holds of the JPEG; 0 for one that is decoded line by line.

    It holds the entire picture if the first scan is incomplete: progressive, or one colour after the other.
    """
    place, frame, is_baseline = 2, b"", False
    while place + 4 <= len(data) and data[place] == _MARKER:
        kind, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if kind == _MARKER:  # fill before a marker
            place += 1
            continue
        segment = data[place + 4 : place + 2 + length]
        if kind in _FRAMES:
            frame, is_baseline = segment, kind in _BASELINE
        if kind == _PASS:
            return 0 if is_baseline and segment[:1] == frame[5:6] else _held_of_frame(frame)
        place += 2 + length
    return _HELD_TWICE


def _held_of_frame(frame: bytes) -> float:
    """Two bytes a sample; colour components usually have fewer samples than pixels."""
    samples = [(one >> 4) * (one & 15) for one in frame[7::3]]
    most: int = max(samples, default=0)
    return 2 * sum(samples) / most if most else _HELD_TWICE


def _plain(picture: Image.Image, *, keeps_clear: bool) -> Image.Image:
    """A new picture with the same pixels and no metadata."""
    from PIL import Image

    is_clear = keeps_clear and ("A" in picture.getbands() or "transparency" in picture.info)
    pixels = picture.convert("RGBA" if is_clear else "RGB")
    fresh = Image.new(pixels.mode, pixels.size)
    fresh.paste(pixels)
    return fresh
