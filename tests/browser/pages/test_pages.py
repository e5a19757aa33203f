"""The frame of every page on a phone."""

from __future__ import annotations

from tests.browser.conftest import PHONE, OpenPage, sign_in


def test_the_menu_of_a_phone_opens_and_leads_on(site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(site, size=PHONE))
    link = page.get_by_role("link", name="Đoàn viên", exact=True).first
    assert not link.is_visible()
    page.get_by_text("Danh mục").first.click()
    link.click()
    page.wait_for_url("**/doan-vien/")
