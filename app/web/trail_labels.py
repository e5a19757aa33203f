"""What the trail's actions and fields are called on screen."""

from __future__ import annotations

DONE = {
    "recorded": "Ghi",
    "added": "Thêm",
    "corrected": "Sửa",
    "withdrawn": "Rút khỏi sổ",
    "started": "Mở sổ",
    "imported": "Nhập",
    "exported": "Xuất",
    "party_kept": "Đổi việc giữ thông tin đảng viên",
    "granted": "Giao vai trò",
    "revoked": "Thu hồi vai trò",
    "locked": "Tạm khóa vì sai mật khẩu nhiều lần",
    "password_changed": "Đổi mật khẩu",
    "enabled": "Khóa, mở tài khoản",
    "administrator": "Giao, thôi quyền quản trị",
}
ABOUT = {
    "welfare": "thăm hỏi, tặng quà",
    "events.event": "hoạt động",
    "events.petition": "kiến nghị",
    "emulation.award": "khen thưởng",
    "emulation.rating": "xếp loại",
    "cashbook.money": "thu, chi",
    "cashbook.budget_line": "dự toán",
    "cashbook": "sổ quỹ",
    "funds.term": "mức đóng quỹ",
    "funds.collection": "đợt thu quỹ",
    "funds.contribution": "khoản đóng quỹ",
    "funds": "quỹ",
    "commitments.commitment": "cam kết",
    "commitments.plan_item": "phương hướng",
    "commitments.statement": "nhận định",
    "members.person": "thông tin cá nhân",
    "members.period": "thời gian ở công đoàn",
    "members.child": "con đoàn viên",
    "members": "người vào danh sách",
    "exchange": "sổ trao đổi",
    "units": "thông tin công đoàn",
    "accounts": "tài khoản",
}
FIELDS = {
    "accountant": "Kế toán", "actor": "Người ghi", "addressed_to": "Nơi giải quyết",
    "also_found_by": "Tìm theo", "amount": "Số tiền", "answer": "Kết quả", "answered_on": "Ngày trả lời",
    "audience": "Đối tượng", "basis": "Kỳ đóng", "birth": "Ngày sinh", "category": "Loại",
    "chair": "Chủ tịch", "channel": "Hình thức", "code": "Mã", "content": "Nội dung", "cost": "Kinh phí",
    "counterparty": "Người nộp, nhận", "decision_number": "Số quyết định",
    "degree": "Trình độ chuyên môn", "department": "Bộ phận", "description": "Nội dung",
    "direction": "Loại", "display_name": "Họ và tên", "document_symbol": "Ký hiệu văn bản",
    "done": "Thực hiện", "dues_salary": "Lương đóng đoàn phí", "ends_on": "Đến ngày",
    "full_name": "Họ và tên", "fund_id": "Quỹ", "fund_name": "Tên quỹ", "granted_on": "Ngày",
    "granting_body": "Cấp khen", "happened_on": "Ngày", "in_hardship": "Hoàn cảnh khó khăn",
    "in_kind": "Hiện vật", "is_admin": "Quản trị", "is_enabled": "Đang dùng", "item": "Khoản mục",
    "joined_on": "Ngày vào công đoàn", "keeps_party": "Giữ thông tin đảng viên",
    "labour_kind": "Loại lao động", "leaving_reason": "Lý do thôi", "left_on": "Ngày thôi",
    "level": "Mức", "measure": "Cách đo", "measure_unit": "Đơn vị tính", "member_id": "Đoàn viên",
    "member_ids": "Đoàn viên", "memberships": "Thời gian ở công đoàn", "merit": "Thành tích",
    "name": "Tên", "note": "Ghi chú", "occasion": "Dịp", "opening_amount": "Số dư đầu kỳ",
    "opening_channel": "Hình thức của số dư", "opening_on": "Ngày số dư", "paid": "Đã đóng",
    "paid_on": "Ngày đóng",
    "partners": "Phối hợp với", "party_member": "Đảng viên", "payer_name": "Người đóng",
    "people": "Số người", "period_text": "Kỳ", "phone": "Điện thoại", "place": "Địa điểm",
    "position": "Chức vụ", "prize": "Tiền thưởng", "quantity": "Số lượng", "raised_by": "Người nêu",
    "raised_on": "Ngày", "rate": "Mức đóng", "reason": "Lý do", "recipient": "Người nhận",
    "recognised_by": "Cấp công nhận", "remit_percent": "Nộp cấp trên", "result": "Kết quả",
    "role": "Vai trò", "school_class": "Lớp", "school_year": "Năm học", "score": "Điểm",
    "sex": "Giới tính", "side": "Loại", "stage": "Mức", "standing": "Tình trạng", "starts_on": "Từ ngày",
    "subject": "Đối tượng", "target": "Chỉ tiêu", "term": "Nhiệm kỳ", "theory": "Lý luận chính trị",
    "times": "Số lần", "title": "Tên", "to_channel": "Hình thức đến", "to_fund_id": "Quỹ đến",
    "topic": "Mục", "treasurer": "Thủ quỹ", "union_group": "Tổ công đoàn",
    "union_post": "Chức danh công đoàn", "upper_union": "Công đoàn cấp trên",
    "upper_upper_union": "Cấp trên của cấp trên", "username": "Tên đăng nhập",
    "vice_chair": "Phó Chủ tịch", "visitors": "Người đi thăm", "voucher_text": "Số phiếu",
    "workplace": "Tên cơ quan", "year": "Năm",
}  # fmt: skip
#: Hidden where the union does not keep it.
PARTY = frozenset({"party_member"})
#: Fields that another feature calls otherwise.
FIELDS_OF = {
    ("commitments", "position"): "STT",
    ("units", "place"): "Địa danh",
    ("units", "name"): "Tên công đoàn",
}
#: What was done says by itself what it was done to.
ALONE = frozenset(
    {"party_kept", "granted", "revoked", "locked", "password_changed", "enabled", "administrator"}
)
MONEY = frozenset({"amount", "cost", "prize", "dues_salary", "opening_amount"})
DECIMALS = frozenset({"done", "rate", "remit_percent", "score"})
PEOPLE = frozenset({"member_id", "member_ids"})
FUNDS = frozenset({"fund_id", "to_fund_id"})
