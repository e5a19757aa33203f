"""Five unions below, as their board shows them: on time, corrected, late, altered on the way, remarked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, ViewportSize, expect

from app import create_app
from app.core.periods import parse_period
from app.exchange.handed_down.opening import open_file
from app.exchange.packages.packing import package_of, packed, public_key_of
from app.exchange.packages.receiving import receive
from app.extensions import db
from app.office.signatures.rules import short_code
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.queries import unit_by_code, units
from app.year.issued.facts import Replacing
from tests.browser.conftest import PHONE, WIDE, OpenPage, put_sample_year, serving, sign_in
from tests.conftest import OFFICER, TODAY, put_member
from tests.exchange.packages.lowers import altered
from tests.life.visits.visits import put_visit
from tests.year.issued.papers import put_paper

NAMES = {code: f"Công đoàn cơ sở {code.title()}" for code in ("sen", "cuc", "mai", "lan", "hong")}
BEFORE, YEAR = parse_period("2023"), parse_period("2024")


@dataclass
class Below:
    """The installation of the unions below, and the files that they sent."""

    folder: Path
    papers: dict[str, int]

    def __post_init__(self) -> None:
        url = f"sqlite:///{self.folder / 'so-cong-doan.db'}"
        self.app = create_app({"SQLALCHEMY_DATABASE_URI": url}, instance_path=str(self.folder))

    def begin(self) -> None:
        """Five unions, each with an issued report of the year."""
        for code, name in NAMES.items():
            unit = start_unit(
                UnitFacts(name=name, code=code, chair="Lò Thị Bích", document_symbol="BC"), OFFICER
            )
            put_member(unit, f"{code}-1", "Lê Thị Na")
            db.session.commit()
            self.papers[code] = put_paper(unit).id

    def sent(self, code: str, period: object = YEAR) -> bytes:
        unit = unit_by_code(code)
        assert unit
        return packed(package_of(unit, period, None, TODAY, self.folder), unit, self.folder)  # type: ignore[arg-type]

    def code_of(self, code: str) -> str:
        unit = unit_by_code(code)
        assert unit
        return short_code(public_key_of(unit, self.folder))

    def correct(self, code: str) -> bytes:
        """A visit more, and another version of the report in the place of the first."""
        unit = unit_by_code(code)
        assert unit
        put_visit(unit, amount=300_000)
        put_paper(unit, 2, replacing=Replacing(self.papers[code], "Ghi thiếu một lượt"))
        return self.sent(code)

    def opened(self, code: str, content: bytes) -> list[str]:
        unit = unit_by_code(code)
        assert unit
        lines = open_file(unit, content, OFFICER, TODAY, trusts=True)
        db.session.commit()
        return lines


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Below:
    made = Below(tmp_path_factory.mktemp("below"), {})
    with made.app.app_context():
        made.begin()
        db.session.remove()
    return made


@pytest.fixture(scope="module")
def above(below: Below, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The union above, which knows four of them from the year before and got two reports in time."""
    folder: Path = tmp_path_factory.mktemp("above")
    put_sample_year(folder)
    with below.app.app_context():
        known = [below.sent(code, BEFORE) for code in ("sen", "cuc", "mai", "lan")]
        in_time = [below.sent(code) for code in ("sen", "lan")]
        db.session.remove()
    url = f"sqlite:///{folder / 'so-cong-doan.db'}"
    app = create_app({"SQLALCHEMY_DATABASE_URI": url}, instance_path=str(folder))
    with app.app_context():
        for content in (*known, *in_time):
            receive(units()[0], content, OFFICER, date(2025, 1, 5), trusts=True)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    with serving(folder) as address:
        yield address


def give(page: Page, files: dict[str, bytes]) -> None:
    """Take these files by the form."""
    page.goto("/nhan-bao-cao/tep")
    page.get_by_label("Các tệp gói báo cáo").set_input_files(
        [
            FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
            for name, content in files.items()
        ]
    )
    page.get_by_role("button", name="Nhận", exact=True).click()


def row_of(page: Page, code: str) -> str:
    return page.get_by_role("row").filter(has_text=NAMES[code]).inner_text()


