"""Boxes of a form from the fields that its facts state (`core.fields`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from wtforms import BooleanField

from app.core import fields as stated
from app.web.forms.choices import ChoiceField, PeopleField, PersonField
from app.web.forms.fields import (
    REQUIRED,
    CountField,
    DayField,
    DecimalField,
    LongTextField,
    MoneyField,
    PeriodField,
    TextField,
    TimeField,
    VotesField,
)
from app.web.forms.years import YearTextField


@dataclass(frozen=True, slots=True)
class More:
    """Boxes that are rarely needed: folded under `title` for a new row; in a correction if `always`."""

    title: str
    names: tuple[str, ...]
    always: bool = False


#: A box by itself, boxes side by side, or boxes that are folded.
Part = str | tuple[str, ...] | More


def names_in_layout(layout: Sequence[Part]) -> list[str]:
    """The boxes of a layout in its order."""
    names: list[str] = []
    for part in layout:
        names += [part] if isinstance(part, str) else part.names if isinstance(part, More) else part
    return names


def completed(layout: Sequence[Part], names: Sequence[str]) -> list[Part]:
    """The layout with those of the boxes that it does not name, before the folds at its end."""
    named, end = names_in_layout(layout), len(layout)
    while end and isinstance(layout[end - 1], More):
        end -= 1
    return [*layout[:end], *(name for name in names if name not in named), *layout[end:]]


def parts_of(layout: Sequence[Part], offered: Collection[str], *, is_folded: bool) -> list[Part]:
    """The parts of a layout with the boxes that are offered; More stands open unless it `is_folded`."""
    left: list[Part] = []
    for part in layout:
        names = tuple(name for name in names_in_layout([part]) if name in offered)
        if names and isinstance(part, More) and (is_folded or part.always):
            left.append(More(part.title, names, part.always))
        elif names:
            left.append(part if isinstance(part, str) else names)
    return left


def stated_box(facts: type, name: str, *, render_kw: dict[str, Any] | None = None, **differing: Any) -> Any:
    """The box of one stated fact, for a form that is not of all of them; `differing` changes its field.

    `render_kw` are attributes of its control.
    """
    box = box_of(replace(stated.fields_of(facts)[name], **differing))
    if render_kw:
        box.kwargs["render_kw"] = render_kw
    return box


def narrowing_box(facts: type, name: str) -> Any:
    """The box that narrows a list to one value of a stated fact."""
    return stated_box(facts, name, required=False, help="")


@singledispatch
def box_of(field: stated.Field) -> Any:
    """The box that takes a stated field. Wings above register those that they know."""
    raise TypeError(f"no box takes {type(field).__name__}")


def options_of(field: stated.Field) -> dict[str, Any]:
    """The arguments that every box gets."""
    return {"validators": [REQUIRED] if field.required else [], "description": field.help}


@box_of.register
def _(field: stated.Text) -> Any:
    return TextField(field.label, most=field.most, **options_of(field))


@box_of.register
def _(field: stated.Lines) -> Any:
    return LongTextField(field.label, most=field.most, **options_of(field))


@box_of.register
def _(field: stated.Day) -> Any:
    return DayField(field.label, **options_of(field))


@box_of.register
def _(field: stated.Time) -> Any:
    return TimeField(field.label, **options_of(field))


@box_of.register
def _(field: stated.Money) -> Any:
    return MoneyField(field.label, **options_of(field))


@box_of.register
def _(field: stated.Count) -> Any:
    return (CountField if field.least else VotesField)(field.label, **options_of(field))


@box_of.register
def _(field: stated.Year) -> Any:
    return YearTextField(
        field.label, required=field.required, of_money=field.of_money, description=field.help
    )


@box_of.register
def _(field: stated.PeriodText) -> Any:
    placeholder = {"placeholder": f"Ví dụ: {field.example}"} if field.example else None
    return PeriodField(field.label, **options_of(field), render_kw=placeholder)


@box_of.register
def _(field: stated.Number) -> Any:
    return DecimalField(field.label, **options_of(field))


@box_of.register
def _(field: stated.YesNo) -> Any:
    return BooleanField(field.label, description=field.help)


@box_of.register
def _(field: stated.OneOf) -> Any:
    return ChoiceField(field.label, field.choices, optional=not field.required, description=field.help)


@box_of.register
def _(field: stated.People) -> Any:
    return PeopleField(field.label, description=field.help)


@box_of.register
def _(field: stated.Reference) -> Any:
    return REFERENCES[field.to](field.label, required=field.required, description=field.help)


#: The boxes of references, by what they refer to; rooms of funds and items add theirs.
REFERENCES: dict[str, Any] = {"people": PersonField}


def add_boxes(form: type[Any]) -> None:
    """Give a form class the boxes that its facts state and that it does not make itself, in its order."""
    asked = stated.fields_of(form.of).items()
    fields = {name: field for name, field in asked if name not in form.unasked}
    for name, field in fields.items():
        box = form.boxes.get(name, name)
        if not hasattr(form, box):
            setattr(form, box, box_of(field))
            if box in form.attributes:
                getattr(form, box).kwargs["render_kw"] = form.attributes[box]
    # WTForms orders boxes by when they were made.
    order = names_in_layout(completed(form.layout, [form.boxes.get(name, name) for name in fields]))
    made = {name: getattr(form, name) for name in dict.fromkeys(order)}
    counters = sorted(box.creation_counter for box in made.values())
    for box, counter in zip(made.values(), counters, strict=True):
        box.creation_counter = counter
