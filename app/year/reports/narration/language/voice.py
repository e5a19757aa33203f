"""What keeps a part of a report from saying a thing twice in the same words."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.vietnamese import capital_first
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.report import Block, Paragraph, Sentence

#: This many words make an opening.
OPENING = 4


def opening_of(text: str) -> tuple[str, ...]:
    """The first words of a sentence, by which two of them begin alike; () of a shorter one."""
    words = text.split(None, OPENING)
    return tuple(word.lower() for word in words[:OPENING]) if len(words) > OPENING else ()


def _opening(sentence: Sentence) -> tuple[str, ...]:
    """The opening, from no more of the sentence than it takes."""
    text = ""
    for span in sentence.spans:
        text += span.text
        if text.count(" ") > OPENING:
            break
    return opening_of(text)


class Voice:
    """How the sentences of one part have begun so far. The same record makes the same choices.

    `union`: the union's short name, worked out from its name where it has none.
    """

    def __init__(self, period: str, union: str, short_name: str = "") -> None:
        self.union = short_name or grammar().subject(union)
        self._lead_ins = [one.format(period=period) for one in grammar().lead_ins]
        self._openings: set[tuple[str, ...]] = set()

    def begin(self, clause: str) -> str:
        """`Trong năm 2024, công đoàn …`: the clause after the next lead-in, by itself after the last.

        A lead-in with which a sentence of the part has begun so already is passed over.
        """
        while self._lead_ins:
            sentence = f"{self._lead_ins.pop(0)}, {clause}"
            if opening_of(sentence) not in self._openings:
                return sentence
        return capital_first(clause)

    def choose(self, ways: Iterable[Sentence]) -> Sentence:
        """The first way to say it that begins like nothing before in this part; the last if all do.

        Of a generator no more are made than are looked at.
        """
        for chosen in ways:
            if _opening(chosen) not in self._openings:
                break
        self._hear(chosen)
        return chosen

    def hear(self, blocks: Iterable[Block]) -> None:
        """Remember how sentences begin that were not chosen here."""
        for block in blocks:
            if isinstance(block, Paragraph):
                for sentence in block.sentences:
                    self._hear(sentence)

    def _hear(self, sentence: Sentence) -> None:
        if opening := _opening(sentence):
            self._openings.add(opening)
