"""The form by which a paper is signed."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired
from wtforms import PasswordField

from app.web.forms.base import SentOnce


class SignForm(SentOnce):
    """A key file and its passphrase; neither is kept."""

    key = FileField(
        "Tệp khóa (.p12, .pfx)",
        [FileRequired("Hãy chọn tệp khóa.")],
        description="Tệp chỉ dùng để ký lần này, không lưu lại.",
        render_kw={"accept": ".p12,.pfx,application/x-pkcs12"},
    )
    passphrase = PasswordField(
        "Mật khẩu của tệp khóa",
        description="Không lưu lại. Để trống nếu tệp không có mật khẩu.",
        render_kw={"autocomplete": "off"},
    )
