"""A hospital visit recorded by one who never read a manual, counted; the gift list for 8 March in one click.

One interaction is a click, a choice or a filled box, counted from the opened form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app import create_app
from app.core.actor import SYSTEM
from app.extensions import db
from app.life.norms.actions import record_norm
from app.life.norms.facts import NormFacts
from app.life.visits.facts import Audience, Reason
from app.office.accounts.actions import add_user, grant
from app.office.accounts.rules import Role
from app.office.units.queries import units
from tests.browser.conftest import PHONE, SECRET, WHO, OpenPage, put_sample_year, serving
from tests.browser.pages.test_keyboard import tab_to
from tests.conftest import TODAY

MOST = 8
FUND = "Công đoàn phí"
RECORDER = "uy.vien"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample year with a recorder, and a norm for the sick that somebody adopted."""
    folder = tmp_path_factory.mktemp("visits")
    put_sample_year(folder)
    url = f"sqlite:///{folder / 'so-cong-doan.db'}"
    app = create_app({"SQLALCHEMY_DATABASE_URI": url}, instance_path=str(folder))
    with app.app_context():
        [unit] = units()
        grant(add_user(RECORDER, "Lò Văn Thắng", SECRET, SYSTEM), unit, Role.RECORDER, SYSTEM, TODAY)
        norm = NormFacts(Reason.ILLNESS, 500_000, Audience.MEMBER, times_a_year=2)
        record_norm(unit.id, norm, SYSTEM, TODAY)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    with serving(folder) as address:
        yield address


@dataclass
class Counted:
    """A person at the page, who counts what they do from `start` on."""

    page: Page
    start: str
    done: int = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.done += 1

    def type(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).press_sequentially(words)
        self.done += 1

    def choose(self, label: str, choice: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=choice)
        self.done += 1


def opened(page: Page, who: str, path: str) -> Counted:
    """The page at `path`, for one who has signed in."""
    page.goto(f"/tai-khoan/dang-nhap?next={path}")
    page.get_by_label("Tên đăng nhập").fill(who)
    page.get_by_label("Mật khẩu").fill(SECRET)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"**{path}")
    return Counted(page, path)


def print_count(person: Counted, capsys: pytest.CaptureFixture[str], state: str) -> None:
    """Print the count with the page and the state that it starts from."""
    with capsys.disabled():
        print(f"\n{person.done} interactions from {person.start}: {state}")


def visit(person: Counted, typed: str, name: str, fund: str = "") -> None:
    """Find somebody, say that they are ill, take the amount that the norm offers, save.

    Who keeps the funds says which `fund` paid. Each test visits another: the same visit twice within three
    days would be asked about.
    """
    page = person.page
    person.type("Người nhận", typed)
    person.click(page.locator("#found").get_by_role("button", name=name, exact=False).first)
    expect(page.locator("#who")).to_contain_text(f"Gắn với {name}")
    person.choose("Lý do", "Ốm đau")
    expect(page.get_by_label("Số tiền")).to_have_value("500.000")
    expect(page.locator("#norm")).to_contain_text("Định mức 500.000 đồng/lần, còn")
    if fund:
        person.choose("Quỹ chi", fund)
    person.click(page.get_by_role("button", name="Lưu", exact=True))
    page.wait_for_url(re.compile(r"/tham-hoi/[0-9]+$"))


def test_a_recorder_records_a_hospital_visit_in_eight(
    site: str, open_page: OpenPage, capsys: pytest.CaptureFixture[str]
) -> None:
    person = opened(open_page(site), RECORDER, "/tham-hoi/moi")
    visit(person, "duc tri", "Nguyễn Đức Trí")
    expect(person.page.locator("main")).to_contain_text("Phiếu thăm hỏi: TH")
    expect(person.page.locator("main")).to_contain_text("Phiếu chi: Chờ thủ quỹ chọn quỹ")
    print_count(
        person, capsys, "an empty form of a visit, signed in as recorder, a norm for the sick adopted"
    )
    assert person.done <= MOST


