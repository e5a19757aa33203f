"""What the screens of the workspace share."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import abort, current_app, render_template, url_for
from markupsafe import Markup

from app.core.errors import Refused
from app.core.periods import Period, period_between
from app.office.accounts.rules import Permission
from app.office.trail.queries import newest_line
from app.office.units.queries import congress_days
from app.office.units.rules import term_days
from app.web.clock import today
from app.web.guards import may, unit
from app.year.figures.scopes import cut_off
from app.year.outlines.queries import find_outline
from app.year.reports.compose import composition
from app.year.reports.outline import Outline, all_parts, usual_outline
from app.year.reports.queries import gather_report
from app.year.reports.tracing.pages import remedy_address, source_address
from app.year.reports.tracing.queries import source_lines
from app.year.workspace.checklist import workspace_of
from app.year.workspace.facts import PartPlace
from app.year.workspace.kept import KeptWorkspace, kept_workspace
from app.year.workspace.queries import written_words
from app.year.workspace.seen import Workspace
from app.year.workspace.usual.rules import usual_in

#: Of a list of rows so many are named.
MOST_ROWS = 12


class Opened(NamedTuple):
    """A report that is being written: of which period, by which outline."""

    period: Period
    outline: Outline
    kept: KeptWorkspace

    @property
    def workspace(self) -> Workspace:
        return self.kept.workspace

    def place(self, part: str) -> PartPlace:
        """The part with this key; 404 where the outline has none."""
        seen = self.workspace.part(part) or abort(404)
        return PartPlace(self.period, self.outline.name, part, seen.title)

    @property
    def address(self) -> dict[str, Any]:
        """The arguments of its addresses."""
        return {"period": self.period, "outline": self.outline.name}

    @property
    def report_query(self) -> dict[str, str]:
        """Its query on the page of reports."""
        usual = usual_outline(unit())
        outline = {} if self.outline.name == usual else {"de_cuong": self.outline.name}
        if self.period.kind == "range":
            days = {"tu": f"{self.period.start:%d/%m/%Y}", "den": f"{self.period.end:%d/%m/%Y}"}
            return {**days, **outline}
        return {"ky": self.period.label, **outline}


def opened(period: Period, outline_name: str) -> Opened:
    """The report of the address, composed unless nothing changed since; 404 for an outline that is not there.

    Every change of the books is a line of the trail, saved parts too; what else a report says depends on the
    day alone.
    """
    outline = _outline(outline_name)
    if period.kind == "range":
        # An address has two days: a term is known by its congresses.
        congresses = term_days(period.start.year, period.end.year, congress_days(unit()))
        period = period_between(period.start, period.end, congresses)
    day, head = today(), newest_line(unit().id)[1]

    def compose() -> Workspace:
        report_record = gather_report(unit(), period, cut_off(period, day))
        written = written_words(unit().id, period, outline.name)
        composed = composition(outline, report_record, written)
        usual = usual_in(unit().kind, period, composed.report.as_of, report_record.record.figure)
        return workspace_of(outline, report_record, written, composed, usual)

    key = (unit().id, period, outline.name)
    token = (head, day, outline.version) if head else None
    return Opened(period, outline, kept_workspace(key, token, compose))


def _outline(name: str) -> Outline:
    """The outline of an address; 404 for one that is not there."""
    try:
        return find_outline(unit(), name)
    except Refused:
        abort(404)


def part_place(period: Period, outline_name: str, part: str) -> PartPlace:
    """The part of an address, nothing composed; 404 for one that is not there. One statement at most."""
    outline = _outline(outline_name)
    if part not in {one.key for one in all_parts(outline.parts)}:
        abort(404)
    return PartPlace(period, outline.name, part)


def form_address(blueprint: str) -> str:
    """Where a row of a room is recorded; its list where it has no such page; "" for no room."""
    found = (f"{blueprint}.{name}" for name in ("create", "index", "show"))
    endpoint = next((one for one in found if one in current_app.view_functions), None)
    return url_for(endpoint) if blueprint and endpoint else ""


def drawn_text(found: Opened) -> Markup:
    """The text of the report with its checklist, drawn once for all who may do the same."""
    permitted = tuple(one for one in Permission if may(one))
    drawn = found.kept.drawn
    if permitted not in drawn:
        space = found.workspace
        told = [*(one.rows for one in space.parts), *(one.sources for one in space.findings)]
        rows = dict.fromkeys(row for one in (space.unclaimed, *told) for row in one[:MOST_ROWS])
        drawn[permitted] = Markup(  # noqa: S704 - a template drew it
            render_template(
                "year/workspace/_text.html",
                found=found,
                space=space,
                lines={line.source: line for line in source_lines(unit().id, rows)},
                address=source_address,
                remedy=remedy_address,
                page_of=form_address,
                can_write=may(Permission.RECORD),
                most_rows=MOST_ROWS,
            )
        )
    return drawn[permitted]
