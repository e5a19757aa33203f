"""What is being typed: it survives a shut tab and an expired session, and belongs to who typed it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SECRET, WHO, OpenPage, serving, sign_in
from tests.browser.sample_site import MEMBER, put_lived_in_year

FORM = "/so-quy/moi"
OFFER = "Khôi phục những gì đang ghi dở"
#: Longer than a form waits before it keeps what was typed.
PAUSE = 500


@pytest.fixture(scope="module")
def drafting_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An installation of its own, with a member who has an account too."""
    folder: Path = tmp_path_factory.mktemp("drafts")
    put_lived_in_year(folder)
    with serving(folder) as address:
        yield address


def type_in(page: Page, words: str) -> None:
    """Begin a receipt or payment and stop in the middle."""
    page.goto(FORM)
    page.get_by_label("Nội dung").fill(words)
    page.get_by_label("Số tiền").fill("250k")
    page.wait_for_timeout(PAUSE)


def stored(page: Page) -> list[str]:
    """The keys of what this browser keeps."""
    found: list[str] = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    return [key for key in found if key.startswith("draft:")]


def test_a_shut_tab_loses_nothing(drafting_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(drafting_site))
    type_in(page, "Mua nước họp tổ")
    context = page.context
    page.close(run_before_unload=False)

    page = context.new_page()
    page.goto(FORM)
    expect(page.get_by_label("Nội dung")).to_have_value("")
    expect(page.locator(".draft-notice")).to_contain_text(OFFER)
    page.get_by_role("button", name="Khôi phục").click()
    expect(page.get_by_label("Nội dung")).to_have_value("Mua nước họp tổ")
    expect(page.get_by_label("Số tiền")).to_have_value("250k")
    expect(page.locator("[data-amount]")).to_contain_text("250.000")
    expect(page.locator(".draft-notice")).to_have_count(0)


def back_in(page: Page) -> None:
    """Sign in on the page that asks for it."""
    page.get_by_label("Tên đăng nhập").fill(WHO)
    page.get_by_label("Mật khẩu").fill(SECRET)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/dang-nhap" not in url)


#: Forms: address, a box of theirs, what is typed there.
FORMS = [
    (FORM, "Nội dung", "Chè nước hội nghị"),
    ("/tham-hoi/moi", "Người nhận", "Bà Lò Thị Xuân, tổ dân phố 3"),
    ("/doan-vien/moi", "Họ và tên", "Quàng Thị Ín"),
    ("/hoat-dong/moi", "Tên hoạt động", "Giao lưu bóng chuyền hơi"),
]


@pytest.mark.parametrize(("path", "box", "words"), FORMS)
def test_a_session_that_ended_in_the_middle_leads_back_to_the_words(
    drafting_site: str, chromium: Browser, path: str, box: str, words: str
) -> None:
    # Not `open_page`, which takes the refusal that this test is about for a fault.
    page = sign_in(chromium.new_context(base_url=drafting_site, locale="vi-VN").new_page())
    page.goto(path)
    page.get_by_label(box, exact=True).fill(words)
    page.context.clear_cookies()
    page.get_by_role("button", name="Lưu", exact=True).click()
    link, username_box = (
        page.get_by_role("link", name="Đăng nhập để ghi tiếp"),
        page.get_by_label("Tên đăng nhập"),
    )
    expect(link.or_(username_box)).to_be_visible()
    # A form that asks the server for something on leaving a box has been led on already.
    if link.is_visible():
        link.click()
    back_in(page)
    page.wait_for_url(f"**{path}")
    expect(page.locator(".draft-notice")).to_contain_text("chưa lưu")
    expect(page.get_by_label(box, exact=True)).to_have_value(words)
    page.context.close()


