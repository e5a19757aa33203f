"""Vietnamese text: tidying, folding for search, sort order of names, counts and percentages as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor

from app.core.texts.letters import storable
from app.core.texts.lines import has_lines

# NFD splits neither: the stroke is part of the letter. ƀ occurs in names from the Central Highlands.
STROKED = {"đ": "d", "ƀ": "b"}


#: What is typed before a text: a dash or bullet, the number of a list, `V/v`.
_BEFORE = re.compile(r"(?:[-–+*•]+ ?(?=[^\W\d])|\d{1,2}[.)] (?=\D)|(?:v/v|về việc)(?: ?:)? )+", re.IGNORECASE)

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def tidy(text: str) -> str:
    """The text as it is stored: one line, NFC, trimmed, single spaces, only storable characters."""
    return unicodedata.normalize("NFC", " ".join(storable(text).split()))


def tidy_lines(text: str) -> str:
    """A text of several paragraphs as it is stored: each line tidy, empty ones left out."""
    return "\n".join(line for line in map(tidy, text.splitlines()) if line)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text for search and matching: tidy, lower case, no diacritics, đ as d, every kind of dash as «-».

    Tone placement makes no difference (hoà = hòa), nor does NFC or NFD.
    """
    letters = unicodedata.normalize("NFD", tidy(text).lower())
    return tidy("".join([c if c < "\x80" else _plain(c) for c in letters]))


def _plain(char: str) -> str:
    if unicodedata.combining(char):
        return ""
    if unicodedata.category(char) == "Pd" or char == "\u2212":
        return "-"
    return STROKED.get(char, char)


def as_typed(text: str) -> str:
    """What the user typed, tidied and cut to 40 characters, for an error message."""
    typed = tidy(text)
    return typed if len(typed) <= 40 else typed[:39] + "…"


def count_text(n: int) -> str:
    """A count as documents write it: `04` below ten, `12`, `1.250`; zero is `0`. Negative: ValueError."""
    if n < 0:
        raise ValueError(f"a count is never negative: {n}")
    return f"{n:02d}" if 0 < n < 10 else _dotted(n)


def ratio_text(part: int, total: int) -> str:
    """The two numbers behind a share, unpadded: `9/22`, `1.250/4.535`."""
    return f"{_dotted(part)}/{_dotted(total)}"


def share_text(part: Decimal | int, total: Decimal | int) -> str:
    """part ÷ total in per cent, one decimal where needed: `93,2%`; ValueError unless total > 0."""
    return decimal_text(share_of(part, total)) + "%"


def share_of(part: Decimal | int, total: Decimal | int) -> Decimal:
    """part ÷ total in per cent, half up to one decimal; ValueError unless total > 0.

    Rounding never claims all or nothing: 100 only when part == total, 0 only when part is 0.
    """
    if total <= 0 or part < 0:
        raise ValueError(f"no share of {part} in {total}")
    # Fractions are exact, whatever the number of decimals.
    tenths = floor(1000 * Fraction(part) / Fraction(total) + Fraction(1, 2))
    if tenths == 1000 and part != total:
        tenths = 999 if part < total else 1001
    if tenths == 0 and part > 0:
        tenths = 1
    return Decimal(tenths) / 10


def decimal_text(value: Decimal | int) -> str:
    """A number with a decimal comma, dots for thousands, no trailing zeros: `93,5`. NaN: ValueError."""
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"not a number to print: {value}")
    text = f"{abs(number):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("-" if number < 0 else "") + text.translate(str.maketrans(",.", ".,"))


def _dotted(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def roman(n: int) -> str:
    """1 to 3999 in Roman figures, as NĐ 30/2020 Phụ lục I numbers parts and appendices. Else ValueError."""
    if not 1 <= n <= 3999:
        raise ValueError(f"no Roman figure for {n}")
    text = ""
    for value, figure in _ROMAN:
        times, n = divmod(n, value)
        text += figure * times
    return text


def capital_first(text: str) -> str:
    """The text with its first letter in upper case and the rest as it was."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with its first letter in lower case, unless the second letter is a capital too (BHXH).

    The caller must not pass proper names.
    """
    second = next((c for c in text[1:] if c.isalpha()), "")
    return text[:1].lower() + text[1:] if second.islower() else text


def lower_common(text: str) -> str:
    """`lower_first` for what may be a name: `Con đoàn viên`, `Con CBCC` are lowered, `Trần Mai` is not."""
    words = text.split()
    is_common = len(words) > 1 and (words[1][:1].islower() or (words[1].isupper() and len(words[1]) > 1))
    return lower_first(text) if is_common else text


def lower_clause(text: str) -> str:
    """`lower_first` for words that go on a sentence: `Đạt 02/02` is lowered too, `Trần Kim Mai` is not."""
    words = text.split()
    return text if len(words) > 1 and words[1][:1].isupper() else lower_first(text)


def bare(text: str) -> str:
    """What was typed as it stands inside of a sentence: without list mark, `V/v` and full stop around it.

    A text of several paragraphs stays as typed.
    """
    if has_lines(text):
        return text
    before = _BEFORE.match(text)
    return text[before.end() if before else 0 :].rstrip(" .;,")


def join_words(parts: Iterable[str]) -> str:
    """The parts as a sentence lists them: `a, b và c`. Nothing gives the empty string."""
    *firsts, last = list(parts) or [""]
    return f"{', '.join(firsts)} và {last}" if firsts else last


#: Longest text that one field of an entry takes; a year's summary is far below it.
LONGEST_TEXT = 4000


def called(names: Iterable[str]) -> dict[str, str]:
    """Names by folded form, each as first written: names that differ only by case or diacritics are one."""
    found: dict[str, str] = {}
    for name in names:
        if name:
            found.setdefault(fold(name), name)
    return found
