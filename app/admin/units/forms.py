"""Forms of the union."""

from __future__ import annotations

from app.office.units.facts import CongressFacts, UnitFacts
from app.web.forms.base import EntryForm
from app.web.forms.fields import DayField


class UnitForm(EntryForm):
    """The facts of the union; without the code, which never changes."""

    of = UnitFacts
    unasked = ("code",)
    layout = (
        "name",
        ("short_name", "founded_on"),
        "workplace",
        ("upper_union", "upper_upper_union"),
        "directing_union",
        ("place", "document_symbol", "term"),
        ("kind", "working_year"),
        ("chair", "vice_chair"),
        ("accountant", "treasurer"),
        "since",
    )

    since = DayField(
        "Áp dụng từ ngày",
        description="Có thay đổi thật (đổi cấp trên, bầu chủ tịch mới) thì ghi ngày: văn bản trước ngày đó "
        "vẫn theo thông tin cũ. Chỉ sửa lỗi chữ thì để trống.",
    )


class CongressForm(EntryForm):
    """The day of a congress."""

    of = CongressFacts
