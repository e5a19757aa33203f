"""Common parts of the pages of periods, children and hardship."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import abort, url_for
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.fields import NOT_SHOWN, label_of
from app.log.records.descriptions import stated_texts
from app.log.records.labels import PARTY
from app.log.records.pages import Found, corrected
from app.people.hardship.models import Hardship
from app.people.personal_data.requests.pages import refuse_restricted
from app.people.roster import queries
from app.people.roster.facts import MembershipFacts
from app.people.roster.models import Child, Member, Membership
from app.web.clock import today
from app.web.forms.base import EntryForm, Form, ReasonForm
from app.web.forms.sent import carried_out, pressed
from app.web.guards import actor, hidden_names, unit
from app.web.pages import form_page

#: In the order of the page.
_OF_A_PERIOD = (
    *("standing", "started_on", "joined_on", "joining", "left_on", "leaving_reason", "labour_kind"),
    "position",
    *(
        "department",
        "union_group",
        "section",
        "union_post",
        "degree",
        "theory",
        "party_member",
        "in_hardship",
    ),
    *("dues_salary", "phone", "note"),
)
#: The page of a form that has nothing to show but its boxes.
EDIT = "log/records/edit.html"


def part_added(
    form: EntryForm,
    person: Member,
    add: Callable[..., object],
    *,
    title: str,
    done: str,
    subtitle: str = "",
) -> Response:
    """The page that adds a period, child or hardship; `done` is said afterwards.

    `add` takes its facts, actor, today and what the form says further.
    """
    added = carried_out(
        form,
        lambda: add(form.facts(), actor(), today(), **form.further()),
        page_of_person(person.id),
        done,
    )
    return added or part_page(EDIT, form, person, title=title, about=person.full_name, subtitle=subtitle)


def part_corrected(
    read: Callable[[], Found],
    form: EntryForm,
    person: Member,
    correct: Callable[..., None],
    *,
    title: str,
    subtitle: str = "",
    template: str = EDIT,
) -> Response:
    """The page that corrects who somebody is, or their period, child or hardship."""
    done, name = page_of_person(person.id), person.full_name
    return corrected(template, read, form, correct, done=done, title=title, about=name, subtitle=subtitle)


def part_withdrawn(
    member_id: int, row: Membership | Child | Hardship, withdraw: Callable[..., None]
) -> Response:
    """Withdraw a row of a person for the reason sent; then redirect to the person's page."""
    form = ReasonForm()

    def write() -> None:
        if not form.validate():
            raise Refused("Lý do dài quá 500 chữ; hãy viết gọn lại.")
        withdraw(row, actor(), today(), form.given_reason(), form.seen_version())

    return pressed(write, page_of_person(member_id), "Đã rút khỏi sổ.")


def period_rows(facts: MembershipFacts, *, is_own: bool = False) -> list[tuple[str, str]]:
    """(label, text) of what a period says; Party membership only where the union keeps it.

    On others' pages than the person's own, private fields that the user may not see stand without values.
    """
    left_out = frozenset() if unit().keeps_party else PARTY
    names = [name for name in _OF_A_PERIOD if name not in left_out]
    hidden = frozenset() if is_own else hidden_names(MembershipFacts)
    shown = stated_texts(facts, [name for name in names if name not in hidden])
    return shown + [(label_of(MembershipFacts, name), NOT_SHOWN) for name in names if name in hidden]


def part_page(template: str, form: Form, person: Member, **context: Any) -> Response:
    """A page with a form about a person."""
    back = page_of_person(person.id)
    return form_page(template, form, row=None, person=person, back=back, **context)


def page_of_person(member_id: int) -> str:
    """The address of a person's page."""
    return url_for("person.show", member_id=member_id)


def the_member(member_id: int) -> Member:
    """The person of this union, or 404; 403 where only the chair may use their data."""
    person = queries.member(unit().id, member_id) or abort(404)
    refuse_restricted(member_id)
    return person
