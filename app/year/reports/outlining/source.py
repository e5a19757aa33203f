"""Texts of an outline's file, and the places in it that a refusal names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

from app.core.errors import Refused
from app.core.vietnamese import capital_first
from app.year.reports.narration.language.own_words import (
    ADDED,
    KEYED,
    LISTS,
    MOST_LISTED,
    NAMES,
    NUMBERS,
    TEXTS,
    own_tables,
)

#: Words of a list.
MOST_WORDS = 60
#: Letters of a heading, and of a text.
HEADING = 300
LONGEST = 4000
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_MARKUP = re.compile(r"<[a-z/!?]|\{%|\{#|javascript:", re.IGNORECASE)


class BadOutline(Refused):
    """The file cannot be used; `place` is where in it, `wrong` what is wrong there."""

    def __init__(self, place: str, sentence: str) -> None:
        super().__init__(capital_first(f"{place}: {sentence}" if place else sentence))
        self.place, self.wrong = place, sentence


class Source:
    """A file's lines, and refusals of its texts by their place."""

    def __init__(self, source: str) -> None:
        self.lines = source.splitlines()

    def name(self, name: Any) -> str:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            sentence = "tên chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang, nhiều nhất 40 chữ."
            raise BadOutline(self.top("name"), sentence)
        return name

    def keys(self, place: str, data: Mapping[str, Any], known: Sequence[str]) -> None:
        if unknown := next((one for one in data if one not in known), None):
            where = f"{place}, {unknown}" if place else self.top(unknown)
            raise BadOutline(where, f"không có mục này; các mục dùng được: {', '.join(known)}.")

    def texts(self, place: str, found: Any, least: int = 0, put_in: Sequence[str] = ()) -> None:
        if not isinstance(found, list | tuple) or len(found) < least:
            raise BadOutline(place, "phải là danh sách chữ trong dấu nháy kép.")
        if len(found) > MOST_WORDS:
            raise BadOutline(place, f"nhiều quá {MOST_WORDS} chữ.")
        for one in found:
            self.text(place, one, HEADING, put_in)

    def text(
        self, place: str, found: Any, most: int, put_in: Sequence[str] = (), *, has_lines: bool = False
    ) -> None:
        if not isinstance(found, str) or not found.strip():
            raise BadOutline(place, "phải là chữ trong dấu nháy kép.")
        if len(found) > most:
            raise BadOutline(place, f"dài quá {most} chữ.")
        if _MARKUP.search(found):
            raise BadOutline(place, "có thẻ hoặc mã lệnh; ở đây chỉ viết chữ.")
        plain = found.replace("\n", "") if has_lines else found
        if not plain.isprintable():
            raise BadOutline(place, "có ký tự không in được.")
        self.braces(place, found, put_in)

    def braces(self, place: str, text: str, put_in: Sequence[str]) -> None:
        known = ", ".join(f"{{{one}}}" for one in put_in)
        sentence = f"trong ngoặc nhọn chỉ ghi được: {known}." if known else "không dùng ngoặc nhọn ở đây."
        try:
            pieces = list(Formatter().parse(text))
        except ValueError as error:
            raise BadOutline(place, sentence) from error
        for words, name, spec, conversion in pieces:
            is_known = name is None or (name in put_in and not spec and not conversion)
            if not is_known or "{" in words or "}" in words:
                raise BadOutline(place, sentence)

    def top(self, name: str) -> str:
        """`title (dòng 4)`."""
        return self.at(f"«{name}»", rf"\s*\[*{re.escape(name)}\b")

    def of_part(self, key: str, nth: int) -> str:
        """`mục «care» (dòng 45)`; of a key that stands several times the nth."""
        return self.at(f"mục «{key}»", rf"""\s*key\s*=\s*["']{re.escape(key)}["']""", nth)

    def at(self, words: str, pattern: str, nth: int = 1) -> str:
        found = list(self.matching(pattern))[:nth]
        return f"{words} (dòng {found[-1]})" if found else words

    def matching(self, pattern: str) -> Iterator[int]:
        start = re.compile(pattern)
        return (number for number, line in enumerate(self.lines, 1) if start.match(line))


class OwnWords(Source):
    """What an outline says of the grammar in words of its own."""

    def grammar(self, own: Any) -> None:
        """The outline's own words over the grammar."""
        here = "«grammar»"
        found = self.table(here, own)
        self.keys(here, found, NAMES)
        for name in (*ADDED, *LISTS):
            self.texts(f"{here}, {name}", found.get(name, ["–"]), 1, LISTS.get(name, ()))
        for name in NUMBERS:
            number = found.get(name, 1)
            if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= MOST_LISTED:
                raise BadOutline(f"{here}, {name}", f"phải là số từ 1 đến {MOST_LISTED}.")
        for name, put_in in TEXTS.items():
            if name in found:
                self.text(f"{here}, {name}", found[name], HEADING, put_in)
        for name, (known, fields) in KEYED.items():
            self.keys(f"{here}, {name}", self.table(f"{here}, {name}", found.get(name, {})), known)
            for key, words in found.get(name, {}).items():
                place = f"{here}, {name}, {key}"
                self.keys(place, self.table(place, words), tuple(fields))
        for place, text, braces in own_tables(found, self.table):
            self.text(f"{here}, {place}", text, HEADING, braces)

    def table(self, place: str, found: Any) -> Mapping[str, Any]:
        if not isinstance(found, dict):
            raise BadOutline(place, "phải là một bảng.")
        return found
