"""What an outline must say and may, part by part."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.year.reports.outlining.feeding import CHOICES, fed_by
from app.year.reports.outlining.shaping import FORMS
from app.year.reports.outlining.source import HEADING, LONGEST, BadOutline, OwnWords

#: Parts, those in one, and how deep they stand; narrators of a part, rows of a form.
MOST_PARTS = 80
MOST_BESIDE = 26
MOST_DEPTH = 3
MOST_NARRATORS = 80
MOST_ROWS = 300
#: The numbers of a level.
SCHEMES = ("I", "A", "1", "1.1")
REQUIRED = ("", "always", "whole")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
#: A figure in a fixed text.
MARK = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_ONLY = tuple(f"only_{name}" for name in CHOICES)
_OF_PART = ("key", "title", "interim_title", "lead", "text", "narrators", "required", "form", *_ONLY, "part")
_OF_ROW = ("text", "key", "unit")
_ENDINGS = ("", "_with_plan", "_interim", "_interim_with_plan")
#: The fixed sentences that every outline has, by itself or from the one that it is like.
NEEDED = (*(f"{one}{end}" for one in ("abstract", "closing") for end in _ENDINGS), "same_as_above")
#: Those of an outline that begins with the narrator `opening`.
OPENINGS = ("opening", "opening_with_plan", "opening_asked", "opening_asked_with_plan")
#: What braces hold in sentences of the paper, and in those of the opening.
PUT_IN = ("period", "next", "union", "upper", "people")
_PUT_IN_OPENING = ("period", "next", "union", "asked")


@dataclass(frozen=True, slots=True)
class Takes:
    """The arguments of a narrator: those listed, or the names of a table of the outline (`named_in`)."""

    arguments: frozenset[str] = frozenset()
    named_in: str = ""
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What files refer to: outlines by name ("" for none), narrators, and the refusal of a figure's key.

    Without `narrators` they are not looked up: a room that is not there writes nothing.
    """

    model: Callable[[str], str]
    narrators: Mapping[str, Takes] | None = None
    unknown_figure: Callable[[str], str] = lambda _key: ""


class Check(OwnWords):
    """Goes through an outline and raises BadOutline with the place of the first thing that is wrong."""

    def __init__(self, source: str, known: Known) -> None:
        super().__init__(source)
        self.known = known
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
        self.grammar(data.get("grammar", {}))
        self.tables = {name: data.get(name, {}) for name in ("plan_words", "tables")}
        self.narrators(self.top("opening"), opening)
        parts = data.get("part")
        if not parts:
            raise BadOutline("«part»", "phải có ít nhất một mục, viết từ dòng [[part]].")
        self.parts(self.top("part"), parts, 1)

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
        self.feeds(place, part)
        self.parts(place, part.get("part", []), depth + 1 if part.get("part") else depth)

    def feeds(self, place: str, part: Mapping[str, Any]) -> None:
        """The form of a part, and by what it chooses entries."""
        if part.get("form", "") not in FORMS:
            known = ", ".join(f'"{one}"' for one in FORMS)
            raise BadOutline(f"{place}, form", f"phải là một trong: {known}.")
        may_choose = fed_by(part.get("narrators", []))
        for name, (_, known_words) in CHOICES.items():
            here, found = f"{place}, only_{name}", part.get(f"only_{name}", [])
            self.texts(here, found)
            if found and name not in may_choose:
                raise BadOutline(here, "mục này không kể thăm hỏi, hoạt động hay quỹ nào để chọn như vậy.")
            if unknown := next((one for one in found if known_words and one not in known_words), None):
                raise BadOutline(here, f"không có «{unknown}»; dùng được: {', '.join(known_words)}.")

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
