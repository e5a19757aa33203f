"""What the server weighs: at first, after documents, after long workbooks; and the processes beside it."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from bench.books import YEAR
from bench.installation import installation
from bench.measuring import Ratio
from bench.pages import LARGE, SMALL, Browser, fill, serving
from bench.workbooks import write_workbook

PERIOD = urlencode({"ky": str(YEAR)})
#: 130 of them are the program itself, loaded; see docs/decisions.md.
MOST_MIB = 200
#: A process beside the server gives all of it back when it ends.
MOST_BESIDE_MIB = 200


def measure() -> list[Ratio]:
    """The resident memory of the server after all of it, and the peak of the processes that it started."""
    with installation() as (folder, _app):
        fill()
        with serving("app.serve", folder) as (process, port):
            browser = Browser(port)
            browser.sign_in()
            browser.open_books(LARGE)
            browser.get("/doan-vien/")
            begun = _mib(process.pid)
            browser.open_books(SMALL)
            browser.let_print(PERIOD)
            _draw_documents(browser)
            drawn = _settled(browser, process.pid)
            beside = _exchange_workbooks(browser, folder, process.pid)
            # The import changed what is found in the report: the word is asked for again.
            browser.let_print(PERIOD)
            _draw_documents(browser)
            weight = _settled(browser, process.pid)
    note = f"{begun:.0f} at first, {drawn:.0f} after documents"
    return [
        Ratio("server after lists, documents, an import, an export", weight, MOST_MIB, "MiB", note=note),
        Ratio("beside it while a workbook is read or written", beside, MOST_BESIDE_MIB, "MiB"),
    ]


def _draw_documents(browser: Browser) -> None:
    """What an office asks of it in December: the report in every form, again and again."""
    for _ in range(3):
        for kind in ("", "tai.pdf", "tai.docx"):
            browser.get(f"/bao-cao/{kind}?{PERIOD}")


def _settled(browser: Browser, pid: int) -> float:
    """What the server weighs once it has given back what the last document took.

    It does so after the answer; the next one over the same connection comes after that.
    """
    browser.get("/doan-vien/")
    return _mib(pid)


def _exchange_workbooks(browser: Browser, folder: Path, pid: int) -> float:
    """A long workbook in and out by the pages; the peak of the processes beside the server in MiB."""
    path = folder / "so.xlsx"
    write_workbook(path)
    where = browser.upload("/trao-doi/", path)
    peak = _until_done(browser, where, pid)
    browser.send(where, f"{where}/ghi")
    peak = max(peak, _until_done(browser, where, pid))
    form = urlencode({"csrf_token": browser.token("/trao-doi/")}).encode()
    status, _, page = browser.request("/trao-doi/xuat", form, "application/x-www-form-urlencoded")
    assert status == 200, page[:500]
    return peak


def _until_done(browser: Browser, where: str, pid: int) -> float:
    peak = 0.0
    for _ in range(1200):
        if b'hx-trigger="load' not in browser.get(where):
            return peak
        peak = max(peak, _heaviest_child(pid))
        time.sleep(0.1)
    raise TimeoutError("the workbook is still being worked on")


def _heaviest_child(pid: int) -> float:
    """The most that a process under way below this one has held; 0 when there is none."""
    peaks = [0.0]
    # Threads and processes end while they are looked at.
    with suppress(OSError):
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):
            peaks += [_mib(int(child), "VmHWM") for child in listed.read_text("ascii").split()]
    return max(peaks)


def _mib(pid: int, what: str = "VmRSS") -> float:
    """The resident memory of a process now (`VmRSS`) or at its peak (`VmHWM`); Linux only."""
    found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("ascii"))
    return int(found[1]) / 1024 if found else 0.0
