"""Forms of the register of assets."""

from __future__ import annotations

from wtforms import BooleanField

from app.books.assets.facts import AssetFacts, AssetKind
from app.core.fields import label_of
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import DayField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import More


class AssetFilter(FilterForm):
    """The filters of the register; without a day it shows what is held today."""

    kind = ChoiceField(label_of(AssetFacts, "kind"), AssetKind, optional=True)
    as_of = DayField("Có trong ngày")
    gone = BooleanField("Cả tài sản đã thôi dùng")


class AssetForm(EntryForm):
    """A line of the register."""

    of = AssetFacts
    layout = (
        ("kind", "quantity", "amount"),
        "name",
        ("acquired_on", "keeper"),
        "note",
        More("Tài sản đã thôi dùng", ("disposed_on", "disposed_reason")),
    )
