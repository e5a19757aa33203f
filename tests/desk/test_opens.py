"""Pages that gather from all rooms, whichever rooms there are."""

from __future__ import annotations

import pytest

from app.office.units.models import Unit
from tests.downloads import As, words


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/", "Sắp tới"),
        ("/lich/", "Ngày kỷ niệm"),
        ("/tim?tu=van", "Nguyễn Văn Bình"),
        ("/nhat-ky/", "Nhật ký"),
    ],
)
def test_it_opens(union: Unit, as_role: As, address: str, text: str) -> None:
    page = as_role("chair").get(address)
    assert page.status_code == 200
    assert text in words(page)
