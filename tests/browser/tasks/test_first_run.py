"""The way of someone who tries the program: the sample year, one click, the report in their hands."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage


def test_from_nothing_to_a_report_that_can_be_signed(empty_site: str, open_page: OpenPage) -> None:
    page = open_page(empty_site)
    page.goto("/")
    page.get_by_text("Xem thử một năm mẫu").click()
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Thử")
    page.get_by_label("Tên đăng nhập").fill("thu")
    page.get_by_label("Mật khẩu", exact=True).fill("mot cau de nho")
    page.get_by_label("Gõ lại mật khẩu").fill("mot cau de nho")
    page.get_by_role("button", name="Mở năm mẫu").click()

    page.get_by_role("link", name="Báo cáo", exact=True).click()
    page.get_by_label("Kỳ báo cáo").select_option("2025")
    page.get_by_role("button", name="Soạn báo cáo").click()
    paper = page.locator("article.paper")
    expect(paper).to_contain_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    expect(paper).to_contain_text("BÁO CÁO")
    assert downloaded(page, "Tải PDF").startswith(b"%PDF-")
    assert downloaded(page, "Tải DOCX").startswith(b"PK")

    paper.locator("a").first.click()
    expect(page.locator("#report-sources a").first).to_be_visible()


def downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return Path(waiting.value.path()).read_bytes()
