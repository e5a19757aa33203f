"""A visit that is recorded already needs confirmation: same person, same reason, within three days."""

from __future__ import annotations

import pytest

from app.life.visits.queries import visits_of
from app.office.units.models import Unit
from tests.conftest import put_member
from tests.downloads import As, cash_in, errors, put_fund, words
from tests.life.visits.visits import OWN, SENT


def test_the_same_again_is_asked_about_and_nothing_is_paid_twice(as_role: As, union: Unit) -> None:
    fund, client = put_fund(union), as_role("treasurer")
    sent = {**OWN, "picked": "1", "fund_id": str(fund.id), "note": "giữ nguyên"}
    assert client.post("/tham-hoi/moi", data=sent).status_code == 303
    page = client.post("/tham-hoi/moi", data=sent)
    assert page.status_code == 422
    assert errors(page)["again"].startswith(
        "Đã ghi một lượt như vậy: Thăm hỏi (Ốm đau): Nguyễn Văn Bình, 01/03/2024, 500.000 đồng, "
    )
    assert "giữ nguyên" in page.text
    assert cash_in(fund) == 4_500_000
    assert client.post("/tham-hoi/moi", data={**sent, "again": "y"}).status_code == 303
    assert cash_in(fund) == 4_000_000


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"happened_on": "04/03/2024"}, 422),
        ({"happened_on": "05/03/2024"}, 303),
        ({"happened_on": "27/02/2024"}, 422),
        ({"happened_on": "26/02/2024"}, 303),
        ({"reason_for": "bereavement"}, 303),
        ({"recipient": "NGUYEN VAN BINH", "picked": ""}, 422),
        ({"recipient": "anh Bình khoa Nội"}, 422),
        ({"recipient": "anh Bình khoa Nội", "picked": ""}, 303),
        ({"picked": "2"}, 303),
        ({"audience": "relative", "recipient": "Mẹ của Nguyễn Văn Bình"}, 303),
    ],
)
def test_what_is_the_same_visit(as_role: As, union: Unit, change: dict[str, str], status: int) -> None:
    """A member picked, or the name as written; of two people of one name both can be visited."""
    put_member(union, "DV002", "Nguyễn Văn Bình")
    client = as_role("recorder")
    sent = {**SENT, "picked": "1"}
    assert client.post("/tham-hoi/moi", data=sent).status_code == 303
    assert client.post("/tham-hoi/moi", data={**sent, **change}).status_code == status


def test_a_correction_is_asked_about_only_for_what_is_new(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    for day in ("01/03/2024", "11/03/2024"):
        client.post("/tham-hoi/moi", data={**SENT, "happened_on": day})
    first, second = (row.id for row, _ in visits_of(union.id))
    reason = {"reason": "Nhầm ngày", "version": "1"}
    page = client.post(f"/tham-hoi/{second}/sua", data={**SENT, **reason, "happened_on": "02/03/2024"})
    assert page.status_code == 422
    assert "Vẫn ghi" in words(page)
    sent = {**SENT, **reason, "happened_on": "02/03/2024", "again": "y"}
    assert client.post(f"/tham-hoi/{second}/sua", data=sent).status_code == 303
    assert client.post(f"/tham-hoi/{first}/sua", data={**SENT, **reason, "note": "Thêm"}).status_code == 303
