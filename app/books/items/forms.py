"""Forms of items."""

from __future__ import annotations

from app.books.items.facts import ItemFacts, ItemSide
from app.core.fields import label_of
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import DayField


class ItemFilter(FilterForm):
    """What the list of items is narrowed to."""

    side = ChoiceField(label_of(ItemFacts, "side"), ItemSide, optional=True)
    as_of = DayField("Có hiệu lực ngày")


class ItemForm(EntryForm):
    """An item of receipts or payments."""

    of = ItemFacts

    layout = (("side", "code"), "name", "share_group", "remits", ("valid_from", "valid_to"))
