"""What the first page says of commitments that are behind."""

from __future__ import annotations

from datetime import date

from app.core.periods import period_of
from app.office.units.models import Unit
from app.web.overviews import Task
from app.year.commitments.actions import record_commitment
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.results.tasks import behind_task, commitment_parts
from tests.conftest import OFFICER, TODAY


def test_those_behind_are_reported_with_their_results() -> None:
    task = behind_task(["Thăm hỏi đoàn viên (03 lượt)", "Phát triển đoàn viên (50%)"], period_of("2024"))
    assert task.title == "02 cam kết năm 2024 chưa đạt hoặc chưa đánh giá"
    assert task.note == "Thăm hỏi đoàn viên (03 lượt); Phát triển đoàn viên (50%)"


def test_of_many_commitments_the_first_are_named() -> None:
    assert behind_task(list("abcdefg"), period_of("2024")).note == "a; b; c; d; e; và 2 cam kết khác"


def test_commitments_are_behind_in_the_last_quarter(union: Unit) -> None:
    record_commitment(union.id, CommitmentFacts("2024", "Chăm lo đoàn viên"), OFFICER, TODAY)
    tile, *tasks = commitment_parts(union.id, date(2024, 9, 30))
    assert (tile.figure, tasks) == (1, [])  # type: ignore[union-attr] # the first is the tile
    assert [type(one) for one in commitment_parts(union.id, date(2024, 10, 1))][1:] == [Task]
