"""Forms of campaigns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import SelectField, SelectMultipleField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.fields import fields_of
from app.web.forms.base import Form, SentOnce
from app.web.forms.stated import stated_box
from app.year.campaigns.facts import CampaignFacts
from app.year.reports.outline import load_outline, outline_names


class UnionsField(SelectMultipleField):
    """Unions below as checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - the signature is WTForms'
        known = {choice[0] for choice in self.choices or []}
        if not known.issuperset(self.data or []):
            raise ValidationError("Có công đoàn không còn trong danh sách. Hãy chọn lại.")


class CampaignForm(SentOnce):
    """A report that is asked of the unions below."""

    title = stated_box(CampaignFacts, "title")
    period = stated_box(CampaignFacts, "period")
    as_of = stated_box(CampaignFacts, "as_of")
    deadline = stated_box(CampaignFacts, "deadline")
    document_number = stated_box(CampaignFacts, "document_number")
    outline = SelectField(fields_of(CampaignFacts)["outline"].label, default="")
    note = stated_box(CampaignFacts, "note")
    unions = UnionsField(
        "Công đoàn phải gửi", coerce=int, description="Không chọn công đoàn nào là yêu cầu tất cả."
    )

    def offer(self, unions: Sequence[tuple[int, str]]) -> CampaignForm:
        """The outlines of the program and the unions below."""
        outlines = [(name, load_outline(name).label) for name in outline_names()]
        self.outline.choices = [("", "Theo loại hình của từng công đoàn"), *outlines]
        self.unions.choices = list(unions)
        return self

    def facts(self) -> CampaignFacts:
        """What the valid form says."""
        return CampaignFacts(
            title=self.title.data,
            period=self.period.data,
            as_of=self.as_of.data,
            deadline=self.deadline.data,
            document_number=self.document_number.data or "",
            outline=self.outline.data or "",
            note=self.note.data or "",
            lower_ids=tuple(self.unions.data or ()),
        )


class DeadlineForm(Form):
    """Another deadline."""

    deadline = stated_box(CampaignFacts, "deadline", help="")
