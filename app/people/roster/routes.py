"""Screens of the roster: the list on a day, adding a person, correcting them and their periods."""

from __future__ import annotations

from datetime import date
from functools import partial

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.core.fields import Private
from app.office.accounts import actions as account_actions
from app.office.accounts.rules import Permission, Role
from app.office.trail import queries as trail_queries
from app.papers.head import head_of
from app.people.duplicates.queries import Namesake, namesakes
from app.people.personal_data.requests.queries import restricted_ids
from app.people.roster import actions, queries
from app.people.roster.facts import MembershipFacts, PersonFacts, Standing
from app.people.roster.forms import MembershipForm, NewMemberForm, PersonForm
from app.people.roster.lists import queries as list_queries
from app.people.roster.lists.forms import roster_filter
from app.people.roster.lists.list_sheets import ROSTER, roster_sheet
from app.people.roster.models import Member, Membership
from app.people.roster.pages import (
    page_of_person,
    part_added,
    part_corrected,
    part_page,
    part_withdrawn,
    the_member,
)
from app.people.roster.recording_rules import carried_on, code_after
from app.people.salaries.actions import correct_period
from app.people.salaries.declared import DECLARED
from app.people.salaries.forms import PeriodForm
from app.web.clock import today
from app.web.files.downloads import format_wanted
from app.web.files.sheets import sheet_file
from app.web.forms.accounts import AccountBoxes
from app.web.guards import actor, allow, hidden_groups, may, note_private, unit
from app.web.lists.address import page_number, sort_name
from app.web.pages import form_page, page, see_other
from app.web.saving import saving

bp = Blueprint("members", __name__, url_prefix="/doan-vien")


#: Sent beside the boxes to preview what the typed salary would do; nothing is saved.
LOOK = "xem"
PERIOD = "people/roster/period.html"

_NOBODY: list[Namesake] = []


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The roster on a day, by default today; as XLSX everybody on it."""
    newest = trail_queries.head_of(unit().id)
    form = roster_filter(newest)
    as_of, sort = form.as_of.data or today(), sort_name(list_queries.ORDERS, "name")
    if format_wanted({"xlsx"}):
        restricted = restricted_ids(unit().id, today())
        everybody = list_queries.all_members(unit().id, as_of, form.wanted(), sort)
        return _workbook([one for one in everybody if one.id not in restricted], as_of)
    found, counted = list_queries.page_of_members(
        unit().id, newest, page_number(), as_of, form.wanted(), sort
    )
    return page(
        "people/roster/index.html",
        block="results",
        form=form,
        page=found,
        listing=ROSTER,
        counted=counted,
        as_of=as_of,
        is_hardship_shown=Private.HARDSHIP not in hidden_groups(),
    )


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    """Put a person on the roster with their first period."""
    form, alike = NewMemberForm().suit(unit()), _NOBODY
    if form.validate_on_submit() and not (alike := _namesakes(form)):
        with saving(form) as saved:
            periods = [(None, form.facts())]
            added = actions.add_member(unit().id, form.person(), periods, actor(), today())
            saved.leads_to = url_for("person.show", member_id=added.id)
        if saved.done:
            flash("Đã thêm vào danh sách.", "success")
            return see_other(saved.leads_to)
    elif not form.is_submitted():
        form.code.data = code_after(queries.latest_code(unit().id))
        form.standing.data = Standing.MEMBER
    return form_page("people/roster/create.html", form, alike=alike)


@bp.route("/<int:member_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(member_id: int) -> Response:
    """Correct a person's facts."""
    person, read = the_member(member_id), partial(_person, member_id)
    return part_corrected(read, PersonForm(), person, actions.correct_person, title="Sửa thông tin cá nhân")


def _namesakes(form: NewMemberForm) -> list[Namesake]:
    """People of the same name, unless the user confirmed that this is another person."""
    return [] if form.is_another.data else namesakes(unit().id, form.full_name.data)


def _workbook(lines: list[list_queries.Line], as_of: date) -> Response:
    note_private("members.index")
    name = f"doan-vien-{as_of:%Y%m%d}"
    return sheet_file(roster_sheet(lines, as_of), head_of(unit(), as_of), name, "xlsx")


def _person(member_id: int) -> tuple[Member, PersonFacts]:
    found = the_member(member_id)
    return found, queries.person_facts(found)


@bp.route("/<int:member_id>/thoi-gian/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def add_period(member_id: int) -> Response:
    """Another period in the union."""
    person = the_member(member_id)
    known = carried_on(queries.live_periods_of(person.id), today())
    form = MembershipForm(obj=known)
    if known:
        form.keep_private(known)
    form.suit(unit())
    add = partial(actions.add_membership, person)
    title, done = "Thêm thời gian ở công đoàn", "Đã thêm thời gian."
    subtitle = "Dùng khi một người thôi rồi trở lại, hoặc đổi tình trạng từ một ngày."
    return part_added(form, person, add, title=title, done=done, subtitle=subtitle)


@bp.route("/<int:member_id>/thoi-gian/<int:period_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit_period(member_id: int, period_id: int) -> Response:
    """Correct a period."""
    person, read = the_member(member_id), partial(_period, member_id, period_id)
    form, title = PeriodForm().suit(unit()), "Sửa thời gian ở công đoàn"
    form.propose_day(unit().id)
    if LOOK in request.form:
        return _salary_effect(form, person, *read(), title=title)
    return part_corrected(read, form, person, correct_period, title=title, template=PERIOD)


@bp.post("/<int:member_id>/thoi-gian/<int:period_id>/rut")
@allow(Permission.RECORD)
def withdraw_period(member_id: int, period_id: int) -> Response:
    """Withdraw a period that was recorded by mistake."""
    return part_withdrawn(member_id, _period(member_id, period_id)[0], actions.withdraw_membership)


@bp.route("/<int:member_id>/tai-khoan", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def open_account(member_id: int) -> Response:
    """Open an account with which the person sees only their own record."""
    if not may(Permission.READ_BOOKS):
        abort(403)
    person, form = the_member(member_id), AccountBoxes()
    if form.validate_on_submit():
        with saving(form) as saved:
            user = account_actions.add_user(
                form.username.data,
                form.display_name.data,
                form.password.data or "",
                actor(),
                is_temporary=True,
            )
            account_actions.grant(user, unit(), Role.MEMBER, actor(), today(), member_id=person.id)
        if saved.done:
            flash("Đã mở tài khoản cho đoàn viên.", "success")
            return see_other(page_of_person(member_id))
    elif not form.is_submitted():
        form.display_name.data = person.full_name
    return part_page("people/roster/account.html", form, person)


def _salary_effect(
    form: PeriodForm, person: Member, row: Membership, facts: MembershipFacts, *, title: str
) -> Response:
    """The same page with what the typed salary would do to dues paid in full or closed."""
    form.fill(facts, row.version)
    form.validate()
    planned = form.planned(person.id, facts)
    effect = DECLARED.effect(unit().id, [planned], today()) if planned else ""
    return page(
        PERIOD,
        block="effect",
        form=form,
        row=row,
        conflict=(),
        title=title,
        about=person.full_name,
        back=page_of_person(person.id),
        effect=effect,
    )


def _period(member_id: int, period_id: int) -> tuple[Membership, MembershipFacts]:
    found = queries.membership(unit().id, member_id, period_id) or abort(404)
    return found, queries.membership_facts(found)
