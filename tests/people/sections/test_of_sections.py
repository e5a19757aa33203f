"""Activities and awards of a section: recorded, listed, reported, counted, exchanged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.core.actor import SYSTEM
from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.reading.reader import read_book
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.people.sections.actions import WRITES
from app.people.sections.facts import SectionFacts
from app.year.figures.scopes import open_scope
from tests.conftest import TODAY
from tests.downloads import As, errors, listed, words

MATCH = {"title": "Giải cầu lông", "starts_on": "26/03/2024", "category": "culture_sport", "people": "30"}
AWARD = {
    "year": "2024",
    "stage": "granted",
    "subject": "collective",
    "name": "Tổ 7",
    "title": "Giấy khen",
    "granting_body": "Công ty",
}
SEWING, CUTTING = "Phân xưởng May", "Phân xưởng Cắt"


@pytest.fixture
def sections(union: Unit) -> None:
    for name in (SEWING, CUTTING):
        WRITES.record(union.id, SectionFacts(name), SYSTEM, TODAY)


def record(as_role: As) -> None:
    """The same tournament in both sections on one day, a third of the union; an award of one section."""
    client = as_role("recorder")
    whole = {**MATCH, "title": "Hội thi văn nghệ", "starts_on": "19/05/2024"}
    for sent in ({**MATCH, "section": SEWING}, {**MATCH, "section": "phan xuong cat", "people": "12"}, whole):
        answer = client.post("/hoat-dong/moi", data=sent)
        assert answer.status_code == 303, errors(answer)
    for sent in (
        {**AWARD, "section": SEWING},
        {**AWARD, "subject": "person", "name": "Đoàn viên", "quantity": "3", "section": SEWING},
    ):
        answer = client.post("/khen-thuong/moi", data=sent)
        assert answer.status_code == 303, errors(answer)


def test_a_union_without_sections_is_not_asked(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    for page in ("/hoat-dong/moi", "/hoat-dong/", "/khen-thuong/moi", "/khen-thuong/"):
        assert 'name="section"' not in client.get(page).text


def test_the_forms_offer_the_unions_sections(as_role: As, union: Unit, sections: None) -> None:
    for page in ("/hoat-dong/moi", "/khen-thuong/moi"):
        found = as_role("recorder").get(page).text
        assert f"<option>{CUTTING}</option><option>{SEWING}</option></datalist>" in found


def test_the_lists_are_narrowed_to_a_section(as_role: As, union: Unit, sections: None) -> None:
    record(as_role)
    client = as_role("auditor")
    found = listed(client.get("/hoat-dong/", query_string={"section": CUTTING, "dang": "xlsx"}))
    assert [row[2] for row in found] == ["Giải cầu lông"]
    assert len(listed(client.get("/hoat-dong/?dang=xlsx"))) == 3
    of_sewing = listed(client.get("/khen-thuong/", query_string={"section": SEWING, "dang": "xlsx"}))
    assert [row[-1] for row in of_sewing] == [SEWING, SEWING]
    assert listed(client.get("/khen-thuong/", query_string={"section": CUTTING, "dang": "xlsx"})) == []


def test_the_report_says_whose_they_are(as_role: As, union: Unit, sections: None) -> None:
    record(as_role)
    text = words(as_role("auditor").get("/bao-cao/?ky=2024"))
    for sentence in (
        "Công đoàn bộ phận Phân xưởng May tổ chức giải cầu lông với 30 người",
        "Công đoàn bộ phận Phân xưởng Cắt tổ chức giải cầu lông với 12 người",
        "03 đồng chí của Phân xưởng May và 01 tập thể (Tổ 7 của Phân xưởng May) được Công ty tặng Giấy khen",
    ):
        assert text.count(sentence) == 1, sentence


def test_they_are_counted_by_section(as_role: As, union: Unit, sections: None) -> None:
    record(as_role)
    scope = open_scope(union, parse_period("2024"), date(2024, 12, 31))
    wanted = {
        f"events.entries.section[{SEWING}]": 1,
        f"events.people.section[{SEWING}]": 30,
        f"events.times.section[{CUTTING}]": 1,
        f"events.people.section[{CUTTING}]": 12,
        f"awards.granted.section[{SEWING}]": 4,
        f"awards.granted.section[{CUTTING}]": 0,
        "events.people[Văn hóa, thể thao]": 72,
    }
    found = {key: figure(scope, key) for key in wanted}
    assert {key: one.value for key, one in found.items()} == wanted
    assert {key: sum(share.share for share in one.shares) for key, one in found.items()} == wanted


def test_they_go_out_and_come_in_again(as_role: As, union: Unit, sections: None, tmp_path: Path) -> None:
    record(as_role)
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    for title, cells in (("Hoạt động", {SEWING, "phan xuong cat", None}), ("Khen thưởng", {SEWING})):
        head, *rows = load_workbook(file)[title].iter_rows(values_only=True)
        assert {row[head.index("Của công đoàn bộ phận")] for row in rows} == cells
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 0)
