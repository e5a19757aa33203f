"""The main tasks as four people do them, clicks and keys counted and printed with where they start from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app import create_app
from app.core.actor import SYSTEM
from app.extensions import db
from app.office.accounts.actions import add_user, grant
from app.office.accounts.rules import Role
from app.office.units.models import Unit
from app.web.clock import today
from tests.browser.conftest import SECRET, WHO, OpenPage, serving, sign_in
from tests.browser.sample_site import MEMBER, put_lived_in_year

TREASURER, RECORDER = "thu.quy", "uy.vien"
#: Counts what a hand does, on whatever page, while the tab is open. Enter on a link is a key, no click.
COUNTING = """for (const name of ['click', 'keydown']) addEventListener(name, (event) => {
  const counts = event.isTrusted && (name !== 'click' || event.detail);
  if (counts) sessionStorage[name] = Number(sessionStorage[name] || 0) + 1; }, true);"""


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample year of 22 members, with a treasurer, a recorder and a member who have accounts."""
    folder: Path = tmp_path_factory.mktemp("tasks")
    put_lived_in_year(folder)
    settings = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'so-cong-doan.db'}"}
    with create_app(settings, instance_path=str(folder)).app_context():
        unit = db.session.execute(select(Unit)).scalar_one()
        for name, role in ((TREASURER, Role.TREASURER), (RECORDER, Role.RECORDER)):
            grant(add_user(name, f"Tài khoản {role.label}", SECRET, SYSTEM), unit, role, SYSTEM, today())
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    with serving(folder) as address:
        yield address


@dataclass
class Hand:
    """Somebody at a page: what they did there since `begin`."""

    page: Page

    def begin(self) -> None:
        self.page.evaluate("sessionStorage.click = sessionStorage.keydown = 0")

    def done(self) -> tuple[int, int]:
        """Clicks and keys."""
        counted = self.page.evaluate("[sessionStorage.click, sessionStorage.keydown].map(Number)")
        return counted[0], counted[1]


Seat = Callable[[str, str], Hand]


@pytest.fixture
def seat(own_site: str, open_page: OpenPage) -> Seat:
    """`seat(who, path)`: somebody who has signed in and opened a page."""

    def seated(who: str, path: str = "/") -> Hand:
        page = open_page(own_site)
        page.add_init_script(COUNTING)
        sign_in(page, who)
        page.goto(path)
        hand = Hand(page)
        hand.begin()
        return hand

    return seated


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[str, Hand], tuple[int, int]]:
    """Print a count with its start, and return it."""

    def print_count(what: str, hand: Hand) -> tuple[int, int]:
        clicks, keys = hand.done()
        with capsys.disabled():
            print(f"\n{what}: {clicks} clicks, {keys} keys")
        return clicks, keys

    return print_count


Report = Callable[[str, Hand], tuple[int, int]]


def test_treasurer_collects_a_year_of_everybody(seat: Seat, report: Report) -> None:
    hand = seat(TREASURER, "/")
    page = hand.page
    page.get_by_role("link", name="Thu quỹ").click()
    page.get_by_role("link", name="Mái ấm công đoàn").click()
    page.get_by_role("button", name="Đánh dấu tất cả nộp đủ").click()
    expect(page.locator("[data-total]")).to_have_text("880.000")
    page.get_by_role("button", name="Ghi sổ").click()
    expect(page.locator("main")).to_contain_text("Đã ghi sổ cả đợt thu.")
    expect(page.locator("main")).to_contain_text("Số người 22")
    clicks, keys = report("treasurer, home page, nobody of 22 has paid: yearly fund collected", hand)
    assert clicks <= 4
    assert keys == 0
    page.get_by_role("link", name="Thu quỹ").first.click()
    expect(page.locator("tbody tr", has_text="Mái ấm công đoàn")).to_contain_text("22/22 người")


