"""Days typed or picked: the calendar speaks Vietnamese and needs no mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, OpenPage, sign_in

FORM = "/hoat-dong/moi"


def opened(page: Page) -> Page:
    """The form of an activity, whose calendar stands open at 5 March 2025."""
    page.goto(FORM)
    box(page).fill("5/3/25")
    box(page).press("Alt+ArrowDown")
    expect(page.get_by_role("dialog", name="Chọn ngày")).to_contain_text("Tháng 3 năm 2025")
    return page


def box(page: Page) -> Locator:
    """The first day box."""
    return page.locator("[data-day]").first


@pytest.mark.parametrize("typed", ["5/3/25", "5-3-2025", "05032025"])
def test_what_was_typed_is_written_out_on_leaving_the_box(site: str, open_page: OpenPage, typed: str) -> None:
    page = sign_in(open_page(site))
    page.goto(FORM)
    box(page).fill(typed)
    box(page).press("Tab")
    expect(box(page)).to_have_value("05/03/2025")


def test_the_keyboard_walks_the_calendar(site: str, open_page: OpenPage) -> None:
    page = opened(sign_in(open_page(site)))
    for key in ("ArrowDown", "ArrowRight", "PageDown"):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_contain_text("Tháng 4 năm 2025")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("13/04/2025")
    expect(box(page)).to_be_focused()
    box(page).press("Alt+ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(box(page)).to_be_focused()


def test_the_last_day_of_a_month_stays_the_last_of_a_shorter_one(site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(site))
    page.goto(FORM)
    box(page).fill("31/01/2024")
    box(page).press("Alt+ArrowDown")
    page.keyboard.press("PageDown")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("29/02/2024")


def test_a_finger_picks_on_a_phone(site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(site, size=PHONE))
    page.goto(FORM)
    page.locator("[data-pick-day]").first.click()
    sheet = page.get_by_role("dialog", name="Chọn ngày")
    place = sheet.bounding_box()
    assert place
    assert place["x"] + place["width"] <= PHONE["width"]
    assert place["y"] + place["height"] <= PHONE["height"]
    sheet.get_by_role("button", name="Năm trước").click()
    sheet.get_by_role("button", name="Hôm nay").click()
    today = page.evaluate("new Date().toLocaleDateString('en-GB')")
    expect(box(page)).to_have_value(today)
