"""Vietnamese labels of the trail's actions and fields."""

from __future__ import annotations

from app.core.fields import Field, Money, People, Reference

DONE = {
    "recorded": "Ghi",
    "added": "Thêm",
    "corrected": "Sửa",
    "answered": "Trả lời",
    "attached": "Thêm",
    "scored": "Chấm",
    "ticked": "Đánh dấu đã diễn ra",
    "skipped": "Đánh dấu không diễn ra",
    "unskipped": "Bỏ dấu không diễn ra",
    "detached": "Gỡ",
    "withdrawn": "Rút khỏi sổ",
    "merged": "Gộp",
    "removed": "Xóa",
    "cleaned": "Làm sạch",
    "closed": "Khóa",
    "reopened": "Mở lại",
    "refreshed": "Tính lại",
    "issued": "Lập",
    "ended": "Thu hồi",
    "saved": "Lưu",
    "exceeded": "Nói lý do vượt định mức",
    "posted": "Vào sổ",
    "settled": "Ghi tiền của ai",
    "renewed": "Lấy lại từ sổ đoàn viên",
    "started": "Mở sổ",
    "imported": "Nhập",
    "exported": "Xuất",
    "printed": "Vẫn in",
    "party_kept": "Đổi việc giữ thông tin đảng viên",
    "party_erased": "Xóa hẳn thông tin đảng viên",
    "erased": "Xóa dữ liệu cá nhân",
    "purpose_erased": "Xóa một phần dữ liệu cá nhân",
    "granted": "Giao vai trò",
    "regranted": "Giao lại vai trò",
    "confirmed": "Xác nhận vai trò",
    "declined": "Không xác nhận vai trò",
    "terms_set": "Đặt hạn vai trò, quyền xem thông tin riêng",
    "revoked": "Thu hồi vai trò",
    "locked": "Bắt đầu phải chờ vì sai mật khẩu nhiều lần",
    "unlocked": "Mở khóa đăng nhập",
    "password_changed": "Đổi mật khẩu",
    "enabled": "Khóa, mở tài khoản",
    "administrator": "Giao, thôi quyền quản trị",
    "sessions_ended": "Kết thúc phiên đăng nhập",
    "second_factor_on": "Bật xác nhận hai bước",
    "second_factor_off": "Tắt xác nhận hai bước",
    "second_factor_required": "Bắt buộc, thôi bắt buộc xác nhận hai bước",
    "recovery_codes_renewed": "Thay mã dự phòng",
    "restored": "Máy chủ đặt lại",
}
#: What no facts state, or facts of several features call differently, in actions that are none of theirs.
_PLAIN = {
    "address": "Địa chỉ máy", "actor": "Người ghi", "also_found_by": "Tìm theo", "answer": "Kết quả",
    "code": "Mã", "content": "Nội dung", "display_name": "Họ và tên", "ends_on": "Đến ngày",
    "is_admin": "Quản trị", "is_enabled": "Đang dùng", "keeps_party": "Giữ thông tin đảng viên",
    "party_periods": "Số dòng có thông tin đảng viên", "memberships": "Thời gian ở công đoàn",
    "name": "Tên", "paid": "Đã đóng", "people": "Số người", "place": "Địa điểm", "position": "Chức vụ",
    "reason": "Lý do", "role": "Vai trò", "starts_on": "Từ ngày", "title": "Tên",
    "username": "Tên đăng nhập", "year": "Năm", "share_group": "Nhóm tính tỷ lệ chi", "occurrence": "Lần",
    "entry": "Mục trong nhật ký",
    "is_waiting": "Chờ Chủ tịch xác nhận",
    "sensitive_from": "Xem thông tin riêng từ ngày", "sensitive_to": "Xem thông tin riêng đến hết ngày",
    "excess": "Lý do vượt định mức", "is_example": "Là ví dụ", "ticked": "Người nhận",
    "unticked": "Bỏ chọn", "held_on": "Ngày tổ chức", "file_name": "Tên tệp", "size": "Dung lượng (byte)",
    "ground": "Vì sao xóa", "erased": "Đã xóa", "trail_lines": "Số dòng dấu vết đã lấy giá trị ra",
    "retained": "Loại dữ liệu", "rows": "Số mục",
    "sha256": "Mã kiểm tra nội dung", "triggers": "Chốt chặn", "sessions": "Số phiên",
    "requires_code": "Bắt buộc xác nhận hai bước", "admins_need_code": "Bắt buộc xác nhận hai bước",
}  # fmt: skip
UNSTATED: dict[str, Field] = {
    **{name: Field(label) for name, label in _PLAIN.items()},
    "amount": Money("Số tiền"),
    "fund_id": Reference("Quỹ", to="funds"),
    "member_id": Reference("Đoàn viên", to="people"),
    "member_ids": People("Đoàn viên"),
    "book_amount": Money("Số dư theo sổ"),
}
#: Hidden where the union does not keep it.
PARTY = frozenset({"party_member"})
#: (first word of an action, field) with another label than in `UNSTATED`.
UNSTATED_OF = {
    ("attachments", "description"): "Mô tả",
    ("exchange", "added"): "Người mới",
    ("exchange", "changed"): "Người được cập nhật",
}
#: Actions whose words need not say what they are about.
ALONE = frozenset(
    {
        "exceeded",
        "settled",
        "party_kept",
        "party_erased",
        "erased",
        "purpose_erased",
        "granted",
        "regranted",
        "confirmed",
        "declined",
        "terms_set",
        "revoked",
        "locked",
        "unlocked",
        "password_changed",
        "enabled",
        "administrator",
        "sessions_ended",
        "second_factor_on",
        "second_factor_off",
        "second_factor_required",
        "recovery_codes_renewed",
    }
)
