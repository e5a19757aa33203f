"""What the page says after saving: over the page, with the way back, and nothing moves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, OpenPage, put_sample_year, serving, sign_in


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("toast")
    put_sample_year(folder)
    with serving(folder) as address:
        yield address


def record(page: Page, words: str) -> None:
    """A petition recorded; the page that follows."""
    page.goto("/kien-nghi/moi")
    page.get_by_label("Nội dung").first.fill(words)
    page.get_by_label("Ngày").first.fill("05/11/2025")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-toast]")).to_contain_text("Đã ghi vào sổ.")


def test_the_keyboard_reaches_the_way_back(own_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(own_site))
    record(page, "Xin thêm quạt")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến thông báo")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Hoàn tác")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-toast]")).to_contain_text("Đã hoàn tác: mục vừa ghi đã rút khỏi sổ.")
    expect(page.locator("main")).to_contain_text("Hoàn tác ngay sau khi ghi")


def test_it_is_told_aloud_stays_long_enough_and_goes_without_moving_anything(
    own_site: str, open_page: OpenPage
) -> None:
    page = open_page(own_site)
    page.clock.install()
    sign_in(page)
    record(page, "Xin thêm đèn")
    page.clock.run_for(1_000)
    expect(page.locator("[data-announcer]")).to_have_text("Đã ghi vào sổ.")
    place = page.locator("h1").bounding_box()
    toast = page.locator("[data-toast]")
    page.clock.run_for(12_000)
    expect(toast).to_be_visible()
    page.get_by_role("button", name="Hoàn tác").focus()
    page.clock.run_for(15_000)
    expect(toast).to_be_visible()  # somebody is at it
    page.locator("h1").click()
    page.clock.run_for(25_000)
    expect(toast).to_have_count(0)
    assert page.locator("h1").bounding_box() == place


def test_it_is_put_away_by_its_button_on_a_phone(own_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(own_site, size=PHONE))
    record(page, "Xin thêm bàn")
    button = page.get_by_role("button", name="Hoàn tác").bounding_box()
    assert button
    assert button["x"] >= 0
    assert button["x"] + button["width"] <= PHONE["width"]
    assert button["y"] + button["height"] <= PHONE["height"]
    page.get_by_role("button", name="Đóng thông báo").click()
    expect(page.locator("[data-toast]")).to_have_count(0)
