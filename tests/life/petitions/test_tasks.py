"""What the first page says of open petitions."""

from __future__ import annotations

from datetime import date

import pytest

from app.life.petitions.feature import petition_parts
from app.web.overviews import Task


@pytest.mark.parametrize(("since", "is_listed"), [(date(2024, 11, 15), True), (date(2024, 11, 16), False)])
def test_a_petition_is_long_after_thirty_days(since: date, is_listed: bool) -> None:
    found = petition_parts(1, date(2024, 12, 15), 2, since)
    assert any(isinstance(one, Task) for one in found) is is_listed


def test_without_open_petitions_the_tile_is_quiet() -> None:
    (tile,) = petition_parts(1, date(2024, 12, 15), 0, None)
    assert tile.is_waiting is False  # type: ignore[union-attr] # a tile is all there is
