"""Rules of the search: its words, and which documents match. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.vietnamese import fold
from app.web.overviews import Hit

#: Least number of letters; most words and most characters that are searched for.
SHORTEST, MOST_WORDS, LONGEST = 2, 8, 100


def words_of(typed: str) -> tuple[str, ...]:
    """The folded words to search for; none for less than two letters."""
    words = fold(typed[:LONGEST]).split()[:MOST_WORDS]
    return tuple(words) if len("".join(words)) >= SHORTEST else ()


def holding(documents: Iterable[tuple[str, Hit]], words: tuple[str, ...]) -> list[Hit]:
    """The documents whose folded text contains every word, in their order."""
    return [hit for text, hit in documents if all(word in text for word in words)]