def test_chair_composes_the_report_of_the_year(seat: Seat, report: Report) -> None:
    hand = seat(WHO, "/bao-cao/")
    page = hand.page
    page.get_by_label("Kỳ báo cáo").select_option("2025")
    hand.begin()
    page.get_by_role("button", name="Soạn báo cáo").click()
    expect(page.locator("article.paper")).to_contain_text("BÁO CÁO")
    assert report("chair, page of reports, year chosen: report composed", hand) == (1, 0)
    # What others left open is named, and asks for a word before the paper is printed.
    expect(page.locator(".report-named")).to_contain_text("Cần xem trước khi in")
    page.locator("summary", has_text="Vẫn in").click()
    page.get_by_label("Lý do").fill("Đã xem từng điều")
    page.get_by_role("button", name="Vẫn in").click()
    hand.begin()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải DOCX").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
    assert report("chair, the same, the word given: report on disk", hand) == (1, 0)


def test_recorder_finds_anything_in_two_steps(seat: Seat, report: Report) -> None:
    hand = seat(RECORDER, "/tai-san/")
    page = hand.page
    page.keyboard.press("/")
    page.keyboard.type("duc tri")
    expect(page.locator("#find-answers a").first).to_contain_text("Nguyễn Đức Trí")
    page.locator("#find-answers a").first.click()
    expect(page.locator("h1")).to_contain_text("Nguyễn Đức Trí")
    clicks, keys = report("recorder, any page (assets): a person found by words and one click", hand)
    assert (clicks, keys) == (1, len("/duc tri"))


def test_recorder_finds_without_a_mouse(seat: Seat, report: Report) -> None:
    hand = seat(RECORDER, "/tai-san/")
    page = hand.page
    page.keyboard.press("/")
    page.keyboard.type("duc tri")
    expect(page.locator("#find-answers a").first).to_contain_text("Nguyễn Đức Trí")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Nguyễn Đức Trí")
    assert report("recorder, any page (assets): the same by keys", hand)[0] == 0


def test_recorder_takes_back_what_was_just_recorded(seat: Seat, report: Report) -> None:
    hand = seat(RECORDER, "/kien-nghi/moi")
    page = hand.page
    page.get_by_label("Nội dung").first.fill("Xin thêm ghế")
    page.get_by_label("Ngày").first.fill("05/11/2025")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-toast]")).to_contain_text("Đã ghi vào sổ.")
    hand.begin()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("main")).to_contain_text("Đã hoàn tác: mục vừa ghi đã rút khỏi sổ.")
    assert report("recorder, page of the petition just recorded: taken back", hand) == (1, 0)


def test_member_sees_what_is_owed_and_where_the_money_went(seat: Seat, report: Report) -> None:
    hand = seat(MEMBER, "/")
    page = hand.page
    expect(page.locator("h1")).to_have_text("Hồ sơ của tôi")
    expect(page.locator("main")).to_contain_text("Phải đóng các quỹ")
    assert report("member, after signing in: what is owed and paid", hand) == (0, 0)
    page.get_by_role("link", name="Công khai tài chính").click()
    expect(page.locator("main")).to_contain_text("công khai", ignore_case=True)
    assert report("member, own page: where the money went", hand) == (1, 0)


def test_recorder_records_a_usual_indicator(seat: Seat, report: Report) -> None:
    hand = seat(RECORDER, "/chi-tieu/")
    page = hand.page
    page.get_by_role("link", name="Ghi chỉ tiêu").first.click()
    page.get_by_text("Chọn chỉ tiêu thường dùng").click()
    page.get_by_role("link", name="Người lao động tham gia bảo hiểm xã hội").click()
    page.get_by_label("Kế hoạch").click()
    page.keyboard.type("95")
    page.get_by_label("Thực hiện", exact=True).click()
    page.keyboard.type("21")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("main")).to_contain_text("kế hoạch 95%")
    clicks, keys = report("recorder, list of indicators: a usual one with target and result", hand)
    assert clicks <= 6
    assert keys == len("9521")
