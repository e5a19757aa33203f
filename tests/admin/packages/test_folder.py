"""A folder is emptied: what lies in it is taken, put aside, and what waits for a key stays."""

from __future__ import annotations

import os
from pathlib import Path

from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from app.admin.packages.watched import REFUSED, TAKEN
from app.extensions import db
from app.office.units.models import Unit
from app.year.received.models import ReceivedPackage, RefusedFile
from tests.conftest import NOON
from tests.exchange.packages.lowers import altered, put_lower, sent_by


def run(app: Flask, folder: Path, *more: str) -> Result:
    return app.test_cli_runner().invoke(args=["receive", "--unit", "hoa-mai", "--folder", str(folder), *more])


def put_file(folder: Path, name: str, content: bytes, age: float = 3600) -> Path:
    file = folder / name
    file.write_bytes(content)
    os.utime(file, (NOON.timestamp() - age,) * 2)
    return file


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_file())


def test_each_file_has_its_place(app: Flask, union: Unit, tmp_path: Path) -> None:
    content = sent_by(put_lower("mot"))
    put_file(tmp_path, "mot.goi", content)
    put_file(tmp_path, "sua.GOI", altered(content))
    put_file(tmp_path, "thu.txt", b"khong phai goi")
    done = run(app, tmp_path)
    assert done.exit_code == 2
    assert "Chưa biết khóa" in done.output
    assert names(tmp_path) == ["mot.goi", "thu.txt"]
    assert names(tmp_path / REFUSED) == ["sua.GOI"]
    done = run(app, tmp_path, "--trust")
    assert (done.exit_code, "Nhận 1 gói (1 mới, 0 thay gói trước)" in done.output) == (0, True), done.output
    assert (names(tmp_path), names(tmp_path / TAKEN)) == (["thu.txt"], ["mot.goi"])
    assert db.session.scalars(select(RefusedFile.file_name)).all() == ["sua.GOI"]


def test_the_same_again_is_put_aside_under_another_name(app: Flask, union: Unit, tmp_path: Path) -> None:
    content = sent_by(put_lower("mot"))
    for _ in range(2):
        put_file(tmp_path, "mot.goi", content)
        run(app, tmp_path, "--trust")
    assert names(tmp_path / TAKEN) == ["mot-2.goi", "mot.goi"]
    assert db.session.scalar(select(func.count()).select_from(ReceivedPackage)) == 1
    assert run(app, tmp_path).exit_code == 0


def test_what_is_still_being_copied_waits(app: Flask, union: Unit, tmp_path: Path) -> None:
    put_file(tmp_path, "mot.goi", sent_by(put_lower("mot"))[:500], age=0)
    assert run(app, tmp_path, "--trust").exit_code == 2
    assert names(tmp_path) == ["mot.goi"]


def test_files_or_a_folder(app: Flask, union: Unit) -> None:
    done = app.test_cli_runner().invoke(args=["receive", "--unit", "hoa-mai"])
    assert (done.exit_code, "--folder" in done.output) == (2, True)
