"""The fields that a column of an office's own list can fill, and the headings by which they are guessed."""

from __future__ import annotations

from app.exchange.office_lists.reading.cells import LENIENT
from app.exchange.workbook.cells import Kind
from app.exchange.workbook.cells.raw import squeeze
from app.exchange.workbook.layout import ROSTER

#: Beside the columns of the sheet Đoàn viên: a name in two columns, and a birth under Nam or Nữ.
OWN = {
    "family_name": "Họ và chữ lót",
    "given_name": "Tên",
    "male": "Nam (ngày sinh hoặc x)",
    "female": "Nữ (ngày sinh hoặc x)",
}
#: Columns of that sheet that an office's list never has.
_LEFT_OUT = {"standing", "left_on", "leaving_reason", "party_member"}
KINDS: dict[str, Kind] = {
    **{one.name: one.kind for one in ROSTER.columns if one.name not in _LEFT_OUT},
    **LENIENT,
}
LABELS = {
    "full_name": "Họ và tên",
    **OWN,
    **{one.name: one.heading for one in ROSTER.columns if one.name not in _LEFT_OUT},
}
#: Other headings that offices use, besides those of the columns.
_WORDS = {
    "ho ten": "full_name", "ho va ten doan vien": "full_name", "ten doan vien": "full_name",
    "ho ten doan vien": "full_name", "ho va ten can bo": "full_name", "ho va ten nld": "full_name",
    "ho": "family_name", "ho dem": "family_name", "ho lot": "family_name", "ho va ten dem": "family_name",
    "ho va chu lot": "family_name", "ten": "given_name",
    "ho va ten nguoi lao dong": "full_name", "ho va ten cb gv nv": "full_name",
    "nam": "male", "nu": "female", "phai": "sex", "gioi": "sex", "gt": "sex",
    "nam sinh": "birth", "ngay thang nam sinh": "birth", "ngay sinh": "birth", "sinh ngay": "birth",
    "ma so": "code", "ma doan vien": "code", "ma nv": "code", "ma nhan vien": "code", "so the": "code",
    "chuc vu don vi cong tac": "position", "chuc vu cong viec": "position",
    "chuc danh": "position", "chuc vu chuc danh": "position", "cong viec": "position",
    "don vi": "department", "phong ban": "department", "to chuyen mon": "department",
    "noi cong tac": "department", "to cm": "department", "phong": "department", "khoa": "department",
    "to": "union_group", "to cd": "union_group", "cong doan bo phan": "section",
    "ngay vao co quan": "started_on", "ngay vao don vi": "started_on", "ngay bat dau lam viec": "started_on",
    "ngay lam viec": "started_on", "ngay nhan viec": "started_on", "ngay vao lam viec": "started_on",
    "ngay vao cd": "joined_on", "ngay ket nap": "joined_on", "ngay gia nhap": "joined_on",
    "ngay vao doan": "joined_on", "ngay gia nhap cd": "joined_on", "ngay gia nhap cong doan": "joined_on",
    "nam vao cong doan": "joined_on", "nam vao cd": "joined_on", "ngay ket nap doan vien": "joined_on",
    "trinh do cm": "degree", "tdcm": "degree", "trinh do chuyen mon nghiep vu": "degree",
    "trinh do": "degree", "trinh do chuyen mon": "degree", "chuyen mon": "degree",
    "llct": "theory", "trinh do llct": "theory", "trinh do ly luan chinh tri": "theory",
    "ly luan": "theory", "chinh tri": "theory", "ly luan chinh tri": "theory",
    "dien thoai": "phone", "so dien thoai": "phone", "sdt": "phone", "dt": "phone",
    "so dt": "phone", "dtdd": "phone", "dien thoai di dong": "phone", "so dien thoai di dong": "phone",
    "luong dong bhxh": "dues_salary", "muc luong dong bhxh": "dues_salary", "luong co ban": "dues_salary",
    "muc luong dong doan phi": "dues_salary",
    "luong": "dues_salary", "muc luong": "dues_salary", "kho khan": "in_hardship", "ghi chu": "note",
}  # fmt: skip
_BY_WORDS = {
    **{squeeze(label): name for name, label in LABELS.items()},
    **{squeeze(words): name for words, name in _WORDS.items()},
}
NUMBERING = frozenset({"stt", "tt", "sott", "sothutu"})


def guess(head: str) -> str:
    """The field that a heading most likely fills, by its full text, else by its last line; "" for none."""
    last = head.rpartition(" / ")[2]
    return _BY_WORDS.get(squeeze(head)) or _BY_WORDS.get(squeeze(last), "")


def is_known(words: str) -> bool:
    """Whether a cell looks like a heading of such a list."""
    return squeeze(words) in NUMBERING or bool(guess(words))
