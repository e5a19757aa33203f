"""Cells with a closed list of choices, and yes/no marks."""

from __future__ import annotations

from typing import Any

from app.core.choices import Choice
from app.core.vietnamese import fold
from app.exchange.workbook.cells.raw import cell_text, squeeze
from app.exchange.workbook.problems import Unfit


class YesNo:
    """A mark: x, có, 1, TRUE; empty, không, 0, FALSE."""

    empty: Any = False
    number_format = "@"
    takes_shown = False
    expected = "x, có, 1 hoặc để trống"

    def read(self, raw: Any) -> Any:
        word = fold(cell_text(raw))
        if word in ("x", "co", "1", "true"):
            return True
        if word in ("khong", "0", "false"):
            return False
        raise Unfit(self.expected)

    def write(self, value: Any) -> Any:
        return "x" if value else None

    def normal(self, value: Any) -> str:
        return "x" if value else ""


class Marked(YesNo):
    """A mark that means one of two choices."""

    def __init__(self, choices: type[Choice], marked: Choice) -> None:
        self.marked = marked
        self.empty = next(one for one in choices if one is not marked)

    def read(self, raw: Any) -> Any:
        return self.marked if super().read(raw) else self.empty

    def write(self, value: Any) -> Any:
        return super().write(value is self.marked)

    def normal(self, value: Any) -> str:
        return super().normal(value is self.marked)


class OneOf:
    """One of a closed list, read without case, diacritics, commas and spaces."""

    empty: Any = None
    number_format = "@"
    takes_shown = False

    def __init__(self, choices: type[Choice]) -> None:
        self.choices = choices
        self.expected = f"một trong: {'; '.join(choices.labels())}"
        self._known = {squeeze(member.label): member for member in choices.offered()}

    def read(self, raw: Any) -> Any:
        found = self._known.get(squeeze(cell_text(raw)))
        if found is None:
            raise Unfit(self.expected)
        return found

    def write(self, value: Any) -> Any:
        return value.label if value else None

    def normal(self, value: Any) -> str:
        return str(value.value) if value else ""
