"""The headings of a sheet: one row, or several where cells are merged downwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.core.vietnamese import as_typed
from app.exchange.workbook.cells.raw import cell_text, squeeze
from app.exchange.workbook.layout import Column, Sheet
from app.exchange.workbook.problems import Problem, Remark
from app.exchange.workbook.reading.merging import Fill, Merging
from app.exchange.workbook.reading.rows import Findings, Raw


@dataclass(frozen=True, slots=True)
class Heads:
    """Places of the known columns by name: more than one where a heading is merged over several."""

    places: Mapping[str, tuple[int, ...]]


class HeadFinder:
    """Finds the headings: the first row with at least two known ones."""

    def __init__(
        self, sheet: Sheet, known: Mapping[str, Column], merging: Merging, findings: Findings
    ) -> None:
        self.sheet, self.known = sheet, known
        self.merging, self.findings = merging, findings

    def find(self, numbered: Iterator[tuple[int, Raw]]) -> Heads | None:
        """The headings; None where there are none, with a problem if the sheet has text."""
        first_text = 0
        for line, raw in numbered:
            across = self.merging.meet(line, raw)
            shown, _ = self.merging.filled(line, raw)
            names = _names(shown)
            if len({name for name in names if name in self.known}) >= 2:
                return self._heads(line, shown, across, numbered)
            first_text = first_text or (line if any(names) else 0)
        if first_text:
            wanted = ", ".join(column.heading for column in self.sheet.columns[:6])
            rule = f"không thấy dòng tiêu đề; cần một dòng có ít nhất hai tiêu đề như: {wanted}."
            self.findings.problems.append(Problem(self.sheet.title, rule=rule))
        return None

    def _heads(self, line: int, shown: Raw, across: list[Fill], numbered: Iterator[tuple[int, Raw]]) -> Heads:
        cells, names = list(shown), _names(shown)
        bottom = self.merging.end_heads(line)
        below = line
        while below < bottom:
            below, raw = next(numbered, (bottom, ()))
            across += self.merging.meet(below, raw)
            for place, name in enumerate(_names(raw)):
                # Units and numbers below a heading are not headings.
                if name in self.known or (name and names[place] not in self.known):
                    cells[place], names[place] = raw[place], name
        self.merging.forget()
        self._note(line, cells, names)
        places: dict[str, tuple[int, ...]] = {
            self.known[name].name: (place,)
            for place, name in reversed([*enumerate(names)])
            if name in self.known
        }
        for one in across:
            column = self.known.get(squeeze(cell_text(one.value)))
            if column and column.name in places and one.range.left - 1 in places[column.name]:
                right = min(one.range.right, len(names))
                own = [n for n in range(one.range.left, right) if not names[n]]
                places[column.name] = (one.range.left - 1, *own)
        return Heads(places)

    def _note(self, line: int, cells: Raw, names: list[str]) -> None:
        for place, name in enumerate(names):
            heading = as_typed(cell_text(cells[place])) if name else ""
            if name in self.known and name in names[:place]:
                rule = "tiêu đề có hai lần; mỗi cột chỉ một lần."
                self.findings.problems.append(Problem(self.sheet.title, line, heading, rule=rule))
            elif name and name not in self.known:
                where = f"{self.sheet.title}, cột «{heading}»"
                self.findings.remarks.append(Remark(where, "không có trong mẫu, để nguyên không đọc."))


def _names(raw: Sequence[object]) -> list[str]:
    return [squeeze(cell_text(cell)) if cell is not None else "" for cell in raw]
