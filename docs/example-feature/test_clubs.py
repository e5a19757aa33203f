"""Run in a copy of the application that has the example: it is seen wherever a feature is.

`tests/house/code/test_features.py` makes the copy.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

from app.life.clubs.models import ClubMeeting
from openpyxl import load_workbook

from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.office.units.models import Unit
from tests.conftest import TODAY
from tests.downloads import As, put_fund


def test_it_is_seen_everywhere(as_role: As, union: Unit, tmp_path: Path) -> None:
    ClubMeeting.__table__.create(db.session.connection())
    fund = put_fund(union)
    db.session.commit()
    chair = as_role("chair")
    home = chair.get("/").text
    assert 'href="/cau-lac-bo/"' in home, "the menu"
    assert 'href="/cau-lac-bo/moi">Họp câu lạc bộ lần đầu</a>' in home, "what needs doing"
    form = {
        "happened_on": "05/03/2024",
        "club": "Cầu lông",
        "cost": "500000",
        "fund_id": str(fund.id),
        "channel": "cash",
    }
    bad = chair.post("/cau-lac-bo/moi", data={**form, "club": ""})
    assert bad.status_code == 422
    assert "05/03/2024" in bad.text, "what was typed stays"
    page = chair.post("/cau-lac-bo/moi", data=form, follow_redirects=True)
    assert page.status_code == 200
    assert "500.000" in page.text, "the posting on its page"
    shown = page.request.path
    assert "Họp câu lạc bộ lần đầu" not in chair.get("/").text, "what was done"

    assert "Cầu lông" in chair.get("/cau-lac-bo/").text, "the list"
    rows = load_workbook(BytesIO(chair.get("/cau-lac-bo/?dang=xlsx").data)).active
    assert rows is not None
    assert any("Cầu lông" in row for row in rows.iter_rows(values_only=True)), "its file"
    assert "Câu lạc bộ Cầu lông" in chair.get("/nhat-ky/?kind=club").text, "the log"
    assert "Câu lạc bộ Cầu lông" in chair.get("/tim?tu=cau+long").text, "the search"
    assert "Câu lạc bộ Cầu lông" in chair.get("/so-quy/").text, "the cash book"
    assert "Câu lạc bộ Cầu lông sinh hoạt" in chair.get("/bao-cao/?ky=2024").text, "the report"
    assert "huong-dan/#" in chair.get("/cau-lac-bo/").text, "the guide"

    edited = {**form, "club": "Bóng bàn", "version": "1", "reason": "Ghi nhầm"}
    page = chair.post(f"{shown}/sua", data=edited, follow_redirects=True)
    assert "Cầu lông" in page.text, "the trail keeps the old value"
    assert "Câu lạc bộ" in page.text, "under its label"
    assert "Sửa: buổi sinh hoạt câu lạc bộ" in chair.get("/dau-vet/").text, "the trail"

    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    assert load_workbook(file)["Câu lạc bộ"]["A2"].value is not None, "the export"
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 0), "the workbook taken in again"
    assert parse_period("2024").start == date(2024, 1, 1)
