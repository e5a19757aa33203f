"""What an administrator sets of the backups: as boxes and the trail call it."""

from __future__ import annotations

from app.core.choices import Choice
from app.core.fields import Count, OneOf, Text


class KeyKind(Choice):
    """With what a backup is opened."""

    PASSPHRASE = "passphrase", "Bằng cụm mật khẩu"
    KEY_FILE = "key_file", "Bằng tệp khóa tải về một lần"


HOUR = Count("Giờ sao lưu hằng ngày")
SECOND_FOLDER = Text("Thư mục thứ hai", most=400)
KEY_KIND = OneOf("Cách khóa", choices=KeyKind)
