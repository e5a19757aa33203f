"""What the trail calls deeds and fields that are those of several rooms; a room declares its own."""

from __future__ import annotations

from app.core.fields import Day, Field, Money, People, Reference
from app.web.features import Deed

DEEDS = {
    "recorded": Deed("Ghi"),
    "added": Deed("Thêm"),
    "corrected": Deed("Sửa"),
    "answered": Deed("Trả lời"),
    "withdrawn": Deed("Rút khỏi sổ"),
    "removed": Deed("Xóa"),
    "closed": Deed("Khóa"),
    "reopened": Deed("Mở lại"),
    "issued": Deed("Lập"),
    "saved": Deed("Lưu"),
    "imported": Deed("Nhập"),
    "trusted": Deed("Tin khóa của"),
    "distrusted": Deed("Thôi tin khóa của"),
    "opened": Deed("Mở"),
    "erased": Deed("Xóa dữ liệu cá nhân", alone=True),
}
#: What no facts state, or facts of several features call differently, in actions that are none of theirs.
UNSTATED: dict[str, Field] = {
    name: Field(label)
    for name, label in {
        "actor": "Người ghi",
        "also_found_by": "Tìm theo",
        "answer": "Kết quả",
        "code": "Mã",
        "content": "Nội dung",
        "ends_on": "Đến ngày",
        "file_name": "Tên tệp",
        "name": "Tên",
        "paid": "Đã đóng",
        "people": "Số người",
        "place": "Địa điểm",
        "position": "Chức vụ",
        "reason": "Lý do",
        "sha256": "Mã kiểm tra nội dung",
        "share_group": "Nhóm tính tỷ lệ chi",
        "size": "Dung lượng (byte)",
        "starts_on": "Từ ngày",
        "title": "Tên",
        "year": "Năm",
    }.items()
} | {
    "accepted_on": Day("Ngày chấp nhận"),
    "amount": Money("Số tiền"),
    "fund_id": Reference("Quỹ", to="funds"),
    "member_id": Reference("Đoàn viên", to="people"),
    "member_ids": People("Đoàn viên"),
}
#: Hidden where the union does not keep it.
PARTY = frozenset({"party_member"})
