"""Every main page in a real browser: no fault, readable by all, and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, OpenPage, sign_in

#: The report as it is read on the screen.
REPORT = "/bao-cao/?ky=2025"


def main_pages(page: Page) -> list[str]:
    """The menu's pages, the first entry and the form of each list."""
    page.goto("/")
    menu = page.locator("nav[aria-label='Danh mục'] a").evaluate_all("links => links.map(a => a.pathname)")
    found = [*menu, REPORT]
    for address in menu:
        page.goto(address)
        for links in ("#results tbody a", ".page-actions a"):
            first = page.locator(links)
            if first.count():
                found.append(first.first.evaluate("a => a.pathname"))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_can_be_used_by_everybody(house: str, open_page: OpenPage, scheme: str) -> None:
    """axe finds nothing against WCAG 2 A and AA, in light and in dark."""
    page = sign_in(open_page(house, scheme=scheme))
    wrong = {}
    for address in main_pages(page):
        page.goto(address)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
        if found.violations_count:
            wrong[address] = found.generate_report()
    assert wrong == {}


def test_pages_fit_a_phone(house: str, open_page: OpenPage) -> None:
    """No page is wider than the screen; a table that must scroll does so in its own frame."""
    page = sign_in(open_page(house, size=PHONE))
    addresses = main_pages(page)
    assert len(addresses) > 25
    wide = {}
    for address in addresses:
        page.goto(address)
        over = page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
        if over > 0:
            wide[address] = over
    assert wide == {}


def test_the_menu_of_a_phone_opens_and_leads_on(house: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(house, size=PHONE))
    link = page.get_by_role("link", name="Đoàn viên", exact=True).first
    assert not link.is_visible()
    page.get_by_text("Danh mục").first.click()
    link.click()
    page.wait_for_url("**/doan-vien/")
