"""Screens of a recorded row for the routes of every feature: show, record, correct, withdraw.

A row has the endpoints `.show`, `.edit` and `.withdraw` of the feature's blueprint, all with `row_id`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import abort, flash, url_for
from werkzeug.wrappers import Response

from app.core.actor import Correction
from app.core.errors import Stale
from app.log.activities.models import Activity
from app.log.attachments.models import Attachment
from app.log.attachments.pages import may_attach
from app.log.attachments.queries import attachments_of
from app.log.records.declared import DECLARED, PaperLink
from app.log.records.descriptions import described_facts, differences, names_in
from app.log.records.history import ChangeLine, change_lines
from app.log.records.undo import as_recorded, late_text, withdrawal_text
from app.office.accounts.rules import Permission
from app.office.trail.models import Recorded
from app.office.trail.queries import Change, changes_of
from app.web.clock import today
from app.web.forms.base import EntryForm, ReasonForm
from app.web.guards import actor, may, unit
from app.web.pages import form_page, page, see_other
from app.web.saving import saving

#: Fields of the trail that the page of an entry does not show.
_OF_MACHINES = frozenset({"sha256", "size"})


#: A row and its facts, newly read.
Found = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """What `_macros/entries.html` shows of a row; `withdrawal` is a form that was refused."""

    row: Recorded
    rows: Sequence[tuple[str, str]]
    postings: Sequence[Any]
    history: Sequence[ChangeLine]
    can_change: bool
    withdrawal: ReasonForm | None = None
    papers: Sequence[PaperLink] = ()
    files: Sequence[Attachment] = ()
    may_attach: bool = False


def shown(
    template: str,
    found: Found,
    form: EntryForm,
    *,
    needs: Permission = Permission.RECORD,
    withdrawal: ReasonForm | None = None,
    locked: bool = False,
    moves_money: bool = True,
    noted: Sequence[Change] | None = None,
    **context: Any,
) -> Response:
    """The page of a row: its facts with the labels of `form`, its postings, its history.

    `needs` is the permission of its edit and withdraw views; a `locked` row cannot be changed. `moves_money`
    off: no such row ever has postings. `noted`: its lines of the trail, where they were read. `context` are
    further template variables.
    """
    row, facts = found
    if noted is None:
        noted = changes_of(row.unit_id, f"{row.__tablename__}/{row.id}")
    changes = [_without_first_values(one) for one in noted]
    names = names_in(row.unit_id, form, facts, changes)
    entry = Entry(
        row=row,
        rows=described_facts(form, facts, names),
        postings=DECLARED.money(row) if moves_money and isinstance(row, Activity) else (),
        history=change_lines(row.unit_id, changes, hidden=_OF_MACHINES, names=names),
        can_change=row.withdrawn_at is None and not locked and may(needs) and _may_move_its_money(facts),
        withdrawal=withdrawal,
        papers=DECLARED.papers_of(row) if isinstance(row, Activity) else (),
        files=attachments_of(row.unit_id, row.id) if isinstance(row, Activity) else (),
        may_attach=isinstance(row, Activity) and may_attach(row),
    )
    return page(template, entry=entry, facts=facts, status=422 if withdrawal else 200, **context)


def created(template: str, form: EntryForm, record: Callable[..., Any], **context: Any) -> Response:
    """The page that records a new row.

    `record` takes the union's id, facts, actor, today and what the form says further.
    """
    if form.validate_on_submit():
        with saving(form) as saved:
            row = record(unit().id, form.facts(), actor(), today(), **form.further())
            saved.leads_to, flash_it = url_for(".show", row_id=row.id), as_recorded(row)
        if saved.done:
            flash_it("Đã ghi vào sổ.")
            return see_other(saved.leads_to)
    return form_page(template, form, row=None, **context)


def corrected(
    template: str,
    read: Callable[[], Found],
    form: EntryForm,
    correct: Callable[..., None],
    *,
    done: str | None = None,
    **context: Any,
) -> Response:
    """The page that corrects a row; then redirects to `done`, by default the row's page.

    `correct` takes the row, old and new facts, the `Correction` and what the form says further. If somebody
    else was faster, the page shows what is recorded now and keeps the user's input, which can then be sent
    again.
    """
    row, facts = read()
    _refuse_others_money(facts)
    form.fill(facts, row.version)
    back = done or url_for(".show", row_id=row.id)
    if getattr(row, "withdrawn_at", None) and not form.is_submitted():
        return see_other(back)
    conflict: Sequence[tuple[str, str]] = ()
    if form.validate_on_submit():
        with saving(form) as saved:
            new, reason = form.facts(), form.given_reason()
            seen = form.seen_version()
            correct(row, facts, new, Correction(actor(), today(), reason, version=seen), **form.further())
        row, facts = read()
        if saved.done:
            flash(f"Đã sửa. Giá trị cũ vẫn xem lại được. {late_text(row)}".rstrip(), "success")
            return see_other(back)
        if isinstance(saved.refusal, Stale):
            conflict = differences(form, facts, names_in(unit().id, form, facts))
            form.version.data = str(row.version)
    return form_page(template, form, row=row, conflict=conflict, back=back, **context)


def withdrawn(
    template: str,
    read: Callable[[], Found],
    form: EntryForm,
    withdraw: Callable[..., None],
    *,
    needs: Permission = Permission.RECORD,
    about: Callable[[Any, Any], dict[str, Any]] = lambda _row, _facts: {},
    **context: Any,
) -> Response:
    """Withdraw a row, or show its page again with the errors.

    `withdraw` takes the row, actor, today, the reason and the version that the user saw. `about` gives
    further template variables from the row and its facts, for the page that is shown again.
    """
    row, facts = read()
    _refuse_others_money(facts)
    given = ReasonForm()
    if given.validate():
        with saving(given) as saved:
            withdraw(row, actor(), today(), given.given_reason(), given.seen_version())
        if saved.done:
            flash(withdrawal_text(row, given.given_reason()), "success")
            return see_other(url_for(".show", row_id=row.id))
    found = read()
    return shown(template, found, form, needs=needs, withdrawal=given, **about(*found), **context)


def _without_first_values(change: Change) -> Change:
    """Without the values of a new row, which its page shows anyway."""
    return replace(change, values={}) if change.action.endswith(".recorded") else change


def _may_move_its_money(facts: Any) -> bool:
    """Whether the user may change an entry that a fund paid for."""
    return getattr(facts, "fund_id", None) is None or may(Permission.MONEY)


def _refuse_others_money(facts: Any) -> None:
    if not _may_move_its_money(facts):
        abort(403)
