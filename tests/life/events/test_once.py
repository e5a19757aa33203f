"""An activity that the books have already must be confirmed: same name, same day."""

from __future__ import annotations

import pytest

from app.life.events.queries import events_of
from app.office.units.models import Unit
from tests.downloads import As, errors, words
from tests.life.events.entries import EVENT


def test_the_same_again_is_asked_about(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert client.post("/hoat-dong/moi", data=EVENT).status_code == 303
    page = client.post("/hoat-dong/moi", data={**EVENT, "note": "giữ nguyên"})
    assert page.status_code == 422
    assert errors(page)["again"].startswith(
        "Đã ghi một hoạt động như vậy: Tọa đàm ngày Quốc tế Phụ nữ, 08/03/2024. Nếu đúng là lần khác"
    )
    assert "giữ nguyên" in page.text
    assert client.post("/hoat-dong/moi", data={**EVENT, "again": "y"}).status_code == 303
    assert len(events_of(union.id)) == 2


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"title": "TỌA ĐÀM  NGÀY QUỐC TẾ PHỤ NỮ"}, 422),
        ({"title": "Tọa đàm"}, 303),
        ({"starts_on": "09/03/2024"}, 303),
        ({"category": "culture_sport"}, 422),
    ],
)
def test_what_is_the_same_activity(as_role: As, union: Unit, change: dict[str, str], status: int) -> None:
    client = as_role("recorder")
    assert client.post("/hoat-dong/moi", data=EVENT).status_code == 303
    assert client.post("/hoat-dong/moi", data={**EVENT, **change}).status_code == status


def test_a_correction_is_asked_about_only_for_what_is_new(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    for day in ("08/03/2024", "09/03/2024"):
        client.post("/hoat-dong/moi", data={**EVENT, "starts_on": day})
    first, second = (row.id for row, _ in events_of(union.id))
    sent = {**EVENT, "reason": "Nhầm ngày", "version": "1"}
    page = client.post(f"/hoat-dong/{second}/sua", data=sent)
    assert page.status_code == 422
    assert "Vẫn ghi" in words(page)
    assert client.post(f"/hoat-dong/{second}/sua", data={**sent, "again": "y"}).status_code == 303
    assert client.post(f"/hoat-dong/{first}/sua", data={**sent, "note": "Thêm"}).status_code == 303
