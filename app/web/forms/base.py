"""What every form shares: Vietnamese sentences, corrections and their reasons, filters of lists."""

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
        #: What the empty line of a list says that may be left empty.
        nothing_chosen = "—"

        def get_translations(self, form: Any) -> Vietnamese:  # noqa: ARG002 - the signature is WTForms'
            return Vietnamese()


class SentOnce(Form):
    """A form that makes something: sent twice it makes it once (`web.sending`)."""

    once = HiddenField(default=new_token)


class EntryForm(SentOnce):
    """A form that makes a recorded row, or once `fill`ed corrects one.

    A correction sends the `version` that was shown and the `reason` why the row is changed.
    """

    #: The dataclass of facts that the form takes.
    of: ClassVar[type[Any]]
    #: Facts whose box bears another name, since `reason` and `version` are taken.
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
        """What the valid form says, as the facts that the action takes."""
        said = {name: field.data for name, field in self.boxes_of_facts().items()}
        return self.of(
            **{name: tuple(data) if isinstance(data, list) else data for name, data in said.items()}
        )

    def boxes_of_facts(self) -> dict[str, Field]:
        """The boxes by the names of the facts that they take, in the order of the form."""
        names = {self.boxes.get(field.name, field.name): field.name for field in dataclass_fields(self.of)}
        return {names[box]: field for box, field in self._fields.items() if box in names}

    def fill(self, facts: Any, version: int) -> None:
        """Put recorded facts into their boxes; of a form that was sent, what the officer typed stays."""
        self.corrects = True
        # The version tells a correction that was sent already.
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
        """The version that the officer saw, None for a new row. A correction that sends none is stale."""
        return _version(self.version.data) if self.corrects else None


class AskingForm(EntryForm):
    """A form of what is told once: what the books say already is asked about, beside a box."""

    again = BooleanField("Vẫn ghi")


class ReasonForm(Form):
    """A withdrawal: why, and the version that was shown."""

    version = HiddenField()
    reason = StringField("Lý do", [at_most(500)])

    def given_reason(self) -> str:
        """Why the row is withdrawn."""
        return tidy(self.reason.data or "")

    def seen_version(self) -> int:
        """The version that the officer saw; 0, which no row has, where none was sent."""
        return _version(self.version.data)


def _version(text: str | None) -> int:
    return number_in(text) or 0


class FilterForm(Form):
    """A list's filters: sent by GET, so no token; a value out of range filters nothing out."""

    class Meta(Form.Meta):
        csrf = False
        nothing_chosen = "Tất cả"

    def validate(self, extra_validators: Any = None) -> bool:
        """Drop what is out of range, so that no query sees it; the box keeps the words and says why."""
        is_valid: bool = super().validate(extra_validators)
        for field in self:
            if field.errors:
                field.data = None
        return is_valid
