"""Files that no office keeps, as workbook, scan or photograph: read or refused, memory bounded."""

from __future__ import annotations

import resource
from contextlib import suppress
from pathlib import Path

from app.core.errors import Refused
from app.exchange.workbook.problems import Unreadable
from app.exchange.workbook.reading.reader import read_book
from app.log.attachments.rules import scan_of
from app.people.portraits.rules import portrait_in
from tests.exchange.books import write, year
from tests.house.fuzz.files import scans, workbooks

#: What is no workbook with a fault, but none at all.
NO_BOOKS = {
    "bomb",
    "entities",
    "entities after a comment",
    "many parts",
    "cut off",
    "a page",
    "old",
    "nothing",
}
#: What looks like a scan and is one, once what it carries beside the picture is gone.
SCANS = {"text.png"}
#: Kilobytes that all of them together may add to this process at its largest.
MOST = 200_000


def largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_no_workbook_fails_and_none_fills_the_memory(tmp_path: Path) -> None:
    good, sent = write(tmp_path / "so.xlsx", year()).read_bytes(), tmp_path / "gui.xlsx"
    files = list(workbooks(good))
    before, refused = largest(), set()
    for name, data in files:
        sent.write_bytes(data)
        try:
            read_book(sent)
        except Unreadable:
            refused.add(name)
    assert refused >= NO_BOOKS
    assert largest() - before < MOST


def test_no_scan_fails_and_none_fills_the_memory() -> None:
    files = list(scans())
    before, taken = largest(), set()
    for name, data in files:
        with suppress(Refused):
            portrait_in(data)  # it is drawn again: what else lies in the file is gone
        with suppress(Refused):
            scan_of(data, name)
            taken.add(name)
    assert taken == SCANS
    assert largest() - before < MOST
