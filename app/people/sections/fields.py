"""The box of the section that something is of, and the one that narrows a list to a section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from markupsafe import Markup
from wtforms import SelectField

from app.core import fields as stated
from app.core.vietnamese import fold
from app.people.sections.queries import sections_known, today_names
from app.web.forms.choices import OfUnion, PlainSelect
from app.web.forms.fields import TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import box_of, options_of
from app.web.guards import unit


class SectionField(OfUnion, TextField):
    """The name of a section, with the union's to pick from; a union without sections is not asked."""

    names: Sequence[str] = ()

    def __init__(self, *args: Any, is_always: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_always = is_always

    @property
    def is_offered(self) -> bool:
        return self.is_always or bool(self.names or self.data)

    def offer(self, unit_id: int) -> None:
        """Offer the union's sections."""
        self.names = sections_known(unit_id)

    def post_validate(self, form: Any, validation_stopped: bool) -> None:  # noqa: ARG002 - WTForms' signature
        """A former name means the section of today."""
        if self.data:
            self.data = today_names(unit().id).get(fold(self.data), self.data)

    def __call__(self, **kwargs: Any) -> Markup:
        if not self.names:
            return super().__call__(**kwargs)
        options = Markup().join(Markup("<option>{}</option>").format(name) for name in self.names)
        box = super().__call__(list=f"{self.id}-names", autocomplete="off", **kwargs)
        return Markup('{}<datalist id="{}-names">{}</datalist>').format(box, self.id, options)


@box_of.register
def _(field: stated.SectionName) -> SectionField:
    return SectionField(field.label, most=field.most, is_always=field.always, **options_of(field))


def section_filter() -> SelectField:
    """The box of a `OfSectionFilter`."""
    return SelectField("Công đoàn bộ phận", validate_choice=False, widget=PlainSelect())


class OfSectionFilter(FilterForm):
    """Filters of a list, one of them the section; a union without sections is not asked."""

    def offer(self, unit_id: int) -> Self:
        """Fill the list of sections."""
        names = sections_known(unit_id)
        self.section.choices = [("", "Tất cả"), *((one, one) for one in names)]
        if not names:
            del self.section
        return self

    @property
    def chosen_section(self) -> str:
        return (self.section.data or "") if "section" in self else ""
