"""Everything without a mouse: signing in, recording a visit, finding it again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import SECRET, WHO, OpenPage

#: More stops of the Tab key than any page has before its form's last button.
MOST_STOPS = 120


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the focus stands on what has this accessible name, as a screen reader says it."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        # Not a locator of the focus: a part that is just being swapped may hold it.
        label = page.evaluate(
            "() => { const e = document.activeElement; return ("
            "e.labels && e.labels.length ? e.labels[0].innerText : e.innerText || e.value || '') }"
        )
        label = " ".join(label.split())
        if label.startswith(what):
            return
    raise AssertionError(f"Tab never reaches {what}")


def test_signing_in_recording_and_finding_a_visit(site: str, open_page: OpenPage) -> None:
    page = open_page(site)
    page.goto("/tai-khoan/dang-nhap")
    page.keyboard.type(WHO)  # the first box has the focus
    tab_to(page, "Mật khẩu")
    page.keyboard.type(SECRET)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")

    page.goto("/tham-hoi/moi")
    expect(page.get_by_label("Người nhận")).to_be_focused()  # as the form opens
    page.keyboard.type("Gia đình đồng chí Hạnh")
    for choice in ("Đối tượng", "Lý do"):
        tab_to(page, choice)
        page.keyboard.press("ArrowDown")
    tab_to(page, "Ngày")
    page.keyboard.type("05112025")
    tab_to(page, "Số tiền")
    page.keyboard.type("300k")
    tab_to(page, "Quỹ chi")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Lưu")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("05/11/2025")
    expect(page.locator("main")).to_contain_text("300.000")

    page.goto("/tham-hoi/")
    tab_to(page, "Tìm người nhận")
    page.keyboard.type("gia dinh dong chi hanh")
    expect(page.locator("#results .count-line")).to_contain_text("1 lượt")
    expect(page.locator("#results")).to_contain_text("Gia đình đồng chí Hạnh")

    page.goto("/doan-vien/")
    page.keyboard.press("/")
    page.keyboard.type("gia dinh dong chi hanh")
    answers = page.locator("#find-answers")
    expect(answers).to_contain_text("Gia đình đồng chí Hạnh")
    page.keyboard.press("Escape")
    expect(answers).to_be_hidden()
    page.keyboard.press("Space")  # a key that asks for the same words again
    expect(answers).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("Gia đình đồng chí Hạnh")


def test_a_mistake_is_reported_beside_its_box_and_nothing_is_lost(site: str, open_page: OpenPage) -> None:
    page = open_page(site)
    page.goto("/tai-khoan/dang-nhap?next=/tham-hoi/moi")
    page.get_by_label("Tên đăng nhập").fill(WHO)
    page.get_by_label("Mật khẩu").fill(SECRET)
    page.keyboard.press("Enter")
    page.get_by_label("Ngày").fill("31/02/2025")
    page.get_by_label("Người nhận").fill("Chị Lan")
    page.get_by_role("button", name="Lưu").click()
    message = page.locator("#happened_on-error")
    expect(message).to_be_visible()
    expect(page.get_by_label("Người nhận")).to_have_value("Chị Lan")
    assert page.get_by_label("Ngày").get_attribute("aria-invalid") == "true"
