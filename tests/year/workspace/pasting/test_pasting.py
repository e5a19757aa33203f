"""Lines of last year's Word file become tasks or commitments."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from app.office.units.models import Unit
from app.year.commitments.queries import commitments_of
from app.year.plan.queries import plan_items_of
from app.year.workspace.pasting.rules import pasted

As = Callable[[str], FlaskClient]
ADDRESS = "/bao-cao-nam/dan-dong/"
LINES = "II. PHƯƠNG HƯỚNG\n- tuyên truyền nghị quyết;\n2. Thăm hỏi đoàn viên.\nCụ thể:\na) Thăm hỏi đoàn viên"


def test_dashes_and_numbers_go_and_headings_are_no_tasks() -> None:
    found = pasted(LINES, ["Thăm hỏi  đoàn viên"])
    assert found.lines == ("Tuyên truyền nghị quyết;",)
    assert found.headings == ("PHƯƠNG HƯỚNG", "Cụ thể:")
    assert found.known == ("Thăm hỏi đoàn viên.", "Thăm hỏi đoàn viên")
    assert pasted("1.2. Thu quỹ\n3.000.000 đồng", ()).lines == ("Thu quỹ", "3.000.000 đồng")


def test_lines_are_shown_first_and_recorded_in_one_press(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    typed = {"becomes": "plan", "year": "2025", "lines": LINES}
    page = client.post(ADDRESS, data={**typed, "viec": "xem"})
    assert "Sẽ ghi 2 dòng" in page.text
    assert plan_items_of(union.id) == []
    assert client.post(ADDRESS, data={**typed, "viec": "ghi"}).status_code == 303
    stored = [(facts.year, facts.content) for _, facts in plan_items_of(union.id)]
    assert stored == [("2025", "Tuyên truyền nghị quyết;"), ("2025", "Thăm hỏi đoàn viên.")]
    again = client.post(ADDRESS, data={**typed, "viec": "ghi"})
    assert again.status_code == 422
    assert "Không có dòng nào để ghi." in again.text
    assert "Thăm hỏi đoàn viên" in again.text


def test_they_may_become_commitments(as_role: As, union: Unit) -> None:
    typed = {"becomes": "commitments", "year": "2025", "lines": "Đóng đoàn phí đúng hạn", "viec": "ghi"}
    assert as_role("recorder").post(ADDRESS, data=typed).status_code == 303
    assert [facts.content for _, facts in commitments_of(union.id)] == ["Đóng đoàn phí đúng hạn"]


def test_bad_input_keeps_the_lines(as_role: As) -> None:
    page = as_role("recorder").post(ADDRESS, data={"becomes": "plan", "year": "năm tới", "lines": "Một việc"})
    assert page.status_code == 422
    assert "Một việc" in page.text
    assert as_role("auditor").get(ADDRESS).status_code == 403
