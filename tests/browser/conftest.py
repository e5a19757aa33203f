"""A real server with the sample year and a real Chromium that reports every fault of a page."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, ViewportSize, sync_playwright

from app import create_app
from app.config import ROOT
from app.core.actor import SYSTEM
from app.exchange.sample_books.loading import LAST_DAY, load_sample
from app.extensions import db
from app.office.accounts.actions import add_user, grant
from app.office.accounts.rules import Role

WIDE = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=360, height=740)
#: Who is signed in, unless a test is about signing in.
WHO, SECRET = "chu.tich", "mot cau de nho"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[str]:
    """A server over the installation in `folder`, on a free port unless `port` is given; its address."""
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    settings = {"HOST": "127.0.0.1", "PORT": str(port), "INSTANCE_PATH": str(folder), "DATABASE_URL": ""}
    server = subprocess.Popen(
        [sys.executable, "-m", "app.serve"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
    )
    try:
        # Two minutes at most: a slow machine is no failure.
        for _ in range(1200):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        assert server.wait(timeout=30) == 0, "the server did not end in good order"


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[str]:
    """The address of a new installation."""
    with serving(tmp_path) as address:
        yield address


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an installation with the sample year and its chair, who is administrator too."""
    folder = tmp_path_factory.mktemp("site")
    put_sample_year(folder)
    with serving(folder) as address:
        yield address


def put_sample_year(folder: Path) -> None:
    """An installation with the sample year and its chair; made once, then copied."""
    shutil.copytree(_sample_year().name, folder, dirs_exist_ok=True)


@cache
def _sample_year() -> TemporaryDirectory[str]:
    kept = TemporaryDirectory()
    _make_sample_year(Path(kept.name))
    return kept


def _make_sample_year(folder: Path) -> None:
    url = f"sqlite:///{folder / 'so-cong-doan.db'}"
    app = create_app({"SQLALCHEMY_DATABASE_URI": url}, instance_path=str(folder))
    with app.app_context():
        unit = load_sample(SYSTEM, LAST_DAY)
        user = add_user(WHO, "Trịnh Thị Minh Nguyệt", SECRET, SYSTEM, is_admin=True)
        grant(user, unit, Role.CHAIR, SYSTEM, LAST_DAY)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not shutil.which("chromium"):
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = open_chromium(playwright)
        yield browser
        browser.close()


def open_chromium(playwright: Playwright) -> Browser:
    """Debian's Chromium; Playwright's own is never downloaded."""
    program = shutil.which("chromium")
    return playwright.chromium.launch(executable_path=program, chromium_sandbox=False, args=["--disable-gpu"])


@dataclass
class Faults:
    """What a page did that it must not: errors on the console, requests that leave the server."""

    found: list[str] = field(default_factory=list)
    #: Pages that refuse are looked at too: Chromium calls every answer from 400 on an error.
    refusals: bool = False

    def watch(self, page: Page, site: str) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("request", lambda request: self._judge(request.url, site))

    def _hear(self, message: ConsoleMessage) -> None:
        # 422 is a form sent back with its errors.
        expected = ("status of 4" if self.refusals else "status of 422") in message.text
        if message.type in ("error", "warning") and not expected:
            self.found.append(message.text)

    def _judge(self, url: str, site: str) -> None:
        if urlsplit(url).scheme not in ("data", "blob") and not url.startswith(site):
            self.found.append(f"asked another host: {url}")


OpenPage = Callable[..., Page]
Scheme = Literal["light", "dark"]


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """`open_page(site, size=PHONE)`: a new browser window; at the end no page of it may have had a fault."""
    faults, contexts = Faults(), []

    def opened(
        site: str, *, size: ViewportSize = WIDE, scheme: Scheme = "light", refusals: bool = False
    ) -> Page:
        faults.refusals = refusals
        context = chromium.new_context(
            base_url=site,
            locale="vi-VN",
            viewport=size,
            color_scheme=scheme,
            accept_downloads=True,
            # A notice that is still fading in has the contrast of a ghost.
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        faults.watch(page, site)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults.found == []


def sign_in(page: Page, who: str = WHO) -> Page:
    """Sign in by the form, as the chair unless `who` is given."""
    page.goto("/tai-khoan/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill(who)
    page.get_by_label("Mật khẩu").fill(SECRET)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap" not in url)
    return page
