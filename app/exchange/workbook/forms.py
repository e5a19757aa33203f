"""Forms of the exchange."""

from __future__ import annotations

from wtforms import BooleanField

from app.people.salaries.forms import SalaryBoxes
from app.web.forms.base import Form


class ExportForm(Form):
    """A download of the books."""

    with_party = BooleanField(
        "Kèm cột Đảng viên",
        description="Dữ liệu cá nhân nhạy cảm; chỉ chọn khi thật cần.",
    )


class SalaryForm(SalaryBoxes):
    """From when other salaries of the workbook hold."""
