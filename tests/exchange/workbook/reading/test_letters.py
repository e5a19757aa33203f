"""Letters and lines of a workbook: kept as they should be, and rows known by what an earlier release kept."""

from __future__ import annotations

import importlib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from app.core import vietnamese
from app.core.actor import SYSTEM
from app.exchange.workbook.cells.words import Lines, Text
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.life.events.queries import events_of
from app.log.activities.models import Activity
from app.office.units.queries import units
from app.year.statements.queries import statements_of
from tests.exchange.books import Sheets, counts, plan_of, problems, take, write

UNIT = [{"Thông tin": "Tên công đoàn", "Giá trị": "Công đoàn cơ sở Trường Hoa Mai"}]
LINES = "- Đoàn kết, thống nhất cao.\n- Tài chính công khai.\n\n- Thăm hỏi kịp thời."
KEPT = "- Đoàn kết, thống nhất cao.\n- Tài chính công khai.\n- Thăm hỏi kịp thời."


def book(**changed: object) -> Sheets:
    event = {
        "Từ ngày": date(2024, 5, 11),
        "Loại": "Hội nghị",
        "Tên hoạt động": "\uf0b7 Hội thảo \ufdd0nghề",
        "Kết quả": "\uf0a7\tĐông đủ\nVui vẻ",
        **changed,
    }
    statement = {"Kỳ": "2024", "Mục": "Ưu điểm", "Nội dung": LINES}
    return {"Đơn vị": list(UNIT), "Hoạt động": [event], "Nhận định": [statement]}


def clean() -> None:
    """What the migration does to rows that hold what no file can."""
    migration = importlib.import_module("app.migrations.versions.0012_names_and_letters")
    migration.clean_letters(db.session.connection())
    db.session.commit()


@pytest.fixture
def earlier(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook without keys that an earlier release took in: lines joined, private letters kept."""

    def kept(text: str) -> str:
        return "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))

    path = write(tmp_path / "truoc.xlsx", book())
    with monkeypatch.context() as patched:
        patched.setattr(vietnamese, "storable", kept)
        patched.setattr(Lines, "read", Text.read)
        assert take(path)[1].problems == []
    assert [facts.result for _, facts in events_of(units()[0].id)] == ["\uf0a7 Đông đủ Vui vẻ"]
    clean()
    return path


def test_letters_and_lines_of_a_new_workbook(app: Flask, tmp_path: Path) -> None:
    assert problems(write(tmp_path / "moi.xlsx", book())) == []
    [(_, event)] = events_of(units()[0].id)
    assert (event.title, event.result) == ("- Hội thảo nghề", "- Đông đủ\nVui vẻ")
    [(_, statement)] = statements_of(units()[0].id)
    assert statement.content == KEPT
    path = tmp_path / "xuat.xlsx"
    export(units()[0].id, path.write_bytes, SYSTEM)
    db.session.commit()
    assert not plan_of(path).writes


def test_a_workbook_of_an_earlier_release_changes_nothing(earlier: Path) -> None:
    for _ in range(2):
        plan, applied = take(earlier)
        assert applied.problems == []
        assert not plan.writes
        assert [remark.text for remark in plan.remarks] == []


def test_what_a_screen_changed_since_stands_against_it(earlier: Path) -> None:
    db.session.execute(update(Activity).values(result="Đông đủ, đúng giờ"))
    db.session.commit()
    plan = plan_of(earlier)
    assert [problem.text for problem in plan.problems] == []
    assert any("đã sửa trên màn hình (Kết quả)" in remark.text for remark in plan.remarks)


def test_a_row_that_the_file_changes_is_told_apart(earlier: Path, tmp_path: Path) -> None:
    plan = plan_of(write(tmp_path / "sau.xlsx", book(**{"Địa điểm": "Hội trường"})))
    assert counts(plan)["Hoạt động"][:2] == (1, 0)
    assert any("giống một dòng đã có trong sổ" in remark.text for remark in plan.remarks)
