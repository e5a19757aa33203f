"""Base classes of forms: Vietnamese messages, corrections and their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields as dataclass_fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Self

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import BooleanField, Field, FileField, HiddenField, StringField
from wtforms.validators import ValidationError

from app.core.errors import Refused
from app.core.fields import Private, private_names
from app.core.periods import BadPeriod
from app.core.vietnamese import tidy
from app.web.forms.choices import ChoiceField, OfUnion, PeopleField
from app.web.forms.fields import at_most
from app.web.forms.messages import Vietnamese
from app.web.forms.stated import Part, add_boxes, completed, parts_of
from app.web.guards import hidden_names, note_private
from app.web.incoming import number_in
from app.web.sending import new_token


@contextmanager
def refusal_beside_box() -> Iterator[None]:
    """What a rule refuses inside is said beside the box that is being validated."""
    try:
        yield
    except (Refused, BadPeriod) as bad:
        raise ValidationError(bad.sentence) from bad


class Form(FlaskForm):
    """Base of every form: WTForms ships no Vietnamese, so its own sentences are translated here."""

    class Meta(FlaskForm.Meta):
        #: The label of the empty option of an optional list.
        nothing_chosen = "—"

        def get_translations(self, form: Any) -> Vietnamese:  # noqa: ARG002 - the signature is WTForms'
            return Vietnamese()

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Without files that were sent where words are asked."""
            sent = super().wrap_formdata(form, formdata)
            if not isinstance(sent, CombinedMultiDict):
                return sent
            asked = {field.name for field in form if isinstance(field, FileField)}
            files = [(name, file) for name, file in request.files.items(multi=True) if name in asked]
            return CombinedMultiDict([MultiDict(files), request.form])

    @classmethod
    def from_address(cls, **values: Any) -> Self:
        """The form, its boxes filled by the address, the empty ones with `values`."""
        form = cls(request.form if request.method == "POST" else request.args)
        if request.method == "GET":
            for name, value in values.items():
                form[name].data = form[name].data or value
        return form


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
    #: How the boxes stand; those that it does not name come before the folds at its end.
    layout: ClassVar[tuple[Part, ...]] = ()
    #: The box in which a new row is begun.
    begins_in: ClassVar[str] = ""
    #: Boxes that the page draws itself, outside of the layout.
    apart: ClassVar[tuple[str, ...]] = ()
    #: Facts that the form does not ask for: `give` says them, a correction keeps what is recorded.
    unasked: ClassVar[tuple[str, ...]] = ()
    given: Mapping[str, Any] = MappingProxyType({})
    #: Whether the browser keeps a draft of what is typed.
    keeps_draft = True
    #: Box -> attributes of its control in HTML.
    attributes: ClassVar[dict[str, dict[str, Any]]] = {}
    corrects = False

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Boxes that the facts state are no attributes of the class for a type checker."""

    version = HiddenField()
    reason = StringField("Lý do sửa", [at_most(500)], description="Lưu cùng giá trị cũ trong dấu vết.")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "of" in vars(cls):
            add_boxes(cls)

    def parts(self) -> list[Part]:
        """The boxes of the facts as the layout puts them; nothing is folded in a correction.

        Without boxes that stand apart, or have nothing to offer to this user.
        """
        asked = [box.short_name for box in self.boxes_of_facts().values()]
        # A form may do without a box of its class where the union does not ask for it.
        offered = {box.short_name for box in self if getattr(box, "is_offered", True)}
        return parts_of(completed(self.layout, asked), offered - {*self.apart}, is_folded=not self.corrects)

    def offer(self, unit_id: int) -> Self:
        """Fill the lists with the union's rows."""
        for box in self:
            if isinstance(box, OfUnion):
                box.offer(unit_id)
        return self

    def validate_reason(self, field: Field) -> None:
        if self.seen_version() is not None and not tidy(field.data or ""):
            raise ValidationError("Sửa mục đã ghi thì cần nói lý do.")

    def given_reason(self) -> str:
        """Why the row is changed; "" for a new one."""
        return tidy(self.reason.data or "")

    def facts(self) -> Any:
        """The data of the valid form as the facts that the action takes."""
        values = {name: field.data for name, field in self.boxes_of_facts().items()}
        typed = {name: tuple(data) if isinstance(data, list) else data for name, data in values.items()}
        return self.of(**{**self.given, **typed})

    def give(self, **facts: Any) -> Self:
        """Set facts that the form does not ask for."""
        self.given = {**self.given, **facts}
        return self

    def further(self) -> dict[str, Any]:
        """What the valid form says besides the facts, as its action takes it."""
        return {}

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
        self.keep_private(facts)
        boxes = self.boxes_of_facts()
        names = (one.name for one in dataclass_fields(self.of) if one.name not in boxes)
        self.give(**{name: getattr(facts, name) for name in names})
        for name, field in boxes.items():
            if isinstance(field, ChoiceField):
                field.hold(getattr(facts, name))
            if not self.is_submitted():
                field.process(None, getattr(facts, name))
            elif isinstance(field, PeopleField):
                field.keep_order_of(getattr(facts, name))
        if not self.is_submitted():
            self.version.data = str(version)

    def keep_private(self, facts: Any) -> None:
        """Ask for no recorded value that this user may not see; each stays as it is in these facts."""
        hidden, boxes = hidden_names(self.of), self.boxes_of_facts()
        for name in hidden & boxes.keys():
            del self[boxes[name].short_name]
            self.give(**{name: getattr(facts, name)})
        if private_names(self.of, frozenset(Private)) - hidden:
            note_private()

    def seen_version(self) -> int | None:
        """The version that the user saw, None for a new row; 0 (stale) for a correction that sends none."""
        return number_in(self.version.data) or 0 if self.corrects else None


class AskingForm(EntryForm):
    """A form of a kind that may not be recorded twice: for a duplicate it asks, with the box «Vẫn ghi»."""

    again = BooleanField("Vẫn ghi")

    def further(self) -> dict[str, Any]:
        return {"again": bool(self.again.data)}


class SeesVersion(Form):
    """A form that sends the version of the row that was shown."""

    version = HiddenField()

    def seen_version(self) -> int:
        """The version that the user saw; 0, which no row has, if none was sent."""
        return number_in(self.version.data) or 0


class ReasonForm(SeesVersion):
    """A withdrawal and its reason."""

    reason = StringField("Lý do", [at_most(500)])

    def given_reason(self) -> str:
        """Why the row is withdrawn."""
        return tidy(self.reason.data or "")
