"""What comes out of a printer when a page is printed from the browser."""

from __future__ import annotations

import re
from io import BytesIO
from math import ceil

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import OpenPage, sign_in


def printed(page: Page, address: str) -> list[str]:
    """The text of each A4 page that the browser prints, without spaces: Chromium puts some within words."""
    page.goto(address)
    paper = page.pdf(format="A4", prefer_css_page_size=False)
    return ["".join(one.extract_text().split()) for one in PdfReader(BytesIO(paper)).pages]


def test_the_sum_of_a_list_stands_once_and_the_paper_says_what_part_it_is(
    site: str, open_page: OpenPage
) -> None:
    """The server goes by the real clock, and each month adds to what is owed: the list says how much."""
    pages = printed(sign_in(open_page(site)), "/con-no/")
    assert len(pages) > 1
    owed = re.search(r"/\d{4}([\d.]+)khoảncònnợ,cộng([\d.]+)đồng", pages[0])
    assert owed
    number, amount = owed.groups()
    total = int(number.replace(".", ""))
    assert total > 25
    assert "".join(pages).count(f"Cộng{number}khoản") == 1
    part = f"Bảninnàycó25trong{number}mục(trang1/{ceil(total / 25)}củadanhsách)"
    assert f"Cộng{number}khoản{amount}{part}" in pages[-1]


def test_a_list_of_one_page_says_nothing_of_parts(site: str, open_page: OpenPage) -> None:
    assert "Bảninnày" not in "".join(printed(sign_in(open_page(site)), "/so-quy/so-du"))


def test_the_report_keeps_its_end_and_has_nothing_above_its_head(site: str, open_page: OpenPage) -> None:
    pages = printed(sign_in(open_page(site)), "/bao-cao/?ky=2025")
    assert pages[0].startswith("LIÊNĐOÀNLAOĐỘNG")
    assert "Chọnkỳ,bấmmộtnút" not in "".join(pages)
    assert "Nơinhận" in pages[-1]
    assert "TM.BANCHẤPHÀNH" in pages[-1]
    assert "TrịnhThịMinhNguyệt" in pages[-1]
