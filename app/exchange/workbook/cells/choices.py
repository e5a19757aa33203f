"""Cells with a closed list of choices, and yes/no marks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from app.core.choices import Listed
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

    def __init__(self, choices: type[Listed], marked: Listed, unmarked: Listed | None = None) -> None:
        self.marked = marked
        self.empty = unmarked or next(one for one in choices.members() if one is not marked)

    def read(self, raw: Any) -> Any:
        return self.marked if super().read(raw) else self.empty

    def write(self, value: Any) -> Any:
        return super().write(value is self.marked)

    def normal(self, value: Any) -> str:
        return super().normal(value is self.marked)


class OneOf:
    """One of a list, read without case, diacritics, commas and spaces."""

    empty: Any = None
    number_format = "@"
    takes_shown = False

    def __init__(self, choices: type[Listed]) -> None:
        self.choices = choices

    @property
    def expected(self) -> str:
        return f"một trong: {'; '.join(self.choices.labels())}"

    def read(self, raw: Any) -> Any:
        known: Any = self.choices
        found = _by_word(known, tuple(known.options())).get(squeeze(cell_text(raw)))
        if found is None:
            raise Unfit(self.expected)
        return found

    def write(self, value: Any) -> Any:
        return value.label if value else None

    def normal(self, value: Any) -> str:
        return str(value.value) if value else ""


@lru_cache(maxsize=256)
def _by_word(choices: Any, _options: tuple[tuple[str, str], ...]) -> Mapping[str, Listed]:
    """The members by their squeezed labels; an open list may have others (`_options`) the next time."""
    offered = {str(member): member for member in choices.offered()}
    also = {squeeze(word): offered[key] for word, key in choices.also_called().items() if key in offered}
    return also | {squeeze(member.label): member for member in offered.values()}
