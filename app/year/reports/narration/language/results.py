"""The result of an activity as an officer adds it to the sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.texts.lines import has_lines
from app.core.vietnamese import lower_first
from app.life.events.facts import Category
from app.year.reports.narration.language.grammar import grammar

_PRIZE = re.compile(r"giải (nhất|nhì|ba|khuyến khích|tư|đặc biệt|a|b|c)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(\d[\d./]*)\s")
_MEETING = re.compile(r"(hội nghị|đại hội|buổi đối thoại|tọa đàm|hội thảo)", re.IGNORECASE)


def result_text(texts: Sequence[str], title: str, category: Category) -> str:
    """What follows the clause, its full stop included: `, đạt giải Nhất.`, `; tại Hội nghị đã ký kết ….`

    Texts of several paragraphs stand below it, as typed.
    """
    if any(map(has_lines, texts)):
        return ", với kết quả như sau:\n" + "\n".join(texts)
    told = [_one(text.rstrip(" .;"), title, category) for text in texts]
    return f"{''.join(told)}."


def _one(text: str, title: str, category: Category) -> str:
    words = grammar()
    if re.match(r"(đạt|đoạt) ", text, re.IGNORECASE):
        return f", {lower_first(text)}"
    if _PRIZE.match(text):
        return f", đạt {lower_first(text)}"
    if category is Category.INSPECTION:
        return f"; qua kiểm tra, {lower_first(text)}"
    if words.done.match(text) or re.match(r"đã ", text, re.IGNORECASE):
        said = lower_first(text).removeprefix("đã ").replace("; ", ", ")
        return f"; {_where(title)} đã {said}"
    if _NUMBER.match(text):
        return _amount(text, category)
    return f"; {lower_first(text)}"


def _where(title: str) -> str:
    """What was done there: `tại Hội nghị`, `qua đó`."""
    meeting = _MEETING.match(title)
    return f"tại {meeting[1]}" if meeting else "qua đó"


def _amount(text: str, category: Category) -> str:
    """`, giúp được 15 hộ`; with a verb of its own a clause: `; qua đó có 12 ý kiến được tiếp thu`."""
    if grammar().predicates.search(text):
        return f"; qua đó {'' if ' có ' in text else 'có '}{text}"
    return f"; {grammar().kinds[category].quantity} {text}"
