"""Forms of campaigns."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import HiddenField, SelectField

from app.core.fields import fields_of
from app.web.forms.base import Form, SentOnce
from app.web.forms.choices import TicksField
from app.web.forms.stated import stated_box
from app.year.campaigns.facts import CampaignFacts
from app.year.reports.outline import load_outline, outline_names


class UnionsField(TicksField):
    """Unions below."""

    gone = "Có công đoàn không còn trong danh sách. Hãy chọn lại."


class CampaignForm(SentOnce):
    """A report that is asked of the unions below."""

    title = stated_box(CampaignFacts, "title")
    period = stated_box(CampaignFacts, "period")
    as_of = stated_box(CampaignFacts, "as_of")
    deadline = stated_box(CampaignFacts, "deadline")
    document_number = stated_box(CampaignFacts, "document_number")
    outline = SelectField(fields_of(CampaignFacts)["outline"].label, default="")
    note = stated_box(CampaignFacts, "note")
    unions = UnionsField("Công đoàn phải gửi", description="Không chọn công đoàn nào là yêu cầu tất cả.")

    def offer(self, unions: Sequence[tuple[int, str]], own: Sequence[tuple[str, str]]) -> CampaignForm:
        """The outlines of the program, the union's `own` ones, and the unions below."""
        outlines = [*((name, load_outline(name).label) for name in outline_names()), *own]
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
    #: The deadline that the page showed.
    seen = HiddenField()
