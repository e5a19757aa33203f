"""Forms of requests about personal data."""

from __future__ import annotations

from app.core.fields import label_of
from app.people.personal_data.requests.facts import (
    DataRequestFacts,
    Received,
    RequestKind,
    RequestStage,
    SettlingFacts,
)
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import TextField
from app.web.forms.filters import FilterForm


class DataRequestFilter(FilterForm):
    """Filters of the list."""

    q = TextField("Tìm tên, mã, nội dung")
    kind = ChoiceField(label_of(DataRequestFacts, "kind"), RequestKind, optional=True)
    stage = ChoiceField("Tình trạng", RequestStage, optional=True)


class DataRequestForm(EntryForm):
    """A request that an officer records for somebody."""

    of = DataRequestFacts
    layout = ("member_id", ("kind", "received_on", "how"), "content")
    keeps_draft = False


class OwnRequestForm(EntryForm):
    """A request that a member sends themself."""

    of = DataRequestFacts
    unasked = ("member_id", "received_on", "how")
    layout = ("kind", "content")
    keeps_draft = False


class SettlingForm(EntryForm):
    """What was answered and done."""

    of = SettlingFacts
    layout = ("answered_on", ("outcome", "done_on"), "answer", "ends_on")
    keeps_draft = False


#: How a member's own request comes.
OWN = Received.ONLINE
