"""Selects of papers for who looks at one: its page, and the extract of a person whom it names."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import defer

from app.core.dates import format_date
from app.core.vietnamese import count_text
from app.extensions import db
from app.log.activities.models import Activity
from app.log.figures.facts import Figure
from app.people.personal_data.queries import names_of_others
from app.people.roster.models import Member
from app.web.personal.declared import ExtractRow, NameCleaner
from app.year.issued.facts import FrozenPaper, OutgoingFacts
from app.year.issued.models import FrozenReport
from app.year.issued.queries import (
    MOST,
    PAPERS,
    kept_figures,
    kept_rows,
    kept_tree,
    lines_of,
    paper_lines,
    paper_of,
)
from app.year.reports.report import Report

#: What was read of the papers shown last, by their digests, which cover it.
_SHOWN: OrderedDict[str, tuple[Report, tuple[Figure, ...]]] = OrderedDict()
_LOCK = Lock()


def line_with_paper(
    unit_id: int, row_id: int
) -> tuple[tuple[Activity, OutgoingFacts], FrozenPaper | None] | None:
    """A line of the register with the report that was issued under it, if one was; its text is read once.

    One statement, two the first time.
    """
    query = lines_of(unit_id).add_columns(FrozenReport).where(Activity.id == row_id)
    query = query.outerjoin(FrozenReport, FrozenReport.activity_id == Activity.id)
    row = db.session.execute(
        query.options(defer(FrozenReport.tree), defer(FrozenReport.figures))
    ).one_or_none()
    if row is None:
        return None
    entry, line, frozen = row
    return PAPERS.found(entry, line), paper_of(frozen, entry, line, _shown(frozen)) if frozen else None


def _shown(row: FrozenReport) -> tuple[Report, tuple[Figure, ...]]:
    with _LOCK:
        found = _SHOWN.get(row.digest)
    if found is None:
        found = (kept_tree(row.tree), kept_figures(row.figures))
    with _LOCK:
        _SHOWN[row.digest] = found
        _SHOWN.move_to_end(row.digest)
        while len(_SHOWN) > MOST:
            _SHOWN.popitem(last=False)
    return found


def extract_of_papers(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The frozen reports that name the person; four statements."""
    named = db.session.scalar(select(Member.full_name).where(Member.id == member_id))
    # Lê An is not named where Lê An Bình is.
    names = NameCleaner({named or "": ""}, names_of_others(unit_id, member_id))
    lines = {one.id: one for one in paper_lines(unit_id)}
    for row in kept_rows(unit_id):
        if names.clean(row.tree) != row.tree or f'"members/{member_id}"' in row.tree:
            line = lines[row.activity_id]
            yield {
                "Văn bản": f"Báo cáo kỳ {row.period_text}, số {count_text(line.number)}",
                "Ngày": format_date(line.dated),
            }
