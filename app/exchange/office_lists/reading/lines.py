"""Which rows below the heads of an office's list are people, with what merged cells show in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from app.core.vietnamese import as_typed, fold, tidy
from app.exchange.office_lists.layout import guess
from app.exchange.workbook.cells.raw import told
from app.exchange.workbook.reading.merging import Fill, Merging
from app.exchange.workbook.reading.notes import lines_told
from app.exchange.workbook.reading.totals import Total, judged

#: A group («I», «KHỐI ĐẢNG») fills two cells; a row of more that is passed over is told.
_GROUP = 2
_SIDES = frozenset({"sex", "birth", "male", "female"})
#: What says the sex or the birth: a mark, a word, a day, a year.
_SIDE = re.compile(r"x|nam|nu|'?[0-9][0-9/.\- ]{3,9}")
_UNNUMBERED = "không có số thứ tự, vẫn đọc là một người."
_PASSED = "không có số thứ tự, ngày sinh, giới tính nên không đọc; nếu là một người, hãy ghi số thứ tự."


class People:
    """Passes over groups, sums, numbers of columns and signatures; tells what is in doubt."""

    def __init__(
        self, heads: Sequence[str], numbering: int | None, merging: Merging, hidden: Collection[int]
    ) -> None:
        self.heads, self.numbering = heads, numbering
        self.merging, self.hidden = merging, hidden
        fields = [guess(head) for head in heads]
        self.names = [n for n, field in enumerate(fields) if field in ("full_name", "given_name")]
        self.sides = [n for n, field in enumerate(fields) if field in _SIDES]
        self.said: list[tuple[int, str, str]] = []
        self.passed: list[tuple[int, str, str]] = []
        self.seen: set[int] = set()

    def among(self, numbered: Iterable[tuple[int, Sequence[Any]]]) -> Iterator[tuple[int, list[Any]]]:
        """The rows that may be people, by their number in the file."""
        has_ended = False
        for number, raw in numbered:
            across = self.merging.meet(number, raw)
            words = [words_of(cell) for cell in raw]
            if not any(words):
                # Without numbers nothing tells a person from a signature but the empty row between them.
                has_ended = self.numbering is None and bool(self.seen)
                continue
            if not self._may_be_person(number, words, has_ended=has_ended):
                continue
            self.said += self.passed
            self.passed = []
            self.seen.add(number)
            self._note_across(number, across)
            cells, filled = self.merging.filled(number, raw)
            self.merging.note(number, filled.values())
            yield number, list(cells)

    def noted(self) -> list[tuple[int, str, str]]:
        """What deserves a look, in the order of the rows."""
        said = [*self.said]
        for one in self.merging.used.values():
            lines = lines_told({one.range.top, *one.rows})
            what = f"ô gộp {one.range.name}: «{as_typed(told(one.value))}» tính cho mọi dòng {lines}."
            said.append((one.range.top, self._head(one.range.left - 1), what))
        read = self.seen.intersection(self.hidden)
        if read:
            said.append((0, "", f"{len(read)} dòng đang ẩn (dòng {lines_told(read)}) vẫn được đọc."))
        return sorted(said, key=lambda one: one[0])

    def _may_be_person(self, number: int, words: Sequence[str], *, has_ended: bool) -> bool:
        filled = [word for word in words if word]
        if len(filled) < _GROUP or judged(filled[0]) is Total.YES or is_numbers(filled):
            return False
        if self.numbering is None and not has_ended:
            return True
        place = self.numbering
        if place is not None and place < len(words) and words[place].rstrip(".)/ ").isdigit():
            return True
        # Groups («Tổ 1», «I») and signatures have no number of their own, and no day of birth.
        has_side = any(place < len(words) and _SIDE.fullmatch(fold(words[place])) for place in self.sides)
        if self._has(words, self.names) and has_side:
            if place is not None:
                self.said.append((number, "", f"«{as_typed(words[self.names[-1]])}» {_UNNUMBERED}"))
            return True
        if len(filled) > _GROUP and self._has(words, self.names):
            self.passed.append((number, "", f"«{as_typed(words[self.names[-1]])}» {_PASSED}"))
        return False

    @staticmethod
    def _has(words: Sequence[str], places: Iterable[int]) -> bool:
        return any(place < len(words) and words[place] for place in places)

    def _note_across(self, number: int, across: Iterable[Fill]) -> None:
        for one in across:
            shown = as_typed(told(one.value))
            what = f"ô gộp {one.range.name}: «{shown}» chỉ tính cho cột đầu, cột còn lại để trống."
            self.said.append((number, self._head(one.range.left - 1), what))

    def _head(self, place: int) -> str:
        return self.heads[place] if place < len(self.heads) else ""


def is_numbers(filled: Sequence[str]) -> bool:
    """Whether a row counts the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    return all(re.fullmatch(r"\(?[0-9]{1,2}\)?|[A-Z]", word) for word in filled)


def words_of(cell: Any) -> str:
    """A cell as tidy words."""
    return tidy(told(cell)) if cell is not None else ""
