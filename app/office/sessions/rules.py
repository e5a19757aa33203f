"""How long a session lasts, and what a browser is called. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from app.core.choices import Choice

#: A session ends after this time without a request, and this time after signing in in any case.
IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=12)
#: How often the last request is noted.
NOTED_EACH = timedelta(minutes=1)
#: How long rows are kept.
KEPT = timedelta(days=30)
#: Clocks of two servers may differ by this much; a time further ahead means that a clock was set back.
_SKEW = timedelta(minutes=1)

#: What browsers and systems call themselves, and what people call them; the first that is found counts, for
#: most also name those that they descend from.
_BROWSERS = (
    ("zalo", "Zalo"),
    ("coc_coc", "Cốc Cốc"),
    ("edg", "Edge"),
    ("opr/", "Opera"),
    ("samsungbrowser", "Samsung Internet"),
    ("firefox", "Firefox"),
    ("fxios", "Firefox"),
    ("crios", "Chrome"),
    ("chrome", "Chrome"),
    ("safari", "Safari"),
)
_SYSTEMS = (
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("android", "Android"),
    ("windows", "Windows"),
    ("mac os", "máy Mac"),
    ("linux", "Linux"),
)


class Ending(Choice):
    """Why a session was ended before its time."""

    SIGNED_OUT = "signed_out", "Đăng xuất"
    BY_OWNER = "by_owner", "Chủ tài khoản kết thúc từ máy khác"
    BY_ADMINISTRATOR = "by_administrator", "Người quản trị kết thúc"
    NEW_PASSWORD = "new_password", "Đổi mật khẩu"
    NEW_CODE = "new_code", "Bật xác nhận hai bước"
    CLOSED = "closed", "Khóa tài khoản"


def is_open(started_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """Whether a session that nobody ended still goes on; not where a clock was set back before it."""
    started, seen = now - aware(started_at), now - aware(seen_at)
    return -_SKEW <= started < LONGEST and -_SKEW <= seen < IDLE


def is_due(seen_at: datetime, now: datetime) -> bool:
    """Whether the request at `now` is to be noted."""
    return now - aware(seen_at) >= NOTED_EACH


def digest_of(token: str) -> str:
    """What is stored of a token; it is long and random, so that nothing slower is needed."""
    return sha256(token.encode()).hexdigest()


def browser_text(agent: str) -> str:
    """What people call the browser: «Chrome trên Windows», «Safari trên iPhone»."""
    words = agent.lower()
    browser = next((name for mark, name in _BROWSERS if mark in words), "")
    system = next((name for mark, name in _SYSTEMS if mark in words), "")
    if browser and system:
        return f"{browser} trên {system}"
    return browser or system or "Trình duyệt khác"


def aware(moment: datetime) -> datetime:
    """A naive moment is UTC, as SQLite gives it."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
