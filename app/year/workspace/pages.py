"""What the screens of the workspace share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple

from flask import abort, current_app, render_template, url_for
from markupsafe import Markup

from app.core.errors import Refused
from app.core.periods import Period, period_between
from app.office.accounts.rules import Permission
from app.office.trail.queries import head_but_for, newest_line
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
from app.year.reports.tracing.queries import SourceLine, source_lines
from app.year.workspace.actions import SAVED
from app.year.workspace.checklist import workspace_of
from app.year.workspace.facts import PartPlace
from app.year.workspace.kept import KeptWorkspace, kept_workspace
from app.year.workspace.queries import written_words
from app.year.workspace.seen import Workspace
from app.year.workspace.usual.rules import usual_in

#: Rows whose words change by saving a part, not by a change of the books.
_WRITTEN = "written_parts/"
#: At most this many rows of a list are named.
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
    period = report_period(period)
    day, head = today(), newest_line(unit().id)[1]

    key = (unit().id, period, outline.name)
    token = (head, day, outline.version) if head else None

    def compose(before: KeptWorkspace | None) -> KeptWorkspace:
        books = (head_but_for(unit().id, SAVED), day, outline.version)
        report_record = gather_report(unit(), period, cut_off(period, day))
        written = written_words(unit().id, period, outline.name)
        arranged = {
            part: (one.source, one.words.arranged) for part, one in written.items() if one.words.arranged
        }
        known = before if before and before.books == books else None
        narrated = known.narrated if known and known.arranged == arranged else None
        composed = composition(outline, report_record, written, narrated)
        usual = usual_in(unit().kind, period, composed.report.as_of, report_record.record.figure)
        space = workspace_of(outline, report_record, written, composed, usual)
        lines = known.lines if known else {}
        return KeptWorkspace(token, space, books, arranged, composed.narrated, lines=lines)

    return Opened(period, outline, kept_workspace(key, token, compose))


def report_period(period: Period) -> Period:
    """The period of an address, which has two days of a term: that is known by its congresses."""
    if period.kind != "range":
        return period
    congresses = term_days(period.start.year, period.end.year, congress_days(unit()))
    return period_between(period.start, period.end, congresses)


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
        row_lists = [*(one.rows for one in space.parts), *(one.sources for one in space.findings)]
        rows = dict.fromkeys(row for one in (space.unclaimed, *row_lists) for row in one[:MOST_ROWS])
        drawn[permitted] = Markup(  # noqa: S704 - a template drew it
            render_template(
                "year/workspace/_text.html",
                found=found,
                space=space,
                lines=_lines(found.kept, permitted, rows),
                address=source_address,
                remedy=remedy_address,
                page_of=form_address,
                can_write=may(Permission.RECORD),
                most_rows=MOST_ROWS,
            )
        )
    return drawn[permitted]


def _lines(kept: KeptWorkspace, permitted: Hashable, rows: Iterable[str]) -> dict[str, SourceLine]:
    """The rows in words; those of the books are read once while these stay as they are."""
    known = kept.lines.get(permitted, {})
    missing = [row for row in rows if row not in known]
    read = {line.source: line for line in source_lines(unit().id, missing)}
    kept.lines[permitted] = known | {row: line for row, line in read.items() if not row.startswith(_WRITTEN)}
    return known | read
