"""Names of people: in which order they stand, which may be one, how they are written. Pure."""

from __future__ import annotations

import re
import unicodedata

from app.core.vietnamese import STROKED, fold, tidy

_MARKS = {"\u0306": 1, "\u0302": 2, "\u031b": 3}  # ă, then â ê ô, then ơ ư
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
#: Letters in a row, with combining marks; ʼ is not a letter.
_LETTERS = re.compile("(?:[^\\W\\d_\u02b0-\u02ff][\u0300-\u036f]*)+")


def name_sort_key(name: str) -> str:
    """A key in which names sort in Vietnamese order: given name, then family name, then middle names.

    Only ASCII digits and lower-case letters, so every database collation agrees. In each word letters decide
    (a ă â b c d đ e ê…), and the tone (ngang huyền hỏi ngã sắc nặng) only where the letters are equal.
    """
    words = [word for word in tidy(name).lower().split() if any(c.isalnum() for c in word)]
    ordered = words[-1:] + (words[:1] if len(words) > 1 else []) + words[1:-1]
    return "".join(_word_key(word) for word in ordered)


def may_be_one_name(one: str, other: str) -> bool:
    """Whether two names are the same, or one of them is the other typed without diacritics.

    «Bảo An» and «Bảo Ân» are two people; «Bao An» may be either. Case and tone placement make no difference.
    """
    if fold(one) != fold(other):
        return False
    return name_sort_key(one) == name_sort_key(other) or any(map(_is_plain, (one, other)))


def _is_plain(name: str) -> bool:
    return fold(name) == tidy(name).lower()


def _word_key(word: str) -> str:
    """Two characters a letter, then 0 and the tone: 0 stands before all letters, so a short word leads."""
    letters: list[str] = []
    tone = 0
    for char in unicodedata.normalize("NFD", word):
        # The tone counts for the word, not its letter: hoà and hòa are one name.
        tone = max(tone, _TONES.get(char, 0))
        if letters and char in _MARKS:
            letters[-1] = letters[-1][0] + str(max(int(letters[-1][1]), _MARKS[char]))
        elif char in STROKED:
            letters.append(STROKED[char] + "1")
        elif char.isalnum():
            letters.append(_letter_key(char))
    return f"{''.join(letters)}0{tone}"


def _letter_key(char: str) -> str:
    if not char.isascii():
        return "z9"
    return f"1{char}" if char.isdigit() else f"{char}0"


def cased_name(name: str) -> str:
    """A person's name; one in capitals throughout with a capital for each word, also behind ' and -.

    «H'HEN NIÊ» is «H'Hen Niê»; a single word in capitals may be a short name of its own and stays.
    """
    if not name.isupper() or " " not in name:
        return name
    return _LETTERS.sub(lambda word: word[0][:1] + word[0][1:].lower(), name)
