"""The form of a visit in haste and mishap: a slow answer, a shut tab, an ended session, the back button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import SECRET, WHO, OpenPage, sign_in
from tests.browser.tasks.test_visit import FUND, RECORDER, visit
from tests.browser.tasks.test_visit import opened as opened_at
from tests.browser.tasks.test_visit import site as visits_site

site = visits_site
FORM = "/tham-hoi/moi"
NORM = "500.000"
#: Where the form asks for the norm.
SUGGESTIONS = "**/goi-y?*"
#: Longer than the form waits for another key, or for a draft to be kept.
PAUSE = 700


@dataclass
class Slow:
    """The opened form; every answer about norms is held back until it is let go."""

    page: Page
    held: list[Route] = field(default_factory=list)
    is_open: bool = False

    def hear(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        else:
            self.held.append(route)

    def answer(self) -> None:
        """Let the answers come, those too that wait behind them; what is asked afterwards is held again."""
        self.is_open = True
        for one in self.held:
            one.continue_()
        self.held.clear()
        self.page.wait_for_timeout(PAUSE)
        self.is_open = False


@pytest.fixture
def slow(site: str, open_page: OpenPage) -> Iterator[Slow]:
    """The form as the recorder opens it."""
    form = Slow(opened_at(open_page(site), RECORDER, FORM).page)
    form.page.route(SUGGESTIONS, form.hear)
    yield form
    form.is_open = True
    form.page.unroute(SUGGESTIONS)


def choose_reason(page: Page) -> None:
    """Illness of a member, by the keyboard, and on to the next box but one: the amount."""
    page.get_by_label("Đối tượng").select_option(label="Đoàn viên")
    page.get_by_label("Lý do", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Số tiền")).to_be_focused()


def test_the_form_opens_ready_to_type(site: str, open_page: OpenPage) -> None:
    page = opened_at(open_page(site), RECORDER, FORM).page
    expect(page.get_by_label("Người nhận")).to_be_focused()


def test_who_types_faster_than_the_server_answers_keeps_focus_and_amount(slow: Slow) -> None:
    page = slow.page
    choose_reason(page)
    box = page.get_by_label("Số tiền")
    handle = box.element_handle()
    page.keyboard.type("30")
    slow.answer()
    expect(page.locator("#norm")).to_contain_text("Định mức 500.000 đồng/lần")
    expect(box).to_be_focused()
    page.keyboard.type("0k")
    expect(box).to_have_value("300k")
    # The very box that stood there, not one like it.
    assert handle is not None
    assert handle.evaluate("one => one.isConnected && one === document.activeElement")


def test_what_comes_before_the_first_key_is_replaced_by_it(slow: Slow) -> None:
    page = slow.page
    choose_reason(page)
    slow.answer()
    box = page.get_by_label("Số tiền")
    expect(box).to_have_value(NORM)
    expect(box).to_be_focused()
    page.keyboard.type("300k")
    expect(box).to_have_value("300k")


def test_a_box_that_was_emptied_is_left_empty_while_somebody_is_at_it(slow: Slow) -> None:
    page = slow.page
    choose_reason(page)
    slow.answer()
    box = page.get_by_label("Số tiền")
    page.keyboard.press("Delete")
    page.wait_for_timeout(PAUSE)
    slow.answer()
    expect(box).to_have_value("")


def test_the_reason_of_an_excess_is_written_while_the_server_still_answers(slow: Slow) -> None:
    page = slow.page
    choose_reason(page)
    page.keyboard.type("2tr")
    page.wait_for_timeout(PAUSE)
    slow.answer()
    reason = page.get_by_label("Lý do vượt định mức")
    expect(reason).to_be_visible()
    reason.press_sequentially("Mổ ")
    page.get_by_label("Ngày", exact=True).fill("20/11/2025")
    reason.focus()
    page.keyboard.press("End")
    page.keyboard.type("cấp cứu")
    slow.answer()
    expect(reason).to_have_value("Mổ cấp cứu")
    expect(reason).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "left"), [("450000", "450.000"), ("000450000", "450.000"), ("450k", "450k"), ("4.50", "4.50")]
)
def test_an_amount_is_grouped_on_leaving_its_box_and_means_the_same(
    site: str, open_page: OpenPage, typed: str, left: str
) -> None:
    page = opened_at(open_page(site), RECORDER, FORM).page
    box = page.get_by_label("Số tiền")
    box.fill(typed)
    box.press("Tab")
    expect(box).to_have_value(left)


def test_a_shut_tab_loses_neither_the_words_nor_the_one_picked(site: str, open_page: OpenPage) -> None:
    page = opened_at(open_page(site), RECORDER, FORM).page
    page.get_by_label("Người nhận").press_sequentially("duc tri")
    page.locator("#found").get_by_role("button", name="Nguyễn Đức Trí").first.click()
    expect(page.get_by_label("Đối tượng")).to_be_focused()
    page.get_by_label("Lý do", exact=True).select_option(label="Ốm đau")
    expect(page.get_by_label("Số tiền")).to_have_value(NORM)
    page.get_by_label("Số tiền").fill("450k")
    page.wait_for_timeout(PAUSE)
    context = page.context
    page.close(run_before_unload=False)

    page = context.new_page()
    page.goto(FORM)
    page.get_by_role("button", name="Khôi phục").click()
    expect(page.get_by_label("Người nhận")).to_have_value("Nguyễn Đức Trí")
    expect(page.get_by_label("Số tiền")).to_have_value("450k")
    expect(page.locator("#picked-entry")).to_contain_text("Gắn với Nguyễn Đức Trí")
    expect(page.locator("#norm")).to_contain_text("trong năm.")
    expect(page.get_by_label("Số tiền")).to_have_value("450k")
    expect(page.locator("#found")).to_be_empty()


def test_a_session_that_ends_while_a_name_is_sought_leads_back_to_the_words(
    site: str, chromium: Browser
) -> None:
    # Not `open_page`, which takes the refusal that this test is about for a fault.
    context = chromium.new_context(base_url=site, locale="vi-VN")
    page = sign_in(context.new_page())
    page.goto(FORM)
    page.get_by_label("Người nhận").fill("Gia đình chị Lan")
    page.wait_for_timeout(PAUSE)
    page.get_by_label("Số tiền").fill("350k")
    page.wait_for_timeout(PAUSE)
    context.clear_cookies()
    page.on("dialog", lambda box: box.accept())
    page.get_by_label("Lý do", exact=True).select_option(label="Hiếu")
    page.wait_for_url("**/dang-nhap**")
    page.get_by_label("Tên đăng nhập").fill(WHO)
    page.get_by_label("Mật khẩu").fill(SECRET)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{FORM}")
    restore = page.get_by_role("button", name="Khôi phục")
    if restore.count():
        restore.click()
    expect(page.get_by_label("Người nhận")).to_have_value("Gia đình chị Lan")
    expect(page.get_by_label("Số tiền")).to_have_value("350k")
    context.close()


def test_back_after_saving_shows_an_empty_form_and_its_token_is_spent(site: str, open_page: OpenPage) -> None:
    person = opened_at(open_page(site), WHO, FORM)
    page = person.page
    token = page.locator("input[name=once]").input_value()
    visit(person, "van chuong", "Lèo Văn Chương", FUND)
    made = page.url
    page.go_back()
    page.wait_for_url(f"**{FORM}")
    expect(page.get_by_label("Người nhận")).to_have_value("")
    expect(page.locator(".draft-notice")).to_have_count(0)
    # As a browser would that keeps the old page: the same form, sent again.
    page.locator("input[name=once]").evaluate("(box, token) => { box.value = token }", token)
    page.get_by_label("Người nhận").fill("Nguyễn Đức Trí")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url(made)
    expect(page.locator("body")).to_contain_text("Đã ghi rồi, không ghi lần nữa.")
