"""A text of several paragraphs is shown and written as it was typed, wherever its room shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

import docx
import pytest
from openpyxl import load_workbook

from app.config import ROOT
from app.core.actor import SYSTEM
from app.core.fields import Lines, fields_of
from app.exchange.workbook.exporting import export
from app.features import ROOMS
from app.web.features import FEATURES
from tests.conftest import the_union
from tests.house.conftest import Town
from tests.house.forms import forms_of
from tests.house.typed.test_letters import FILE
from tests.year.reports.paper import read

pytestmark = pytest.mark.engine_free

#: (room, name) of a fact.
Place = tuple[str, str]
#: What each text begins with, and what follows its first line.
BEGINS, REST = "Mở đầu của", ("- gạch một", "- gạch hai;", "3. số ba")
#: Whose facts another room's form takes.
TAKEN_BY = {"app.life.meetings": "app.life.events", "app.books.items": "app.books.items.limits"}
#: Rooms whose own tests type into forms that are not named after facts.
BY_ITSELF = {"app.year.workspace"}
#: Elements that only name the row, in one line: choices, days of a calendar, tasks.
NAMING = ("title", "h1", "option", ".form-check-label", ".day-mark", ".task-note")
#: Which of these texts the report of a year contains.
REPORTED = {
    ("app.life.events", "result"),
    ("app.life.petitions", "answer"),
    ("app.life.petitions", "content"),
    ("app.life.registers.agreements", "benefits"),
    ("app.life.registers.labour", "result"),
    ("app.year.commitments", "content"),
    ("app.year.plan", "content"),
    ("app.year.statements", "content"),
}


def text_of(place: Place) -> str:
    """A text of its own for each field."""
    room, name = place
    return "\n".join((f"{BEGINS} {room.rpartition('.')[2]} {name}:", *REST))


def places_of(facts: Iterable[type]) -> set[Place]:
    """Each of these facts that holds paragraphs, by the room whose form takes it."""
    return {
        (TAKEN_BY.get(room, room), name)
        for one in facts
        for room in [one.__module__.removesuffix(".facts")]
        for name, field in fields_of(one).items()
        if isinstance(field, Lines) and room not in BY_ITSELF
    }


def rooms() -> dict[str, str]:
    """The room of each blueprint by its name."""
    with_screens = [room for room in ROOMS if find_spec(f"{room}.routes")]
    return {import_module(f"{room}.routes").bp.name: room for room in with_screens}


@pytest.fixture(scope="module")
def typed(town: Town) -> dict[Place, str]:
    """Each text, typed into the forms that correct and answer; town.addresses has what follows."""
    wanted = places_of(one for feature in FEATURES for one in feature.facts)
    kept, by_name = dict[Place, str](), rooms()
    browser = town.browser("chair")
    for (endpoint, method), address in sorted(town.addresses.items()):
        if method != "GET" or not endpoint.endswith((".edit", ".edit_period", ".answer")):
            continue
        room = by_name[endpoint.split(".")[-2]]
        for form in forms_of(address, browser.get(address, buffered=True).text):
            names = {box.name for box in form.boxes}
            texts = {place: text_of(place) for place in wanted if place[0] == room and place[1] in names}
            if texts:
                values = {name: text.replace("\n", "\r\n") for (_, name), text in texts.items()}
                sent = form.with_all(**values, **({"reason": "Gõ lại"} if "reason" in names else {}))
                answer = browser.post(urljoin(address, unescape(form.action)), data=sent)
                assert answer.status_code == 303, endpoint
                town.addresses[f"{endpoint} done", "GET"] = str(answer.location)
                kept |= texts
    return kept


Element = tuple[str, tuple[str, ...]]
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "rect", "use", "wbr"}


class Texts(HTMLParser):
    """Every text of a page with the tags and classes around it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.around: list[Element] = []
        self.found: list[tuple[str, tuple[Element, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.around.append((tag, tuple((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and self.around.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.found.append((data, tuple(self.around)))


def stands_in(selectors: Sequence[str], around: Sequence[Element]) -> bool:
    """Whether one of the selectors (`.facts dd`) names an element around a text."""
    return any(
        all(any(_is(one, at) for at in left) for one in selector.split())
        for selector in selectors
        for left in [iter(around)]
    )


def _is(selector: str, element: Element) -> bool:
    return selector[1:] in element[1] if selector.startswith(".") else selector == element[0]


def keeping() -> list[str]:
    """The elements whose line breaks a browser shows, as the style sheet says."""
    [selectors] = re.findall(
        r"\n([^\n{]*) \{ white-space: pre-line; \}", (ROOT / "static/css/app.css").read_text()
    )
    return [*selectors.split(", "), "textarea"]


def pages(town: Town) -> Iterator[tuple[str, str]]:
    """Every page that the chair may open."""
    for (_, method), address in sorted(town.addresses.items()):
        if method == "GET":
            answer = town.browser("chair").get(address, buffered=True)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                yield address, answer.text


def test_every_page_shows_the_lines(town: Town, typed: dict[Place, str]) -> None:
    assert typed.keys() == places_of(one for feature in FEATURES for one in feature.facts)
    shown, run_together, kept = set(), set(), keeping()
    for address, page in pages(town):
        for text, around in Texts(page).found:
            if BEGINS not in text or f"\n{REST[0]}" not in text or stands_in(NAMING, around):
                continue
            if not stands_in(kept, around):
                run_together.add((address, around[-1], text))
            elif around[-1][0] != "textarea":
                shown |= {place for place, whole in typed.items() if whole in text}
    assert run_together == set()
    assert typed.keys() - shown == set()


@pytest.fixture(scope="module")
def files(town: Town, typed: dict[Place, str]) -> dict[str, tuple[str, bytes]]:
    """Every file that a page offers, by its address: kind and content."""
    assert typed
    links = {urljoin(address, unescape(link)) for address, page in pages(town) for link in FILE.findall(page)}
    answers = ((link, town.browser("chair").get(link, buffered=True)) for link in sorted(links))
    return {link: (str(one.mimetype), one.data) for link, one in answers if one.status_code == 200}


def test_every_workbook_holds_the_lines(
    files: dict[str, tuple[str, bytes]], typed: dict[Place, str], tmp_path: Path
) -> None:
    path = tmp_path / "so.xlsx"
    export(the_union().id, path.write_bytes, SYSTEM)
    lists = [data for kind, data in files.values() if "sheet" in kind]
    assert len(lists) > 20
    exchanged, listed = (
        {place for text in texts_of(some) for place, whole in typed.items() if whole in text}
        for some in ([path.read_bytes()], lists)
    )
    assert places_of(sheet.facts for feature in FEATURES for sheet in feature.sheets) - exchanged == set()
    assert typed.keys() - listed == set()


def texts_of(books: Sequence[bytes]) -> Iterator[str]:
    """The cells of workbooks that hold one of the texts."""
    for book in books:
        for sheet in load_workbook(BytesIO(book)):
            for cell in (cell for row in sheet.iter_rows() for cell in row if BEGINS in str(cell.value)):
                text = str(cell.value)
                assert cell.alignment.wrap_text, (sheet.title, cell.coordinate)
                assert text.count(BEGINS) == text.count("\n".join(REST)), text
                yield text


def test_every_paper_is_printed_with_the_lines(files: dict[str, tuple[str, bytes]]) -> None:
    papers = {link: data for link, (kind, data) in files.items() if kind == "application/pdf"}
    printed = {link: [line.text for line in read(data).lines] for link, data in papers.items()}
    holding = {link: lines for link, lines in printed.items() if any(BEGINS in line for line in lines)}
    assert len(holding) > 2
    for link, lines in holding.items():
        begun = sum(line.count(BEGINS) for line in lines)
        # A label of two lines stands beside them.
        kept = [sum(one == line or one.endswith(f" {line}") for one in lines) for line in REST]
        assert kept == [begun] * len(REST), link


def test_the_report_tells_the_lines_as_paragraphs(town: Town, typed: dict[Place, str]) -> None:
    browser = town.browser("chair")
    browser.post("/bao-cao/van-in?ky=2024", data={"reason": "Vẫn in"})
    files = {kind: browser.get(f"/bao-cao/tai.{kind}?ky=2024").data for kind in ("docx", "pdf")}
    word = docx.Document(BytesIO(files["docx"]))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    written = "\n".join([*(one.text for one in word.paragraphs), *cells])
    printed = [line.text for line in read(files["pdf"]).lines]
    assert {place for place, whole in typed.items() if whole in written} == REPORTED
    # The cells of a row stand beside each other on paper.
    assert [printed.count(line) for line in REST] == [written.split("\n").count(line) for line in REST]
