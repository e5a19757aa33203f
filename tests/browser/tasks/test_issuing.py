"""From the first page to the paper with number and day."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import PHONE, OpenPage, put_sample_year, serving, sign_in
from tests.browser.tasks.test_main_tasks import COUNTING, Hand

#: Clicks from the first page to the file.
MOST_CLICKS = 4


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("issued")
    put_sample_year(folder)
    with serving(folder) as address:
        yield address


def issue(page: Page) -> bytes:
    """Issue the report that is proposed and take the file."""
    page.get_by_role("link", name="Báo cáo", exact=True).click()
    page.get_by_role("button", name="Lấy số, phát hành").click()
    return _issued(page)


def _issued(page: Page) -> bytes:
    """The form of the number sent, and the file."""
    word = page.get_by_label("Lý do vẫn phát hành")
    if word.count():
        expect(word).to_be_focused()
        page.keyboard.type("Trình ký trước, bổ sung sau")
    _picture(page, "issue")
    page.get_by_role("button", name="Phát hành", exact=True).click()
    _picture(page, "issued")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải PDF").click()
    return Path(coming.value.path()).read_bytes()


def _picture(page: Page, name: str) -> None:
    """For eyes, where somebody asks for pictures."""
    if folder := os.environ.get("PICTURES"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def test_four_clicks_from_the_first_page_to_the_paper(
    own_site: str, open_page: OpenPage, capsys: pytest.CaptureFixture[str]
) -> None:
    page = open_page(own_site)
    page.add_init_script(COUNTING)
    hand = Hand(sign_in(page))
    hand.begin()
    file = issue(hand.page)
    clicks, keys = hand.done()
    with capsys.disabled():
        print(f"\n  issue the report of the year: {clicks} clicks, {keys} keys")
    assert clicks <= MOST_CLICKS
    pages = [one.extract_text() for one in PdfReader(BytesIO(file)).pages]
    assert "Số: 01/" in pages[0]
    assert all("Mã văn bản: " in one for one in pages)
    page.get_by_role("link", name="Đối chiếu với sổ hiện nay").click()
    expect(page.get_by_text("Không có gì khác")).to_be_visible()
    _picture(page, "drift")


def test_the_same_with_the_keyboard_alone(own_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(own_site))
    _press(page, "Báo cáo")
    page.wait_for_url(re.compile(r"/bao-cao/"))
    _press(page, "Lấy số, phát hành")
    page.wait_for_url(re.compile(r"/phat-hanh"))
    if page.get_by_label("Lý do vẫn phát hành").count():
        expect(page.get_by_label("Lý do vẫn phát hành")).to_be_focused()
        page.keyboard.type("Trình ký trước, bổ sung sau")
    _press(page, "Phát hành")
    page.wait_for_url(re.compile(r"/van-ban-di/\d+$"))
    with page.expect_download() as coming:
        _press(page, "Tải PDF")
    text = PdfReader(coming.value.path()).pages[0].extract_text()
    assert "/BC-CĐCS" in text


def test_the_same_on_a_phone(own_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(own_site, size=PHONE))
    page.get_by_text("Danh mục", exact=True).click()
    page.get_by_role("link", name="Báo cáo", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Lấy số, phát hành").click()
    assert "/BC-CĐCS" in PdfReader(BytesIO(_issued(page))).pages[0].extract_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def _press(page: Page, name: str) -> None:
    """Tab to the link or button with these words, and press Enter."""
    for _ in range(200):
        if page.evaluate("(document.activeElement.innerText || '').trim()") == name:
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {name}")
