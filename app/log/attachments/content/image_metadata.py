"""Removes metadata (place, day, device, owner) from a picture without changing its pixels.

No maintained library does this without encoding a JPEG again, which loses quality. What is needed to draw the
picture stays: tables, colour profile, resolution, orientation.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from zlib import crc32

_ORIENTATION = 0x0112
_EXIF, _PROFILE, _ADOBE = b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_SOI, _EOI, _SOS = b"\xff\xd8", b"\xff\xd9", 0xDA
#: A marker in the image data of a JPEG: no stuffed byte, no restart, no fill byte.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PNG = b"\x89PNG\r\n\x1a\n"
#: PNG chunks that are needed to draw the picture; all others are metadata.
_DRAWN_WITH = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT".split()
)


def without_metadata(data: bytes, kind: str) -> bytes:
    """A JPEG or PNG without metadata and without data after its end; other kinds unchanged.

    Idempotent. ValueError for a truncated picture.
    """
    try:
        if kind == "jpeg":
            return _plain_jpeg(data)
        return _plain_png(data) if kind == "png" else data
    except (struct.error, IndexError) as broken:
        raise ValueError("the picture is truncated") from broken


def _plain_jpeg(data: bytes) -> bytes:
    heads: list[bytes] = []
    others: list[bytes] = []
    orientation = b""
    for marker, segment in _segments(data):
        body = segment[4:]
        if marker == 0xE1 and body.startswith(_EXIF):
            orientation = orientation or _orientation_only(body[len(_EXIF) :])
        elif marker == 0xE0 and body.startswith(b"JFIF\0"):
            # Without its thumbnail, which may show the picture before cropping.
            heads.append(b"\xff\xe0\x00\x10" + body[:12] + b"\0\0")
        elif _is_drawn_with(marker, body):
            others.append(segment)
    exif = _EXIF + orientation
    app1 = [b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif] if orientation else []
    return b"".join([_SOI, *heads[:1], *app1, *others, _EOI])


def _is_drawn_with(marker: int, body: bytes) -> bool:
    if marker == 0xE2:
        return body.startswith(_PROFILE)
    if marker == 0xEE:
        return body.startswith(_ADOBE)
    return marker != 0xFE and not 0xE0 <= marker <= 0xEF


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its segment, up to the end of the picture; image data belongs to its SOS segment."""
    place = 2
    while True:
        found = _MARKER.search(data, place)
        if found is None:
            raise ValueError("the picture has no end")
        place, marker = found.start(), data[found.start() + 1]
        if marker == _EOI[1]:
            return
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if marker == _SOS:
            following = _MARKER.search(data, end)
            end = following.start() if following else len(data)
        yield marker, data[place:end]
        place = end


def _plain_png(data: bytes) -> bytes:
    kept: list[bytes] = []
    place, orientation = len(_PNG), b""
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ValueError("the picture is truncated")
        if name == b"eXIf":
            orientation = orientation or _orientation_only(data[place + 8 : place + 8 + length])
        elif name in _DRAWN_WITH:
            kept.append(data[place:end])
        place = end
        if name == b"IEND":
            break
    # After IHDR and before the image data.
    return b"".join([_PNG, *kept[:1], _chunk(b"eXIf", orientation) if orientation else b"", *kept[1:]])


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc32(name + body))


def _orientation_only(exif: bytes) -> bytes:
    """Exif data with the orientation only; b"" for the normal orientation."""
    try:
        orientation = _orientation_in(exif)
    except struct.error:
        # Truncated Exif data is dropped.
        return b""
    if not 2 <= orientation <= 8:
        return b""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def _orientation_in(exif: bytes) -> int:
    """The Exif orientation, 1 to 8; 0 without one."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 0
    (first,) = struct.unpack_from(f"{order}I", exif, 4)
    (entries,) = struct.unpack_from(f"{order}H", exif, first)
    for at in range(first + 2, first + 2 + 12 * entries, 12):
        tag, of_kind, count, orientation = struct.unpack_from(f"{order}HHIH", exif, at)
        if (tag, of_kind, count) == (_ORIENTATION, 3, 1):
            return int(orientation)
    return 0
