"""Sheets that are not part of the workbook: what they most likely are, and what to do with them."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from app.core.vietnamese import as_typed
from app.exchange.office_lists.layout import guess, is_known
from app.exchange.workbook.cells.raw import cell_text, squeeze
from app.exchange.workbook.layout import Sheet, sheets
from app.exchange.workbook.problems import OFFICE, TEMPLATE, Unreadable

if TYPE_CHECKING:
    from app.exchange.workbook.reading.files.opening import OpenBook, OpenSheet

#: The part of a sheet in which headings are looked for.
_ROWS, _COLUMNS = 30, 60
_NAMED = 4
#: Titles shorter than this (Quỹ) occur in too many other titles.
_LONG = 6
_TEMPLATE = "Hãy tải mẫu trống ở trang «Nhập, xuất Excel»"


_BOOK = "chép từng khoản vào trang tính «Thu chi»: Ngày, Loại (Thu hoặc Chi), Nội dung, Số tiền, Quỹ"


@dataclass(frozen=True, slots=True)
class _KnownSheet:
    """A known kind of foreign sheet. `marks`: headings of which it has one; `heads`: all it may have."""

    what: str
    marks: frozenset[str]
    heads: frozenset[str]
    advice: str


def _kind(what: str, marks: str, more: str, advice: str) -> _KnownSheet:
    known = frozenset(squeeze(words) for words in marks.split(","))
    return _KnownSheet(what, known, known | {squeeze(words) for words in more.split(",")}, advice)


_KINDS = (
    _kind(
        "sao kê ngân hàng",
        "ghi nợ,ghi có,số tiền ghi nợ,số tiền ghi có,phát sinh nợ,phát sinh có,nợ,có,debit,credit,rút ra,"
        "gửi vào,tiền ra,tiền vào,ngày giao dịch,số dư sau giao dịch,transaction date",
        "ngày gd,ngày hiệu lực,ngày hạch toán,số dư,số dư cuối,balance,diễn giải,nội dung,mô tả,"
        "nội dung giao dịch,mã giao dịch,số giao dịch,số tham chiếu,số bút toán,date,description,amount,"
        "reference,số ct,ngày,số tiền,stt",
        f"{_TEMPLATE} và {_BOOK}, Hình thức «Chuyển khoản».",
    ),
    _kind(
        "sổ thu chi, sổ quỹ",
        "thu,chi,số tiền thu,số tiền chi,phiếu thu,phiếu chi,số phiếu thu,số phiếu chi,tồn,tồn quỹ,số phiếu,"
        "thu vào,chi ra,thu tiền,chi tiền,tồn cuối",
        "ngày,ngày tháng,ngày tháng năm,ngày ghi sổ,ngày chứng từ,diễn giải,nội dung,nội dung thu chi,"
        "chứng từ,số chứng từ,số hiệu chứng từ,khoản mục,số tiền,người nộp,người nhận,ghi chú,stt",
        f"{_TEMPLATE} và {_BOOK}.",
    ),
    _kind(
        "danh sách đóng tiền",
        "số tiền,số tiền nộp,số tiền đóng,đã nộp,đã đóng,tiền nộp,mức đóng,mức nộp,đoàn phí,tiền đoàn phí,"
        "ký nộp,phải nộp,phải đóng,ngày nộp,ngày đóng,tháng 1,tháng 2,tháng 3,t1,t2,t3,quý 1,quý i",
        "họ và tên,họ tên,mã,mã đoàn viên,ký nhận,ghi chú,stt,tt,tổ công đoàn,đơn vị,chức vụ,cộng,tổng cộng",
        f"{_TEMPLATE} và chép vào trang tính «Đóng quỹ»: Mã đoàn viên, Quỹ, Kỳ, Số tiền, Ngày đóng. "
        "Chưa có danh sách đoàn viên thì nhập danh sách trước.",
    ),
)
_STAFF = (
    "Có vẻ đây là danh sách người của cơ quan. Hãy vào Đoàn viên → «Nhập danh sách của cơ quan»: ở đó đọc "
    "được bảng không theo mẫu (chưa có sổ thì mở sổ cho công đoàn trước)."
)


def nearest(title: str, found: Collection[str] = ()) -> str:
    """A sentence that suggests the sheet of the workbook with the most similar title, "" when none is."""
    known = {squeeze(sheet.title): sheet.title for sheet in sheets() if sheet.title not in found}
    squeezed = squeeze(title)
    near = [known[name] for name in known if len(name) >= _LONG and name in squeezed]
    near = near or [known[name] for name in get_close_matches(squeezed, known, 1, 0.7)]
    return f" Nếu là «{near[0]}», hãy đổi tên trang tính thành «{near[0]}» rồi nhập lại." if near else ""


def advice_on(sheet: OpenSheet, package: zipfile.ZipFile, found: Collection[str]) -> str:
    """What to do with an unknown sheet, by its title, else by its headings; "" when neither is known."""
    by_name = nearest(sheet.title, found)
    if by_name:
        return by_name
    like = next((one for heads in _heads(sheet, package) if (one := _layout(heads))), None)
    if like is None or like.title in found:
        return ""
    return (
        f" Tiêu đề giống trang tính «{like.title}»: nếu đúng, hãy đổi tên thành «{like.title}» rồi nhập lại."
    )


def refuse_foreign(book: OpenBook) -> None:
    """Raise Unreadable for a workbook without known sheets: what it most likely is, and the next step."""
    titles = [f"«{as_typed(sheet.title)}»" for sheet in book.sheets]
    named = ", ".join(titles[:_NAMED]) + (", …" if len(titles) > _NAMED else "")
    none_known = (
        f"Tệp không theo mẫu sổ trao đổi: không trang tính nào có tên như trong mẫu (tệp có {named})."
    )
    heads = [row for sheet in book.sheets for row in _heads(sheet, book.package)]
    if not heads:
        raise Unreadable(f"Tệp không có chữ nào trong các trang tính {named}. Hãy kiểm tra lại tệp.")
    for sheet in book.sheets:
        like = next((one for row in _heads(sheet, book.package) if (one := _layout(row))), None)
        if like:
            step = (
                f"Trang tính «{as_typed(sheet.title)}» có tiêu đề như «{like.title}» của mẫu: "
                f"hãy đổi tên nó thành «{like.title}» rồi gửi lại."
            )
            raise Unreadable(f"{none_known} {step}", TEMPLATE)
    kind = max(_KINDS, key=lambda one: max(_score(one, row) for row in heads))
    if max(_score(kind, row) for row in heads):
        raise Unreadable(f"{none_known} Có vẻ đây là {kind.what}. {kind.advice}", TEMPLATE)
    if any(_is_staff(row) for row in heads):
        raise Unreadable(f"{none_known} {_STAFF}", OFFICE)
    near = next((words for sheet in book.sheets if (words := nearest(sheet.title))), "")
    known = ", ".join(sheet.title for sheet in sheets())
    step = near or f" {_TEMPLATE} và chép số liệu vào các trang tính của mẫu: {known}."
    raise Unreadable(none_known + step, TEMPLATE)


def _heads(sheet: OpenSheet, package: zipfile.ZipFile) -> Iterator[list[str]]:
    """Rows of texts near the top, alone and joined with the next row: headings often take two."""
    rows = [
        [cell_text(cell) for cell in row if isinstance(cell, str) and cell.strip()]
        for row in sheet.rows(package, _ROWS, _COLUMNS)
    ]
    for place, row in enumerate(rows):
        if row:
            yield row
            if place + 1 < len(rows) and rows[place + 1]:
                yield [*row, *rows[place + 1]]


def _layout(heads: Sequence[str]) -> Sheet | None:
    """The sheet of the workbook with these headings: all its required ones, and at least three."""
    squeezed = {squeeze(head) for head in heads}
    for sheet in sheets():
        own = {squeeze(column.heading) for column in sheet.columns}
        required = {squeeze(column.heading) for column in sheet.columns if column.required}
        if not sheet.is_vertical and required <= squeezed and len(own & squeezed) >= 3:
            return sheet
    return None


def _score(kind: _KnownSheet, heads: Sequence[str]) -> int:
    """How many headings belong to that kind; 0 unless at least three do, one of them a mark."""
    squeezed = {squeeze(head) for head in heads}
    hits = len(squeezed & kind.heads)
    return hits if hits >= 3 and squeezed & kind.marks else 0


def _is_staff(heads: Sequence[str]) -> bool:
    fields = {guess(head) for head in heads} - {""}
    named = "full_name" in fields or {"family_name", "given_name"} <= fields
    return named and len(fields) >= 2 and sum(map(is_known, heads)) >= 2
