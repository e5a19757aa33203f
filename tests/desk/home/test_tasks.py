"""What needs doing, told from what was found."""

from __future__ import annotations

from datetime import date

import pytest

from app.desk.home.tasks import Deadline, Found, Task, TaskKind, tasks_of

TODAY = date(2024, 12, 15)


def only(found: Found) -> Task:
    """The one task there is."""
    (task,) = tasks_of(found, TODAY)
    return task


def test_nothing_found_nothing_to_do() -> None:
    assert tasks_of(Found(), TODAY) == []


def test_a_deadline_is_urgent_and_a_missed_one_more_so() -> None:
    late, soon = (Deadline(n, "Báo cáo", date(2024, 12, day)) for n, day in enumerate((14, 15)))
    assert [(task.tone, task.note) for task in tasks_of(Found(deadlines=[late, soon]), TODAY)] == [
        ("bad", "Đã quá hạn ngày 14/12/2024"),
        ("warn", "Hạn 15/12/2024"),
    ]


@pytest.mark.parametrize(
    ("closed", "kinds"),
    [(None, [TaskKind.CLOSING]), (date(2024, 10, 31), [TaskKind.CLOSING]), (date(2024, 11, 30), [])],
)
def test_the_month_that_ended_is_to_be_closed(closed: date | None, kinds: list[TaskKind]) -> None:
    found = Found(first=date(2024, 1, 1), closed=closed)
    assert [task.kind for task in tasks_of(found, TODAY)] == kinds


def test_a_book_that_began_this_month_has_nothing_to_close() -> None:
    assert tasks_of(Found(first=date(2024, 12, 1), has_cash=True), TODAY) == []


@pytest.mark.parametrize(
    ("counted", "is_listed"), [(None, True), (date(2024, 11, 25), True), (date(2024, 11, 26), False)]
)
def test_cash_is_counted_at_the_end_of_the_month(counted: date | None, is_listed: bool) -> None:
    found = Found(first=date(2024, 1, 1), has_cash=True, counted=counted)
    assert (TaskKind.COUNT in [task.kind for task in tasks_of(found, TODAY)]) is is_listed


def test_what_is_owed() -> None:
    task = only(Found(debtors=3, arrears=150_000))
    assert (task.title, task.note) == ("Thu 150.000 đồng các quỹ", "03 người còn phải đóng")


@pytest.mark.parametrize(("since", "is_listed"), [(date(2024, 11, 15), True), (date(2024, 11, 16), False)])
def test_a_petition_is_long_after_thirty_days(since: date, is_listed: bool) -> None:
    found = Found(open_petitions=2, oldest_petition=since)
    assert bool(tasks_of(found, TODAY)) is is_listed


def test_commitments_are_behind_in_the_last_quarter() -> None:
    found = Found(commitments=9, behind=["Thăm hỏi đoàn viên (03 lượt)", "Phát triển đoàn viên (50%)"])
    task = only(found)
    assert task.title == "02 cam kết năm 2024 chưa đạt hoặc chưa đánh giá"
    assert task.note == "Thăm hỏi đoàn viên (03 lượt); Phát triển đoàn viên (50%)"
    assert tasks_of(found, date(2024, 9, 30)) == []


def test_of_many_commitments_the_first_are_named() -> None:
    assert only(Found(behind=list("abcdefg"))).note == "a; b; c; d; e; và 2 cam kết khác"


def test_drafts_and_hardship() -> None:
    found = Found(drafts=1, unvisited=4, unvisited_names=["Hà Thị An", "Lò Văn Bình"])
    drafts, hardship = tasks_of(found, TODAY)
    assert (drafts.title, hardship.title) == (
        "01 bảng thu đang ghi dở",
        "04 đoàn viên khó khăn chưa được thăm",
    )
    who = "Hà Thị An, Lò Văn Bình và 2 người khác"
    assert hardship.note == f"Chưa có lượt thăm, quà nào trong năm 2024: {who}"
