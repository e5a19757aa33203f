"""What the security log keeps. Pure."""

from __future__ import annotations

from app.core.choices import Choice


class EventKind(Choice):
    """What happened. Events name who, where and about what, never what was read or typed."""

    SIGNED_IN = "signed_in", "Đăng nhập"
    SIGN_IN_FAILED = "sign_in_failed", "Đăng nhập không được"
    SIGNED_OUT = "signed_out", "Đăng xuất"
    SESSION_ENDED = "session_ended", "Kết thúc phiên"
    PASSWORD_CHANGED = "password_changed", "Đổi mật khẩu"
    SECOND_FACTOR_CHANGED = "second_factor_changed", "Đổi xác thực hai bước"
    ACCOUNT_CHANGED = "account_changed", "Mở, khóa tài khoản, quyền quản trị"
    GRANTED = "granted", "Giao quyền"
    REVOKED = "revoked", "Thu hồi quyền"
    REFUSED = "refused", "Bị từ chối vì không có quyền"
    DOWNLOADED = "downloaded", "Tải tệp"
    SENSITIVE_VIEWED = "sensitive_viewed", "Xem thông tin riêng"
    BACKUP_MADE = "backup_made", "Sao lưu"
    BACKUP_DOWNLOADED = "backup_downloaded", "Tải bản sao lưu"
    RESTORED = "restored", "Khôi phục từ bản sao lưu"
    ERASED = "erased", "Xóa dữ liệu cá nhân"
