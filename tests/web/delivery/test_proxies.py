"""Behind proxies: which headers are trusted for the address, https and the host name."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask

from app import config
from tests.admin.firstrun.test_begin import ACCOUNT, UNION
from tests.downloads import As

pytestmark = pytest.mark.engine_free

FORWARDED = "X-Forwarded-For: {}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: so.example.vn\r\n"


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[int]:
    """The server as an office runs it, in a process of its own; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    environment = {"HOST": "127.0.0.1", "PORT": str(port), "INSTANCE_PATH": str(folder), "DATABASE_URL": ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "app.serve"],
        env={**os.environ, **environment, **settings},
        cwd=config.ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def answer_to(port: int, text: str) -> str:
    """The server's answer to these bytes."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as wire:
        wire.sendall(text.encode())
        parts = list[bytes]()
        while part := wire.recv(65536):
            parts.append(part)
    return b"".join(parts).decode()


def get(port: int, path: str, headers: str = "", cookies: str = "") -> str:
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}Cookie: {cookies}\r\n"
    return answer_to(port, f"{head}Connection: close\r\n\r\n")


def post(
    port: int, form: str, path: str, headers: str, data: dict[str, str] | None = None, held: str = ""
) -> str:
    """Send the form of a page as its browser does, with the page's token and cookie."""
    shown = get(port, form, headers, held)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', shown)[0]
    body = urlencode({**(data or {}), "csrf_token": token})
    return answer_to(
        port,
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}Cookie: {cookies(shown)}\r\n"
        f"Referer: https://so.example.vn{form}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}",
    )


def cookies(answer: str) -> str:
    return "; ".join(re.findall(r"Set-Cookie: ([^;]+)", answer))


def test_behind_a_proxy_that_is_trusted(tmp_path: Path) -> None:
    with serving(tmp_path, TRUSTED_PROXIES="1") as port:
        lan, here = FORWARDED.format("192.0.2.7"), FORWARDED.format("127.0.0.1")
        assert 'name="code"' in get(port, "/khoi-tao/cong-doan", lan)
        assert 'name="code"' in get(port, "/khoi-tao/cong-doan"), "the proxy itself, or nobody knows who"
        # The client can only add addresses to the left of what the proxy adds.
        assert 'name="code"' in get(port, "/khoi-tao/cong-doan", FORWARDED.format("127.0.0.1, 192.0.2.7"))
        assert 'name="code"' not in get(port, "/khoi-tao/cong-doan", here)
        begun = post(port, "/khoi-tao/cong-doan", "/khoi-tao/cong-doan", here, {**UNION, **ACCOUNT})
        assert begun.startswith("HTTP/1.1 303")
        assert "Strict-Transport-Security: max-age=31536000" in begun
        assert len(re.findall(r"Set-Cookie: \w+=[^\r]*Secure", begun)) == 2
        made = post(port, "/tai-khoan/lich", "/tai-khoan/lich/tao", here, held=cookies(begun))
        assert re.search(r'value="https://so\.example\.vn/lich/[\w-]+\.ics"', made)
        plain = get(port, "/tai-khoan/dang-nhap", "X-Forwarded-For: 192.0.2.7\r\n")
        assert "Strict-Transport-Security" not in plain
        assert "Secure" not in plain


def test_without_a_trusted_proxy_nobody_is_believed(tmp_path: Path) -> None:
    with serving(tmp_path) as port:
        headers = FORWARDED.format("127.0.0.1")
        shown = get(port, "/khoi-tao/cong-doan", headers)
        assert 'name="code"' in shown, "an unknown proxy is in front"
        assert "Strict-Transport-Security" not in shown
        assert "Secure" not in shown
        assert 'name="code"' not in get(port, "/khoi-tao/cong-doan")
        refused = get(port, "/", headers)
        assert "Location: /khoi-tao/" in refused
        assert "so.example.vn" not in refused


def test_https_by_setting_alone_makes_links_and_cookies_so(app: Flask, as_role: As) -> None:
    """An installation whose proxy does not send the https header, as in older instructions."""
    app.config["SESSION_COOKIE_SECURE"] = True
    made = as_role("chair").post("/tai-khoan/lich/tao")
    assert "https://localhost/lich/" in made.text
    assert made.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_plain_office_network_gets_plain_links_and_cookies(app: Flask, as_role: As) -> None:
    assert "http://localhost/lich/" in as_role("chair").post("/tai-khoan/lich/tao").text
    answer = as_role("").get("/tai-khoan/dang-nhap")
    assert "Secure" not in answer.headers["Set-Cookie"]
    assert "Strict-Transport-Security" not in answer.headers


def test_over_https_the_cookie_keeps_to_it(app: Flask, as_role: As) -> None:
    answer = as_role("").get("/tai-khoan/dang-nhap", base_url="https://localhost")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize(("text", "proxies"), [("", 0), ("0", 0), ("1", 1), (" 2 ", 2)])
def test_the_number_of_proxies_is_read(text: str, proxies: int) -> None:
    assert config.trusted_proxies({"TRUSTED_PROXIES": text}) == proxies


@pytest.mark.parametrize("text", ["-1", "một", "127.0.0.1", "99", "1.5"])
def test_what_is_no_number_of_proxies_ends_the_start_with_a_sentence(text: str) -> None:
    with pytest.raises(SystemExit, match="TRUSTED_PROXIES là số máy chủ proxy"):
        config.trusted_proxies({"TRUSTED_PROXIES": text})
