"""The form of a familiar phrase."""

from __future__ import annotations

from app.books.items.facts import PhraseFacts
from app.web.forms.base import EntryForm


class PhraseForm(EntryForm):
    """Familiar words and the item that comes with them."""

    of = PhraseFacts
    layout = ("words", "item_id")
