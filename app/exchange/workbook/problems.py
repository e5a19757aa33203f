"""What is wrong in a workbook, and where, with the texts that users read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: Screens to offer for an unreadable file: the office's own list, the empty workbook.
OFFICE, TEMPLATE = "office", "template"
#: At most this many problems of a file are kept, then reading stops; and at most this many remarks.
MOST = 1_000


class EnoughFound(Exception):
    """There are `MOST` problems: the rest is not checked."""


class Unreadable(Exception):
    """A file that cannot be imported. `sentence` says why and what to do.

    `leads_to`: the screen to offer, OFFICE or TEMPLATE; "" for none.
    """

    def __init__(self, sentence: str, leads_to: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.leads_to = leads_to


class Unfit(Exception):
    """A cell has no valid value for its column. `expected`: what would be valid."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Problem:
    """An error that stops an import: where it is, what was found, what was expected.

    `row` 0 means the whole sheet; `column` "" the row; `found` "" an empty cell. `rule` is a sentence, for
    rules that involve more than the value of one cell.
    """

    sheet: str
    row: int = 0
    column: str = ""
    found: str = ""
    expected: str = ""
    rule: str = ""

    @property
    def where(self) -> str:
        """`Thăm hỏi, dòng 7, Ngày`."""
        return ", ".join(
            part for part in (self.sheet, f"dòng {self.row}" if self.row else "", self.column) if part
        )

    @property
    def what(self) -> str:
        """`«31/2/2024» không dùng được; cần ngày như 05/12/2024.`"""
        found = f"«{self.found}»" if self.found else ""
        if self.rule:
            return f"{found}: {self.rule}" if found else self.rule
        return (
            f"{found} không dùng được; cần {self.expected}." if found else f"để trống; cần {self.expected}."
        )

    @property
    def text(self) -> str:
        """The whole sentence."""
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth knowing that does not stop the import."""

    where: str
    what: str

    @property
    def text(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


class Remarks:
    """The remarks on a file, each once: the first `MOST` are kept, `more` counts the others."""

    def __init__(self, remarks: Iterable[Remark] = ()) -> None:
        self._kept: dict[str, Remark] = {}
        self.more = 0
        self.add(remarks)

    def add(self, remarks: Iterable[Remark]) -> None:
        """Keep these too, as far as there is room."""
        for remark in remarks:
            if remark.text in self._kept:
                continue
            if len(self._kept) < MOST:
                self._kept[remark.text] = remark
            else:
                self.more += 1

    def __iter__(self) -> Iterator[Remark]:
        return iter(self._kept.values())

    @property
    def found(self) -> int:
        """How many there are in all."""
        return len(self._kept) + self.more
