"""The form of a familiar phrase."""

from __future__ import annotations

from app.books.items.facts import PhraseFacts
from app.web.forms.base import EntryForm


class PhraseForm(EntryForm):
    """Familiar words and the item that comes with them."""

    of = PhraseFacts
    layout = ("words", "item_id")

    def offer(self, unit_id: int) -> PhraseForm:
        """Fill the list with the union's items."""
        self.item_id.offer(unit_id)
        return self
