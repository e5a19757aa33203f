"""The words of the notice: who keeps what, why, how long, rights, whom to ask. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from app.papers.head import Head
from app.papers.sheet import Column, Sheet, SheetRow, Signature
from app.people.personal_data.notice.facts import Kept

_MEMBERSHIP = "Suốt thời gian ở công đoàn; sau khi thôi 10 năm thì xét xóa tên"
_CONSENT = "Đến khi rút đồng ý, hoặc khi thôi công đoàn"
_VOUCHERS = "Theo thời hạn lưu trữ chứng từ kế toán (10 năm)"


def notice_of(head: Head, kept: Kept, dated: str) -> Sheet:
    """The notice on paper."""
    chair = head.chair or "Chủ tịch công đoàn"
    return Sheet(
        form="",
        title="THÔNG BÁO XỬ LÝ DỮ LIỆU CÁ NHÂN",
        subtitles=("Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP",),
        before=(
            f"Ai giữ: {head.unit_name}, bằng phần mềm đặt tại máy chủ của công đoàn; "
            "Ban Chấp hành ghi, Ủy ban kiểm tra xem, công đoàn cấp trên chỉ nhận báo cáo.",
            "Công đoàn không bán, không chuyển dữ liệu ra nước ngoài, không để máy quyết định về ai.",
        ),
        columns=(
            Column("Giữ gì", width=2.4),
            Column("Để làm gì", width=2.2),
            Column("Căn cứ", width=1.8),
            Column("Giữ bao lâu", width=2),
        ),
        rows=tuple(SheetRow(one) for one in _rows(kept)),
        closing=(
            "Quyền của mỗi người: biết, xem, nhận bản trích, sửa, xóa, hạn chế dùng, rút đồng ý, khiếu nại. "
            "Công đoàn trả lời trong 2 ngày làm việc; làm xong trong 10 đến 20 ngày tùy việc.",
            f"Hỏi ai: {chair}; hoặc vào phần mềm, mục Hồ sơ của tôi → Yêu cầu xem, sửa, xóa, hạn chế.",
            "Rút đồng ý không ảnh hưởng đến quyền lợi đoàn viên và đến những gì đã làm trước đó.",
        ),
        signatures=(Signature("CHỦ TỊCH", name=head.chair),),
        place_and_date=dated,
    )


def _rows(kept: Kept) -> Iterator[tuple[str, str, str, str]]:
    roster = "Họ tên, ngày sinh, giới tính, chức vụ, trình độ, điện thoại, ngày vào, ngày thôi"
    yield roster, "Quản lý đoàn viên, báo cáo số liệu", "Điều lệ, Luật Công đoàn", _MEMBERSHIP
    if kept.salaries:
        yield "Lương đóng đoàn phí", "Tính đoàn phí", "Điều lệ, quy định tài chính công đoàn", _VOUCHERS
    money = "Khoản đóng, khoản nhận, chữ ký trên phiếu, danh sách ký nhận"
    yield money, "Thu, chi, công khai tài chính", "Luật Kế toán", _VOUCHERS
    visits = "Lần được thăm hỏi (có khi nêu ốm đau, tang, sinh con), khen thưởng, xếp loại"
    yield visits, "Chăm lo, thi đua, báo cáo", "Luật Công đoàn", _MEMBERSHIP
    if kept.hardship:
        yield "Hoàn cảnh khó khăn", "Xét trợ cấp, tặng quà", "Đồng ý của người ấy", _CONSENT
    if kept.children:
        yield (
            "Con: họ tên, ngày sinh, lớp, thành tích",
            "Tặng quà, khen học giỏi",
            "Đồng ý của cha, mẹ",
            _CONSENT,
        )
    if kept.portraits:
        yield "Ảnh chân dung", "Nhận ra người trong hồ sơ", "Đồng ý của người ấy", _CONSENT
    if kept.party:
        yield "Đảng viên", "Báo cáo số liệu", "Đồng ý của người ấy", _CONSENT
    trail = "Ai ghi, ai sửa, lúc nào"
    yield trail, "Kiểm tra, chống sửa sổ", "Luật Kế toán, an toàn dữ liệu", "Cùng với sổ"
