"""Select fields: closed lists, rows, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup, escape
from wtforms import SelectField, SelectMultipleField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, Select

from app.core.choices import AnyChoice, Listed
from app.web.forms.attributes import html_attributes
from app.web.forms.fields import REQUIRED


class PlainSelect(Select):
    """A faster Select widget for options that have only a value and a label.

    On a page with three lists it takes a tenth of the time.
    """

    def __call__(self, field: Any, **kwargs: Any) -> Markup:
        if field.flags.required:
            kwargs.setdefault("required", True)
        options = "".join(
            f'<option{" selected" if choice.selected else ""} value="{escape(choice.value)}">'
            f"{escape(choice.label)}</option>"
            for choice in field.iter_choices()
        )
        attributes = html_attributes(name=field.name, **{"id": field.id, **kwargs})
        return Markup(f"<select {attributes}>{options}</select>")  # noqa: S704 - every part is escaped above


class ChoiceField(SelectField):
    """One of a list; the first, empty option gives None."""

    widget = PlainSelect()
    #: What the form was begun with; WTForms sets it.
    object_data: Any = None

    def __init__(self, label: str, choice: type[AnyChoice], *, optional: bool = False, **kwargs: Any) -> None:
        self.choice = choice
        super().__init__(
            label,
            [] if optional else [REQUIRED],
            coerce=lambda value: choice(value) if value else None,
            **kwargs,
        )
        self.offer(choice.offered())

    def offer(self, members: Iterable[Listed]) -> None:
        """Offer these alone."""
        # A mapping of values to labels: WTForms 3.4 will not accept tuples.
        # Nothing is preselected: a value chosen by accident is worse than none.
        self._offered = {"": _nothing_chosen(self), **{str(one): one.label for one in members}}
        self.choices = self._offered
        self.hold(self.object_data)

    def hold(self, recorded: Listed | None) -> None:
        """Offer what is recorded already too."""
        if recorded and str(recorded) not in self._offered:
            self.choices = {**self._offered, str(recorded): recorded.label}


class OfUnion:
    """A box that offers rows of the union."""

    def offer(self, unit_id: int) -> None:
        """Fill the list with the union's rows; a box that cannot do so by itself is filled by its form."""


class IdField(OfUnion, SelectField):
    """One row by its id; the form sets `choices` per request; the empty option gives None."""

    widget = PlainSelect()
    #: Kind of rows: "people", "funds", "items" as in `log.records.declared`, or "".
    refers_to = ""
    #: Whether it offers this user anything.
    is_offered = True

    def __init__(self, label: str, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(
            label,
            [REQUIRED] if required else [],
            coerce=lambda value: int(value) if value not in (None, "", "None") else None,
            **kwargs,
        )


#: Returns the people that boxes offer, (id, words) in the order of names; set by the room of the roster.
ROSTER: list[Callable[[int], Sequence[tuple[int, str]]]] = []


class PersonField(IdField):
    """One person of the roster."""

    refers_to = "people"

    def offer(self, unit_id: int) -> None:
        offered(self, ROSTER[0](unit_id))


class TicksField(SelectMultipleField):
    """Rows as checkboxes; its data is their ids. `gone` refuses one that is not offered any more."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
    #: The message of WTForms would list unknown ids, which mean nothing to the user.
    gone: str

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, coerce=int, **kwargs)

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - the signature is WTForms'
        known = {choice[0] for choice in self.choices or []}
        if not known.issuperset(self.data or []):
            raise ValidationError(self.gone)


class PeopleField(OfUnion, TicksField):
    """People of the roster."""

    refers_to = "people"
    gone = "Có người không còn trong danh sách. Hãy chọn lại."

    def offer(self, unit_id: int) -> None:
        self.choices = ROSTER[0](unit_id)

    def keep_order_of(self, recorded: Sequence[int]) -> None:
        """Keep the recorded order of people; checkboxes come in the order of the roster."""
        place = {member_id: number for number, member_id in enumerate(recorded)}
        self.data = sorted(self.data or (), key=lambda member_id: place.get(member_id, len(place)))


def offered(field: IdField, rows: Iterable[tuple[int, str]]) -> None:
    """Set the choices of an `IdField`, an empty option first."""
    field.choices = [("", _nothing_chosen(field)), *rows]


def _nothing_chosen(field: SelectField) -> str:
    return "Chọn…" if field.flags.required else str(field.meta.nothing_chosen)
