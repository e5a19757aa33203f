"""Base classes of forms: Vietnamese messages, corrections and their reasons, filters of lists."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from typing import Any, ClassVar

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, StringField
from wtforms.validators import ValidationError

from app.core.vietnamese import tidy
from app.web.forms.choices import PeopleField
from app.web.forms.fields import at_most
from app.web.forms.messages import Vietnamese
from app.web.incoming import number_in
from app.web.sending import new_token


class Form(FlaskForm):
    """Base of every form: WTForms ships no Vietnamese, so its own sentences are translated here."""

    class Meta(FlaskForm.Meta):
        #: The label of the empty option of an optional list.
        nothing_chosen = "—"

        def get_translations(self, form: Any) -> Vietnamese:  # noqa: ARG002 - the signature is WTForms'
            return Vietnamese()


class SentOnce(Form):
    """A form that creates something: sent twice it creates it only once (`web.sending`)."""

    once = HiddenField(default=new_token)


class EntryForm(SentOnce):
    """A form that creates a recorded row, or, after `fill`, corrects one.

    A correction sends the `version` that was shown and the `reason` why the row is changed.
    """

    #: The dataclass that `facts` returns.
    of: ClassVar[type[Any]]
    #: Field of the facts -> name of its box where they differ (`reason` and `version` are taken).
    boxes: ClassVar[dict[str, str]] = {}
    corrects = False

    version = HiddenField()
    reason = StringField("Lý do sửa", [at_most(500)], description="Lưu cùng giá trị cũ trong dấu vết.")

    def validate_reason(self, field: Field) -> None:
        if self.seen_version() is not None and not tidy(field.data or ""):
            raise ValidationError("Sửa mục đã ghi thì cần nói lý do.")

    def given_reason(self) -> str:
        """Why the row is changed; "" for a new one."""
        return tidy(self.reason.data or "")

    def facts(self) -> Any:
        """The data of the valid form as the facts that the action takes."""
        values = {name: field.data for name, field in self.boxes_of_facts().items()}
        return self.of(
            **{name: tuple(data) if isinstance(data, list) else data for name, data in values.items()}
        )

    def boxes_of_facts(self) -> dict[str, Field]:
        """Name in the facts -> form field, in the order of the form."""
        names = {self.boxes.get(field.name, field.name): field.name for field in dataclass_fields(self.of)}
        return {names[box]: field for box, field in self._fields.items() if box in names}

    def fill(self, facts: Any, version: int) -> None:
        """Fill the form with recorded facts; a submitted form keeps what the user typed."""
        self.corrects = True
        # A correction needs no token: its version shows whether it was sent already.
        self.once.data = ""
        self.reason.flags.required = True
        for name, field in self.boxes_of_facts().items():
            if not self.is_submitted():
                field.process(None, getattr(facts, name))
            elif isinstance(field, PeopleField):
                field.keep_order_of(getattr(facts, name))
        if not self.is_submitted():
            self.version.data = str(version)

    def seen_version(self) -> int | None:
        """The version that the user saw, None for a new row; 0 (stale) for a correction that sends none."""
        return _version(self.version.data) if self.corrects else None


class AskingForm(EntryForm):
    """A form of a kind that may not be recorded twice: for a duplicate it asks, with the box «Vẫn ghi»."""

    again = BooleanField("Vẫn ghi")


class ReasonForm(Form):
    """A withdrawal: the reason, and the version that was shown."""

    version = HiddenField()
    reason = StringField("Lý do", [at_most(500)])

    def given_reason(self) -> str:
        """Why the row is withdrawn."""
        return tidy(self.reason.data or "")

    def seen_version(self) -> int:
        """The version that the user saw; 0, which no row has, if none was sent."""
        return _version(self.version.data)


def _version(text: str | None) -> int:
    return number_in(text) or 0


class FilterForm(Form):
    """Filters of a list: sent by GET, so without CSRF token; invalid values are ignored."""

    class Meta(Form.Meta):
        csrf = False
        nothing_chosen = "Tất cả"

    def validate(self, extra_validators: Any = None) -> bool:
        """Drop invalid values; the field still shows them with the error."""
        is_valid: bool = super().validate(extra_validators)
        for field in self:
            if field.errors:
                field.data = None
        return is_valid
