"""Reading the file of an outline: what it must say, what it may, and where it is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from app.core.errors import Refused
from app.core.vietnamese import capital_first

#: Bytes of a file; parts, those in one, and how deep they stand; narrators of a part, rows, words of a list.
MOST_BYTES = 64 * 1024
MOST_PARTS = 80
MOST_BESIDE = 26
MOST_DEPTH = 3
MOST_NARRATORS = 80
MOST_ROWS = 300
MOST_WORDS = 60
#: Letters of a heading, and of a text.
HEADING = 300
LONGEST = 4000
#: The numbers of a level.
SCHEMES = ("I", "A", "1", "1.1")
REQUIRED = ("", "always", "whole")

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
#: A figure in a fixed text.
MARK = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_MARKUP = re.compile(r"<[a-z/!?]|\{%|\{#|javascript:", re.IGNORECASE)
_TOP = (
    *("name", "label", "like", "complete", "title", "recipients", "women_words", "words", "numbering"),
    *("opening", "part", "plan_words", "tables", "partial", "note"),
)
_OF_PART = ("key", "title", "interim_title", "lead", "text", "narrators", "required", "part")
_OF_ROW = ("text", "key", "unit")
_ENDINGS = ("", "_with_plan", "_interim", "_interim_with_plan")
#: The fixed sentences that every outline has, by itself or from the one that it is like.
NEEDED = (*(f"{one}{end}" for one in ("abstract", "closing") for end in _ENDINGS), "same_as_above")
#: Those of an outline that begins with the narrator `opening`.
OPENINGS = ("opening", "opening_with_plan", "opening_asked", "opening_asked_with_plan")
#: What braces hold in sentences of the paper, and in those of the opening.
PUT_IN = ("period", "next", "union", "upper", "people")
_PUT_IN_OPENING = ("period", "next", "union", "asked")
_FROM_MODEL = ("title", "recipients", "women_words")


class BadOutline(Refused):
    """The file cannot be used; `place` is where in it, `wrong` what is wrong there."""

    def __init__(self, place: str, sentence: str) -> None:
        super().__init__(capital_first(f"{place}: {sentence}" if place else sentence))
        self.place, self.wrong = place, sentence


@dataclass(frozen=True, slots=True)
class Takes:
    """The arguments of a narrator: those listed, or the names of a table of the outline (`named_in`)."""

    arguments: frozenset[str] = frozenset()
    named_in: str = ""
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What files refer to: outlines by name ("" for none), narrators, and the refusal of a figure's key.

    Without `narrators` they are not looked up: a room that is not there tells nothing.
    """

    model: Callable[[str], str]
    narrators: Mapping[str, Takes] | None = None
    unknown_figure: Callable[[str], str] = lambda _key: ""


def read_outline(content: str | bytes, known: Known, name: str = "") -> dict[str, Any]:
    """The data of an outline with what it takes from the one that it is `like`. Raises BadOutline.

    `name` is what it is called where the file does not say it.
    """
    source = _decoded(content)
    data = _parsed(source)
    check = _Check(source, known)
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
    said = {key: value for key, value in data.items() if key != "like"}
    words = data.get("words", {})
    if not isinstance(words, dict):
        raise BadOutline("«words»", "phải là bảng [words], mỗi dòng một câu.")
    usual = {key: model[key] for key in _FROM_MODEL if key in model}
    return {**usual, **said, "words": {**model.get("words", {}), **words}}


