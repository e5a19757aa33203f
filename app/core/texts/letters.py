"""Which characters a stored text may contain: those that the database, files and fonts can all take."""

from __future__ import annotations

import re
import unicodedata

#: Unicode categories: control, format, surrogate, unassigned, private use.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
#: Bullets of Word's Symbol and Wingdings fonts, which are private-use characters.
_BULLETS = (
    0xF02D, 0xF06C, 0xF06E, 0xF06F, 0xF070, 0xF071, 0xF072, 0xF073, 0xF074, 0xF075, 0xF076, 0xF077, 0xF09E,
    0xF09F, 0xF0A0, 0xF0A1, 0xF0A4, 0xF0A5, 0xF0A6, 0xF0A7, 0xF0A8, 0xF0A9, 0xF0AA, 0xF0AB, 0xF0AC, 0xF0AD,
    0xF0AE, 0xF0B2, 0xF0B6, 0xF0B7, 0xF0D8, 0xF0DC, 0xF0DE, 0xF0E0, 0xF0E8, 0xF0F0, 0xF0FB, 0xF0FC, 0xF0FD,
    0xF0FE,
)  # fmt: skip
#: Private-use characters of the Symbol font that stand for an ordinary character.
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
    """The text without characters that files cannot store; spaces and line ends stay.

    XML 1.0 forbids control characters, U+FFFE and U+FFFF; fonts have no glyph for other noncharacters and
    for private-use ones. A bullet pasted from Word becomes a dash.
    """
    # Shortcut for nearly every text: printable ones contain none of those.
    if text.isprintable():
        return text
    text = _BREAKS.sub(" ", text)
    shown = text.translate(_SHOWN)
    if shown != text:
        shown = _AFTER_DASH.sub("", shown)
    return "".join(c for c in shown if c.isspace() or unicodedata.category(c) not in _DROPPED)
