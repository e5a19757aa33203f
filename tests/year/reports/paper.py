"""A printed PDF as lines with their place and face, for tests that measure the layout."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO
from typing import Any

# `app.papers` keeps it from pypdf; pdfplumber's reader does not work without.
if sys.modules.get("cryptography", sys) is None:
    del sys.modules["cryptography"]

import pdfplumber

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """Letters on one baseline without a wide gap; places in mm from the page's left and top edges."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    face: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def bold(self) -> bool:
        return "Bold" in self.face


@dataclass(frozen=True)
class Rule:
    page: int
    left: float
    right: float
    top: float

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Paper:
    pages: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    letters: str
    #: Each word on a line of its own column, as it is read: a number broken over two lines is two.
    words: tuple[str, ...]

    def line(self, start: str) -> Line:
        return next(line for line in self.lines if line.text.startswith(start))

    def on(self, page: int) -> list[Line]:
        """The page's lines from top to bottom, its number left out."""
        return sorted((x for x in self.lines if x.page == page and x.top > 17), key=lambda x: (x.top, x.left))

    def rule_under(self, line: Line, within: float = 5) -> Rule:
        return next(
            rule
            for rule in self.rules
            if rule.page == line.page
            and -0.5 < rule.top - line.bottom < within
            and abs(_middle(rule) - line.middle) < 1
        )


def read(pdf: bytes) -> Paper:
    with pdfplumber.open(BytesIO(pdf)) as file:
        first = file.pages[0]
        return Paper(
            len(file.pages),
            float(first.width) / MM,
            float(first.height) / MM,
            tuple(line for n, page in enumerate(file.pages, 1) for line in _lines(page, n)),
            tuple(rule for n, page in enumerate(file.pages, 1) for rule in _rules(page, n)),
            "".join(c["text"] for page in file.pages for c in page.chars if c["top"] > 17 * MM),
            tuple(word["text"] for page in file.pages for word in page.extract_words(x_tolerance=1)),
        )


def squeezed(text: str) -> str:
    """The text without white space: a PDF keeps letters, not spaces."""
    return "".join(text.split())


def _middle(rule: Rule) -> float:
    return (rule.left + rule.right) / 2


def _lines(page: Any, number: int) -> list[Line]:
    rows: list[list[Any]] = []
    drawn = (c for c in page.chars if c["text"].strip())
    for char in sorted(drawn, key=lambda c: (round(c["bottom"]), c["x0"])):
        last = rows[-1][-1] if rows else None
        if (
            last
            and abs(last["bottom"] - char["bottom"]) < 2
            and -3 < char["x0"] - last["x1"] < 2 * char["size"]
        ):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [_line(row, number) for row in rows]


def _line(row: list[Any], number: int) -> Line:
    spaced = [
        "" if i == 0 or c["x0"] - row[i - 1]["x1"] < 0.12 * c["size"] else " " for i, c in enumerate(row)
    ]
    text = "".join(space + c["text"] for space, c in zip(spaced, row, strict=True))
    first, last = row[0], row[-1]
    places = (first["x0"] / MM, last["x1"] / MM, first["top"] / MM, first["bottom"] / MM)
    return Line(number, text, *places, round(first["size"], 1), first["fontname"].rpartition("+")[2])


def _rules(page: Any, number: int) -> list[Rule]:
    return [
        Rule(number, x["x0"] / MM, x["x1"] / MM, x["top"] / MM)
        for x in page.lines + page.rects
        if x["bottom"] - x["top"] < 2 and x["x1"] - x["x0"] > 10
    ]
