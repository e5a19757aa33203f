"""Collecting in a real browser: the keyboard alone, a column from a sheet, a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, OpenPage, put_sample_year, serving, sign_in
from tests.browser.pages.test_keyboard import tab_to

FUND = "Mái ấm công đoàn"
#: The sample year has 22 members at its end; nobody has paid for a later year.
MEMBERS = 22


@pytest.fixture
def collecting_site(tmp_path: Path) -> Iterator[str]:
    """An installation of its own: what is posted here must not turn up in other tests."""
    put_sample_year(tmp_path)
    with serving(tmp_path) as address:
        yield address


def open_grid(page: Page) -> Page:
    """The grid of the yearly fund for the year after the sample."""
    sign_in(page)
    page.goto("/thu-quy/2/2026")
    expect(page.locator("h1")).to_contain_text(FUND)
    return page


def amounts(page: Page) -> list[str]:
    """What stands in the first boxes for amounts."""
    return [box.input_value() for box in page.locator("[data-left]").all()[:4]]


def test_the_keyboard_alone_fills_and_keeps_a_draft(collecting_site: str, open_page: OpenPage) -> None:
    page = open_grid(open_page(collecting_site))
    page.locator("[data-left]").first.focus()
    for key in ("4", "0", "k", "Enter", "1", "5", "0", "0", "0", "ArrowDown", "2", "0", "k", "ArrowUp"):
        page.keyboard.press(key)
    assert amounts(page) == ["40k", "15.000", "20k", ""]
    assert page.evaluate("document.activeElement === document.querySelectorAll('[data-left]')[1]")
    expect(page.locator("[data-total]")).to_have_text("75.000")
    # A whole sum ticks its line, and the space bar on the tick takes it back.
    first = page.locator("[data-tick]").first
    expect(first).to_be_checked()
    first.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-total]")).to_have_text("35.000")
    page.get_by_label("Số tiền đếm tay").focus()
    page.keyboard.type("30k")
    expect(page.locator("[data-agreement]")).to_have_text("Số đã nhập nhiều hơn số đếm tay 5.000 đồng.")
    page.keyboard.press("Enter")  # sends nothing
    tab_to(page, "Lưu nháp")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Đã lưu nháp.")
    assert amounts(page) == ["", "15.000", "20k", ""]


def test_a_column_of_a_sheet_fills_downwards(collecting_site: str, open_page: OpenPage) -> None:
    page = open_grid(open_page(collecting_site))
    page.locator("[data-left]").first.evaluate(
        """box => {
          const data = new DataTransfer();
          data.setData('text/plain', '40000\\tTổ 1\\r\\n15k\\t\\r\\n\\r\\n2tr\\r\\n');
          const said = { clipboardData: data, bubbles: true, cancelable: true };
          box.dispatchEvent(new ClipboardEvent('paste', said));
        }"""
    )
    assert amounts(page) == ["40.000", "15k", "", "2tr"]
    expect(page.locator("[data-total]")).to_have_text("2.055.000")
    expect(page.locator("[data-people]")).to_have_text("3")


def test_the_box_is_copied_down_its_column_where_nothing_stands(
    collecting_site: str, open_page: OpenPage
) -> None:
    page = open_grid(open_page(collecting_site))
    boxes = page.locator("[data-left]")
    boxes.nth(2).fill("5k")
    boxes.nth(1).fill("10k")
    page.get_by_role("button", name="Chép xuống").click()
    assert amounts(page) == ["", "10k", "5k", "10k"]
    assert boxes.last.input_value() == "10k"
    expect(page.locator("[data-people]")).to_have_text(str(MEMBERS - 1))


def test_on_a_phone_nothing_is_wider_than_the_screen(collecting_site: str, open_page: OpenPage) -> None:
    page = open_grid(open_page(collecting_site, size=PHONE))
    page.get_by_label("Số tiền đếm tay").fill("1tr")
    page.locator("[data-tick]").first.check()
    for address in (page.url, "/thu-quy/", "/thu-quy/nguoi/", "/thu-quy/nguoi/DV06"):
        if address != page.url:
            page.evaluate("document.querySelectorAll('form').forEach(form => delete form.dataset.dirty)")
            page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        if page.locator("[data-foot]").count():
            foot = page.locator("[data-foot]").bounding_box()
            assert foot is not None
            assert foot["y"] + foot["height"] <= PHONE["height"] + 1, "the sum is out of sight"
            assert foot["height"] < PHONE["height"] / 3


def test_without_javascript_a_tick_and_an_amount_are_posted(collecting_site: str, chromium: Browser) -> None:
    context = chromium.new_context(base_url=collecting_site, java_script_enabled=False)
    page = open_grid(context.new_page())
    page.locator("[data-tick]").first.check()
    page.locator("[data-left]").nth(1).fill("15k")
    page.get_by_role("button", name="Cộng lại").click()
    expect(page.locator("[data-total]")).to_have_text("55.000")
    page.get_by_role("button", name="Đánh dấu tất cả nộp đủ").click()
    expect(page.locator("[data-total]")).to_have_text("855.000")
    page.get_by_role("button", name="Ghi sổ").click()
    expect(page.locator("main")).to_contain_text("Đã ghi sổ cả đợt thu.")
    context.close()


def test_one_person_pays_several_funds_and_gets_one_paper(collecting_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(collecting_site))
    page.goto("/thu-quy/nguoi/?q=nguyen duc tri")
    page.get_by_role("link", name="Nguyễn Đức Trí").click()
    ticks = page.locator("[data-tick]:visible")
    for place in range(3):
        ticks.nth(place).check()
    total = page.locator("[data-total]").inner_text()
    page.get_by_role("button", name="Ghi sổ, lập phiếu thu").dblclick()
    page.wait_for_url("**/phieu/*")
    expect(page.locator("main")).to_contain_text(total)
    expect(page.locator("main")).to_contain_text("PT")
    number = page.url.rpartition("/")[2]
    page.goto("/dong-quy/?q=tri&sort=-day")
    rows = page.locator("#results tbody tr", has_text="PT0001/")
    assert number.isdigit()
    expect(rows).to_have_count(3)
