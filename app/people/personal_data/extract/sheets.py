"""The extract on paper and as a workbook. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.papers.sheet import Column, Sheet, SheetRow
from app.people.personal_data.extract.queries import Kind

#: The longest name of a tab that Excel allows, and the characters that it refuses.
_MOST, _REFUSED = 31, str.maketrans(dict.fromkeys("[]:*?/\\", " "))
TITLE = "BẢN TRÍCH DỮ LIỆU CÁ NHÂN"


def paper_of(kinds: Sequence[Kind], name: str, drawn_up: str) -> Sheet:
    """All kinds one below the other: for each row its headings and texts."""
    rows: list[SheetRow] = []
    for kind in kinds:
        rows.append(SheetRow((kind.label, "", ""), is_bold=True))
        for number, row in enumerate(kind.rows, 1):
            pairs = [(head, text) for head, text in zip(kind.heads, row, strict=True) if text]
            rows += [
                SheetRow((str(number) if place == 0 else "", head, text))
                for place, (head, text) in enumerate(pairs)
            ]
    return Sheet(
        form="",
        title=TITLE,
        subtitles=(f"của {name}", drawn_up),
        columns=(Column("Mục", width=1.2), Column("Thông tin", width=1.6), Column("Nội dung", width=4)),
        rows=tuple(rows),
        closing=("Tên người khác trong các mục được thay bằng «(người khác)».",),
        signatures=(),
    )


def tabs_of(kinds: Sequence[Kind], name: str, drawn_up: str) -> Mapping[str, Sheet]:
    """A tab for each kind."""
    return {
        kind.label.translate(_REFUSED)[:_MOST].strip(): Sheet(
            form="",
            title=kind.label.upper(),
            subtitles=(f"của {name}", drawn_up),
            columns=tuple(Column(head) for head in kind.heads),
            rows=tuple(SheetRow(tuple(row)) for row in kind.rows),
            closing=(),
            signatures=(),
            landscape=True,
        )
        for kind in kinds
    }
