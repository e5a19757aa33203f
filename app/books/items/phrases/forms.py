"""The form of a familiar phrase."""

from __future__ import annotations

from app.books.items.facts import (
    PhraseFacts,
)
from app.books.items.fields import ItemField
from app.web.forms.base import EntryForm
from app.web.forms.fields import REQUIRED, TextField


class PhraseForm(EntryForm):
    """Familiar words and the item that comes with them."""

    of = PhraseFacts

    words = TextField(
        "Cụm từ quen dùng", [REQUIRED], description="Như Thăm hỏi đoàn viên ốm; gợi ý khi ghi nội dung."
    )
    item_id = ItemField("Khoản mục đi cùng", required=True)

    def offer(self, unit_id: int) -> PhraseForm:
        """Fill the list with the union's items."""
        self.item_id.offer(unit_id)
        return self
