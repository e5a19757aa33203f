"""What the first page says of members in hardship."""

from __future__ import annotations

from datetime import date

from app.life.visits.feature import hardship_task


def test_the_first_are_named() -> None:
    task = hardship_task(4, ["Hà Thị An", "Lò Văn Bình"], date(2024, 12, 15))
    assert task.title == "04 đoàn viên khó khăn chưa được thăm"
    who = "Hà Thị An, Lò Văn Bình và 2 người khác"
    assert task.note == f"Chưa có lượt thăm, quà nào trong năm 2024: {who}"
