"""The form that takes a workbook: into open books, or as the first ones."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired
from werkzeug.datastructures import FileStorage
from wtforms import Field
from wtforms.validators import ValidationError

from app.core.vietnamese import tidy
from app.web.forms.base import Form


class UploadForm(Form):
    """A workbook to take in."""

    file = FileField(
        "Tệp Excel (.xlsx)",
        [FileRequired("Hãy chọn tệp.")],
        description="Chưa ghi gì ngay: sổ được kiểm tra và cho xem trước.",
        render_kw={"accept": ".xlsx"},
    )

    def validate_file(self, field: Field) -> None:
        if not (field.data.filename or "").lower().endswith(".xlsx"):
            raise ValidationError(
                "Tệp phải có đuôi .xlsx; hãy mở bằng Excel và lưu lại dạng «Excel Workbook»."
            )


def sent_name(file: FileStorage) -> str:
    """What the sent file is called, without its folders, as it is kept: at most 200 letters."""
    return tidy((file.filename or "").replace("\\", "/").rpartition("/")[2])[:200]
