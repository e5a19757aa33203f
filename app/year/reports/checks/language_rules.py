"""What no officer would say in a composed report: hints beside the paper, never a stop. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.life.events.facts import Category
from app.life.visits.facts import Audience, Reason
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.language.voice import opening_of
from app.year.reports.report import Block, Finding, Paragraph, Report, Section, Sentence, all_sections

#: Rows whose words are the officer's own.
_OWN_WORDS = ("statements/", "plan_items/")
_LABELS = re.compile(
    "(?:(?:^|; )(?:"
    + "|".join(re.escape(one.label) for kind in (Category, Reason, Audience) for one in kind)
    + r")|[;,] (?:kết quả|hiện vật)):",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"(?<![\w/])[-−]\d[\d.]*(?: (?:triệu|tỷ))? ?(?:đồng|đ)(?!\w)")
#: A full stop that belonged to a name: `Ban Giám hiệu. tổ chức`.
_INNER_STOP = re.compile(r"\w\w\. (?P<next>[^\W\d_])")
_TWICE = re.compile(r"nhân dịp [^;]*nhân dịp ", re.IGNORECASE)
#: This many words in capitals in a row are no abbreviations.
_SHOUTED = 4
#: What officers type before the lines of their own.
_DASHES = ("-", "–", "+", "•", "*")
_BRACKETS = re.compile(r"\([^()]*\)")
#: Words that make a clause besides the grammar's verbs.
_VERBS = re.compile(
    r"(?<!\w)(?:là|có|gồm|được|đã|đạt|ký|tăng|giảm|dành|nộp|thu|chi|xếp|hoàn thành|không|chưa|thực hiện"
    r"|tham gia|đề nghị|tiếp tục|diễn ra|bắt đầu|còn|đến|báo cáo)(?!\w)",
    re.IGNORECASE,
)


def language_hints(report: Report) -> tuple[Finding, ...]:
    """Sentences that an officer would write otherwise, each with its place and what is odd."""
    hints: list[Finding] = []
    places: dict[str, str] = {}
    for section in all_sections(report.sections):
        hints += [*_of_part(section), *_repeated(section, places)]
    return tuple(hints)


def _own(section: Section) -> Iterator[tuple[Sentence, bool]]:
    """The sentences that the program worded, and whether each stands in a list."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            for sentence in block.sentences:
                sources = sentence.sources
                is_theirs = bool(sources) and all(one.startswith(_OWN_WORDS) for one in sources)
                if not is_theirs and not sentence.text.startswith(_DASHES):
                    yield sentence, block.style == "item"


def _of_part(section: Section) -> Iterator[Finding]:
    begun: set[tuple[str, ...]] = set()
    for sentence, is_item in _own(section):
        opening = opening_of(sentence.text)
        if opening and opening in begun:
            yield _hint(section, sentence, "hai câu của mục mở đầu như nhau")
        begun.add(opening)
        for what in _oddities(sentence.text, is_item=is_item):
            yield _hint(section, sentence, what)
    for before, after in pairwise(section.blocks):
        is_lead = isinstance(before, Paragraph) and before.text.endswith(":")
        if not is_lead or not isinstance(after, Paragraph) or not after.text.endswith(":"):
            continue
        # Of one entry the second is what an officer typed.
        if set(_rows(before)).isdisjoint(_rows(after)):
            yield _hint(section, after.sentences[-1], "lời dẫn này nối tiếp lời dẫn khác")


def _rows(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        for sentence in block.sentences:
            yield from sentence.sources


def _is_shouted(text: str) -> bool:
    """Whether words in capitals stand behind each other, as in a title that was typed so."""
    run = 0
    for word in text.split():
        run = run + 1 if word.isupper() and len(word) > 1 else 0
        if run >= _SHOUTED:
            return True
    return False


def _oddities(text: str, *, is_item: bool) -> Iterator[str]:
    if _LABELS.search(text):
        yield "nhãn đứng thay cho lời"
    if _BRACKETS.sub("", text).count(":") > 1:
        yield "dấu hai chấm nối tiếp nhau"
    if any(match["next"].islower() for match in _INNER_STOP.finditer(text)):
        yield "dấu chấm giữa câu"
    if _TWICE.search(text):
        yield "hai lần «nhân dịp» trong một câu"
    if _is_shouted(text):
        yield "chữ in hoa giữa câu"
    if _NEGATIVE.search(text):
        yield "số tiền âm"
    if text[:1].isdigit() and not is_item:
        yield "câu mở đầu bằng con số"
    if not text.endswith(":") and ": " not in text and not _has_verb(text):
        yield "câu không có động từ"


def _has_verb(text: str) -> bool:
    return bool(_VERBS.search(text) or grammar().any_verb.search(text))


def _repeated(section: Section, places: dict[str, str]) -> Iterator[Finding]:
    for sentence, _ in _own(section):
        text = sentence.text
        if text in places:
            yield _hint(section, sentence, f"câu này đã có ở mục {places[text]}")
        places.setdefault(text, section.number)


def _hint(section: Section, sentence: Sentence, what: str) -> Finding:
    return Finding(f"Mục {section.number}, {what}: «{_short(sentence.text)}»", sentence.sources)


def _short(text: str) -> str:
    """The beginning of a sentence, as much as sets it apart from others."""
    words = text.split()
    return text if len(words) <= 12 else f"{' '.join(words[:12])}…"
