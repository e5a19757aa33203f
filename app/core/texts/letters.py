"""Which characters a text may hold: those that a database, a file and a reader's font can all take."""

from __future__ import annotations

import re
import unicodedata

#: Controls, invisible marks, halves of characters, what Unicode has not assigned, what is private to a font.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
#: Word keeps the Symbol and Wingdings fonts' signs in a private area: those that stand before a list's items.
_BULLETS = (
    0xF02D, 0xF06C, 0xF06E, 0xF06F, 0xF070, 0xF071, 0xF072, 0xF073, 0xF074, 0xF075, 0xF076, 0xF077, 0xF09E,
    0xF09F, 0xF0A0, 0xF0A1, 0xF0A4, 0xF0A5, 0xF0A6, 0xF0A7, 0xF0A8, 0xF0A9, 0xF0AA, 0xF0AB, 0xF0AC, 0xF0AD,
    0xF0AE, 0xF0B2, 0xF0B6, 0xF0B7, 0xF0D8, 0xF0DC, 0xF0DE, 0xF0E0, 0xF0E8, 0xF0F0, 0xF0FB, 0xF0FC, 0xF0FD,
    0xF0FE,
)  # fmt: skip
#: Signs of the Symbol font that mean themselves, as figures and brackets do.
_MEANT = {
    **{0xF000 + ord(sign): sign for sign in " %()+,./0123456789:;<=>[]{}"},
    0xF0A3: "≤",
    0xF0B0: "°",
    0xF0B1: "±",
    0xF0B3: "≥",
    0xF0B4: "×",
    0xF0B8: "÷",
    0xF0B9: "≠",
}
#: White space that XML forbids or that only some programs read as the end of a line.
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+[ \t]*")
_SHOWN = _MEANT | dict.fromkeys(_BULLETS, "- ")
_AFTER_DASH = re.compile(r"(?<=- )[ \t\u00a0]+")


def storable(text: str) -> str:
    """The text without what no file can hold; spaces and line ends stay.

    XML 1.0 forbids control characters, U+FFFE and U+FFFF; fonts have no sign for other noncharacters and
    for private ones. A bullet pasted from Word becomes a dash.
    """
    # What is printable holds none of those: nearly every text, and imports tidy them by the ten thousand.
    if text.isprintable():
        return text
    text = _BREAKS.sub(" ", text)
    shown = text.translate(_SHOWN)
    if shown != text:
        shown = _AFTER_DASH.sub("", shown)
    return "".join(c for c in shown if c.isspace() or unicodedata.category(c) not in _DROPPED)
