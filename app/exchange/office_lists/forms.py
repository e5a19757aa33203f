"""Forms of an office's own list: the upload, the mapping of columns, the import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from flask import request
from wtforms import BooleanField, Field
from wtforms.validators import ValidationError

from app.exchange.office_lists.layout import LABELS, guess
from app.exchange.office_lists.reading.sheet import LARGEST_LIST
from app.people.roster.facts import Standing
from app.people.salaries.forms import SalaryBoxes, refuse_without_day
from app.web.forms.base import Form, SentOnce
from app.web.forms.choices import ChoiceField
from app.web.forms.upload import UploadForm

_NO_NAME = "Chọn cột «Họ và tên», hoặc hai cột «Họ và chữ lót» và «Tên»."
_NO_SEX = "Chọn cột «Giới tính», hoặc cột «Nam» và cột «Nữ»."


class OfficeForm(UploadForm):
    """The upload of a list."""

    def validate_file(self, field: Field) -> None:
        super().validate_file(field)
        if request.content_length and request.content_length > LARGEST_LIST:
            raise ValidationError(
                f"Tệp lớn quá {LARGEST_LIST // 2**20} MB; một bảng danh sách nhỏ hơn nhiều."
            )


class ColumnsForm(Form):
    """The field that each column fills, by its place (`column-3`), and the standing of all on the list."""

    standing = ChoiceField("Những người trong bảng là", Standing, default=Standing.MEMBER)
    columns: dict[int, str]

    def offer(self, heads: Sequence[str], known: Mapping[int, str] | None) -> Self:
        """Set the mapping: as submitted, else as stored for these headings, else as guessed from them."""
        if self.is_submitted():
            chosen = {n: request.form.get(f"column-{n}", "") for n in range(len(heads))}
        elif known is not None:
            chosen = dict(known)
        else:
            chosen = _guessed(heads)
        self.columns = {place: name for place, name in chosen.items() if name in LABELS}
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse two columns for one field, and a list without names or sex."""
        is_valid: bool = super().validate(extra_validators)
        names = list(self.columns.values())
        twice = sorted({LABELS[name] for name in names if names.count(name) > 1})
        if twice:
            self.form_errors.append(f"Hai cột cùng chọn: {', '.join(twice)}. Mỗi thông tin chỉ một cột.")
        if "full_name" not in names and not {"family_name", "given_name"} <= set(names):
            self.form_errors.append(_NO_NAME)
        if "sex" not in names and not {"male", "female"} & set(names):
            self.form_errors.append(_NO_SEX)
        return is_valid and not self.form_errors


class ImportForm(SentOnce, SalaryBoxes):
    """Importing the list."""

    with_old = BooleanField(
        "Cập nhật cả người đã có theo bảng",
        description="Ô trống trong bảng không xóa điều đã ghi. Giá trị cũ còn trong dấu vết.",
    )
    changes_salaries = False

    def validate_salary_from(self, field: Field) -> None:
        if self.changes_salaries:
            refuse_without_day(field, self.salary_in_place)


def _guessed(heads: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, head in enumerate(heads):
        name = guess(head)
        if name and name not in found.values():
            found[place] = name
    # «Tên» alone is the full name; beside «Họ» it is the given name.
    if "family_name" not in found.values():
        found = {place: "full_name" if name == "given_name" else name for place, name in found.items()}
    return found
