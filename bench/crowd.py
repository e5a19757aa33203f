"""Fifty people for a minute, PDFs among their pages: the slowest answers against those of a bare page."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles
from urllib.parse import urlencode

from bench.books import YEAR
from bench.installation import installation
from bench.measuring import Ratio
from bench.pages import SMALL, Browser, fill, serving

PEOPLE, SECONDS, THINKS = 50, 60.0, 3.0
#: What an office opens, and how often; one in ten is a paper or a list as a file.
PAGES = ("/", "/doan-vien/", "/so-quy/", "/nhat-ky/", "/quy/", "/tham-hoi/", "/lich/", "/phieu/")
PERIOD = urlencode({"ky": str(YEAR)})
FILES = (f"/bao-cao/tai.pdf?{PERIOD}", f"/bao-cao/tai.docx?{PERIOD}", "/so-quy/?dang=xlsx")
ONE_FILE_IN = 10


def measure() -> list[Ratio]:
    """The 99th percentile of pages while fifty work, over that of a bare page asked meanwhile as often."""
    with installation() as (folder, _app):
        fill()
        with (
            serving("app.serve", folder) as (_, ours),
            serving("bench.bare", folder) as (_, bare),
            ThreadPoolExecutor(2 * PEOPLE) as crowd,
        ):
            people = [_signed_in(ours) for _ in range(PEOPLE)]
            people[0].let_print(PERIOD)
            ends = time.monotonic() + SECONDS
            workers = [crowd.submit(_work, one, ends, number) for number, one in enumerate(people)]
            plain = [crowd.submit(_wait_on, Browser(bare), ends, number) for number in range(PEOPLE)]
            answers = [answer for one in workers for answer in one.result()]
            bare_times = [spent for one in plain for spent in one.result()]
    pages = [spent for kind, status, spent in answers if kind == "page"]
    busy = sum(status == 503 for _, status, _ in answers)
    files = [spent for kind, status, spent in answers if kind == "file" and status == 200]
    slowest, of_bare = _p99(pages), _p99(bare_times)
    note = (
        f"{slowest * 1000:.0f} ms of {len(pages)} pages, bare {of_bare * 1000:.1f} ms; "
        f"{len(files)} files p99 {_p99(files) * 1000:.0f} ms, {busy} told to wait"
    )
    return [Ratio("50 people with PDFs, p99 of pages / a bare page's p99", slowest / of_bare, 40, note=note)]


def _signed_in(port: int) -> Browser:
    browser = Browser(port)
    browser.sign_in()
    browser.open_books(SMALL)
    return browser


def _work(browser: Browser, ends: float, number: int) -> list[tuple[str, int, float]]:
    """(kind, status, seconds) of each answer."""
    chance, answers = random.Random(number), []
    browser.connection.close()  # the server gave it up meanwhile: it is opened again
    for _ in _turns(chance, ends):
        kind = "file" if chance.randrange(ONE_FILE_IN) == 0 else "page"
        address = chance.choice(FILES if kind == "file" else PAGES)
        began = time.perf_counter()
        status, _, page = browser.request(address)
        assert status in (200, 503), (address, status, page[:300])
        answers.append((kind, status, time.perf_counter() - began))
    return answers


def _wait_on(browser: Browser, ends: float, number: int) -> list[float]:
    spent = []
    for _ in _turns(random.Random(number), ends):
        began = time.perf_counter()
        browser.get("/")
        spent.append(time.perf_counter() - began)
    return spent


def _turns(chance: random.Random, ends: float) -> Iterator[None]:
    """People think a while between two clicks."""
    time.sleep(chance.uniform(0, THINKS))
    while time.monotonic() < ends:
        yield
        time.sleep(chance.uniform(0.5, 2 * THINKS - 0.5))


def _p99(times: list[float]) -> float:
    return quantiles(times, n=100)[98]
