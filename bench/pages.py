"""The member list and its search with 5,000 members, against a bare Flask page; then what the server weighs.

Both servers are waitress in a process of their own, asked in turn by one client over one connection each.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from app.accounts.actions import add_user, grant
from app.accounts.rules import Role
from app.core.actor import SYSTEM
from app.extensions import db
from bench.books import YEAR, Books
from bench.installation import begin_union, installation
from bench.measuring import Ratio
from bench.reports import fill_year
from bench.workbooks import write_workbook

PEOPLE, ASKED = 5_000, 150
LARGE, SMALL = "hoa-mai", "hoa-sen"
MOST_MIB = 150
WHO, SECRET = "hanh.le", "mot-cau-dai-de-nho"


def measure() -> list[Ratio]:
    """Latency of two pages, and the resident memory after lists, documents and an import."""
    with installation() as (folder, _app):
        _fill()
        with serving("app.serve", folder) as (process, ours), serving("bench.bare", folder) as (_, bare):
            browser = Browser(ours)
            browser.sign_in()
            browser.open_books(LARGE)
            times = _in_turn(
                (HTTPConnection("127.0.0.1", bare), "/", {}),
                (browser.connection, "/doan-vien/", browser.headers),
                (browser.connection, f"/doan-vien/?{urlencode({'q': 'tran van'})}", browser.headers),
            )
            browser.open_books(SMALL)
            _work_hard(browser, folder)
            weight = _resident_mib(process.pid)
    plain, listed, searched = times
    note = f"{listed * 1000:.1f} ms, {searched * 1000:.1f} ms, {plain * 1000:.2f} ms"
    return [
        Ratio("member list, 5,000 members / a bare Flask page", listed / plain, 12, note=note),
        Ratio("member search, 5,000 members / a bare Flask page", searched / plain, 12),
        Ratio("server after lists, documents and an import", weight, MOST_MIB, "MiB"),
    ]


def _fill() -> None:
    large, small = begin_union(LARGE), begin_union(SMALL)
    Books(large.id).add_people(PEOPLE)
    fill_year(small)
    user = add_user(WHO, "Lê Thị Hạnh", SECRET, SYSTEM)
    for unit in (large, small):
        grant(user, unit, Role.CHAIR, SYSTEM)
    db.session.commit()


@contextmanager
def serving(module: str, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server of its own on a free port, ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    settings = {"HOST": "127.0.0.1", "PORT": str(port), "INSTANCE_PATH": str(folder)}
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
    for _ in range(300):
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

    def ask(self, address: str, body: bytes | None = None, kind: str = "") -> tuple[int, str, bytes]:
        """Status, where it leads, and the page; cookies are kept."""
        headers = self.headers | ({"Content-Type": kind} if kind else {})
        self.connection.request("GET" if body is None else "POST", address, body, headers)
        answer = self.connection.getresponse()
        page = answer.read()
        if cookie := answer.getheader("Set-Cookie"):
            self.headers["Cookie"] = cookie.partition(";")[0]
        return answer.status, answer.getheader("Location") or "", page

    def token(self, address: str) -> str:
        found = re.search(rb'name="csrf_token"[^>]*value="([^"]+)"', self.ask(address)[2])
        assert found, f"no form on {address}"
        return found[1].decode()

    def send(self, form: str, address: str, **said: str) -> None:
        """Fill in a form of the page `form`."""
        body = urlencode({"csrf_token": self.token(form), **said}).encode()
        status, _, _ = self.ask(address, body, "application/x-www-form-urlencoded")
        assert status == 303, (address, status)

    def sign_in(self) -> None:
        door = "/tai-khoan/dang-nhap"
        self.send(door, door, username=WHO, password=SECRET)

    def open_books(self, code: str) -> None:
        self.send("/", "/don-vi/chon", code=code)

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
        status, where, page = self.ask(address, body + b"--" + edge + b"--\r\n", kind)
        assert status == 303, page.decode()[:500]
        return where


def _in_turn(*asked: tuple[HTTPConnection, str, dict[str, str]]) -> list[float]:
    """The median latency of each address, all asked in turn; the first tenth warms up."""
    spent: list[list[float]] = [[] for _ in asked]
    for turn in range(ASKED + ASKED // 10):
        for place, (connection, address, headers) in enumerate(asked):
            began = time.perf_counter()
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, (address, answer.status)
            if turn >= ASKED // 10:
                spent[place].append(time.perf_counter() - began)
    return [median(times) for times in spent]


def _work_hard(browser: Browser, folder: Path) -> None:
    """What an office asks of it in December: the report in every form, and a long workbook."""
    period = urlencode({"ky": str(YEAR)})
    for address in (f"/bao-cao/?{period}", f"/bao-cao/tai.pdf?{period}", f"/bao-cao/tai.docx?{period}"):
        status, _, page = browser.ask(address)
        assert status == 200, (address, status, page[:500])
    path = folder / "so.xlsx"
    write_workbook(path)
    where = browser.upload("/trao-doi/", path)
    for _ in range(600):
        if b"hx-trigger" not in browser.ask(where)[2]:
            return
        time.sleep(0.2)
    raise TimeoutError("the workbook is still being checked")


def _resident_mib(pid: int) -> float:
    """The resident memory of a process now; Linux only."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1024
