"""Pure decisions of the search: what is asked, and which documents answer."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.vietnamese import fold
from app.desk.search.facts import Hit

#: Letters that are worth a search, and words beyond which nothing more is asked.
SHORTEST, MOST_WORDS, LONGEST = 2, 8, 100
#: Letters of a title that are told.
TITLE = 160


def words_of(typed: str) -> tuple[str, ...]:
    """The folded words that are searched for; none for less than two letters."""
    words = fold(typed[:LONGEST]).split()[:MOST_WORDS]
    return tuple(words) if len("".join(words)) >= SHORTEST else ()


def may_be_number(words: tuple[str, ...]) -> bool:
    """Whether the words may be a voucher's number: it is one word with a figure in it."""
    return len(words) == 1 and any(letter.isdigit() for letter in words[0])


def holding(documents: Iterable[tuple[str, Hit]], words: tuple[str, ...]) -> list[Hit]:
    """The documents whose folded text holds every word, in their order."""
    return [hit for text, hit in documents if all(word in text for word in words)]