def test_who_keeps_the_funds_gets_all_four_papers_as_quickly_on_a_phone(
    site: str, open_page: OpenPage, capsys: pytest.CaptureFixture[str]
) -> None:
    person = opened(open_page(site, size=PHONE), WHO, "/tham-hoi/moi")
    visit(person, "oanh", "Bạch Thị Kim Oanh", FUND)
    for paper in ("Nhật ký: Đã ghi", "Phiếu thăm hỏi: TH", "Phiếu chi: PC", "Bút toán sổ quỹ: Đã ghi"):
        expect(person.page.locator("main")).to_contain_text(paper)
    print_count(
        person, capsys, "the same form on a phone of 360 px, signed in as chair, all four papers made"
    )
    assert person.done <= MOST


def test_what_exceeds_the_norm_is_asked_for_a_reason_before_it_is_sent(
    site: str, open_page: OpenPage
) -> None:
    person = opened(open_page(site), RECORDER, "/tham-hoi/moi")
    # Somebody whom no other test here visits: the norm allows only this many times a year.
    person.type("Người nhận", "van thuan")
    person.click(person.page.locator("#found").get_by_role("button", name="Hà Văn Thuận").first)
    person.choose("Lý do", "Ốm đau")
    expect(person.page.get_by_label("Số tiền")).to_have_value("500.000")
    person.page.get_by_label("Số tiền").fill("2tr")
    expect(person.page.locator("#norm")).to_contain_text("Vượt định mức 500.000 đồng/lần.")
    expect(person.page.get_by_label("Lý do vượt định mức")).to_be_visible()
    person.click(person.page.get_by_role("button", name="Bỏ chọn"))
    expect(person.page.get_by_label("Người nhận")).to_have_value("")
    expect(person.page.get_by_label("Số tiền")).to_have_value("2tr")


def test_the_list_for_8_march_takes_one_click(
    site: str, open_page: OpenPage, capsys: pytest.CaptureFixture[str]
) -> None:
    person = opened(open_page(site), RECORDER, "/danh-sach-qua/")
    person.click(person.page.get_by_role("button", name="Lập danh sách Ngày Quốc tế Phụ nữ 8/3"))
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("Ngày Quốc tế Phụ nữ 8/3")
    expect(person.page.locator("input[name=tick]:checked").first).to_be_visible()
    print_count(person, capsys, "the page of gift lists, signed in as recorder, no list for 8/3 this year")
    assert person.done == 1


def test_a_list_is_ticked_priced_and_posted_by_the_keyboard_alone(site: str, open_page: OpenPage) -> None:
    person = opened(open_page(site), WHO, "/danh-sach-qua/")
    page = person.page
    tab_to(page, "Lập danh sách Ngày Quân đội nhân dân 22/12")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=tick]:checked")).to_have_count(0)
    tab_to(page, "Tiền mỗi người")
    page.keyboard.type("200k")
    tab_to(page, "Đinh Công Tráng An")
    page.keyboard.press("Space")
    tab_to(page, "Quỹ chi")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Vào sổ")
    page.keyboard.press("Enter")
    # What was just typed is kept and added up first: nobody posts a sum that was not shown.
    expect(page.locator("body")).to_contain_text("Hãy xem lại tổng số rồi bấm «Vào sổ» lần nữa.")
    expect(page.get_by_role("button", name="Vào sổ 1 người, 200.000 đồng")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Phiếu chi: PC")
    expect(page.locator("main")).to_contain_text("Đinh Công Tráng An")


def test_what_is_typed_into_a_list_survives_an_ended_session(site: str, chromium: Browser) -> None:
    # Not `open_page`, which takes the refusal that this test is about for a fault.
    context = chromium.new_context(base_url=site, locale="vi-VN")
    page = opened(context.new_page(), RECORDER, "/danh-sach-qua/").page
    page.get_by_role("button", name="Lập danh sách Ngày Thương binh - Liệt sĩ 27/7").click()
    address = page.url
    page.locator("input[name^=note-]").first.fill("nhờ chị Lan nhận thay")
    page.locator("input[name=tick]").nth(1).check()
    page.wait_for_timeout(500)
    context.clear_cookies()
    page.get_by_role("button", name="Lưu danh sách").click()
    page.get_by_role("link", name="Đăng nhập để ghi tiếp").click()
    page.get_by_label("Tên đăng nhập").fill(RECORDER)
    page.get_by_label("Mật khẩu").fill(SECRET)
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    restore = page.get_by_role("button", name="Khôi phục")
    if restore.count():
        restore.click()
    expect(page.locator("input[name^=note-]").first).to_have_value("nhờ chị Lan nhận thay")
    expect(page.locator("input[name=tick]").nth(1)).to_be_checked()
    context.close()
