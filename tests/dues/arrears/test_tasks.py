"""What the first page says of arrears."""

from __future__ import annotations

from datetime import date

from app.dues.arrears.feature import arrears_tasks


def test_what_is_owed() -> None:
    (task,) = arrears_tasks(1, date(2024, 12, 15), 3, 150_000)
    assert (task.title, task.note) == ("Thu 150.000 đồng các quỹ", "03 người còn phải đóng")


def test_where_nothing_is_owed_there_is_nothing_to_do() -> None:
    assert list(arrears_tasks(1, date(2024, 12, 15), 0, 0)) == []
