"""Forms of the inbox: files of unions below, the code of a key."""

from __future__ import annotations

from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import Field
from wtforms.validators import ValidationError

from app.web.forms.base import Form, SentOnce
from app.web.forms.fields import REQUIRED, TextField

#: At most this many files are taken at once.
MOST_FILES = 200


class PackagesForm(SentOnce):
    """Files that unions below sent."""

    files = MultipleFileField(
        "Các tệp gói báo cáo (.goi)",
        [FileRequired("Hãy chọn tệp.")],
        description="Chọn được nhiều tệp một lần. Mỗi tệp được kiểm tra riêng: tệp sai không cản tệp đúng.",
        render_kw={"accept": ".goi"},
    )

    def validate_files(self, field: Field) -> None:
        if len(field.data) > MOST_FILES:
            raise ValidationError(f"Mỗi lần nhiều nhất {MOST_FILES} tệp; hãy chia làm mấy lần.")


class CodeForm(Form):
    """The code of a key, as it was read aloud."""

    code = TextField("Mã khóa nghe đọc qua điện thoại", [REQUIRED], most=60)
