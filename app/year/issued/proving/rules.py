"""Whether a file says what a frozen report says: their words compared. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.core.choices import Choice
from app.year.issued.facts import FrozenPaper
from app.year.reports.report import Report
from app.year.reports.writers.nodes import sentences

_CODE = re.compile(r"[0-9A-F]{4}(?:-[0-9A-F]{4}){3}")
#: At most this many differences are named.
MOST_NAMED = 30
#: Files with more words than this many times those of the paper are another text.
_MOST_TIMES = 3
#: Half of this many words must be the paper's own: aligning two unrelated texts word by word takes too long.
_MANY = 2000


class Proven(Choice):
    """What came of the comparison."""

    SAME = "same", "Đúng là văn bản đã phát hành"
    ALTERED = "altered", "Khác văn bản đã phát hành"
    UNKNOWN = "unknown", "Không phải văn bản đã phát hành"
    UNREADABLE = "unreadable", "Không đọc được chữ trong tệp"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ, and the sentence of the paper in which they stand ("" outside of the text)."""

    sentence: str
    frozen: str
    found: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The verdict; of an altered file the paper that it pretends to be, and where it differs."""

    verdict: Proven
    paper: FrozenPaper | None = None
    differences: tuple[Difference, ...] = ()


def code_in(words: Sequence[str]) -> str:
    """The code that a paper has, without dashes; "" for none."""
    match = _CODE.search(" ".join(words))
    return match[0].replace("-", "") if match else ""


def differences(paper: FrozenPaper, ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Difference]:
    """Where the words of a file differ from those of the paper as we print it."""
    if len(theirs) > _MOST_TIMES * len(ours) + 1000:
        yield Difference("", "", "Tệp dài hơn văn bản nhiều lần.")
        return
    begin = _common(ours, theirs)
    end = _common(ours[begin:][::-1], theirs[begin:][::-1])
    mine, other = ours[begin : len(ours) - end], theirs[begin : len(theirs) - end]
    if _is_another(mine, other):
        yield Difference("", "", "Phần lớn chữ trong tệp khác văn bản.")
        return
    places = _places(paper.printed, ours)
    for kind, a, b, c, d in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Difference(
                _sentence_at(places, begin + a, begin + max(b, a + 1)),
                " ".join(mine[a:b]),
                " ".join(other[c:d]),
            )


def _is_another(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether so much differs that it is another text."""
    shared = (Counter(ours) & Counter(theirs)).total()
    return len(ours) + len(theirs) > _MANY and 2 * shared < max(len(ours), len(theirs))


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words at the beginning are the same."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(ours), len(theirs)))


def _places(report: Report, ours: Sequence[str]) -> list[tuple[int, int, str]]:
    """Each sentence with its first word in ours, and the one after its last."""
    found, at = [], 0
    for sentence in sentences(report):
        words = sentence.text.split()
        begin = _find(ours, words, at)
        if words and begin is not None:
            at = begin + len(words)
            found.append((begin, at, sentence.text))
    return found


def _find(ours: Sequence[str], words: Sequence[str], since: int) -> int | None:
    ends = range(since, len(ours) - len(words) + 1)
    return next((at for at in ends if list(ours[at : at + len(words)]) == list(words)), None)


def _sentence_at(places: Sequence[tuple[int, int, str]], first: int, last: int) -> str:
    return next((text for begin, end, text in places if begin < last and first < end), "")
