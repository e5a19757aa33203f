"""Screens of an upper union: totals, the unions behind each, what one union sent, groups."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, url_for
from werkzeug.wrappers import Response

from app.core.errors import Stale
from app.listing import page_of_list, texts_match
from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.downloads import download
from app.web.guards import actor, allow, may, unit
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import page, see_other
from app.web.saving import saving
from app.year.received.list_queries import packages_of
from app.year.received.queries import Lower
from app.year.totals.actions import name_groups
from app.year.totals.forms import FiguresFilter, GroupsForm, PeriodForm, UnionsFilter
from app.year.totals.list_sheets import FIGURES, PARTS, SENT, UNIONS, having_something_far
from app.year.totals.queries import union_below, unions_below
from app.year.totals.tables.facts import group_name, kind_name
from app.year.totals.tables.pivot import pivot_xlsx
from app.year.totals.tables.rules import TotalsTable
from app.year.totals.tables.twice import counted_twice

bp = Blueprint("totals", __name__, url_prefix="/tong-hop")


@bp.get("/")
@allow(Permission.READ_SUBMITTED)
def index() -> Response:
    """Every figure as a total, beside the year before; as a file all of them."""
    form = FiguresFilter.asked()
    table = form.table(unit(), today())
    lines = [one for one in table.lines if texts_match(form.q.data or "", one.label, one.key)]
    found = page_of_list(having_something_far(lines) if form.far.data else lines, rows_wanted())
    return list_page("year/totals/index.html", form, found, FIGURES, **_about(form, table))


@bp.get("/so-lieu")
@allow(Permission.READ_SUBMITTED)
def unions() -> Response:
    """One figure: by union from the highest, by kind, by group."""
    form = UnionsFilter.asked()
    table = form.table(unit(), today())
    key, group = form.offer(table).key.data, form.group.data
    words, lines = form.q.data or "", table.unions(key)
    if words or group:
        lines = [one for one in lines if _is_wanted(one.lower, words, group)]
    about: dict[str, Any] = {
        **_about(form, table),
        "line": table.line(key),
        "by_kind": table.parts(key, kind_name),
        "by_group": table.parts(key, group_name) if any(one.group for one in table.now.expected) else [],
        "parts": PARTS,
    }
    about["twice"] = [one for one in about["twice"] if one.concerns(key)]
    return list_page("year/totals/unions.html", form, page_of_list(lines, rows_wanted()), UNIONS, **about)


@bp.get("/cong-doan/<int:row_id>")
@allow(Permission.READ_SUBMITTED)
def union(row_id: int) -> Response:
    """What one union sent of the period, beside the year before."""
    form = PeriodForm.asked()
    lower = union_below(unit().id, row_id) or abort(404)
    table = form.table(unit(), today())
    found = page_of_list(table.sent_by(lower), rows_wanted())
    about = {"table": table, "address": form.address(), "lower": lower, "kind": kind_name(lower)}
    return list_page("year/totals/union.html", form, found, SENT, packages=packages_of(lower.id), **about)


@bp.get("/bang-cheo.xlsx")
@made_by(DRAWN)
@allow(Permission.READ_SUBMITTED)
def pivot() -> Response:
    """All figures by all unions, as a workbook."""
    table = PeriodForm.asked().table(unit(), today())
    return download(
        pivot_xlsx(table, head_of(unit(), today())), f"bang-cheo-{table.as_of:%Y%m%d}.xlsx", "xlsx"
    )


@bp.get("/nhom")
@allow(Permission.RECORD)
def groups() -> Response:
    return _groups(GroupsForm().offer(unions_below(unit().id)))


@bp.post("/nhom")
@allow(Permission.RECORD)
def save_groups() -> Response:
    form, is_stale = GroupsForm().offer(unions_below(unit().id)), False
    if form.validate():
        with saving(form) as saved:
            changed = name_groups(unit(), form.changes(), actor())
            saved.leads_to = url_for(".index")
        if saved.done:
            flash(f"Đã xếp nhóm lại {changed} công đoàn." if changed else "Không nhóm nào đổi.", "success")
            return see_other(saved.leads_to)
        if is_stale := isinstance(saved.refusal, Stale):
            form.mark_seen(unions_below(unit().id))
    return _groups(form, is_stale=is_stale, status=422)


def _is_wanted(lower: Lower, words: str, group: str) -> bool:
    return texts_match(words, lower.name) and (not group or lower.group == group)


def _groups(form: GroupsForm, *, is_stale: bool = False, status: int = 200) -> Response:
    lowers = unions_below(unit().id)
    known = sorted({one.group for one in lowers if one.group})
    return page(
        "year/totals/groups.html", form=form, lowers=lowers, known=known, stale=is_stale, status=status
    )


def _about(form: PeriodForm, table: TotalsTable) -> dict[str, Any]:
    """What stands above every table: which unions are in it, and what may be in it twice."""
    return {
        "table": table,
        "address": form.address(),
        "missing": table.now.missing,
        "twice": list(counted_twice(table.now, table.sums)),
        "may_group": may(Permission.RECORD),
    }
