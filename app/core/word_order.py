"""The order of words in lists: Vietnamese letters and tones, numbers by what they count (Tổ 2 before Tổ 10).

PostgreSQL has the same rule as a function of its own (migration 0013); a test holds the two together.
"""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase
from unicodedata import normalize

#: Letters of a text that its order looks at, so that the longest text is no slower than a title.
LOOKED_AT = 80
#: Figures of a number: of a longer one only the last count.
FIGURES = 20
_MARKS = "\u0306\u0302\u031b"  # ă, then â ê ô, then ơ ư
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng
_OF_WORDS = "a-zA-ZđĐƀɃ" + _MARKS + _TONES
_PLAIN = re.compile(f"[{_OF_WORDS}]+( [{_OF_WORDS}]+)*")
#: What is none of ours: marks fall away, other punctuation parts words, other letters stand behind z.
_STRANGE = re.compile(f"[^ -}}{_OF_WORDS}]")
_STRANGERS = (
    (re.compile("[\u0304\u0305\u0307\u0308\u030a-\u031a\u031c-\u0322\u0324-\u036f]+"), ""),
    (re.compile("[\x01-\x1f~\x7f-\xbf\u2000-\u206f]+"), " "),
    (re.compile(f"[^ -}}{_OF_WORDS}]"), "~"),
)
#: Numbers become a sign and figures of equal length.
_STEPS = (
    (re.compile(r"[!-/:-@\[-`{-}]+"), " "),
    (re.compile("([0-9]+)"), "0" * FIGURES + r"\1"),
    (re.compile(f"[0-9]*([0-9]{{{FIGURES}}})(?![0-9])"), r"#\1"),
    (re.compile(" +"), " "),
)
_NO_TONE = re.compile(f"[^ {_TONES}]+")


def _places() -> dict[int, str | None]:
    """What a key is of, in the order that every collation agrees about.

    The end of a word, a number, 26 letters, other alphabets, the marks: ă stands behind every a without one.
    """
    codes = "0123456789abcdefghijklmnopqrs"
    found: dict[str, str | None] = dict(zip(" #" + ascii_lowercase + "~", codes, strict=True))
    found |= dict(zip(ascii_uppercase, codes[2:], strict=False)) | dict(zip(_MARKS, "xyz", strict=True))
    found |= {"đ": f"{found['d']}x", "Đ": f"{found['d']}x", "ƀ": f"{found['b']}x", "Ƀ": f"{found['b']}x"}
    return str.maketrans(found | dict.fromkeys(_TONES))


_TO_PLACES = _places()
_TO_TONES = str.maketrans(" " + _TONES, "012345")


def word_order_key(text: str) -> str:
    """A key in which texts sort in Vietnamese order; of ASCII figures and small letters only.

    The letters decide (a ă â b c d đ e ê…), and the tones where all letters are equal. Capitals, punctuation
    and the place of a tone in its word (hoà, hòa) make no difference. Every collation of a database agrees
    about such keys.
    """
    said = normalize("NFD", text[:LOOKED_AT])
    if not _PLAIN.fullmatch(said):
        said = _made_plain(said)
    return f"{said.translate(_TO_PLACES)}00{_NO_TONE.sub('', said).translate(_TO_TONES)}"


def _made_plain(said: str) -> str:
    """The text as known letters, single spaces, numbers of equal length behind #, ~ for any other letter."""
    for pattern, instead in (*(_STRANGERS if _STRANGE.search(said) else ()), *_STEPS):
        said = pattern.sub(instead, said)
    return said.strip(" ")
