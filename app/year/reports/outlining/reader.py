"""Reading the file of an outline: what it must say, what it may, and where it is wrong."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from app.year.reports.outlining.checking import Check, Known
from app.year.reports.outlining.source import BadOutline

#: Bytes of a file.
MOST_BYTES = 64 * 1024
_TOP = (
    *("name", "label", "like", "complete", "title", "recipients", "women_words", "words", "numbering"),
    *("opening", "part", "plan_words", "tables", "grammar", "partial", "note"),
)
_FROM_MODEL = ("title", "recipients", "women_words", "grammar")


def read_outline(content: str | bytes, known: Known, name: str = "") -> dict[str, Any]:
    """The data of an outline with what it takes from the one that it is `like`. Raises BadOutline.

    `name` is what it is called where the file does not say it.
    """
    source = _decoded(content)
    data = _parsed(source)
    check = Check(source, known)
    called = check.name(data.get("name", name)) if data.get("name", name) else ""
    check.keys("", data, _TOP)
    whole = _filled(data, known, (called,))
    check.outline(whole)
    return whole


def _decoded(content: str | bytes) -> str:
    sent = content if isinstance(content, bytes) else content.encode()
    if len(sent) > MOST_BYTES:
        raise BadOutline("", f"tệp dài quá {MOST_BYTES // 1024} KB.")
    try:
        return sent.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BadOutline("", "tệp phải lưu theo bảng mã UTF-8.") from error


def _parsed(source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+), column (\d+)", str(error))
        place = f"dòng {found[1]}, cột {found[2]}" if found else "cuối tệp"
        sentence = "không đúng cách viết TOML (thiếu dấu nháy, dấu bằng, hay ghi hai lần)."
        raise BadOutline(place, sentence) from error


def _filled(data: dict[str, Any], known: Known, seen: tuple[str, ...]) -> dict[str, Any]:
    """What it says, and where it says nothing what the outline says that it is `like`."""
    like = data.get("like")
    if like is None:
        return data
    if not isinstance(like, str):
        raise BadOutline("«like»", "phải là tên một đề cương, trong dấu nháy kép.")
    if like in seen:
        around = " → ".join((*filter(None, seen), like))
        raise BadOutline("«like»", f"các đề cương dựa vào nhau thành vòng: {around}.")
    text = known.model(like)
    if not text:
        raise BadOutline("«like»", f"không có đề cương «{like}».")
    model = _filled(_parsed(text), known, (*seen, like))
    own = {key: value for key, value in data.items() if key != "like"}
    words = data.get("words", {})
    if not isinstance(words, dict):
        raise BadOutline("«words»", "phải là bảng [words], mỗi dòng một câu.")
    usual = {key: model[key] for key in _FROM_MODEL if key in model}
    return {**usual, **own, "words": {**model.get("words", {}), **words}}
