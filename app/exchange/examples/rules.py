"""Which sentences of a received report may stand as an example. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.texts.lines import one_line
from app.core.vietnamese import fold

#: The fewest words and the most letters of an example.
_FEWEST_WORDS, _MOST_LETTERS = 6, 1000
#: What an example is about, in folded letters.
_WORDS = re.compile(
    r"\b(bang khen|giay khen|chien si thi dua|giai nhat|giai nhi|giai ba|sang kien|mo hinh|dien hinh|lan dau|"
    r"tieu bieu|xuat sac|vuot|hien mau|thoa uoc|bua com)\b"
)


@dataclass(frozen=True, slots=True)
class ReportSentence:
    """A sentence of a report under its heading; `is_proposed`: it has a topic that examples usually have."""

    heading: str
    text: str
    is_proposed: bool

    @property
    def digest(self) -> str:
        return digest_of(self.text)


def digest_of(sentence: str) -> str:
    """The digest by which a sentence is recognised later."""
    return hashlib.sha256(sentence.encode()).hexdigest()


def sentences_in(report: Mapping[str, Any]) -> list[ReportSentence]:
    """The sentences of a received report, each once: those that are proposed first.

    A report of another version's program may lack what this one writes: what cannot be read is left out.
    """
    found = {one.text: one for one in _sentences(report.get("sections"), "")}
    return sorted(found.values(), key=lambda one: not one.is_proposed)


def _sentences(sections: Any, above: str) -> Iterator[ReportSentence]:
    for section in _dicts(sections):
        heading = " – ".join(filter(None, (above, _text(section.get("title")))))
        for block in _dicts(section.get("blocks")):
            for sentence in _dicts(block.get("sentences")):
                text = one_line("".join(_text(span.get("text")) for span in _dicts(sentence.get("spans"))))
                if len(text.split()) >= _FEWEST_WORDS and len(text) <= _MOST_LETTERS:
                    yield ReportSentence(heading, text, bool(_WORDS.search(fold(text))))
        yield from _sentences(section.get("children"), heading)


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
