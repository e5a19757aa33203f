"""Forms of an outline, filled from named figures."""

from __future__ import annotations

from collections.abc import Sequence

from app.log.figures.facts import Figure
from app.log.figures.registry import UnknownKey, groups, pattern_of
from app.web.features import log_kinds
from app.year.reports.narration.sentences import Narration
from app.year.reports.outline import TableRow
from app.year.reports.phrases import cell_of, say
from app.year.reports.report import Block, Column, Row, Sentence, Table

_FORM_COLUMNS = (
    Column("TT", 8, "center"),
    Column("NỘI DUNG", 46),
    Column("ĐƠN VỊ TÍNH", 14, "center"),
    Column("SỐ LƯỢNG", 18, "right"),
    Column("GHI CHÚ", 14),
)


def form(narration: Narration) -> Sequence[Block]:
    """A form of the outline (the argument): each row with the figure that its key names."""
    rows, place = [], 0
    for row in narration.outline.tables[narration.argument]:
        place += bool(row.key)
        rows.append(_row(str(place), row, narration) if row.key else _group(row))
    return (Table(_FORM_COLUMNS, tuple(rows)),)


def _group(row: TableRow) -> Row:
    nothing = Sentence(())
    return Row((nothing, say("{text}", text=row.text), nothing, nothing, nothing), strong=True)


def _row(place: str, row: TableRow, narration: Narration) -> Row:
    figure = _figure(row.key, narration)
    unit = row.unit or (figure.unit if figure else "")
    cells = (say("{n}", n=place), say("{text}", text=row.text), say("{unit}", unit=unit))
    nothing = Sentence(())
    quantity = Sentence((cell_of(figure),)) if figure and _is_known(row.key, narration) else nothing
    return Row((*cells, quantity, nothing))


def _figure(key: str, narration: Narration) -> Figure | None:
    """None for a word that this union's books do not have: the form may come from another."""
    try:
        return narration.figure(key)
    except UnknownKey:
        return None


def _is_known(key: str, narration: Narration) -> bool:
    """Whether the books say anything: of a word that is written nowhere they say not even that it is 0.

    Nor of a register in which nothing was written.
    """
    declared = pattern_of(key)
    if declared != key:
        return any(one.key == key for one in narration.record.figures(declared))
    return bool(narration.figure(key).value) or _is_kept(key.partition(".")[0], narration)


def _is_kept(room: str, narration: Narration) -> bool:
    """Whether a register has any figure but 0; what is no register is kept by everybody."""
    registers = [kind.key for kind in log_kinds().values() if kind.register]
    if room not in registers and room.removesuffix("s") not in registers:
        return True
    keys = (one.key for group in groups() for one in group.keys if one.key.startswith(f"{room}."))
    return any(narration.figure(one).value for one in keys if pattern_of(one) == one and "[" not in one)
