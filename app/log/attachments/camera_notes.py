"""Takes out of a picture what the camera wrote beside it: place, day, device, owner. Its dots stay.

No library that still lives does this without drawing a JPEG anew, which loses quality. What a picture is
drawn with stays: tables, colour profile, resolution, and which way is up.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from zlib import crc32

_ORIENTATION = 0x0112
_EXIF, _PROFILE, _ADOBE = b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_SOI, _EOI, _SOS = b"\xff\xd8", b"\xff\xd9", 0xDA
#: A marker within the dots of a JPEG: no stuffed byte, no restart, no filling.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PNG = b"\x89PNG\r\n\x1a\n"
#: Chunks that say how the dots look; all others speak of the picture.
_DRAWN_WITH = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT".split()
)


def without_notes(data: bytes, kind: str) -> bytes:
    """A JPEG or PNG without notes and without what hangs behind it; anything else as it is.

    Done twice it changes nothing more. ValueError for a picture that breaks off.
    """
    try:
        if kind == "jpeg":
            return _plain_jpeg(data)
        return _plain_png(data) if kind == "png" else data
    except (struct.error, IndexError) as broken:
        raise ValueError("the picture breaks off") from broken


def _plain_jpeg(data: bytes) -> bytes:
    heads: list[bytes] = []
    others: list[bytes] = []
    turned = b""
    for marker, segment in _segments(data):
        body = segment[4:]
        if marker == 0xE1 and body.startswith(_EXIF):
            turned = turned or _turned(body[len(_EXIF) :])
        elif marker == 0xE0 and body.startswith(b"JFIF\0"):
            # Without the small picture that it may hold: that one is of before any cropping.
            heads.append(b"\xff\xe0\x00\x10" + body[:12] + b"\0\0")
        elif _is_drawn_with(marker, body):
            others.append(segment)
    exif = _EXIF + turned
    note = [b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif] if turned else []
    return b"".join([_SOI, *heads[:1], *note, *others, _EOI])


def _is_drawn_with(marker: int, body: bytes) -> bool:
    if marker == 0xE2:
        return body.startswith(_PROFILE)
    if marker == 0xEE:
        return body.startswith(_ADOBE)
    return marker != 0xFE and not 0xE0 <= marker <= 0xEF


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its whole segment, up to the end of the picture; the dots belong to their scan."""
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
    place, turned = len(_PNG), b""
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ValueError("the picture breaks off")
        if name == b"eXIf":
            turned = turned or _turned(data[place + 8 : place + 8 + length])
        elif name in _DRAWN_WITH:
            kept.append(data[place:end])
        place = end
        if name == b"IEND":
            break
    # Behind the head, as the dots have not begun there.
    return b"".join([_PNG, *kept[:1], _chunk(b"eXIf", turned) if turned else b"", *kept[1:]])


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc32(name + body))


def _turned(exif: bytes) -> bytes:
    """Notes that say which way is up and nothing else; none where the picture stands as it was taken."""
    try:
        way = _way_up(exif)
    except struct.error:
        # Notes that break off say nothing; the dots need none of them.
        return b""
    if not 2 <= way <= 8:
        return b""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, way, 0, 0)


def _way_up(exif: bytes) -> int:
    """How the picture was turned, as EXIF numbers it; 0 where nothing is said."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 0
    (first,) = struct.unpack_from(f"{order}I", exif, 4)
    (entries,) = struct.unpack_from(f"{order}H", exif, first)
    for at in range(first + 2, first + 2 + 12 * entries, 12):
        tag, of_kind, count, way = struct.unpack_from(f"{order}HHIH", exif, at)
        if (tag, of_kind, count) == (_ORIENTATION, 3, 1):
            return int(way)
    return 0
