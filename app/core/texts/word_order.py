"""The sort order of words in lists: Vietnamese letters and tones, numbers by value (Tổ 2 before Tổ 10).

PostgreSQL has the same rule as a function (migration 0013); a test compares the two.
"""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase
from unicodedata import normalize

#: Only the first letters of a text are compared, so that long texts are as fast as titles.
LOOKED_AT = 80
#: Digits of a number that are compared; of a longer one the last ones.
FIGURES = 20
_MARKS = "\u0306\u0302\u031b"  # ă, then â ê ô, then ơ ư
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng
_OF_WORDS = "a-zA-ZđĐƀɃ" + _MARKS + _TONES
_PLAIN = re.compile(f"[{_OF_WORDS}]+( [{_OF_WORDS}]+)*")
#: Other characters: combining marks are dropped, punctuation becomes a space, letters sort after z.
_OTHER = re.compile(f"[^ -}}{_OF_WORDS}]")
_OTHER_STEPS = (
    (re.compile("[\u0304\u0305\u0307\u0308\u030a-\u031a\u031c-\u0322\u0324-\u036f]+"), ""),
    (re.compile("[\x01-\x1f~\x7f-\xbf\u2000-\u206f]+"), " "),
    (re.compile(f"[^ -}}{_OF_WORDS}]"), "~"),
)
#: Numbers become # and digits of equal length.
_STEPS = (
    (re.compile(r"[!-/:-@\[-`{-}]+"), " "),
    (re.compile("([0-9]+)"), "0" * FIGURES + r"\1"),
    (re.compile(f"[0-9]*([0-9]{{{FIGURES}}})(?![0-9])"), r"#\1"),
    (re.compile(" +"), " "),
)
_NO_TONE = re.compile(f"[^ {_TONES}]+")


def _places() -> dict[int, str | None]:
    """The translation of characters to the codes that keys are made of.

    In order: end of a word, number, 26 letters, other alphabets, marks: ă sorts after every plain a.
    """
    codes = "0123456789abcdefghijklmnopqrs"
    found: dict[str, str | None] = dict(zip(" #" + ascii_lowercase + "~", codes, strict=True))
    found |= dict(zip(ascii_uppercase, codes[2:], strict=False)) | dict(zip(_MARKS, "xyz", strict=True))
    found |= {"đ": f"{found['d']}x", "Đ": f"{found['d']}x", "ƀ": f"{found['b']}x", "Ƀ": f"{found['b']}x"}
    return str.maketrans(found | dict.fromkeys(_TONES))


_TO_PLACES = _places()
_TO_TONES = str.maketrans(" " + _TONES, "012345")


def word_order_key(text: str) -> str:
    """A sort key in Vietnamese order, of ASCII digits and lower-case letters: the same in every collation.

    Letters decide (a ă â b c d đ e ê…), and tones where all letters are equal. Capitals, punctuation and the
    place of a tone in its word (hoà, hòa) make no difference.
    """
    plain = normalize("NFD", text[:LOOKED_AT])
    if not _PLAIN.fullmatch(plain):
        plain = _made_plain(plain)
    return f"{plain.translate(_TO_PLACES)}00{_NO_TONE.sub('', plain).translate(_TO_TONES)}"


def _made_plain(text: str) -> str:
    """The text as known letters, single spaces, numbers of equal length behind #, ~ for any other letter."""
    for pattern, instead in (*(_OTHER_STEPS if _OTHER.search(text) else ()), *_STEPS):
        text = pattern.sub(instead, text)
    return text.strip(" ")