def test_a_session_found_ended_while_typing_leads_back_too(drafting_site: str, chromium: Browser) -> None:
    """The form of a visit asks the server for names while one types: that answer is the first to say so."""
    page = sign_in(chromium.new_context(base_url=drafting_site, locale="vi-VN").new_page())
    page.goto("/tham-hoi/moi")
    page.get_by_label("Lý do", exact=True).select_option(label="Ốm đau")
    page.wait_for_timeout(PAUSE)
    page.context.clear_cookies()
    page.get_by_label("Người nhận").press_sequentially("Bà Lò Thị Xuân")
    page.wait_for_url("**/dang-nhap**")
    back_in(page)
    page.wait_for_url("**/tham-hoi/moi")
    expect(page.get_by_label("Lý do", exact=True)).to_have_value("illness")
    assert page.get_by_label("Người nhận").input_value().startswith("Bà L")
    page.context.close()


def test_half_an_hour_without_a_request_leads_back_to_the_words(tmp_path: Path, chromium: Browser) -> None:
    put_lived_in_year(tmp_path)
    context = chromium.new_context(locale="vi-VN")
    with serving(tmp_path) as address:
        page = context.new_page()
        page.goto(f"{address}/tai-khoan/dang-nhap")
        back_in(page)
        page.goto(f"{address}{FORM}")
        page.get_by_label("Nội dung").fill("Mua nước họp tổ")
        with closing(sqlite3.connect(tmp_path / "so-cong-doan.db")) as books:
            books.execute("UPDATE user_sessions SET seen_at = datetime('now', '-31 minutes') || '.000000'")
            books.commit()
        page.get_by_role("button", name="Lưu", exact=True).click()
        page.wait_for_url("**/dang-nhap**")
        expect(page.locator("main")).to_contain_text("Phiên trước đã hết vì lâu không dùng")
        back_in(page)
        page.wait_for_url(f"**{FORM}")
        expect(page.locator(".draft-notice")).to_contain_text("chưa lưu")
        expect(page.get_by_label("Nội dung")).to_have_value("Mua nước họp tổ")
    context.close()


def test_signed_in_again_in_another_tab_the_old_form_keeps_its_words(
    drafting_site: str, chromium: Browser
) -> None:
    page = sign_in(chromium.new_context(base_url=drafting_site, locale="vi-VN").new_page())
    page.goto(FORM)
    page.get_by_label("Nội dung").fill("Mua phấn viết bảng")
    page.context.clear_cookies()
    sign_in(page.context.new_page()).close()
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_role("link", name="Mở lại biểu mẫu").click()
    expect(page.get_by_label("Nội dung")).to_have_value("Mua phấn viết bảng")
    page.context.close()


def test_going_back_after_saving_shows_an_empty_form_that_makes_nothing_twice(
    drafting_site: str, open_page: OpenPage
) -> None:
    page = sign_in(open_page(drafting_site))
    page.goto("/kien-nghi/moi")
    page.get_by_label("Nội dung").first.fill("Xin thêm mái che nhà xe")
    page.get_by_label("Ngày").first.fill("05/11/2025")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("main")).to_contain_text("Xin thêm mái che")
    page.go_back()
    expect(page.get_by_label("Nội dung").first).to_have_value("")
    expect(page.locator(".draft-notice")).to_have_count(0)
    page.go_forward()
    page.reload()
    page.goto("/kien-nghi/?q=mai+che")
    expect(page.locator("#results tbody tr")).to_have_count(1)


def test_a_draft_that_is_not_wanted_is_gone(drafting_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(drafting_site))
    type_in(page, "Ghi nhầm")
    page.once("dialog", lambda box: box.accept())
    page.goto(FORM)
    page.get_by_role("button", name="Bỏ đi").click()
    assert stored(page) == []
    page.reload()
    expect(page.locator(".draft-notice")).to_have_count(0)


