"""Whatever a figure is counted from has words and a page: nothing of a trace leads nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.actor import SYSTEM
from app.core.periods import parse_period
from app.exchange.sample_books.loading import load_sample
from app.extensions import db
from app.log.figures.registry import figures
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from app.year.reports.tracing.queries import row_words
from app.year.reports.tracing.rules import rows_of
from tests.conftest import TODAY

pytestmark = pytest.mark.starts_with(fill=lambda: load_sample(SYSTEM, TODAY).id)


@pytest.mark.parametrize(
    ("period", "as_of"), [("2025", date(2025, 12, 31)), ("Quý 3/2025", date(2025, 8, 15))]
)
def test_every_row_of_every_figure_is_described_in_words(kept: int, period: str, as_of: date) -> None:
    scope = open_scope(db.session.get_one(Unit, kept), parse_period(period), as_of)
    rows = {row for one in figures(scope) for row in rows_of(one)}
    assert len(rows) > 15
    assert rows - row_words(kept, rows).keys() == set()
