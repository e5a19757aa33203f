"""Two officers write one report at once, through whatever happens to lines, sessions and servers."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from app import create_app
from app.core.actor import SYSTEM
from app.exchange.sample_books.loading import LAST_DAY
from app.extensions import db
from app.office.accounts.actions import add_user, grant
from app.office.accounts.rules import Role
from app.office.units.models import Unit
from tests.browser.conftest import PHONE, SECRET, OpenPage, put_sample_year, serving, sign_in

SECOND = "uy.vien"
SPACE = "/bao-cao-nam/2025/co-quan/"
BEFORE, AFTER = "Đoạn viết trước", "Đoạn viết sau"


def put_two_officers(folder: Path) -> None:
    """The sample year with a committee member beside the chair."""
    put_sample_year(folder)
    url = f"sqlite:///{folder / 'so-cong-doan.db'}"
    app = create_app({"SQLALCHEMY_DATABASE_URI": url}, instance_path=str(folder))
    with app.app_context():
        unit = db.session.execute(select(Unit)).scalar_one()
        user = add_user(SECOND, "Lò Văn Thắng", SECRET, SYSTEM)
        grant(user, unit, Role.RECORDER, SYSTEM, LAST_DAY)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def open_part(page: Page) -> None:
    """Open the part in its place on the page of the report."""
    page.goto(SPACE)
    page.get_by_role("link", name="Viết, sửa mục Đại diện").click()
    expect(page.get_by_label(BEFORE)).to_be_visible()


def is_kept(page: Page) -> None:
    """The server has what was typed so far."""
    expect(page.locator(".ws-form [role=status]")).to_contain_text("Đã giữ bản nháp")


def press_save(page: Page) -> None:
    page.get_by_role("button", name="Lưu mục này").click()


def test_two_officers_lose_no_word(tmp_path: Path, chromium: Browser) -> None:
    put_two_officers(tmp_path)
    with serving(tmp_path) as site:
        port = int(site.rpartition(":")[2])
        # Not `open_page`, which takes the lost line that this test is about for a fault.
        contexts = [chromium.new_context(base_url=site, locale="vi-VN") for _ in range(2)]
        first, second = sign_in(contexts[0].new_page()), sign_in(contexts[1].new_page(), SECOND)
        open_part(first)
        open_part(second)
        first.get_by_label(AFTER).fill("Lời của chủ tịch.")
        is_kept(first)
        second.get_by_label(AFTER).fill("Lời của ủy viên.")
        is_kept(second)
        lose_the_line(second)
        end_the_session(second)
    # The server is gone and comes back; pages stay open.
    with serving(tmp_path, port):
        press_save(first)
        expect(first.get_by_text("Đã lưu mục")).to_be_visible()
        press_save(second)
        notice = second.get_by_text("Người khác vừa lưu mục này.")
        expect(notice).to_be_visible()
        expect(second.locator(".ws-form")).to_contain_text("Lời của chủ tịch.")
        expect(second.get_by_label(AFTER)).to_have_value("Lời của ủy viên.")
        expect(second.get_by_label(BEFORE)).to_have_value("Gõ lúc mất mạng.")
        second.get_by_label(AFTER).fill("Lời của chủ tịch.\nLời của ủy viên.")
        press_save(second)
        part = second.locator("#muc-care")
        for words in ("Gõ lúc mất mạng.", "Lời của chủ tịch.", "Lời của ủy viên."):
            expect(part).to_contain_text(words)
    for one in contexts:
        one.close()


def lose_the_line(page: Page) -> None:
    """What is typed meanwhile is kept once the line is back."""
    page.context.set_offline(True)
    page.get_by_label(BEFORE).fill("Gõ lúc mất mạng.")
    page.wait_for_timeout(1_500)
    page.context.set_offline(False)
    is_kept(page)
    page.wait_for_timeout(1_500)


def end_the_session(page: Page) -> None:
    """After signing in again the words stand in the form."""
    page.context.clear_cookies()
    press_save(page)
    page.get_by_role("link", name="Đăng nhập để ghi tiếp").click()
    page.get_by_label("Tên đăng nhập").fill(SECOND)
    page.get_by_label("Mật khẩu").fill(SECRET)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"**{SPACE}muc/care")
    expect(page.get_by_label(AFTER)).to_have_value("Lời của ủy viên.")
    expect(page.get_by_label(BEFORE)).to_have_value("Gõ lúc mất mạng.")


def test_a_part_is_written_with_the_keyboard_alone_on_a_phone(site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(site, size=PHONE))
    page.goto(SPACE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("link", name="Viết, sửa mục Kiến nghị").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label(BEFORE)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    reach(page, "before")
    page.keyboard.type("Đề nghị cấp trên hỗ trợ kinh phí.")
    reach(page, "Lưu mục này")
    page.keyboard.press("Enter")
    expect(page.locator("#muc-proposals")).to_contain_text("Đề nghị cấp trên hỗ trợ kinh phí.")


def reach(page: Page, name: str) -> None:
    """Press Tab until the box, or the button with these words, has the focus."""
    focused = "document.activeElement.name || document.activeElement.innerText"
    for _ in range(60):
        if page.evaluate(focused) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {name}")


def test_a_figure_is_put_in_with_the_keyboard_alone(site: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(site, size=PHONE))
    page.goto(f"{SPACE}muc/proposals")
    box = page.get_by_role("textbox", name=AFTER)
    box.focus()
    page.keyboard.type("Đã thăm {{")
    expect(page.locator("#tim-so-lieu")).to_be_focused()
    page.keyboard.type("luot tham hoi")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    expect(box).to_have_value("Đã thăm {{ visits.times }}")
    page.keyboard.type(" lượt trong năm.")
    reach(page, "Lưu mục này")
    page.keyboard.press("Enter")
    # How many depends on what was recorded on the site before.
    expect(page.locator("#muc-proposals")).to_contain_text(re.compile(r"Đã thăm \d\d lượt trong năm\."))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
