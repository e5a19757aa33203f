"""`flask report`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "json"])
def test_it_writes_each_kind(app: Flask, union: Unit, tmp_path: Path, kind: str) -> None:
    output = tmp_path / f"r.{kind}"
    result = app.test_cli_runner().invoke(
        args=["report", "--period", "2024", "--unit", "hoa-mai", "--format", kind, "--output", str(output)]
    )
    assert result.exit_code == 0, result.stderr
    assert output.stat().st_size > 500


def test_json_is_the_tree_with_its_sources(app: Flask, union: Unit, tmp_path: Path) -> None:
    output = tmp_path / "r.json"
    arguments = ["--unit", union.name, "--as-of", "2024-05-31", "--format", "json", "--output", str(output)]
    app.test_cli_runner().invoke(args=["report", "--period", "Năm học 2023-2024", *arguments])
    tree = json.loads(output.read_text(encoding="utf-8"))
    assert tree["period"] == "Năm học 2023-2024"
    assert tree["as_of"] == "2024-05-31"
    assert "members/1" in json.dumps(tree["sections"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--period", "Quý 9/2024", "--unit", "hoa-mai"], "Quý 9/2024"),
        (["--period", "2024"], "Có nhiều công đoàn"),
        (["--period", "2024", "--unit", "không có"], "Không có công đoàn «không có»"),
        (["--period", "2024", "--unit", "hoa-mai", "--outline", "khác"], "Không có đề cương"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    app: Flask, union: Unit, tmp_path: Path, arguments: list[str], message: str
) -> None:
    output = tmp_path / "r.pdf"
    result = app.test_cli_runner().invoke(
        args=["report", *arguments, "--format", "pdf", "--output", str(output)]
    )
    assert result.exit_code == 2
    assert message in result.stderr
    assert not output.exists()


def test_a_cut_off_day_that_has_not_come_is_said_beside_the_file(
    app: Flask, union: Unit, tmp_path: Path
) -> None:
    output = ["--unit", "hoa-mai", "--output", str(tmp_path / "r.html")]
    arguments = ["report", "--period", "2024", "--format", "html", *output]
    answer = app.test_cli_runner().invoke(args=[*arguments, "--as-of", "2024-12-31"])
    assert answer.exit_code == 0
    assert "Ngày tính số liệu 31/12/2024 chưa đến" in answer.stderr
    assert "chưa đến" not in app.test_cli_runner().invoke(args=arguments).stderr


def test_a_place_that_cannot_be_written_is_reported(app: Flask, union: Unit, tmp_path: Path) -> None:
    output = tmp_path / "khong-co" / "r.json"
    arguments = ["--unit", "hoa-mai", "--format", "json", "--output", str(output)]
    result = app.test_cli_runner().invoke(args=["report", "--period", "2024", *arguments])
    assert result.exit_code == 2
    assert f"Không ghi được tệp {output}" in result.stderr


def test_the_annex_is_written_on_request(app: Flask, union: Unit, tmp_path: Path) -> None:
    visit = VisitFacts(date(2024, 2, 1), Reason.ILLNESS, "Nguyễn Văn Bình", Audience.MEMBER, people=3)
    record_visit(union.id, visit, OFFICER, TODAY)
    db.session.commit()
    output = tmp_path / "r.json"
    arguments = ["report", "--period", "2024", "--unit", "hoa-mai", "--output", str(output), "--format"]
    app.test_cli_runner().invoke(args=[*arguments, "json", "--annex"])
    annex = json.loads(output.read_text(encoding="utf-8"))["annex"]
    [figure] = [one for one in annex if one["key"] == "visits.times"]
    assert figure["value"] == "3 lượt"
    assert figure["rows"] == [
        {"source": "activities/1", "words": "Thăm hỏi (Ốm đau), 01/02/2024", "note": "3"}
    ]
    app.test_cli_runner().invoke(args=[*arguments, "json"])
    assert "annex" not in json.loads(output.read_text(encoding="utf-8"))


def test_the_evidence_is_a_workbook_and_with_it_every_table(app: Flask, union: Unit, tmp_path: Path) -> None:
    output = tmp_path / "r.xlsx"
    arguments = [
        "report",
        "--period",
        "2024",
        "--unit",
        "hoa-mai",
        "--format",
        "xlsx",
        "--output",
        str(output),
    ]
    refused = app.test_cli_runner().invoke(args=arguments)
    assert refused.exit_code == 2
    assert "không có bảng nào" in refused.stderr
    assert app.test_cli_runner().invoke(args=[*arguments, "--annex"]).exit_code == 0
    [sheet] = load_workbook(output).worksheets
    assert "CĂN CỨ SỐ LIỆU" in [cell for row in sheet.values for cell in row]
