"""Rules of the search: its words, and which documents match. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.vietnamese import fold
from app.desk.search.facts import Hit

#: Least number of letters; most words and most characters that are searched for.
SHORTEST, MOST_WORDS, LONGEST = 2, 8, 100
#: Characters of a title that are shown.
TITLE = 160


def words_of(typed: str) -> tuple[str, ...]:
    """The folded words to search for; none for less than two letters."""
    words = fold(typed[:LONGEST]).split()[:MOST_WORDS]
    return tuple(words) if len("".join(words)) >= SHORTEST else ()


def may_be_number(words: tuple[str, ...]) -> bool:
    """Whether the words may be a voucher number: one word with a digit."""
    return len(words) == 1 and any(letter.isdigit() for letter in words[0])


def holding(documents: Iterable[tuple[str, Hit]], words: tuple[str, ...]) -> list[Hit]:
    """The documents whose folded text contains every word, in their order."""
    return [hit for text, hit in documents if all(word in text for word in words)]
