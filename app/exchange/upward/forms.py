"""The form that opens a file of a union above."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired

from app.web.forms.base import SentOnce
from app.web.forms.fields import TextField


class FromAboveForm(SentOnce):
    """A request for a report, an answer to one, what regulations set."""

    file = FileField(
        "Tệp cấp trên gửi (.goi)",
        [FileRequired("Hãy chọn tệp.")],
        description="Yêu cầu báo cáo, ý kiến, chấp nhận, mức theo quy định.",
        render_kw={"accept": ".goi"},
    )
    code = TextField(
        "Mã khóa cấp trên đọc qua điện thoại",
        most=60,
        description="Chỉ lần đầu, khi phần mềm hỏi.",
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
