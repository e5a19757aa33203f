"""The form of a limit of a share."""

from __future__ import annotations

from app.books.items.facts import LimitFacts
from app.web.forms.base import EntryForm


class LimitForm(EntryForm):
    """A limit of what a group of payments may take of a source."""

    of = LimitFacts
    layout = (("nature", "share_group"), ("bound", "percent"), ("valid_from", "valid_to"), "source")
