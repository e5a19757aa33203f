"""Screens of consents."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import Any

from flask import Blueprint

from app.core.fields import label_of
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.papers.lists import ListColumn, Listing
from app.people.personal_data.consents import queries
from app.people.personal_data.consents.actions import CONSENTS
from app.people.personal_data.consents.facts import ConsentFacts
from app.people.personal_data.consents.queries import ConsentLine
from app.people.roster.queries import names_of
from app.web.clock import today
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import TextField
from app.web.forms.filters import FilterForm
from app.web.guards import unit
from app.web.personal.declared import Purpose


class ConsentFilter(FilterForm):
    """Filters of the list."""

    q = TextField("Tìm tên, mã")
    purpose = ChoiceField(label_of(ConsentFacts, "purpose"), Purpose, optional=True)


class ConsentForm(EntryForm):
    """A consent, or its end."""

    of = ConsentFacts
    layout = ("member_id", ("purpose", "how"), ("given_on", "ended_on"), "note")


_fact = partial(fact, ConsentFacts, of=attrgetter("facts"))


def _kept(one: ConsentLine) -> str:
    return "Còn giữ dữ liệu" if one.is_kept else ""


CONSENTS_LIST: Listing[ConsentLine] = Listing(
    "Đồng ý về dữ liệu cá nhân",
    "dong-y-ve-du-lieu",
    "đồng ý",
    (
        ListColumn("name", "Họ và tên", lambda one: one.name, width=2, sort="name", drawn=True, style="lead"),
        ListColumn("code", "Mã", lambda one: one.code, on="file"),
        _fact("purpose", width=1.8),
        _fact("given_on", sort="given"),
        _fact("how", on="file", width=1.3),
        _fact("ended_on"),
        ListColumn("kept", "Còn phải làm", _kept, sort="kept", drawn=True),
        _fact("note", on="file", width=2),
    ),
)


bp = Blueprint("consents", __name__, url_prefix="/dong-y")

RecordList(
    listing=CONSENTS_LIST,
    page=queries.page_of_consents,
    orders=queries.CONSENT_ORDERS,
    sort="kept",
    filter=ConsentFilter,
    template="people/personal_data/consents/index.html",
).add_to(bp)


def _heading(_row: Any, facts: Any) -> str:
    name = names_of(unit().id, {facts.member_id}).get(facts.member_id, "")
    return f"{name}: {facts.purpose.label.lower()}"


SCREENS = RecordScreens(
    read=queries.consent,
    form=ConsentForm,
    # The address may give a person.
    new_form=lambda: ConsentForm.from_address(given_on=today()).offer(unit().id),
    writes=CONSENTS,
    index="Đồng ý về dữ liệu",
    new="Ghi đồng ý",
    edit="Sửa, ghi ngày rút đồng ý",
    heading=_heading,
)
SCREENS.add_to(bp)
