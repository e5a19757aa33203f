"""`flask outlines`, and `flask report` by an outline of the union's own."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import Result
from flask import Flask

from app.office.units.models import Unit
from tests.year.outlines.test_actions import FILE


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=[*arguments, "--unit", "hoa-mai"])


def test_a_file_is_imported_listed_used_and_exported(app: Flask, union: Unit, tmp_path: Path) -> None:
    file, back, paper = tmp_path / "cua-toi.toml", tmp_path / "back.toml", tmp_path / "r.json"
    file.write_text(FILE, encoding="utf-8")
    assert run(app, "outlines", "import", str(file)).output == "Đã lưu đề cương «Của tôi», bản 1.\n"
    assert "không có gì thay đổi so với bản 1" in run(app, "outlines", "import", str(file)).output
    file.write_text(FILE.replace("Chăm lo", "Thăm hỏi"), encoding="utf-8")
    assert "thành bản 2, thay bản 1. Bản cũ vẫn còn." in run(app, "outlines", "import", str(file)).output
    listed = run(app, "outlines", "list").output.splitlines()
    assert listed[0] == "co-quan\tcó sẵn\tCơ quan, đơn vị"
    assert listed[-1] == "cua-toi\tbản 2\tCủa tôi"
    assert run(app, "outlines", "export", "cua-toi", "--output", str(back)).exit_code == 0
    assert back.read_text(encoding="utf-8") == run(app, "outlines", "export", "cua-toi").output
    assert "không có gì thay đổi" in run(app, "outlines", "import", str(back)).output
    arguments = ("--period", "2024", "--outline", "cua-toi", "--format", "json", "--output", str(paper))
    assert run(app, "report", *arguments).exit_code == 0
    tree = json.loads(paper.read_text(encoding="utf-8"))
    assert (tree["outline"], tree["outline_version"]) == ("cua-toi", 2)


def test_what_is_wrong_is_said_with_its_place(app: Flask, union: Unit, tmp_path: Path) -> None:
    file = tmp_path / "cua-toi.toml"
    file.write_text(FILE.replace("visits", "visit"), encoding="utf-8")
    refused = run(app, "outlines", "import", str(file))
    assert refused.exit_code == 2
    assert refused.stderr == "Mục «care» (dòng 4): không có nội dung nào tên «visit».\n"
    assert run(app, "outlines", "export", "cua-toi").exit_code == 2
    assert app.test_cli_runner().invoke(args=["outlines", "list"]).exit_code == 2