class _Check:
    """Goes through an outline and raises BadOutline with the place of the first thing that is wrong."""

    def __init__(self, source: str, known: Known) -> None:
        self.lines, self.known = source.splitlines(), known
        self.keys_met: dict[str, int] = {}
        self.tables: dict[str, Any] = {}

    def outline(self, data: Mapping[str, Any]) -> None:
        for name in ("label", "title"):
            self.text(self.top(name), data.get(name), HEADING)
        self.texts(self.top("recipients"), data.get("recipients", ()))
        self.texts(self.top("women_words"), data.get("women_words", ()), least=1)
        opening = data.get("opening", [])
        self.listed(self.top("opening"), opening)
        self.words(data.get("words"), is_opened="opening" in opening)
        self.numbering(data.get("numbering", ["1"]))
        for name in ("partial", "complete"):
            if not isinstance(data.get(name, False), bool):
                raise BadOutline(self.top(name), "phải là true hoặc false.")
        if "note" in data:
            self.text(self.top("note"), data["note"], LONGEST)
        self.named_words(data.get("plan_words", {}))
        self.forms(data.get("tables", {}))
        self.tables = {name: data.get(name, {}) for name in ("plan_words", "tables")}
        self.narrators(self.top("opening"), opening)
        parts = data.get("part")
        if not parts:
            raise BadOutline("«part»", "phải có ít nhất một mục, viết từ dòng [[part]].")
        self.parts(self.top("part"), parts, 1)

    def name(self, name: Any) -> str:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            sentence = "tên chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang, nhiều nhất 40 chữ."
            raise BadOutline(self.top("name"), sentence)
        return name

    def keys(self, place: str, data: Mapping[str, Any], known: Sequence[str]) -> None:
        if unknown := next((one for one in data if one not in known), None):
            where = f"{place}, {unknown}" if place else self.top(unknown)
            raise BadOutline(where, f"không có mục này; các mục dùng được: {', '.join(known)}.")

    def parts(self, place: str, parts: Any, depth: int) -> None:
        if not isinstance(parts, list) or not all(isinstance(one, dict) for one in parts):
            raise BadOutline(place, "phải là các bảng [[part]], mỗi bảng một mục.")
        if depth > MOST_DEPTH:
            raise BadOutline(place, f"chia quá {MOST_DEPTH} cấp mục.")
        if len(parts) > MOST_BESIDE:
            sentence = f"một cấp có nhiều nhất {MOST_BESIDE} mục liền nhau; ở đây có {len(parts)}."
            raise BadOutline(place, sentence)
        for part in parts:
            self.part(part, depth)

    def part(self, part: Mapping[str, Any], depth: int) -> None:
        key = part.get("key")
        if not isinstance(key, str) or not _KEY.fullmatch(key):
            title = part.get("title", "")
            sentence = "thiếu key, hoặc key không chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới."
            raise BadOutline(f"mục «{title}»" if isinstance(title, str) else "«part»", sentence)
        self.keys_met[key] = self.keys_met.get(key, 0) + 1
        place = self.of_part(key, self.keys_met[key])
        if self.keys_met[key] > 1:
            raise BadOutline(place, f"key «{key}» được dùng hai lần.")
        if len(self.keys_met) > MOST_PARTS:
            raise BadOutline(place, f"nhiều quá {MOST_PARTS} mục.")
        self.keys(place, part, _OF_PART)
        self.text(f"{place}, title", part.get("title"), HEADING, PUT_IN)
        for name, most in (("interim_title", HEADING), ("lead", LONGEST)):
            if part.get(name, "") != "":
                self.text(f"{place}, {name}", part[name], most, PUT_IN)
        if part.get("text", "") != "":
            self.fixed(f"{place}, text", part["text"])
        if part.get("required", "") not in REQUIRED:
            raise BadOutline(f"{place}, required", 'phải là "always" hoặc "whole".')
        self.narrators(place, part.get("narrators", []))
        self.parts(place, part.get("part", []), depth + 1 if part.get("part") else depth)

    def listed(self, place: str, named: Any) -> None:
        if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
            raise BadOutline(f"{place}, narrators", "phải là danh sách tên trong dấu nháy kép.")
        if len(named) > MOST_NARRATORS:
            raise BadOutline(f"{place}, narrators", f"nhiều quá {MOST_NARRATORS} nội dung.")

    def narrators(self, place: str, named: Any) -> None:
        self.listed(place, named)
        for one in named:
            name, _, argument = one.partition(":")
            if self.known.narrators is not None:
                self.narrator(place, name, argument, self.known.narrators.get(name))

    def narrator(self, place: str, name: str, argument: str, takes: Takes | None) -> None:
        if takes is None:
            raise BadOutline(place, f"không có nội dung nào tên «{name}».")
        allowed = self.tables[takes.named_in] if takes.named_in else takes.arguments
        if argument in allowed or (not argument and (takes.is_optional or not allowed)):
            return
        wanted = (
            f"; dùng được: {', '.join(sorted(allowed))}" if allowed else "; không ghi gì sau dấu hai chấm"
        )
        raise BadOutline(place, f"«{name}» không có phần «{argument}»{wanted}.")

    def words(self, words: Any, *, is_opened: bool) -> None:
        if not isinstance(words, dict):
            raise BadOutline("«words»", "phải là bảng [words], mỗi dòng một câu.")
        self.keys("«words»", words, (*NEEDED, *OPENINGS))
        needed = (*NEEDED, *OPENINGS) if is_opened else NEEDED
        if lacking := next((one for one in needed if one not in words), None):
            raise BadOutline(f"«words», {lacking}", "bắt buộc phải có.")
        for name, sentence in words.items():
            put_in = _PUT_IN_OPENING if name in OPENINGS else PUT_IN
            self.text(self.top(name), sentence, LONGEST, put_in)

    def numbering(self, schemes: Any) -> None:
        if not isinstance(schemes, list) or not schemes or not all(one in SCHEMES for one in schemes):
            known = ", ".join(f'"{one}"' for one in SCHEMES)
            raise BadOutline(self.top("numbering"), f"mỗi cấp là một trong: {known}.")

    def named_words(self, headings: Any) -> None:
        if not isinstance(headings, dict):
            raise BadOutline("«plan_words»", "phải là bảng [plan_words], mỗi dòng một mục của phương hướng.")
        for key, words in headings.items():
            if not _KEY.fullmatch(key):
                raise BadOutline(f"«plan_words», {key}", "tên mục chỉ gồm chữ thường không dấu và gạch dưới.")
            self.texts(f"«plan_words», {key}", words, least=1)

    def forms(self, tables: Any) -> None:
        if not isinstance(tables, dict):
            raise BadOutline("«tables»", "phải là các bảng [[tables.tên]], mỗi bảng một dòng.")
        for name, rows in tables.items():
            if not isinstance(rows, list) or len(rows) > MOST_ROWS:
                raise BadOutline(f"«tables», {name}", f"phải là các dòng, nhiều nhất {MOST_ROWS}.")
            for number, row in enumerate(rows, 1):
                place = f"«tables», {name}, dòng thứ {number}"
                if not isinstance(row, dict):
                    raise BadOutline(place, "phải có text.")
                self.keys(place, row, _OF_ROW)
                self.text(place, row.get("text"), HEADING)
                for key in ("key", "unit"):
                    if row.get(key, "") != "":
                        self.text(f"{place}, {key}", row[key], HEADING)
                self.figure(place, row.get("key", ""))

    def fixed(self, place: str, text: Any) -> None:
        """Sentences with figures that are filled in."""
        if isinstance(text, str):
            for key in MARK.findall(text):
                self.figure(place, key)
            text = MARK.sub("", text) or "–"
        self.text(place, text, LONGEST, PUT_IN, has_lines=True)

    def figure(self, place: str, key: str) -> None:
        if key and (sentence := self.known.unknown_figure(key)):
            raise BadOutline(place, sentence)

    def texts(self, place: str, found: Any, least: int = 0) -> None:
        if not isinstance(found, list | tuple) or len(found) < least:
            raise BadOutline(place, "phải là danh sách chữ trong dấu nháy kép.")
        if len(found) > MOST_WORDS:
            raise BadOutline(place, f"nhiều quá {MOST_WORDS} chữ.")
        for one in found:
            self.text(place, one, HEADING)

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
