"""What a report would say otherwise today than the paper that was issued, and through which changes. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.log.figures.facts import Figure
from app.office.trail.queries import Change
from app.year.reports.report import Report, Sentence
from app.year.reports.writers.nodes import sentences


@dataclass(frozen=True, slots=True)
class FigureDrift:
    """A figure whose value differs; `rows`: those of which its share is another."""

    key: str
    label: str
    before: str
    now: str
    rows: frozenset[str]


@dataclass(frozen=True, slots=True)
class SentenceDrift:
    """A sentence that reads otherwise, or stands on one side only ("" on the other)."""

    before: str
    now: str
    rows: frozenset[str]
    #: The figures in it, whose drift says by itself what became of them.
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cause:
    """A change of the books since the paper, with what it changes of the paper."""

    subject: str
    change: Change
    figures: tuple[FigureDrift, ...]
    sentences: tuple[SentenceDrift, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """All that differs; `unexplained` is what no change of a row accounts for."""

    figures: tuple[FigureDrift, ...]
    sentences: tuple[SentenceDrift, ...]
    causes: tuple[Cause, ...]
    unexplained: tuple[FigureDrift | SentenceDrift, ...]

    def __bool__(self) -> bool:
        return bool(self.figures or self.sentences)


def figure_drift(before: Iterable[Figure], now: Mapping[str, Figure]) -> Iterator[FigureDrift]:
    """The figures of the paper of which today another value is counted."""
    for one in before:
        today = now.get(one.key)
        text = today.text if today else "không còn"
        if text != one.text:
            rows = _other_rows(one, today)
            yield FigureDrift(one.key, one.label, one.text, text, rows)


def _other_rows(before: Figure, now: Figure | None) -> frozenset[str]:
    """The rows whose part of the value is another; all of them where the figure has no parts."""
    old, new = _parts(before), _parts(now)
    return frozenset(row for row in old.keys() | new.keys() if old[row] != new[row])


def _parts(figure: Figure | None) -> Counter[str]:
    parts: Counter[str] = Counter()
    for row, share in figure.shares if figure else ():
        parts[row] += share
    return parts


def sentence_drift(before: Report, now: Report) -> Iterator[SentenceDrift]:
    """The sentences that differ, in the order of the paper."""
    old, new = list(sentences(before)), list(sentences(now))
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        paired = max(b - a, d - c)
        for place in range(paired):
            was = old[a + place] if a + place < b else None
            is_now = new[c + place] if c + place < d else None
            yield _sentence(was, is_now)


def _sentence(was: Sentence | None, now: Sentence | None) -> SentenceDrift:
    both = [one for one in (was, now) if one]
    return SentenceDrift(
        was.text if was else "",
        now.text if now else "",
        frozenset(source for one in both for source in one.sources),
        frozenset(span.key for one in both for span in one.spans if span.key),
    )


def drift_of(
    figures: Sequence[FigureDrift], told: Sequence[SentenceDrift], changes: Iterable[tuple[str, Change]]
) -> Drift:
    """The drift with its causes: each change of a row through which a figure or a sentence differs.

    A sentence that differs by its figures is put down to the rows of these; only what it says besides is put
    down to every row that it was made from.
    """
    rows_of = {one.key: one.rows for one in figures}
    causes, explained = [], set[FigureDrift | SentenceDrift]()
    for subject, change in changes:
        moved = tuple(one for one in figures if subject in one.rows)
        read = tuple(one for one in told if subject in _rows(one, rows_of))
        if moved or read:
            causes.append(Cause(subject, change, moved, read))
            explained.update(moved, read)
    keys = {key for one in explained for key in ({one.key} if isinstance(one, FigureDrift) else one.keys)}
    every: list[FigureDrift | SentenceDrift] = [*figures, *told]
    rest = tuple(one for one in every if one not in explained and not _shares_key(one, keys))
    return Drift(tuple(figures), tuple(told), tuple(causes), rest)


def _shares_key(one: FigureDrift | SentenceDrift, keys: set[str]) -> bool:
    """Whether what explains a figure explains this: its sentence, or a percentage that has no parts."""
    return one.key in keys if isinstance(one, FigureDrift) else not keys.isdisjoint(one.keys)


def _rows(one: SentenceDrift, rows_of: Mapping[str, frozenset[str]]) -> frozenset[str]:
    moved = one.keys & rows_of.keys()
    rows = frozenset[str]().union(*(rows_of[key] for key in moved))
    return rows or one.rows
