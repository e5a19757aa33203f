"""One press takes last year's words into this year's drafts; nothing of them is printed unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.core.periods import parse_period
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from app.year.reports.composing import composed
from app.year.reports.writers.nodes import sentences
from app.year.statements.actions import record_statement
from app.year.statements.facts import StatementFacts, Topic
from app.year.workspace.drafts.models import PartDraft
from tests.conftest import OFFICER, TODAY
from tests.downloads import As, words
from tests.year.workspace.boxes import ADDRESS, opened

CARRY = f"{ADDRESS}loi-nam-truoc"
SICK = VisitFacts(date(2023, 1, 15), Reason.ILLNESS, "Nguyễn Văn Bình", Audience.MEMBER, amount=400_000)


@pytest.fixture
def last_year(union: Unit) -> None:
    record_visit(union.id, SICK, OFFICER, TODAY)
    record_visit(union.id, replace(SICK, happened_on=date(2024, 2, 1)), OFFICER, TODAY)
    stated = StatementFacts("2023", Topic.STRENGTHS, "Cả năm có 12 buổi sinh hoạt.")
    record_statement(union.id, stated, OFFICER, TODAY)
    db.session.commit()


def drafts() -> dict[str, str]:
    return {one.part: one.boxes for one in db.session.scalars(select(PartDraft))}


def paper(unit: Unit) -> str:
    report, _ = composed(unit, parse_period("2024"), TODAY, "co-quan")
    return "\n".join(one.text for one in sentences(report))


def test_one_press_fills_the_drafts_with_marked_words(as_role: As, union: Unit, last_year: None) -> None:
    client, before = as_role("recorder"), paper(union)
    assert "Lấy lời năm trước" in client.get(ADDRESS).text
    answer = client.post(CARRY)
    assert answer.status_code == 303
    page = words(client.get(answer.location))
    assert "Đã lấy lời năm trước vào bản nháp của" in page
    assert "Bạn đang viết dở mục" in page
    assert "[cũ: 01; nay: {{ visits.times }}]" in opened(client, "care")["before"]
    # Nothing is printed of it, and nothing is in the trail, before somebody saves it.
    assert paper(union) == before


def test_saved_with_an_old_figure_left_the_paper_says_so(as_role: As, union: Unit, last_year: None) -> None:
    client = as_role("recorder")
    client.post(CARRY)
    boxes = opened(client, "care")
    assert client.post(f"{ADDRESS}muc/care", data=boxes).status_code == 303
    assert "[cũ: 01; nay: 01]" in paper(union)
    page = words(client.get("/bao-cao/?ky=2024"))
    assert "Còn số liệu năm trước chưa thay trong câu" in page
    cleaned = {**opened(client, "care"), "before": "Thăm hỏi {{ visits.times }} lượt."}
    assert client.post(f"{ADDRESS}muc/care", data=cleaned).status_code == 303
    assert "Thăm hỏi 01 lượt." in paper(union)
    assert "Còn số liệu năm trước" not in words(client.get("/bao-cao/?ky=2024"))


def test_what_somebody_wrote_or_is_writing_stays(as_role: As, union: Unit, last_year: None) -> None:
    client = as_role("recorder")
    own = {**opened(client, "care"), "before": "Lời riêng."}
    client.post(f"{ADDRESS}muc/care/nhap", data=own)
    kept = drafts()["care"]
    answer = client.post(CARRY, follow_redirects=True)
    assert "Giữ nguyên 1 mục đã viết hoặc đang viết dở." in words(answer)
    assert drafts()["care"] == kept
    held = drafts()
    assert "Không lấy thêm lời nào." in words(client.post(CARRY, follow_redirects=True))
    assert drafts() == held


def test_without_a_year_before_it_says_so(as_role: As, union: Unit) -> None:
    answer = as_role("recorder").post(CARRY, follow_redirects=True)
    assert "Không có báo cáo hay sổ của kỳ cùng loại một năm trước" in words(answer)
    assert drafts() == {}


def test_who_writes_may_press(as_role: As, union: Unit) -> None:
    assert as_role("auditor").post(CARRY).status_code == 403
    assert "Lấy lời năm trước" not in as_role("auditor").get(ADDRESS).text
