"""Every screen that links lead to, as visitor, member and chair: readable by all, light and still.

The console, and requests that leave the server, are watched by `open_page`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect
from werkzeug.routing import MapAdapter

from app import create_app
from tests.browser.conftest import PHONE, WHO, WIDE, OpenPage, serving, sign_in
from tests.browser.sample_site import MEMBER, put_lived_in_year
from tests.browser.walking import screens

#: Bytes that a first visit fetches of what is ours: the page, styles, scripts, icons; pictures are contents.
HEAVIEST = 63 * 1024
#: The layout shift that a page may show at most; 0.1 is what browsers call good.
MOST_SHIFT = 0.02

WEIGHT = """[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .filter((one) => !one.name.includes('/vendor/') && one.initiatorType !== 'img')
  .reduce((sum, one) => sum + one.encodedBodySize, 0)"""
WATCH_SHIFT = """window.shifted = 0;
  const add = (one) => { if (!one.hadRecentInput) window.shifted += one.value; };
  new PerformanceObserver((list) => list.getEntries().forEach(add))
    .observe({ type: 'layout-shift', buffered: true });"""
RULES = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
  const told = (one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary}`);
  return found.violations.flatMap(told);
}"""
#: WCAG 2 A and AA; the colours once more in the dark.
ALL, COLOURS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], {"type": "rule", "values": ["color-contrast"]}


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, MapAdapter]]:
    """The address of the sample year with more beside it, and its views."""
    folder: Path = tmp_path_factory.mktemp("every-page")
    put_lived_in_year(folder)
    settings = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'so-cong-doan.db'}"}
    routes = create_app(settings, instance_path=str(folder)).url_map.bind("")
    with serving(folder) as address:
        yield address, routes


def unusable(page: Page) -> list[str]:
    """What keeps somebody from using the page as it stands, in light and in dark."""
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE_SCRIPT)
    wrong = [f"light: {one}" for one in page.evaluate(RULES, ALL)]
    page.emulate_media(color_scheme="dark")
    return wrong + [f"dark: {one}" for one in page.evaluate(RULES, COLOURS)]


def judge(page: Page, address: str) -> list[str]:
    """What is wrong with the page at the address."""
    page.set_viewport_size(WIDE)
    page.goto(address)
    wrong = unusable(page)
    if (shift := page.evaluate("window.shifted")) > MOST_SHIFT:
        wrong.append(f"moves by {shift:.3f} while it loads")
    if (weight := page.evaluate(WEIGHT)) > HEAVIEST:
        wrong.append(f"{weight:,} bytes without vendored files")
    page.set_viewport_size(PHONE)
    if (over := page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")) > 0:
        wrong.append(f"{over} pixels wider than a phone")
    return wrong


@pytest.mark.parametrize(("who", "at_least"), [("", 3), (MEMBER, 8), (WHO, 150)])
def test_every_screen(lived_in: tuple[str, MapAdapter], open_page: OpenPage, who: str, at_least: int) -> None:
    site, routes = lived_in
    page = open_page(site, refusals=True)
    if who:
        sign_in(page, who)
    page.add_init_script(WATCH_SHIFT)
    addresses = screens(page.context.request, routes)
    assert len(addresses) >= at_least
    faults = {address: judge(page, address) for address in addresses}
    assert {address: wrong for address, wrong in faults.items() if wrong} == {}


def test_what_opens_on_a_page_and_what_was_refused(
    lived_in: tuple[str, MapAdapter], open_page: OpenPage
) -> None:
    """A form sent back, the calendar of a day box, a withdrawal, what the search found, a message."""
    page = sign_in(open_page(lived_in[0]))
    page.goto("/thu-quy/2/2026")
    page.locator("[data-left]").first.fill("nhiều")
    page.get_by_role("button", name="Ghi sổ").click()
    expect(page.locator(".field-error").first).to_contain_text("nhiều không phải là số tiền")
    assert unusable(page) == []

    page.goto("/kien-nghi/moi")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".form-errors")).to_be_visible()
    page.locator("[data-pick-day]").first.click()
    assert unusable(page) == []

    page.get_by_label("Nội dung").first.fill("Xin thêm quạt")
    page.get_by_label("Ngày").first.fill("05/11/2025")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-toast]")).to_be_visible()
    page.locator("details.confirm summary").click()
    page.locator("#find-words").fill("duc tri")
    expect(page.locator("#find-answers a").first).to_be_visible()
    assert unusable(page) == []
