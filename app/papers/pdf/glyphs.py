"""The shipped font: its glyphs, widths of texts, replacements for missing glyphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, TypeVar

from app.config import ROOT
from app.core.texts.letters import storable

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

FONTS = ROOT / "static" / "fonts" / "tinos"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
POINTS_PER_MM = 72 / 25.4
#: Printed for a character that the font lacks.
STAND_IN = "\N{REPLACEMENT CHARACTER}"
#: Characters that the font certainly has: no need to load it.
_COMMON = re.compile("[\n -~\u00a0-\u0148\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9–—‘’“”•…₫]*")

Tree = TypeVar("Tree")


@cache
def font(style: str) -> TTFont:
    """One of the four `STYLES` of the shipped font, loaded once in a process."""
    from reportlab.pdfbase.ttfonts import TTFont

    return TTFont(f"Tinos-{style}", str(FONTS / f"Tinos-{style}.ttf"))


@cache
def _drawn() -> frozenset[str]:
    """The characters that all four styles have, and the line break."""
    glyphs = [set(font(style).face.charToGlyph) for style in STYLES]
    return frozenset(map(chr, set.intersection(*glyphs))) | {"\n"}


def _clean(text: str, hard_spaces: bool) -> str:
    text = unicodedata.normalize("NFC", storable(text)).replace("\t", " ").replace("\r", "")
    return text if hard_spaces else text.replace("\u00a0", " ").replace("\u202f", " ")


def tidied(tree: Tree, *, hard_spaces: bool = True) -> Tree:
    """The same frozen tree with every text in NFC and without characters that print nothing.

    With `hard_spaces` off, no-break spaces become spaces: xhtml2pdf sets them past the right margin.
    """
    return _mapped(tree, partial(_clean, hard_spaces=hard_spaces))


def _mapped(tree: Tree, change: Callable[[str], str]) -> Tree:
    changed: object = tree
    if isinstance(tree, Enum):
        changed = tree
    elif isinstance(tree, str):
        changed = change(tree)
    elif isinstance(tree, tuple):
        changed = tuple([_mapped(part, change) for part in tree])
    elif is_dataclass(tree) and not isinstance(tree, type):
        changed = type(tree)(*(_mapped(getattr(tree, f.name), change) for f in fields(tree)))
    return changed  # type: ignore[return-value]


def drawable(tree: Tree) -> Tree:
    """The same tree with `STAND_IN` for each character that the font lacks.

    A character that only looks different (bold, wide, circled) becomes the plain one.
    """
    return _mapped(tree, _drawable)


def undrawn(text: str) -> list[str]:
    """The characters of a text that `drawable` replaces by `STAND_IN`, each once: code and Unicode name."""
    if _COMMON.fullmatch(text):
        return []
    lost = dict.fromkeys(x for x in text if x not in _drawn() and _stand_in(x) == STAND_IN)
    return [f"U+{ord(x):04X} ({unicodedata.name(x, 'không có tên')})" for x in lost]


def _drawable(text: str) -> str:
    if _COMMON.fullmatch(text) or _drawn().issuperset(text):
        return text
    return "".join(x if x in _drawn() else _stand_in(x) for x in text)


@lru_cache(maxsize=1024)
def _stand_in(letter: str) -> str:
    if unicodedata.category(letter) in ("Mn", "Cf"):
        # A mark on the character before, such as an emoji variation selector.
        return ""
    if letter.isspace():
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    return plain if _drawn().issuperset(plain) else STAND_IN


def width_mm(text: str, size_pt: float, style: str = "Regular") -> float:
    """The width of the text on one line in the shipped font."""
    return float(font(style).stringWidth(text, size_pt)) / POINTS_PER_MM
