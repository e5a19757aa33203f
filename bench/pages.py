"""The member list, its search, a person's page, the first page and the box that finds everything with 5,000
members, against a bare Flask page.

Both servers are waitress in a process of their own, asked in turn by one client over one connection each.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from app.core.actor import SYSTEM
from app.extensions import db
from app.office.accounts.actions import add_user, grant
from app.office.accounts.rules import Role
from app.office.units.models import Unit
from app.web.clock import today
from bench.books import Books
from bench.installation import begin_union, installation
from bench.measuring import Ratio
from bench.reports import fill_year

PEOPLE, ROUNDS = 5_000, 150
LARGE, SMALL = "hoa-mai", "hoa-sen"
WHO, SECRET = "hanh.le", "mot-cau-dai-de-nho"


def measure() -> list[Ratio]:
    """Latency of five pages."""
    with installation() as (folder, _app):
        person = fill()
        with serving("app.serve", folder) as (_, ours), serving("bench.bare", folder) as (_, bare):
            browser, plain_one = Browser(ours), Browser(bare)
            browser.sign_in()
            browser.open_books(LARGE)
            words = urlencode({"q": "tran van", "tu": "tran van"})
            times = in_turn(
                lambda: plain_one.get("/"),
                lambda: browser.get("/doan-vien/"),
                lambda: browser.get(f"/doan-vien/?{words}"),
                lambda: browser.get(f"/doan-vien/{person}"),
                lambda: browser.get("/"),
                lambda: browser.get(f"/tim?{words}"),
            )
    plain, listed, searched, shown, home, found = times
    note = f"{listed * 1000:.1f} ms, {searched * 1000:.1f} ms, {plain * 1000:.2f} ms"
    return [
        Ratio("member list, 5,000 members / a bare Flask page", listed / plain, 12, note=note),
        Ratio("member search, 5,000 members / a bare Flask page", searched / plain, 12),
        Ratio(
            "a person's page, 5,000 members / a bare Flask page",
            shown / plain,
            12,
            note=f"{shown * 1000:.1f} ms",
        ),
        Ratio(
            "first page, 5,000 members / a bare Flask page", home / plain, 20, note=f"{home * 1000:.1f} ms"
        ),
        Ratio("search of everything, 5,000 members / a bare Flask page", found / plain, 12),
    ]


def fill() -> int:
    """Two unions, one large and one with a busy year, and somebody who is chair of both.

    Returns the id of a member of the large one who has a story: payments, visits, awards, hardship, a child.
    """
    large, small = begin_union(LARGE), begin_union(SMALL)
    books = Books(large.id)
    books.add_people(PEOPLE)
    books.add_funds(2)
    books.people = books.people[:1]
    books.add_contributions(4)
    books.add_entries(32)
    books.add_roster_changes(1)
    fill_year(small)
    add_chair(large, small)
    return books.people[0]


def add_chair(*of: Unit) -> None:
    """Who signs in, chair of these unions."""
    user = add_user(WHO, "Lê Thị Hạnh", SECRET, SYSTEM)
    for unit in of:
        grant(user, unit, Role.CHAIR, SYSTEM, today())
    db.session.commit()


@contextmanager
def serving(module: str, folder: Path, database: str = "") -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server of its own on a free port, ended afterwards; over SQLite in the folder, or a `database`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    settings = {"HOST": "127.0.0.1", "PORT": str(port), "INSTANCE_PATH": str(folder)}
    if database:
        settings["DATABASE_URL"] = database
    process = subprocess.Popen(
        [sys.executable, "-m", module, str(port)],
        # As `make run` sets it.
        env={**os.environ, **settings, "MALLOC_ARENA_MAX": "1"},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield process, port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    for _ in range(900):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nobody answers on port {port}")


class Browser:
    """One client, signed in."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port)
        self.headers: dict[str, str] = {}

    def request(self, address: str, body: bytes | None = None, kind: str = "") -> tuple[int, str, bytes]:
        """Status, where it leads, and the page; cookies are kept."""
        headers = self.headers | ({"Content-Type": kind} if kind else {})
        self.connection.request("GET" if body is None else "POST", address, body, headers)
        answer = self.connection.getresponse()
        page = answer.read()
        if cookie := answer.getheader("Set-Cookie"):
            self.headers["Cookie"] = cookie.partition(";")[0]
        return answer.status, answer.getheader("Location") or "", page

    def get(self, address: str) -> bytes:
        """A page or file that is there."""
        status, _, page = self.request(address)
        assert status == 200, (address, status, page[:500])
        return page

    def token(self, address: str) -> str:
        found = re.search(rb'name="csrf_token"[^>]*value="([^"]+)"', self.get(address))
        assert found, f"no form on {address}"
        return found[1].decode()

    def send(self, form: str, address: str, **values: str) -> None:
        """Fill in a form of the page `form`."""
        body = urlencode({"csrf_token": self.token(form), **values}).encode()
        status, _, _ = self.request(address, body, "application/x-www-form-urlencoded")
        assert status == 303, (address, status)

    def sign_in(self) -> None:
        door = "/tai-khoan/dang-nhap"
        self.send(door, door, username=WHO, password=SECRET)

    def open_books(self, code: str) -> None:
        self.send("/", "/don-vi/chon", code=code)

    def let_print(self, period: str) -> None:
        """Give the word over the findings of a report, without which its files do not come down."""
        self.send(f"/bao-cao/?{period}", f"/bao-cao/van-in?{period}", reason="Sổ của phép đo")

    def upload(self, address: str, path: Path) -> str:
        """Send a workbook; the address that its page is at."""
        edge = b"----so-cong-doan"
        token = self.token(address).encode()
        parts = [
            b'name="csrf_token"\r\n\r\n' + token,
            b'name="file"; filename="so.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n'
            + path.read_bytes(),
        ]
        body = b"".join(
            b"--" + edge + b"\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts
        )
        kind = f"multipart/form-data; boundary={edge.decode()}"
        status, where, page = self.request(address, body + b"--" + edge + b"--\r\n", kind)
        assert status == 303, page.decode()[:500]
        return where


def in_turn(*requests: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The median latency of each request, all made in turn; the first tenth warms up."""
    spent: list[list[float]] = [[] for _ in requests]
    for turn in range(rounds + rounds // 10):
        for place, request in enumerate(requests):
            began = time.perf_counter()
            request()
            if turn >= rounds // 10:
                spent[place].append(time.perf_counter() - began)
    return [median(times) for times in spent]
