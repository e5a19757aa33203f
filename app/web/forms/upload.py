"""The form that uploads a workbook, in the exchange and at first run."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired
from werkzeug.datastructures import FileStorage
from wtforms import Field
from wtforms.validators import ValidationError

from app.core.vietnamese import tidy
from app.web.forms.base import Form


class UploadForm(Form):
    """A workbook to import."""

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
    """The name of the uploaded file without folders, at most 200 characters."""
    return tidy((file.filename or "").replace("\\", "/").rpartition("/")[2])[:200]
