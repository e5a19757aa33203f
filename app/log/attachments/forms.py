"""The upload form of scans."""

from __future__ import annotations

from flask_wtf.file import FileRequired, MultipleFileField

from app.log.attachments.rules import LONGEST_DESCRIPTION
from app.web.forms.base import SentOnce
from app.web.forms.fields import TextField


class AttachmentForm(SentOnce):
    """Scans of vouchers, invoices, signed lists; photographs of an event."""

    file = MultipleFileField(
        "Ảnh chụp hoặc tệp quét",
        [FileRequired("Hãy chọn tệp.")],
        description="Chọn được nhiều tệp một lần: JPEG, PNG, PDF; mỗi tệp nhiều nhất 10 MB, tất cả 40 MB.",
        # Media types, not extensions: phones then offer the camera and convert their formats to JPEG.
        render_kw={"accept": "image/jpeg,image/png,application/pdf"},
    )
    description = TextField(
        "Mô tả",
        most=LONGEST_DESCRIPTION,
        description="Trong ảnh, trong tệp có gì, như «Trao quà cho các cháu dịp 1/6». Tìm lại được.",
    )
