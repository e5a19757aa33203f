"""`flask campaign`: opened, its board printed, closed and opened again."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result
from flask import Flask

from app.exchange.handed_down.content import handed_down_in
from app.exchange.packages.receiving import receive
from app.exchange.packages.sealed_zip import open_sealed
from app.extensions import db
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY
from tests.exchange.packages.lowers import put_lower, sent_by
from tests.year.below.test_below import put_listed

OPEN = ("open", "--period", "2024", "--title", "Báo cáo năm 2024", "--deadline", "2024-12-31")


def run(app: Flask, action: str, *more: str) -> Result:
    return app.test_cli_runner().invoke(args=["campaign", action, "--unit", "hoa-mai", *more])


def test_from_opening_to_closing(app: Flask, union: Unit, tmp_path: Path) -> None:
    put_listed(union, "Công đoàn cơ sở Hai", contact="hai@cd.example")
    receive(union, sent_by(put_lower("mot")), OFFICER, TODAY, trusts=True)
    db.session.commit()
    file = tmp_path / "yeu-cau.goi"
    done = run(app, *OPEN, "--output", str(file))
    assert (done.exit_code, "hạn gửi 31/12/2024" in done.output) == (0, True), done.output
    assert handed_down_in(open_sealed(file.read_bytes())).is_for("ai-cung-duoc", "Ai cũng được")
    board = run(app, "board", "--period", "2024", "--remind").output.splitlines()
    assert board[0].startswith("Công đoàn cơ sở Hai\tChưa gửi")
    assert board[1].startswith("Công đoàn cơ sở Mot\tĐã gửi\t15/12/2024")
    assert board[2] == "Chưa gửi: 1; Trễ hạn: 0; Đã gửi: 1; Có ý kiến: 0; Đã chấp nhận: 0."
    assert board[3] == "Gửi tới: hai@cd.example"
    assert run(app, "close", "--period", "2024").exit_code == 0
    assert run(app, "close", "--period", "2024").exit_code == 2
    assert run(app, "reopen", "--period", "2024", "--title", "bao cao nam 2024").exit_code == 0


def test_asked_of_some_who_may_have_no_code_yet(app: Flask, union: Unit, tmp_path: Path) -> None:
    put_listed(union, "Công đoàn cơ sở Hai")
    file = tmp_path / "yeu-cau.goi"
    only = ("--only", "công đoàn cơ sở hai", "--output", str(file))
    assert run(app, *OPEN, *only).exit_code == 0
    handed = handed_down_in(open_sealed(file.read_bytes()))
    assert handed.is_for("hai", "Công đoàn cơ sở Hai")
    assert not handed.is_for("mot", "Công đoàn cơ sở Mot")
    unknown = run(app, *OPEN, "--only", "Công đoàn lạ")
    assert (unknown.exit_code, "không có công đoàn nào" in unknown.output) == (2, True)


def test_what_is_not_clear_is_asked(app: Flask, union: Unit) -> None:
    assert "Chưa mở đợt báo cáo nào" in run(app, "board", "--period", "2024").output
    assert run(app, "open", "--period", "2024", "--title", "A", "--deadline", "2024-01-31").exit_code == 2
    for title in ("A", "B"):
        assert (
            run(app, "open", "--period", "2024", "--title", title, "--deadline", "2025-01-31").exit_code == 0
        )
    assert "«A», «B»" in run(app, "board", "--period", "2024").output
    assert run(app, "board", "--period", "2024", "--title", "b").exit_code == 0
