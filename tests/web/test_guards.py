"""The page of an address that does not exist."""

from __future__ import annotations

from tests.downloads import As


def test_a_wrong_address_keeps_the_menu_of_who_is_signed_in(as_role: As) -> None:
    page = as_role("recorder").get("/khong-co-trang-nay")
    assert page.status_code == 404
    assert 'aria-label="Danh mục"' in page.text


def test_a_visitor_gets_no_menu(as_role: As) -> None:
    page = as_role("").get("/khong-co-trang-nay")
    assert page.status_code == 404
    assert 'aria-label="Danh mục"' not in page.text
