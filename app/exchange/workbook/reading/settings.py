"""The sheet Đơn vị: two columns, one setting of the union a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from app.core.vietnamese import as_typed, tidy
from app.exchange.workbook.cells.raw import cell_text, squeeze
from app.exchange.workbook.layout import UNIT, Column
from app.exchange.workbook.problems import Problem, Remark, Unfit
from app.exchange.workbook.reading.rows import CellReader, Findings, Raw, Row, SheetRows

_LABELS, _VALUES = "Thông tin", "Giá trị"


def read_vertical(lines: Iterable[tuple[int, Raw]], findings: Findings) -> SheetRows:
    """The union's one row; lines that the file does not have are in `missing`."""
    numbered = iter(lines)
    places = _headings(numbered, findings)
    if places is None:
        return SheetRows(UNIT)
    settings = _settings(numbered, *places, findings)
    if not settings:
        return SheetRows(UNIT)
    values, normals, fits = [], [], True
    for column in UNIT.columns:
        line, raw = settings.get(column.name, (0, None))
        try:
            one = CellReader(column).read(raw)
        except Unfit as unfit:
            fits = False
            found = as_typed(cell_text(raw)) if raw is not None else ""
            findings.problems.append(Problem(UNIT.title, line, column.heading, found, unfit.expected))
            continue
        if one.doubt:
            findings.remarks.append(Remark(f"{UNIT.title}, dòng {line}, {column.heading}", one.doubt))
        values.append(one.value)
        normals.append(one.normal)
    missing = tuple(place for place, column in enumerate(UNIT.columns) if column.name not in settings)
    first = min(line for line, _ in settings.values())
    rows = [Row(first, "", tuple(values), tuple(normals))] if fits else []
    return SheetRows(UNIT, rows, missing)


def _headings(numbered: Iterator[tuple[int, Raw]], findings: Findings) -> tuple[int, int] | None:
    seen_text = False
    for _, raw in numbered:
        names = [squeeze(cell_text(cell)) if cell is not None else "" for cell in raw]
        if squeeze(_LABELS) in names and squeeze(_VALUES) in names:
            return names.index(squeeze(_LABELS)), names.index(squeeze(_VALUES))
        seen_text = seen_text or any(names)
    if seen_text:
        rule = f"không thấy dòng tiêu đề; cần một dòng có «{_LABELS}» và «{_VALUES}»."
        findings.problems.append(Problem(UNIT.title, rule=rule))
    return None


def _settings(
    numbered: Iterable[tuple[int, Raw]], labels: int, values: int, findings: Findings
) -> dict[str, tuple[int, Any]]:
    known: dict[str, Column] = {squeeze(column.heading): column for column in UNIT.columns}
    settings: dict[str, tuple[int, Any]] = {}
    for line, raw in numbered:
        label = tidy(cell_text(raw[labels])) if labels < len(raw) and raw[labels] is not None else ""
        value = raw[values] if values < len(raw) else None
        column = known.get(squeeze(label))
        if column is None:
            if label:
                where = f"{UNIT.title}, dòng {line}, «{as_typed(label)}»"
                findings.remarks.append(Remark(where, "không có trong mẫu, để nguyên không đọc."))
        elif column.name in settings:
            rule = f"đã có ở dòng {settings[column.name][0]}; mỗi thông tin chỉ một dòng."
            findings.problems.append(Problem(UNIT.title, line, column.heading, rule=rule))
        else:
            settings[column.name] = (line, value)
    return settings
