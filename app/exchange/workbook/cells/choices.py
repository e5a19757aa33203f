"""Cells with a closed list of words, and marks."""

from __future__ import annotations

from typing import Any

from app.core.choices import Choice
from app.core.vietnamese import fold
from app.exchange.workbook.cells.raw import squeeze, told
from app.exchange.workbook.problems import Unfit


class YesNo:
    """A mark: x, có, 1, TRUE; empty, không, 0, FALSE."""

    empty: Any = False
    number_format = "@"
    takes_shown = False
    expected = "x, có, 1 hoặc để trống"

    def read(self, raw: Any) -> Any:
        said = fold(told(raw))
        if said in ("x", "co", "1", "true"):
            return True
        if said in ("khong", "0", "false"):
            return False
        raise Unfit(self.expected)

    def write(self, value: Any) -> Any:
        return "x" if value else None

    def normal(self, value: Any) -> str:
        return "x" if value else ""


class OneOf:
    """One of a closed list, read without case, diacritics, commas and spaces."""

    empty: Any = None
    number_format = "@"
    takes_shown = False

    def __init__(self, choices: type[Choice]) -> None:
        self.choices = choices
        self.expected = f"một trong: {'; '.join(choices.labels())}"
        self._known = {squeeze(member.label): member for member in choices}

    def read(self, raw: Any) -> Any:
        found = self._known.get(squeeze(told(raw)))
        if found is None:
            raise Unfit(self.expected)
        return found

    def write(self, value: Any) -> Any:
        return value.label if value else None

    def normal(self, value: Any) -> str:
        return str(value.value) if value else ""
