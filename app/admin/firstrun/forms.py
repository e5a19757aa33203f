"""Forms of first run."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField

from app.admin.backup.forms import OpeningForm
from app.admin.firstrun import code
from app.admin.firstrun.actions import Account
from app.office.union_kinds.known import working_year_in
from app.office.units.facts import UnitFacts
from app.web.forms.accounts import GOOD_PASSWORD, AccountBoxes, password_box, typed_again
from app.web.forms.base import Form
from app.web.forms.fields import REQUIRED, TextField
from app.web.forms.stated import stated_box
from app.web.forms.upload import UploadForm


class WithCode(Form):
    """What is asked before there is an account: with the code, unless the user is at the server's machine."""

    code = TextField(
        "Mã mở sổ",
        [REQUIRED],
        most=40,
        description="Hiện ở cửa sổ chạy chương trình khi khởi động, ví dụ ABCDE-23456.",
        render_kw={"autocomplete": "off"},
    )

    def without_code(self) -> Self:
        """The form without the field of the code."""
        del self.code
        return self

    def is_code_right(self, instance: Path) -> bool:
        """Whether the code is right, or not asked for."""
        if "code" not in self or code.is_right(instance, self.code.data):
            return True
        self.code.errors = ["Mã không đúng. Hãy xem lại ở cửa sổ chạy chương trình."]
        return False


class FirstAccountForm(WithCode, AccountBoxes):
    """The first account, which is chair and administrator."""

    password = password_box("Mật khẩu", GOOD_PASSWORD)
    again = typed_again("Gõ lại mật khẩu")

    def account(self) -> Account:
        """The data of the account."""
        return Account(self.display_name.data, self.username.data, self.password.data or "")


class NewUnionForm(FirstAccountForm):
    """A new union with empty books."""

    name = stated_box(UnitFacts, "name", help="Ví dụ: Công đoàn cơ sở Trường THCS Hoa Mai.")
    workplace = stated_box(UnitFacts, "workplace")
    kind = stated_box(UnitFacts, "kind")
    upper_union = stated_box(UnitFacts, "upper_union")
    place = stated_box(UnitFacts, "place")

    takes_proposed = BooleanField(
        "Thêm sẵn quỹ, khoản mục, định mức ví dụ, ngày thường có của loại hình",
        description="Sửa, bỏ được sau. Định mức chỉ là ví dụ tới khi Ban Chấp hành áp dụng.",
        default=True,
    )

    def union(self) -> UnitFacts:
        """The facts of the union, its working year that of its kind; the account's user is its chair."""
        kind = self.kind.data
        return UnitFacts(
            name=self.name.data,
            workplace=self.workplace.data,
            upper_union=self.upper_union.data,
            kind=kind,
            working_year=working_year_in(kind) if kind else None,
            place=self.place.data,
            chair=self.display_name.data,
        )


class WorkbookForm(UploadForm, FirstAccountForm):
    """A workbook to import as the first books."""


class FirstArchiveForm(WithCode, OpeningForm):
    """A backup that is sent to a machine without books."""

    file = FileField(
        "Tệp sao lưu (.tar)",
        [FileRequired("Hãy chọn tệp.")],
        description="Nhiều nhất 120 MB; tệp lớn hơn thì dùng lệnh flask restore.",
        render_kw={"accept": ".tar"},
    )
