"""A list, its columns declared once: the page, its sorting and the table for Excel read them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Literal, TypeVar

from app.core.money import format_money
from app.core.texts.lines import has_lines
from app.papers.sheet import Cell, Column, Kind, Sheet, SheetRow, cell_text

Item = TypeVar("Item")
_PLACE = Column("STT", "count", 0.5)


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[Item]):
    """A column: `value` says what it holds of an item.

    `width` is its share of the file's. `sort` is the name of the query's order on the page; `cut` the letters
    after which the page cuts a text, `style` the class of its cells there, `head_class` that of its heading
    where it holds no numbers. `drawn`: the list's template draws the cell of this `key` (a badge, a link).
    """

    key: str
    label: str
    value: Callable[[Item], Cell]
    kind: Kind = "text"
    width: float = 1.0
    sort: str = ""
    on: Literal["both", "page", "file"] = "both"
    drawn: bool = False
    cut: int = 0
    style: str = ""
    head_class: str = ""

    def text(self, item: Item) -> str:
        """The cell as the page writes it; brackets around negative money are for papers."""
        return self.written(self.value(item))

    def written(self, cell: Cell) -> str:
        """A cell of this column as the page writes it."""
        if isinstance(cell, str):
            return cell
        if self.kind == "money" and isinstance(cell, int):
            return format_money(cell)
        return cell_text(cell, self.kind)

    @property
    def cell_style(self) -> str:
        """The class of its cells on the page."""
        return self.style or {"text": "", "date": "day", "year": "day"}.get(self.kind, "num")


@dataclass(frozen=True)
class Listing(Generic[Item]):
    """A list; `noun` names what its rows are («kiến nghị»).

    The file has its columns in the order of `columns`; the page too, unless `page` names them in another.
    """

    title: str
    file_name: str
    noun: str
    columns: tuple[ListColumn[Item], ...]
    page: tuple[str, ...] = ()

    @cached_property
    def page_columns(self) -> tuple[ListColumn[Item], ...]:
        """What the page shows, in its order. KeyError where `page` names no column."""
        shown = {column.key: column for column in self.columns if column.on != "file"}
        return tuple(shown[key] for key in self.page) if self.page else tuple(shown.values())

    @cached_property
    def _cells(self) -> tuple[tuple[ListColumn[Item], str], ...]:
        return tuple((column, column.cell_style) for column in self.page_columns)

    def cells(self, item: Item) -> list[tuple[str, str, str | None, int]]:
        """The cells of a row of the page: key, class, text (None where the template draws it), `cut`.

        All of a row at once: a list has hundreds of cells, and a call from a template is slow.
        """
        texts = [None if column.drawn else column.text(item) for column, _ in self._cells]
        return [
            (column.key, f"{style} lines".lstrip() if text and has_lines(text) else style, text, column.cut)
            for (column, style), text in zip(self._cells, texts, strict=True)
        ]

    @cached_property
    def heads(self) -> tuple[tuple[str, str, str], ...]:
        """Label, name of the order and class of each column of the page, for the macro `table`."""
        return tuple(
            (column.label, column.sort, "num" if column.cell_style == "num" else column.head_class)
            for column in self.page_columns
        )

    def foot(self, label: str, sums: Mapping[str, int]) -> list[tuple[str, str]]:
        """Class and text of each cell of the row of sums under the page's table; `sums` by column."""
        return [
            (f"{column.cell_style}{' negative' if cell < 0 else ''}", column.written(cell))
            if isinstance(cell, int)
            else ("", cell or "")
            for column, cell in _with_sums(self.page_columns, label, sums)
        ]

    def sum_row(self, label: str, sums: Mapping[str, int]) -> SheetRow:
        """The row of sums of the file; `sums` by column."""
        cells = (cell for _, cell in _with_sums(self.file_columns, label, sums))
        return SheetRow((None, *cells), is_bold=True)

    @cached_property
    def file_columns(self) -> tuple[ListColumn[Item], ...]:
        """What the file has, in its order."""
        return tuple(column for column in self.columns if column.on != "page")

    def sheet(self, items: Sequence[Item], conditions: str = "") -> Sheet:
        """A numbered row for each item, in the order given; `conditions` are the filters in words."""
        counted = f"Danh sách có {format_money(len(items))} {self.noun}."
        columns = self.file_columns
        return Sheet(
            form="",
            title=self.title.upper(),
            subtitles=(conditions,) if conditions else (),
            columns=(_PLACE, *(Column(column.label, column.kind, column.width) for column in columns)),
            rows=tuple(
                SheetRow((place, *(column.value(item) for column in columns)))
                for place, item in enumerate(items, 1)
            ),
            closing=(counted,),
            signatures=(),
            landscape=True,
        )


def _with_sums(
    columns: Sequence[ListColumn[Item]], label: str, sums: Mapping[str, int]
) -> list[tuple[ListColumn[Item], str | int | None]]:
    """Each column with what stands in it under all rows: the label first. KeyError for a sum of no column."""
    first, *others = columns
    if unknown := sums.keys() - {column.key for column in others}:
        raise KeyError(f"A sum stands under no column: {sorted(unknown)}")
    return [(first, label), *((column, sums.get(column.key)) for column in others)]
