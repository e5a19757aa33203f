"""Forms of days that come every year."""

from __future__ import annotations

from wtforms import BooleanField

from app.desk.anniversaries.facts import AnniversaryFacts
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.fields import REQUIRED, CountField, TextField


class AnniversaryForm(EntryForm):
    """A day that comes every year."""

    of = AnniversaryFacts

    name = TextField("Tên ngày", [REQUIRED], description="Như Ngày thành lập Công đoàn Việt Nam.")
    day = CountField("Ngày", [REQUIRED])
    month = CountField("Tháng", [REQUIRED])
    year = CountField("Năm của sự kiện", description="Để đếm «96 năm ngày…»; để trống nếu không đếm.")
    is_lunar = BooleanField("Theo âm lịch")


class AnniversaryFilter(FilterForm):
    """The list of days."""

    q = TextField("Tìm tên ngày")
