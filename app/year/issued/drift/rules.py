"""What a report would say otherwise today than the paper that was issued, and through which changes. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from app.log.figures.facts import Figure
from app.office.trail.queries import Change
from app.year.issued.drift.facts import Link
from app.year.reports.report import Report, Sentence
from app.year.reports.writers.nodes import sentences

#: Figures that move by payments, exemptions and rates.
_DUES = ("fund[", "funds[")


@dataclass(frozen=True, slots=True)
class FigureDrift:
    """A figure whose value differs."""

    key: str
    label: str
    before: str
    now: str


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
    """A change of the books since the paper, with what it changes of the paper.

    `rows`: what it is about, the row itself first, then the people, collection or fund behind it.
    """

    rows: tuple[str, ...]
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
            yield FigureDrift(one.key, one.label, one.text, text)


def row_drift(before: Iterable[Figure], now: Mapping[str, Figure]) -> dict[str, frozenset[str]]:
    """By key, the rows through which a figure of the paper, or its share of a whole, is another."""
    found = {one.key: _other_rows(one, now.get(one.key)) for one in before}
    return {key: rows for key, rows in found.items() if rows}


def _other_rows(before: Figure, now: Figure | None) -> frozenset[str]:
    """The rows whose part of the value is another, or that are left out of the whole for another reason."""
    old, new = _parts(before), _parts(now)
    moved = {row for row in old.keys() | new.keys() if old[row] != new[row]}
    left = {*before.left_out} ^ {*(now.left_out if now else ())}
    return frozenset(moved | {one.row for one in left})


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
    figures: Sequence[FigureDrift],
    texts: Sequence[SentenceDrift],
    moved_rows: Mapping[str, frozenset[str]],
    changes: Sequence[tuple[str, Change]],
    links: Mapping[str, Link],
) -> Drift:
    """The drift with its causes: each change of a row through which a figure or a sentence differs.

    A sentence that differs by its figures is put down to what moved these (`moved_rows`); only what it says
    besides is put down to every row that it was made from. `links`: what a change of a row of dues reaches.
    """
    subjects = frozenset(subject for subject, _ in changes)
    rows_of = {**{one.key: frozenset[str]() for one in figures}, **moved_rows}
    of_figure = {key: _subjects(rows, key, subjects, links) for key, rows in rows_of.items()}
    of_sentence = {one: _of_sentence(one, of_figure, subjects, links) for one in texts}
    causes, explained = [], set[FigureDrift | SentenceDrift]()
    for (subject, change), parts in _acts(changes, links):
        moved = tuple(one for one in figures if not parts.isdisjoint(of_figure[one.key]))
        read = tuple(one for one in texts if not parts.isdisjoint(of_sentence[one]))
        if moved or read:
            causes.append(Cause((subject, *sorted(_rows(subject, links))), change, moved, read))
            explained.update(moved, read)
    keys = {key for one in explained for key in ({one.key} if isinstance(one, FigureDrift) else one.keys)}
    every: list[FigureDrift | SentenceDrift] = [*figures, *texts]
    rest = tuple(one for one in every if one not in explained and not _shares_key(one, keys))
    return Drift(tuple(figures), tuple(texts), tuple(causes), rest)


def _subjects(
    rows: frozenset[str], key: str, subjects: frozenset[str], links: Mapping[str, Link]
) -> frozenset[str]:
    """Of the changed rows those that account for these rows of a figure.

    A row that was changed itself needs no other cause, but people in a figure of dues do: what they paid and
    whether they are exempt moves it too. What is left over comes from the rate of the fund.
    """
    is_dues = key.startswith(_DUES)
    near = {one: link for one, link in links.items() if _is_of(link, key)}
    direct = rows & subjects
    open_rows = rows if is_dues else rows - direct
    found = {one for one, link in near.items() if not link.is_rate and link.rows & open_rows}
    left = (rows - direct).difference(*(near[one].rows for one in found))
    rates = {one for one, link in near.items() if link.is_rate and (link.rows & left or (is_dues and left))}
    return direct | found | rates


def _is_of(link: Link, key: str) -> bool:
    """Whether a change of dues can move the figure: every one but those of other funds."""
    if link.arranges:
        return not key
    if not link.fund or not key.startswith(_DUES):
        return True
    word = key.partition("[")[2].partition("]")[0]
    return link.fund in word.split("|")


def _of_sentence(
    one: SentenceDrift,
    of_figure: Mapping[str, frozenset[str]],
    subjects: frozenset[str],
    links: Mapping[str, Link],
) -> frozenset[str]:
    moved = one.keys & of_figure.keys()
    found = frozenset[str]().union(*(of_figure[key] for key in moved))
    if found and one.before and one.now:
        return found
    # What left the paper, or came into it, may have by an officer's decision beside what moved its figures.
    arranged = {name for name, link in links.items() if link.arranges and link.rows & one.rows}
    found |= arranged if found else _subjects(one.rows, "", subjects, links) | arranged
    # The union's own name and kind stand in sentences of any rows.
    return found or frozenset(name for name in subjects if name.startswith("units/"))


def _acts(
    changes: Sequence[tuple[str, Change]], links: Mapping[str, Link]
) -> Iterator[tuple[tuple[str, Change], set[str]]]:
    """The changes with the rows that each is about: a payment and its collection of one moment are one."""
    beside: dict[tuple[datetime, str], list[str]] = defaultdict(list)
    for subject, change in changes:
        beside[change.at, change.actor].append(subject)
    for subject, change in changes:
        together = beside[change.at, change.actor]
        if _rows(subject, links).isdisjoint(together):
            yield (subject, change), {subject, *(one for one in together if subject in _rows(one, links))}


def _rows(subject: str, links: Mapping[str, Link]) -> frozenset[str]:
    return links[subject].rows if subject in links else frozenset()


def _shares_key(one: FigureDrift | SentenceDrift, keys: set[str]) -> bool:
    """Whether what explains a figure explains this: its sentence, or a percentage that has no parts."""
    return one.key in keys if isinstance(one, FigureDrift) else not keys.isdisjoint(one.keys)
