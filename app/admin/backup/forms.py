"""Forms of backups."""

from __future__ import annotations

from pathlib import Path

from flask_wtf.file import FileField
from wtforms import Field, PasswordField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.validators import InputRequired, NumberRange, ValidationError

from app.admin.backup.facts import HOUR, KEY_KIND, SECOND_FOLDER, KeyKind
from app.office.backup.archive.keys import SHORTEST_PASSPHRASE
from app.web.forms.accounts import TYPED_OTHERWISE
from app.web.forms.base import Form
from app.web.forms.fields import TextField, WholeField

_HIDDEN = {"autocomplete": "off"}
_KEY_FILE_MOST = 10_000


class SettingsForm(Form):
    """When, and where to besides."""

    hour = WholeField(
        HOUR.label,
        [InputRequired("Hãy ghi giờ, từ 0 đến 23."), NumberRange(0, 23, "Giờ là một số từ 0 đến 23.")],
        description="Máy tắt vào giờ ấy thì sao lưu khi máy bật lại.",
    )
    second_folder = TextField(
        SECOND_FOLDER.label,
        most=SECOND_FOLDER.most,
        description="Ở ổ đĩa khác (USB, ổ mạng), ví dụ /media/usb/sao-luu hoặc E:\\sao-luu. "
        "Để trống thì chỉ có bản trên máy này: hỏng máy là mất cả sổ lẫn bản sao.",
    )

    def validate_second_folder(self, field: Field) -> None:
        path = Path(field.data or "")
        if field.data and not path.is_absolute():
            raise ValidationError("Hãy ghi đường dẫn đầy đủ, ví dụ /media/usb/sao-luu hoặc E:\\sao-luu.")
        if field.data and not path.is_dir():
            raise ValidationError("Máy chủ không thấy thư mục này. Hãy cắm ổ đĩa và tạo thư mục trước.")


class KeyForm(Form):
    """How backups are locked from now on."""

    kind = SelectField(KEY_KIND.label, choices=[SelectChoice(*one) for one in KeyKind.options()])
    passphrase = PasswordField(
        "Cụm mật khẩu",
        description=f"Ít nhất {SHORTEST_PASSPHRASE} ký tự, nên là bốn, năm từ rời nhau. Ghi ra giấy và cất "
        "ở chỗ khác máy này: quên thì không ai mở được bản sao lưu.",
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField("Gõ lại cụm mật khẩu", render_kw={"autocomplete": "new-password"})

    def validate_passphrase(self, field: Field) -> None:
        if self.kind.data == KeyKind.PASSPHRASE and not field.data:
            raise ValidationError("Hãy ghi cụm mật khẩu.")

    def validate_again(self, field: Field) -> None:
        if self.kind.data == KeyKind.PASSPHRASE and field.data != self.passphrase.data:
            raise ValidationError(TYPED_OTHERWISE)


class OpeningForm(Form):
    """What opens an archive: passphrase or key file."""

    passphrase = PasswordField("Cụm mật khẩu", description="Đã đặt khi khóa bản sao lưu.", render_kw=_HIDDEN)
    key_file = FileField("Hoặc tệp khóa", description="Nếu bản sao lưu khóa bằng tệp khóa.")

    def key_text(self) -> str:
        """The content of the key file, "" for none."""
        sent = self.key_file.data
        return sent.read(_KEY_FILE_MOST).decode("utf-8", "replace") if sent and sent.filename else ""


class ArchiveForm(OpeningForm):
    """One of the archives on the server, or one that is sent."""

    name = SelectField("Bản trên máy chủ", validate_choice=False)
    file = FileField(
        "Hoặc tệp gửi lên",
        description="Tệp .tar, nhiều nhất 120 MB. Tệp lớn hơn: chép vào thư mục backups của nơi đặt sổ.",
        render_kw={"accept": ".tar"},
    )

    def validate_file(self, field: Field) -> None:
        if not self.name.data and not (field.data and field.data.filename):
            raise ValidationError("Hãy chọn một bản sao lưu.")