def test_what_was_taken_leaves_no_draft_and_what_was_refused_does(
    drafting_site: str, open_page: OpenPage
) -> None:
    page = sign_in(open_page(drafting_site))
    page.goto("/kien-nghi/moi")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".form-errors")).to_be_visible()
    page.get_by_label("Nội dung").first.fill("Xin thêm quạt ở phòng họp")
    page.wait_for_timeout(PAUSE)
    assert len(stored(page)) == 1
    page.get_by_label("Ngày").first.fill("31/02/2025")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".field-error")).to_be_visible()
    assert len(stored(page)) == 1
    expect(page.locator(".draft-notice")).to_have_count(0)  # the words stand there already
    page.get_by_label("Ngày").first.fill("05/11/2025")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("main")).to_contain_text("Xin thêm quạt")
    assert stored(page) == []
    # Back to the form that was carried out: it is empty, and sent again it makes nothing new.
    page.goto("/kien-nghi/moi")
    expect(page.locator(".draft-notice")).to_have_count(0)


def test_words_sent_to_a_server_that_is_down_are_offered_when_it_is_up_again(
    tmp_path: Path, chromium: Browser
) -> None:
    put_lived_in_year(tmp_path)
    # Not `open_page`: that nobody answers is what this test is about.
    context = chromium.new_context(locale="vi-VN")
    with serving(tmp_path) as address:
        page = context.new_page()
        page.goto(f"{address}/tai-khoan/dang-nhap")
        back_in(page)
        page.goto(f"{address}{FORM}?direction=receipt")
        page.get_by_label("Nội dung").fill("Mua nước họp tổ")
        page.get_by_label("Số tiền").fill("250k")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url("chrome-error://**")
    with serving(tmp_path, int(address.rpartition(":")[2])) as again:
        assert again == address
        page.goto(f"{address}{FORM}?direction=receipt")
        expect(page.locator(".draft-notice")).to_contain_text(OFFER)
        page.get_by_role("button", name="Khôi phục").click()
        expect(page.get_by_label("Nội dung")).to_have_value("Mua nước họp tổ")
        page.locator("[name=fund_id]").select_option(index=1)
        page.get_by_role("button", name="Lưu", exact=True).click()
        expect(page.locator("body")).to_contain_text("Đã ghi vào sổ.")
        assert stored(page) == []
    context.close()


def test_another_page_than_the_answer_takes_no_draft_away(drafting_site: str, chromium: Browser) -> None:
    """The connection breaks while the form is sent; the officer goes on to another page."""
    page = sign_in(chromium.new_context(base_url=drafting_site, locale="vi-VN").new_page())
    page.goto(FORM)
    page.get_by_label("Nội dung").fill("Mua phấn")
    page.get_by_label("Số tiền").fill("250k")
    page.route(f"**{FORM}", lambda route: route.abort())
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url("chrome-error://**")
    page.unroute_all()
    page.goto("/doan-vien/")
    assert len(stored(page)) == 1
    page.goto(FORM)
    expect(page.locator(".draft-notice")).to_contain_text(OFFER)
    page.context.close()


def test_signing_out_takes_the_drafts_along(drafting_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(drafting_site))
    type_in(page, "Quà cho chị Lan nằm viện")
    page.once("dialog", lambda box: box.accept())
    page.goto("/")
    assert len(stored(page)) == 1
    page.locator(".user-menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap")
    assert stored(page) == []


def test_nobody_gets_the_draft_of_another(drafting_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(drafting_site))
    type_in(page, "Quà cho chị Lan nằm viện")
    page.context.clear_cookies()
    page.once("dialog", lambda box: box.accept())
    sign_in(page, MEMBER)
    assert stored(page) == []


def test_passwords_and_hardship_are_not_kept(drafting_site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(drafting_site))
    page.goto("/tai-khoan/moi")
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu tạm", exact=True).fill("mot cau that dai")
    page.wait_for_timeout(PAUSE)
    kept = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    assert "lan" in kept
    assert "mot cau that dai" not in kept
    page.once("dialog", lambda box: box.accept())
    page.goto("/doan-vien/6/kho-khan/moi")
    expect(page.locator("form[data-guard]")).to_have_count(1)
    expect(page.locator("form[data-draft]")).to_have_count(0)
