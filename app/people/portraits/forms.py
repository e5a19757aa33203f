"""The form of a photograph."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired

from app.web.forms.base import SentOnce


class PortraitForm(SentOnce):
    """A person's photograph."""

    file = FileField(
        "Ảnh",
        [FileRequired("Hãy chọn ảnh.")],
        description="JPEG hoặc PNG, nhiều nhất 10 MB. Ảnh được cắt vuông, thu nhỏ, bỏ thông tin máy chụp.",
        render_kw={"accept": ".jpg,.jpeg,.png"},
    )
