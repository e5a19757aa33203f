"""The form that takes a scan."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired

from app.web.form_base import SentOnce


class AttachmentForm(SentOnce):
    """A scan of a voucher, an invoice, a list that was signed."""

    file = FileField(
        "Tệp quét hoặc ảnh chụp",
        [FileRequired("Hãy chọn tệp.")],
        description="PDF, JPEG hoặc PNG, nhiều nhất 10 MB.",
        render_kw={"accept": ".pdf,.jpg,.jpeg,.png"},
    )
