"""Forms of consents."""

from __future__ import annotations

from app.core.fields import label_of
from app.people.personal_data.consents.facts import ConsentFacts
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import TextField
from app.web.personal.declared import Purpose


class ConsentFilter(FilterForm):
    """Filters of the list."""

    q = TextField("Tìm tên, mã")
    purpose = ChoiceField(label_of(ConsentFacts, "purpose"), Purpose, optional=True)


class ConsentForm(EntryForm):
    """A consent, or its end."""

    of = ConsentFacts
    layout = ("member_id", ("purpose", "how"), ("given_on", "ended_on"), "note")
