"""The shipped face: which letters it has, how wide a line of it is, which letters never reach paper."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.core.errors import Refused

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts" / "tinos"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
POINTS_PER_MM = 72 / 25.4

Tree = TypeVar("Tree")


class LetterWithoutGlyph(Refused):
    """The face cannot draw a letter: printed, it would be a box or nothing."""

    def __init__(self, letter: str, text: str) -> None:
        named = unicodedata.name(letter, f"U+{ord(letter):04X}")
        super().__init__(
            f"Chữ «{letter}» ({named}) không có trong phông chữ của văn bản. Hãy sửa câu: «{text.strip()}»"
        )
        self.letter = letter
        self.text = text


@cache
def font(style: str) -> TTFont:
    """One of the four `STYLES` of the shipped face, read once in a process."""
    from reportlab.pdfbase.ttfonts import TTFont

    return TTFont(f"Tinos-{style}", str(FONTS / f"Tinos-{style}.ttf"))


@cache
def _drawn() -> frozenset[str]:
    """The letters that all four styles can draw, and the line break, which is not drawn."""
    glyphs = [set(font(style).face.charToGlyph) for style in STYLES]
    return frozenset(map(chr, set.intersection(*glyphs))) | {"\n"}


def _clean(text: str, hard_spaces: bool) -> str:
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        # Pasted text brings along what nobody sees: zero-width spaces, soft hyphens, controls.
        text = "".join(x for x in text if x in "\n\t" or unicodedata.category(x) not in ("Cc", "Cf"))
        text = text.replace("\t", " ")
    return text if hard_spaces else text.replace("\u00a0", " ").replace("\u202f", " ")


def tidied(tree: Tree, *, hard_spaces: bool = True) -> Tree:
    """The same frozen tree with every text in NFC and without letters that print nothing.

    With `hard_spaces` off, no-break spaces become spaces: xhtml2pdf sets them past the right margin.
    """
    changed: object = tree
    if isinstance(tree, Enum):
        changed = tree
    elif isinstance(tree, str):
        changed = _clean(tree, hard_spaces)
    elif isinstance(tree, tuple):
        changed = tuple([tidied(part, hard_spaces=hard_spaces) for part in tree])
    elif is_dataclass(tree) and not isinstance(tree, type):
        changed = type(tree)(*(tidied(getattr(tree, f.name), hard_spaces=hard_spaces) for f in fields(tree)))
    return changed  # type: ignore[return-value]


def refuse_missing(tree: object) -> None:
    """Raise `LetterWithoutGlyph` for the first letter of a tree's texts that the face cannot draw.

    A part of the tree that has a `text` is told by it.
    """
    text = getattr(tree, "text", tree)
    if isinstance(text, str):
        if not _drawn().issuperset(text):
            raise LetterWithoutGlyph(next(letter for letter in text if letter not in _drawn()), text)
    elif isinstance(tree, tuple):
        for part in tree:
            refuse_missing(part)
    elif is_dataclass(tree):
        for field in fields(tree):
            refuse_missing(getattr(tree, field.name))


def width_mm(text: str, size_pt: float, style: str = "Regular") -> float:
    """How long one line of the text is, set in the shipped face."""
    return float(font(style).stringWidth(text, size_pt)) / POINTS_PER_MM
