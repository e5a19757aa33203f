"""Finds the rows of people below the headings of an office's list, with merged cells filled in. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from app.core.vietnamese import as_typed, fold, tidy
from app.exchange.office_lists.layout import guess
from app.exchange.workbook.cells.raw import cell_text
from app.exchange.workbook.reading.merging import Fill, Merging
from app.exchange.workbook.reading.notes import lines_text
from app.exchange.workbook.reading.totals import Total, total_of

#: A group («I», «KHỐI ĐẢNG») fills at most two cells; longer rows that are skipped get a remark.
_GROUP = 2
_SIDES = frozenset({"sex", "birth", "male", "female"})
#: A cell with the sex or the birth: a mark, a word, a day, a year.
_SIDE = re.compile(r"x|nam|nu|'?[0-9][0-9/.\- ]{3,9}")
_UNNUMBERED = "không có số thứ tự, vẫn đọc là một người."
_SKIPPED = "không có số thứ tự, ngày sinh, giới tính nên không đọc; nếu là một người, hãy ghi số thứ tự."


class PeopleRows:
    """Skips groups, sums, column numbers and signatures, with remarks on doubtful rows."""

    def __init__(
        self, heads: Sequence[str], numbering: int | None, merging: Merging, hidden: Collection[int]
    ) -> None:
        self.heads, self.numbering = heads, numbering
        self.merging, self.hidden = merging, hidden
        fields = [guess(head) for head in heads]
        self.names = [n for n, field in enumerate(fields) if field in ("full_name", "given_name")]
        self.sides = [n for n, field in enumerate(fields) if field in _SIDES]
        self.notes: list[tuple[int, str, str]] = []
        self.skipped: list[tuple[int, str, str]] = []
        self.seen: set[int] = set()

    def rows_in(self, numbered: Iterable[tuple[int, Sequence[Any]]]) -> Iterator[tuple[int, list[Any]]]:
        """The rows that may be people, with their numbers in the file."""
        has_ended = False
        for number, raw in numbered:
            across = self.merging.meet(number, raw)
            words = [words_of(cell) for cell in raw]
            if not any(words):
                # In a list without numbering, an empty row separates people from signatures.
                has_ended = self.numbering is None and bool(self.seen)
                continue
            if not self._may_be_person(number, words, has_ended=has_ended):
                continue
            self.notes += self.skipped
            self.skipped = []
            self.seen.add(number)
            self._note_across(number, across)
            cells, filled = self.merging.filled(number, raw)
            self.merging.note(number, filled.values())
            yield number, list(cells)

    def noted(self) -> list[tuple[int, str, str]]:
        """(row or 0, heading or "", remark), in the order of the rows."""
        notes = [*self.notes]
        for one in self.merging.used.values():
            lines = lines_text({one.range.top, *one.rows})
            what = f"ô gộp {one.range.name}: «{as_typed(cell_text(one.value))}» tính cho mọi dòng {lines}."
            notes.append((one.range.top, self._head(one.range.left - 1), what))
        read = self.seen.intersection(self.hidden)
        if read:
            notes.append((0, "", f"{len(read)} dòng đang ẩn (dòng {lines_text(read)}) vẫn được đọc."))
        return sorted(notes, key=lambda one: one[0])

    def _may_be_person(self, number: int, words: Sequence[str], *, has_ended: bool) -> bool:
        filled = [word for word in words if word]
        if len(filled) < _GROUP or total_of(filled[0]) is Total.YES or is_numbers(filled):
            return False
        if self.numbering is None and not has_ended:
            return True
        place = self.numbering
        if place is not None and place < len(words) and words[place].rstrip(".)/ ").isdigit():
            return True
        # Groups («Tổ 1», «I») and signatures have neither a number nor a birth or sex.
        has_side = any(place < len(words) and _SIDE.fullmatch(fold(words[place])) for place in self.sides)
        if self._has(words, self.names) and has_side:
            if place is not None:
                self.notes.append((number, "", f"«{as_typed(words[self.names[-1]])}» {_UNNUMBERED}"))
            return True
        if len(filled) > _GROUP and self._has(words, self.names):
            self.skipped.append((number, "", f"«{as_typed(words[self.names[-1]])}» {_SKIPPED}"))
        return False

    @staticmethod
    def _has(words: Sequence[str], places: Iterable[int]) -> bool:
        return any(place < len(words) and words[place] for place in places)

    def _note_across(self, number: int, across: Iterable[Fill]) -> None:
        for one in across:
            shown = as_typed(cell_text(one.value))
            what = f"ô gộp {one.range.name}: «{shown}» chỉ tính cho cột đầu, cột còn lại để trống."
            self.notes.append((number, self._head(one.range.left - 1), what))

    def _head(self, place: int) -> str:
        return self.heads[place] if place < len(self.heads) else ""


def is_numbers(filled: Sequence[str]) -> bool:
    """Whether a row numbers the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    return all(re.fullmatch(r"\(?[0-9]{1,2}\)?|[A-Z]", word) for word in filled)


def words_of(cell: Any) -> str:
    """A cell as tidy text."""
    return tidy(cell_text(cell)) if cell is not None else ""
