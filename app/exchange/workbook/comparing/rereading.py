"""Rows that older versions read otherwise: the file shows the code 001, the books have 1, for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from app.core.vietnamese import fold
from app.exchange.office_lists.reading.rows import KnownPerson
from app.exchange.workbook import layout
from app.exchange.workbook.comparing.merged import people_places
from app.exchange.workbook.comparing.plans import SheetPlan, differences
from app.exchange.workbook.problems import Remark
from app.exchange.workbook.reading.notes import lines_text
from app.exchange.workbook.reading.reader import Book

_KEPT = "lần nhập trước ô ấy đọc là «{}» và đã ghi như vậy; vẫn là một người, giữ mã «{}»."
_ANOTHER = "người mới; trong sổ mã «{}» là {}. Nếu là một người, hãy ghi mã «{}» vào tệp."
_AS_RECORDED = (
    "lần nhập trước đọc khác («{}» đã ghi, nay tệp hiện «{}»); vẫn là những dòng đã ghi, giữ theo sổ. "
    "Muốn đổi thì sửa trên màn hình, hoặc trong tệp xuất từ sổ, nơi mỗi dòng có «Mã dòng»."
)


def reread_codes(
    book: Book, aliases: Mapping[str, str], roster: Callable[[], Sequence[KnownPerson]]
) -> tuple[dict[str, str], list[Remark]]:
    """Codes as the file shows them -> codes of the same people in the books; and remarks on them.

    `roster` is called only where a file has such codes.
    """
    pairs = _pairs(book)
    known = {one.code: one for one in roster()} if pairs else {}
    named = {row.values[0]: row for row in book.of(layout.ROSTER).rows}
    found: dict[str, str] = {}
    remarks = []
    for shown, plain in pairs:
        code = aliases.get(plain, plain)
        if shown in known or shown in found or code not in known or plain in named:
            continue
        row, one = named.get(shown), known[code]
        where = f"{layout.ROSTER.title}, dòng {row.line}, Mã «{shown}»" if row else f"Mã «{shown}»"
        if row and not _is_one(row.values[1], row.values[2].day, one):
            what = _ANOTHER.format(code, one.full_name, code)
        else:
            found[shown] = code
            what = _KEPT.format(plain, code)
        remarks.append(Remark(where, what))
    return found, remarks


def remark_on_reread(sheet: SheetPlan) -> Iterator[Remark]:
    """Remarks on rows stored as an older version read them, one for each set of columns that differ."""
    alike: dict[tuple[str, ...], list[tuple[int, str, str]]] = {}
    for pair in sheet.reread:
        changed = differences(sheet, pair)
        headings = tuple(heading for heading, _, _ in changed)
        alike.setdefault(headings, []).append((pair.row.line, changed[0][1], changed[0][2]))
    for headings, rows in alike.items():
        _, old, new = rows[0]
        where = (
            f"{sheet.sheet.title}, dòng {lines_text({line for line, _, _ in rows})}, {', '.join(headings)}"
        )
        yield Remark(where, _AS_RECORDED.format(old, new))


def _is_one(name: str, born: object, one: KnownPerson) -> bool:
    return fold(name) == fold(one.full_name) or (born is not None and born == one.birth.day)


def _pairs(book: Book) -> dict[tuple[str, str], None]:
    """(code as shown, code as read before), each once, in the order of the file."""
    pairs: dict[tuple[str, str], None] = {}
    for found in book.sheets.values():
        for place in people_places(found):
            for row in found.rows:
                for former in row.former:
                    if former[place] and former[place] != row.normals[place]:
                        pairs[row.normals[place], former[place]] = None
    return pairs
