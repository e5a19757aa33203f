"""Forms of the exchange."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

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
    """From which day changed salaries of the workbook hold."""

    def show_answer(self, given: Mapping[str, Any]) -> None:
        """Fill in the earlier answer, which the check of the workbook used."""
        if given:
            day = given["starts_on"]
            self.salary_from.data = date.fromisoformat(day) if day else None
            self.salary_in_place.data = not day
            self.agreed.data = given["agreed"]