def picture(page: Page, name: str) -> None:
    """For eyes, where somebody asks for pictures."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_each_union_is_seen_on_the_board(above: str, below: Below, open_page: OpenPage) -> None:
    page = sign_in(open_page(above))
    page.goto("/dot-bao-cao/moi")
    page.get_by_label("Báo cáo gì").fill("Báo cáo tổng kết năm 2024")
    page.get_by_label("Kỳ báo cáo").fill("2024")
    page.get_by_label("Số liệu tính đến").fill("15/12/2024")
    page.get_by_label("Hạn gửi").fill("10/01/2025")
    page.get_by_role("button", name="Mở đợt").click()
    board = page.url
    assert "Đã gửi" in row_of(page, "sen")
    assert "Trễ hạn" in row_of(page, "cuc")
    with below.app.app_context():
        altered_file, first = altered(below.sent("mai")), below.sent("hong")
        code, corrected = below.code_of("hong"), below.correct("hong")
        db.session.remove()
    give(page, {"mai.goi": altered_file, "hong.goi": first})
    expect(page.get_by_text("Chữ ký của gói không khớp")).to_be_visible()
    page.get_by_label("Mã khóa nghe đọc qua điện thoại").fill(code)
    page.get_by_role("button", name="Mã giống nhau").click()
    expect(page.locator("#messages").get_by_text("Đã tin khóa và nhận gói")).to_be_visible()
    give(page, {"hong-2.goi": corrected})
    expect(page.get_by_text("Số lượt thăm hỏi: 0 thành 1")).to_be_visible()
    page.goto(board)
    picture(page, "board")
    assert "Đã gửi" in row_of(page, "hong")
    assert "bản thứ 2" in row_of(page, "hong")
    assert "gửi muộn" in row_of(page, "hong")
    assert "Trễ hạn" in row_of(page, "mai")
    expect(page.get_by_role("listitem").filter(has_text="mai.goi")).to_be_visible()
    assert NAMES["mai"] in page.get_by_label("Lời nhắc").input_value()
    assert NAMES["sen"] not in page.get_by_label("Lời nhắc").input_value()
    remarked(page, below, board)


def remarked(page: Page, below: Below, board: str) -> None:
    """A remark goes back, the corrected version answers it and is accepted."""
    page.get_by_role("link", name=NAMES["lan"]).click()
    page.get_by_role("link", name="Ghi ý kiến", exact=True).click()
    page.get_by_label("Về số liệu, câu nào").select_option("people.members")
    page.get_by_label("Ý kiến", exact=True).fill("Xin xem lại số đoàn viên.")
    page.get_by_role("button", name="Ghi ý kiến").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải tệp trả lời").click()
    answer = Path(coming.value.path()).read_bytes()
    page.goto(board)
    assert "Có ý kiến" in row_of(page, "lan")
    with below.app.app_context():
        assert "có 01 ý kiến" in below.opened("lan", answer)[0]
        corrected = below.correct("lan")
        db.session.remove()
    give(page, {"lan-2.goi": corrected})
    page.goto(board)
    assert "Đã gửi" in row_of(page, "lan")
    assert "đã trả lời ý kiến" in row_of(page, "lan")
    page.get_by_role("link", name=NAMES["lan"]).click()
    expect(page.get_by_text("Xin xem lại số đoàn viên.")).to_be_visible()
    page.get_by_role("button", name="Chấp nhận báo cáo").click()
    page.goto(board)
    assert "Đã chấp nhận" in row_of(page, "lan")
    picture(page, "board-end")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_from_a_total_to_its_unions_and_what_they_sent(
    above: str, open_page: OpenPage, size: ViewportSize
) -> None:
    page = sign_in(open_page(above, size=size))
    page.goto("/tong-hop/?period=2024&q=people.members")
    for address, link in (
        ("/tong-hop/so-lieu", page.locator("#results").get_by_role("link", name="Đoàn viên", exact=True)),
        ("/tong-hop/cong-doan/", page.get_by_role("link", name=NAMES["sen"])),
        ("/nhan-bao-cao/", page.get_by_role("link", name="Xem báo cáo").first),
    ):
        # By the keyboard alone.
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{address}**")
        expect(page.get_by_role("main")).to_contain_text(NAMES["sen"])
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        picture(page, f"totals-{size['width']}-{address.strip('/').replace('/', '-')}")
    expect(page.get_by_role("heading", name=NAMES["sen"])).to_be_visible()


def test_who_never_sent_is_written_down_and_then_missing(above: str, open_page: OpenPage) -> None:
    page = sign_in(open_page(above, size=PHONE))
    page.goto("/nhan-bao-cao/")
    page.get_by_role("link", name="Danh sách công đoàn cấp dưới").click()
    picture(page, "below")
    page.get_by_role("link", name="Thêm công đoàn").click()
    page.get_by_label("Tên công đoàn").fill("Công đoàn cơ sở Đào")
    page.get_by_label("Nơi nhận tin").fill("dao@cd.example")
    picture(page, "below-new")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("heading", name="Công đoàn cơ sở Đào")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.goto("/tong-hop/?period=2024")
    expect(page.get_by_role("link", name="Công đoàn cơ sở Đào")).to_be_visible()
