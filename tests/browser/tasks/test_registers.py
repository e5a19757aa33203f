"""The usual entry of each register, from its list to the log: six interactions at most."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from tests.browser.conftest import SECRET, OpenPage, put_sample_year, serving, sign_in

TREASURER, MOST = "thu.quy", 6


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample year with a treasurer who has an account."""
    folder: Path = tmp_path_factory.mktemp("registers")
    put_sample_year(folder)
    settings = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'so-cong-doan.db'}"}
    with create_app(settings, instance_path=str(folder)).app_context():
        unit = db.session.execute(select(Unit)).scalar_one()
        grant(add_user(TREASURER, "Lường Thị Thương", SECRET, SYSTEM), unit, Role.TREASURER, SYSTEM, today())
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    with serving(folder) as address:
        yield address


@dataclass
class Hand:
    """Presses, boxes filled, choices made and ticks, each one interaction."""

    page: Page
    done: int = 0

    def do(self, what: str, name: str, value: str = "") -> None:
        self.done += 1
        main = self.page.locator("main")
        match what:
            case "link" | "button":
                main.get_by_role(what, name=name, exact=True).first.click()
            case "fill":
                main.get_by_label(name, exact=True).fill(value)
            case "choose":
                main.get_by_label(name, exact=True).select_option(label=value)
            case _:
                main.get_by_label(name).first.check()


Step = tuple[str, ...]
#: Register, its list, the button that begins an entry, and what a hand does in the form before it saves.
USUAL: list[tuple[str, str, str, list[Step]]] = [
    (
        "initiative",
        "/sang-kien/",
        "Ghi sáng kiến",
        [
            ("fill", "Tên", "Máy thái cỏ"),
            ("choose", "Loại", "Giải pháp, cải tiến"),
            ("tick", "Hà Văn Thuận"),
            ("fill", "Giá trị làm lợi", "12tr"),
        ],
    ),
    (
        "house, paid by a fund",
        "/nha-o/",
        "Ghi nhà ở",
        [
            ("fill", "Hỗ trợ cho", "gia đình đoàn viên Páo"),
            ("choose", "Hình thức làm nhà", "Sửa chữa"),
            ("fill", "Công đoàn hỗ trợ", "2tr"),
            ("choose", "Quỹ chi", "Tương trợ đoàn viên"),
        ],
    ),
    (
        "money raised",
        "/van-dong/",
        "Ghi khoản vận động",
        [
            ("fill", "Mục đích vận động", "Đồng bào vùng lũ"),
            ("choose", "Vận động được hay trao", "Vận động được"),
            ("fill", "Số tiền", "3tr"),
            ("choose", "Của ai, cho ai", "Đoàn viên, người lao động"),
        ],
    ),
    (
        "agreement",
        "/thoa-uoc/",
        "Ghi thỏa ước",
        [
            ("choose", "Hình thức ký", "Ký lần đầu"),
            ("fill", "Hiệu lực đến", "31/12/2027"),
            ("fill", "Ký với", "Giám đốc Trung tâm"),
            ("fill", "Số người được áp dụng", "24"),
        ],
    ),
    (
        "dialogue",
        "/quan-he-lao-dong/",
        "Ghi việc mới",
        [
            ("choose", "Loại", "Đối thoại định kỳ"),
            ("fill", "Nội dung", "Nhà để xe"),
            ("fill", "Số người", "20"),
            ("fill", "Kết quả", "Làm trong quý này"),
        ],
    ),
    (
        "meal",
        "/bua-an/",
        "Ghi bữa ăn",
        [
            ("choose", "Loại", "Bữa cơm Công đoàn"),
            ("fill", "Số suất", "24"),
            ("fill", "Mức một suất", "50k"),
            ("fill", "Ai chi", "cơ quan"),
        ],
    ),
    (
        "Party work",
        "/phat-trien-dang/",
        "Ghi phát triển Đảng",
        [
            ("fill", "Số đoàn viên ưu tú được giới thiệu", "2"),
            ("fill", "Số người được kết nạp", "1"),
        ],
    ),
    (
        "loan",
        "/cho-vay/",
        "Ghi khoản cho vay",
        [
            ("fill", "Số tiền cho vay", "1tr"),
            ("choose", "Cho vay từ quỹ", "Tương trợ đoàn viên"),
            ("tick", "Mùa A Páo"),
            ("fill", "Hạn trả", "31/12/2027"),
        ],
    ),
    (
        "person of a body",
        "/ban-to-chuc/",
        "Ghi người của ban",
        [
            ("fill", "Ban, tổ chức", "Ban Nữ công"),
            ("fill", "Chức vụ", "Ủy viên"),
            ("fill", "Họ tên người khác", "Lò Thị Mẩy"),
            ("fill", "Từ ngày", "01/03/2025"),
        ],
    ),
    (
        "section",
        "/cong-doan-bo-phan/",
        "Ghi công đoàn bộ phận",
        [("fill", "Tên", "Trạm Nà Lốc"), ("fill", "Từ ngày", "01/01/2025")],
    ),
    (
        "indicator with a figure",
        "/chi-tieu/",
        "Ghi chỉ tiêu",
        [
            ("fill", "Chỉ tiêu", "Sáng kiến được công nhận"),
            ("fill", "Đơn vị tính", "sáng kiến"),
            ("fill", "Kế hoạch", "3"),
            ("fill", "Tự tính theo", "initiatives.recognised"),
        ],
    ),
]


@pytest.mark.parametrize(("register", "path", "begin", "steps"), USUAL, ids=[one[0] for one in USUAL])
def test_the_usual_entry_takes_six_interactions(
    own_site: str,
    open_page: OpenPage,
    capsys: pytest.CaptureFixture[str],
    register: str,
    path: str,
    begin: str,
    steps: list[Step],
) -> None:
    hand = Hand(sign_in(open_page(own_site), TREASURER))
    hand.page.goto(path)
    hand.do("link", begin)
    for step in steps:
        hand.do(*step)
    hand.do("button", "Lưu")
    expect(hand.page).not_to_have_url(re.compile(r"/moi$"))
    expect(hand.page.locator("main")).to_contain_text("Đã ghi")
    with capsys.disabled():
        print(f"\ntreasurer, list of the register: {register} recorded: {hand.done} interactions")
    assert hand.done <= MOST
