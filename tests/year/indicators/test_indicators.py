"""The screens of indicators."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from app.log.figures.registry import declared
from app.office.units.models import Unit
from app.year.indicators.proposal_rules import PROPOSALS
from app.year.indicators.queries import indicators_of
from tests.conftest import Statements
from tests.downloads import (
    MARKUP,
    As,
    downloaded,
    errors,
    only_officers_write,
    only_those_of_the_books_read,
    words,
)
from tests.year.indicators.rows import INDICATOR, put_indicator


def test_an_indicator_is_recorded_with_its_numbers(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert client.post("/chi-tieu/moi", data=INDICATOR).location == "/chi-tieu/1"
    [(row, facts)] = indicators_of(union.id)
    assert (facts.part, facts.whole, facts.target) == (Decimal(41), Decimal(44), Decimal(95))
    text = words(client.get(f"/chi-tieu/{row.id}"))
    assert "Đến nay: 41/44 người, đạt 93,2% ; kế hoạch 95% Chưa đạt" in text
    assert "41/44 người, đạt 93,2%" in words(client.get("/chi-tieu/"))


def test_it_is_counted_from_the_books(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    sent = {**INDICATOR, "part": "", "whole": "", "figure": "people.members", "target": "1"}
    assert client.post("/chi-tieu/moi", data=sent).status_code == 303
    text = words(client.get("/chi-tieu/1"))
    assert "Tự tính (Đoàn viên, tính mỗi lần mở trang)" in text
    assert "Tự tính: Đoàn viên" in words(client.get("/chi-tieu/"))


@pytest.mark.parametrize(
    ("sent", "box", "message"),
    [
        (
            {"figure": "people.membres"},
            "figure",
            "Không có số liệu «people.membres». Gần nhất: people.members",
        ),
        ({"figure": "fund[Không có].due"}, "figure", "Không có số liệu"),
        ({"whole_figure": "ratings.union"}, "whole_figure", "không phải là số"),
        ({"whole": "0"}, "whole", "Tổng số là 0"),
        ({"part": "nhiều"}, "part", "Hãy ghi một số"),
        ({"year": "mùa hè"}, "year", "không phải là kỳ"),
        ({"name": ""}, "name", ""),
        ({"scope": "section"}, "section", "Hãy ghi tên tổ, bộ phận."),
        ({"part": "", "whole": "", "target": "95%"}, "target", "95% là tỷ lệ mà đơn vị tính là «người»"),
        ({"whole": "", "part": "93,2%"}, "part", "93,2% là tỷ lệ mà đơn vị tính là «người»"),
        ({"part": "93,2%"}, "part", "Có tổng số thì ghi số đã thực hiện"),
        ({"whole": "100%"}, "whole", "không phải tỷ lệ"),
    ],
)
def test_what_cannot_be_is_reported_beside_its_box(
    as_role: As, union: Unit, sent: dict[str, str], box: str, message: str
) -> None:
    page = as_role("recorder").post("/chi-tieu/moi", data={**INDICATOR, **sent})
    assert page.status_code == 422
    assert message in errors(page)[box]
    assert 'value="Báo cáo y tế cơ quan"' in page.text or "Báo cáo y tế cơ quan</textarea>" in page.text
    assert indicators_of(union.id) == []


@pytest.mark.parametrize(
    "sent",
    [
        {"target": "95%"},
        {"part": "", "whole": "", "target": "95%", "measure_unit": ""},
        {"part": "93,2%", "whole": "", "target": "95%", "measure_unit": "% đoàn viên"},
        {"part": "93,2%", "whole": "100%", "target": "95%", "measure_unit": "Tỷ lệ (%)"},
    ],
)
def test_a_share_stands_of_a_whole_or_in_per_cent(as_role: As, union: Unit, sent: dict[str, str]) -> None:
    client = as_role("recorder")
    assert client.post("/chi-tieu/moi", data={**INDICATOR, **sent}).status_code == 303
    [(_, facts)] = indicators_of(union.id)
    assert facts.target == 95
    assert "kế hoạch 95%" in words(client.get("/chi-tieu/1"))


def test_what_has_not_begun_has_no_result(as_role: As, union: Unit) -> None:
    row = put_indicator(union, year="2025", figure="people.members", target=Decimal(9))
    assert "Chưa bắt đầu" in words(as_role("auditor").get(f"/chi-tieu/{row.id}"))


def test_a_figure_of_old_books_that_is_gone_is_reported(as_role: As, union: Unit) -> None:
    row = put_indicator(union, figure="people.members")
    row.figure = "people.gone"
    assert "Không tính được" in words(as_role("auditor").get(f"/chi-tieu/{row.id}"))


def test_usual_ones_are_a_click_away(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    links = re.findall(r'href="(/chi-tieu/moi\?[^"]*)"', client.get("/chi-tieu/moi").text)
    assert len(links) == len(PROPOSALS)
    page = client.get(links[5].replace("&amp;", "&")).text
    for box, value in (("figure", "people.members"), ("whole_figure", "people.workers"), ("year", "2024")):
        assert re.search(rf'<input[^>]*name="{box}"[^>]*value="{value}"', page)


@pytest.mark.parametrize("key", [key for one in PROPOSALS for key in (one.figure, one.whole_figure) if key])
def test_what_counts_a_usual_one_is_a_number_of_the_books(key: str) -> None:
    known = declared(key)
    assert known is not None
    assert known.unit


def test_the_boxes_offer_figures_by_their_names(as_role: As, union: Unit) -> None:
    page = as_role("recorder").get("/chi-tieu/moi").text
    assert '<option value="people.members">Đoàn viên (người)</option>' in page
    assert "events.times[Hiến máu]" in page
    assert "commitments." not in page


def test_a_correction_and_a_withdrawal_are_reported(as_role: As, union: Unit) -> None:
    row = put_indicator(union, part=Decimal(15))
    client = as_role("recorder")
    sent = {"year": "2024", "name": "Thỏa ước được ký", "part": "16"}
    page = client.post(f"/chi-tieu/{row.id}/sua", data={**sent, "version": "1", "reason": "Đếm lại"})
    assert page.status_code == 303
    text = words(client.get(f"/chi-tieu/{row.id}"))
    assert "Lý do: Đếm lại" in text
    assert "Thực hiện: 15 → 16" in text
    client.post(f"/chi-tieu/{row.id}/rut", data={"version": "2", "reason": "Ghi nhầm"})
    assert indicators_of(union.id) == []


def test_by_period_and_words(as_role: As, union: Unit) -> None:
    for year, position, name in (("2023", 1, "Cũ"), ("2024", 2, "Thứ hai"), ("Quý 1/2024", 1, "Thứ nhất")):
        put_indicator(union, name, year=year, position=position)
    client = as_role("auditor")
    text = words(client.get("/chi-tieu/"))
    assert text.index("Thứ hai") < text.index("Thứ nhất") < text.index("Cũ")
    assert "2 chỉ tiêu" in words(client.get("/chi-tieu/?year=2024"))
    assert "1 chỉ tiêu" in words(client.get("/chi-tieu/?q=thu+NHAT"))
    assert "Thứ nhất" in words(client.get("/tim?tu=thu+nhat"))


def test_pages_of_twenty_five(as_role: As, union: Unit, statements: Statements) -> None:
    for number in range(27):
        put_indicator(union, f"Việc {number}", figure="people.members")
    client = as_role("chair")
    statements.clear()
    assert client.get("/chi-tieu/").text.count("<tr>") == 26
    assert statements.count <= 8


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_indicator(union, MARKUP, note=MARKUP, measure_unit=MARKUP, evidence=MARKUP)
    client = as_role("recorder")
    for path in ("/chi-tieu/", f"/chi-tieu/{row.id}", f"/chi-tieu/{row.id}/sua"):
        assert "<script>alert" not in client.get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_indicator(union)
    only_those_of_the_books_read(as_role, "/chi-tieu/", f"/chi-tieu/{row.id}")
    only_officers_write(as_role, "/chi-tieu", INDICATOR, row.id)
    assert len(indicators_of(union.id)) == 1


def test_it_goes_to_excel_as_filtered(as_role: As, union: Unit) -> None:
    put_indicator(union, "Năm trước", year="2023")
    put_indicator(
        union, measure_unit="thỏa ước", part=Decimal(16), target=Decimal(15), evidence="Sổ thỏa ước"
    )
    rows = downloaded(as_role("auditor").get("/chi-tieu/?year=2024&dang=xlsx"))
    [line] = [row for row in rows if isinstance(row[0], int)]
    assert line[1:8] == (
        2024,
        None,
        "Thỏa ước được ký",
        None,
        "15 thỏa ước",
        "16/15 thỏa ước, đạt 106,7%",
        "Sổ thỏa ước",
    )
