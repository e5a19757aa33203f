"""A building full of browsers on a real server: idle and half-sent connections keep nobody out."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from time import sleep

import pytest

from app.config import ROOT

#: 200 browsers, each with six connections, and somebody who sends half a request 110 times.
IDLE, HALF = 1_200, 110
#: Without any of the ceilings the next visitor waits two minutes.
PATIENCE = 10
#: The server's own files are no connections of this process.
FILES = 3_000


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
    settings = {"HOST": "127.0.0.1", "PORT": str(found), "INSTANCE_PATH": str(tmp_path), "DATABASE_URL": ""}
    server = subprocess.Popen(
        [sys.executable, "-m", "app.serve"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", found)) == 0:
                    break
            sleep(0.1)
        yield found
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture
def many_files() -> Iterator[None]:
    """This process holds the other end of them all."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < FILES:
        pytest.skip(f"the system lets a process open {hard} files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.usefixtures("many_files")
def test_the_next_visitor_is_served_beside_them_all(port: int) -> None:
    with ExitStack() as held:
        for number in range(IDLE + HALF):
            one = held.enter_context(socket.create_connection(("127.0.0.1", port), PATIENCE))
            if number >= IDLE:
                one.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        visitor = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        visitor.request("GET", "/healthz")
        assert visitor.getresponse().status == 200
        visitor.close()


def test_what_is_half_sent_is_given_up(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 60) as slow:
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        assert slow.recv(1) == b"", "the server hangs up, after some twenty seconds"
