"""Hostile letters in every text box of every form: nothing fails, every page opens, every file is written."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote_plus, urljoin

import pytest
from sqlalchemy import select

from app.core.actor import SYSTEM
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import export
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.office.units.models import Unit
from app.year.reports.writers.files import WRITERS
from tests.conftest import TODAY, the_union
from tests.house.conftest import Town
from tests.house.forms import Box, SentForm, forms_of

MIXES = {
    "no file holds": "a\ufffeb\uffff\ufdd0\U0001ffff\ue000\uf8ff \x00\x01\x0bz\u0378",
    "nobody sees": "a\u2028\u200b\u202e\u2066\ufeff\u00ad\U000e0041z",
    "word and marks": "\uf0b7\tĐo\u0061\u0300n \uf0a7 \uf0d8 \U0001f600\ufe0f ✓ 中 \U0001d401 e\u0301\u0301",
    "templates": "{} {{x}} {0} {union} {% raw %} %s %(a)d $x ${y} \\ \\n ' \" <b>&lt;</b> </script> ]]> =1+1",
    "formula": "=cmd|' /C calc'!A0 +1 -1 @SUM(1) \t=2 «»",
    "no blank": "ă" * 300,
}
#: What boxes take that are no free text, by their names; a select takes its first choice.
TAKEN = (
    (r"once|csrf|version|seen|lines|^\d", None),
    (r"password|username|again|current", None),
    (r"(_on|_at|day|from|to|since|until)$|birth|ngay", "05/03/2024"),
    (r"begins_at|ends_at", "08:00"),
    (r"period|^ky$", "2024"),
    (r"year$", "2024"),
    (r"month", "3"),
    (r"amount|cost|prize|value|salary|worth", "1000"),
    (r"people|times|quantity|position|votes|note_|percent|rate|target$|done|count|total|age|interval", "1"),
)
#: Forms that end the session, or that other tests send.
LEFT = re.compile(r"dang-xuat|dang-nhap|mat-khau|/tai-khoan|khoi-tao|don-vi/chon|gop|/khoa-so")


#: Links to files that a page offers.
FILE = re.compile(r'href="([^"]*(?:dang=|/in/?\?|\.ics|\.xlsx|\.pdf)[^"]*)"')


def filled(box: Box, words: str) -> str | None:
    """What a box is sent: the words where they are free, else something that it takes; None: as it is."""
    if box.kind == "select":
        return None if box.value else next((one for one in box.options if one), None)
    if not box.is_words:
        return None
    for pattern, value in TAKEN:
        if re.search(pattern, box.name):
            return value
    return words


def send(town: Town, address: str, form: SentForm, words: str) -> int:
    """Send a form with the words in every text box, the whole encoded as a browser does."""
    values = {box.name: value for box in form.boxes if (value := filled(box, words)) is not None}
    sent = form.with_all(**values)
    pairs = [f"{quote_plus(name)}={quote_plus(one)}" for name, many in sent.items() for one in many]
    # Half a character, as only a program sends it.
    pairs.append("stray=%ED%A0%80")
    answer = town.browser("chair").post(
        urljoin(address, unescape(form.action)),
        data="&".join(pairs),
        content_type="application/x-www-form-urlencoded",
        buffered=True,
    )
    return answer.status_code


@pytest.fixture(scope="module")
def taken(town: Town) -> dict[tuple[str, str], int]:
    """Every form with every mix: its status by form and mix."""
    statuses = {}
    for (endpoint, method), address in sorted(town.addresses.items()):
        page = town.browser("chair").get(address, buffered=True) if method == "GET" else None
        if page is None or page.status_code != 200 or page.mimetype != "text/html" or LEFT.search(address):
            continue
        for form in forms_of(address, page.text):
            if (
                form.has_file
                or LEFT.search(form.action)
                or not any(filled(b, "x") == "x" for b in form.boxes)
            ):
                continue
            for name, words in MIXES.items():
                statuses[f"{endpoint} {form.action}", name] = send(town, address, form, words)
    return statuses


def test_no_form_fails(taken: dict[tuple[str, str], int]) -> None:
    assert {form: status for form, status in taken.items() if status >= 500} == {}
    assert len({form for form, _ in taken}) > 40
    kept = {form for (form, _), status in taken.items() if status == 303}
    assert len(kept) > 20, sorted({form for form, _ in taken} - kept)


def test_what_is_kept_is_what_every_file_holds(town: Town, taken: dict[tuple[str, str], int]) -> None:
    assert taken
    held = re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069"
        "\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
    )
    found = [
        (table.name, text)
        for table in db.metadata.sorted_tables
        for row in db.session.execute(select(table))
        for text in row
        if isinstance(text, str) and held.search(text)
    ]
    assert found == []


def test_every_page_opens_and_every_file_is_written(town: Town, taken: dict[tuple[str, str], int]) -> None:
    assert taken
    town.pages.clear()
    failed, files, browser = {}, set(), town.browser("chair")
    for (endpoint, method), address in sorted(town.addresses.items()):
        if method == "GET" and not endpoint.startswith("firstrun."):
            answer = browser.get(address, buffered=True)
            if answer.status_code >= 500:
                failed[address] = answer.status_code
            if answer.mimetype == "text/html":
                files |= {urljoin(address, unescape(link)) for link in FILE.findall(answer.text)}
    for link in sorted(files):
        status = browser.get(link, buffered=True).status_code
        if status not in (200, 302):
            failed[link] = status
    assert failed == {}
    assert len(files) > 30
    town.browser("chair").post("/bao-cao/van-in?ky=2024", data={"reason": "Vẫn in"})
    for kind in WRITERS:
        assert town.browser("chair").get(f"/bao-cao/tai.{kind}?ky=2024").status_code == 200, kind


def test_the_books_go_out_and_come_back_unchanged(
    town: Town, taken: dict[tuple[str, str], int], tmp_path: Path
) -> None:
    assert taken
    unit: Unit = the_union()
    path = tmp_path / "so.xlsx"
    export(unit.id, path.write_bytes, SYSTEM)
    db.session.commit()
    plan = prepare(read_book(path), unit, TODAY)
    assert [problem.text for problem in plan.problems] == []
    assert plan.writes == 0
