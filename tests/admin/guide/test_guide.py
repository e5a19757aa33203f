"""The user's guide as a page: complete, with its pictures, opened at the part about the current page."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from flask import Flask

from app.admin.guide.text import FILE, anchor, chapters
from tests.downloads import As, words


def test_it_is_the_guide_of_the_documentation(as_role: As) -> None:
    text = words(as_role("recorder").get("/huong-dan/"))
    for heading in re.findall(r"^## (.+)$", FILE.read_text("utf-8"), re.MULTILINE):
        assert heading in text
    assert "Ủy ban kiểm tra xem tất cả, không sửa" in text


def test_its_links_and_pictures_lead_somewhere(as_role: As) -> None:
    client = as_role("member")
    html = client.get("/huong-dan/").text
    named = set(re.findall(r'id="([^"]+)"', html))
    assert {unquote(name) for name in re.findall(r'href="#([^"]+)"', html)} <= named
    pictures = re.findall(r'src="(screenshots/[^"]+)"', html)
    assert pictures
    for address in pictures:
        with client.get(f"/huong-dan/{address}") as answer:
            assert answer.mimetype == "image/png"


@pytest.mark.parametrize(
    ("page", "part"),
    [
        ("/tham-hoi/moi", "#thăm-hỏi"),
        ("/so-quy/", "#sổ-quỹ-phiếu-khóa-sổ"),
        ("/tham-hoi/dinh-muc/", "#thăm-hỏi"),
        ("/huong-dan/", ""),
    ],
)
def test_a_page_links_to_its_part_of_the_guide(as_role: As, page: str, part: str) -> None:
    [address] = re.findall(r'guide-link" href="/huong-dan/([^"]*)"', as_role("recorder").get(page).text)
    assert unquote(address) == part


def test_each_part_that_is_named_is_there(app: Flask) -> None:
    headings = {anchor(one) for one in re.findall(r"^## (.+)$", FILE.read_text("utf-8"), re.MULTILINE)}
    assert {anchor(one) for one in chapters().values()} <= headings
    assert set(chapters()) <= set(app.blueprints)


@pytest.mark.parametrize("name", ["..%2fhuong-dan.md", "khong-co.png"])
def test_nothing_else_is_given_out(as_role: As, name: str) -> None:
    assert as_role("recorder").get(f"/huong-dan/screenshots/{name}").status_code == 404


def test_it_is_for_those_who_are_signed_in(as_role: As) -> None:
    assert as_role("").get("/huong-dan/").status_code == 303
    assert as_role("stranger").get("/huong-dan/").status_code == 200
