"""Exemptions on screen."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.periods import parse_period
from app.dues.exemptions.queries import exemption
from app.dues.ledger.models import Exemption
from app.extensions import db
from app.office.units.models import Unit
from app.year.figures.queries import gather
from app.year.figures.rules import fund_share
from tests.books.cashbook.books import only_keepers_of_money_write
from tests.conftest import Statements
from tests.downloads import MARKUP, As, errors, only_those_of_the_books_read, words
from tests.dues.contributions.rounds import people
from tests.dues.town import exempt, pay, put_fund, stored


@pytest.fixture
def sent(union: Unit) -> dict[str, str]:
    (one,) = people(union, "Lê Thị An")
    db.session.commit()
    return {
        "member_id": str(one),
        "starts_on": "01/03/2024",
        "ends_on": "31/08/2024",
        "reason_for": "Hưởng chế độ BHXH từ 01 tháng trở lên",
    }


def test_recorded_on_screen_and_nothing_owed(as_role: As, union: Unit, sent: dict[str, str]) -> None:
    fund = put_fund(union)
    db.session.commit()
    answer = as_role("treasurer").post("/mien-giam/moi", data=sent)
    assert answer.status_code == 303
    text = words(as_role("auditor").get(answer.location))
    assert "Lê Thị An" in text
    assert "01/03/2024" in text
    assert "Hưởng chế độ BHXH" in text
    assert "05/2024" not in stored(fund, int(sent["member_id"]))
    listed = words(as_role("auditor").get("/mien-giam/"))
    assert "Lê Thị An DV100 Mọi quỹ 01/03/2024 31/08/2024" in listed


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"reason_for": ""}, "reason_for", "Cần điền mục này."),
        ({"ends_on": "01/01/2024"}, "ends_on", "Đến ngày phải từ Từ ngày trở đi."),
        ({"ends_on": "10/03/2024"}, "ends_on", "từ 01 tháng trở lên (QĐ 61/QĐ-TLĐ)"),
        ({"starts_on": "30/02/2024"}, "starts_on", "không có trong lịch"),
        ({"member_id": "999"}, "member_id", "Hãy chọn một mục trong danh sách."),
    ],
)
def test_refused_beside_its_field(
    as_role: As, sent: dict[str, str], wrong: dict[str, str], field: str, sentence: str
) -> None:
    page = as_role("treasurer").post("/mien-giam/moi", data={**sent, **wrong})
    assert page.status_code == 422
    assert sentence in errors(page)[field]
    assert sent["ends_on"] in page.text or "ends_on" in wrong


def test_corrected_with_a_reason_and_withdrawn(as_role: As, union: Unit, sent: dict[str, str]) -> None:
    client = as_role("treasurer")
    place = client.post("/mien-giam/moi", data=sent).location
    change = {**sent, "ends_on": "30/09/2024", "version": "1", "reason": "nghỉ thêm"}
    assert client.post(f"{place}/sua", data=change).status_code == 303
    assert "Đến ngày: 31/08/2024 → 30/09/2024" in words(client.get(place))
    assert "Người khác" in words(client.post(f"{place}/sua", data=change))
    assert client.post(f"{place}/rut", data={"version": "2", "reason": "nhầm"}).status_code == 303
    assert "Đã rút khỏi sổ" in words(client.get(place))
    assert "Chưa ghi ai được miễn" in words(client.get("/mien-giam/"))


def test_markup_in_a_reason_stays_text(as_role: As, union: Unit, sent: dict[str, str]) -> None:
    place = as_role("treasurer").post("/mien-giam/moi", data={**sent, "reason_for": MARKUP}).location
    for path in (place, "/mien-giam/", f"/con-no/{sent['member_id']}"):
        assert "<script>alert" not in as_role("treasurer").get(path).text


def test_filters(as_role: As, union: Unit) -> None:
    one, two = people(union, "Lê Thị An", "Phạm Văn Bình")
    exempt(union, one, ends_on=date(2024, 3, 31))
    exempt(union, two, starts_on=date(2024, 3, 1))
    db.session.commit()
    client = as_role("auditor")
    assert "2 lượt miễn" in words(client.get("/mien-giam/?as_of=15/03/2024"))
    assert "Phạm" not in words(client.get("/mien-giam/?as_of=15/02/2024"))
    assert "Phạm" not in words(client.get("/mien-giam/?q=le an&sort=name"))
    assert client.get("/mien-giam/?sort=reason").status_code == 400


def test_statements_are_few(as_role: As, union: Unit, statements: Statements) -> None:
    for one in people(union, "Lê Thị An", "Phạm Văn Bình"):
        exempt(union, one)
    db.session.commit()
    client = as_role("auditor")
    statements.clear()
    client.get("/mien-giam/")
    assert statements.count <= 5


def test_rights(as_role: As, union: Unit, sent: dict[str, str]) -> None:
    row: Exemption = exempt(union, int(sent["member_id"]))
    db.session.commit()
    assert exemption(union.id, row.id) is not None
    base = f"/mien-giam/{row.id}"
    only_keepers_of_money_write(
        as_role,
        ["/mien-giam/moi", f"{base}/sua"],
        [("/mien-giam/moi", sent), (f"{base}/sua", sent), (f"{base}/rut", {"version": "1", "reason": "thử"})],
        [base, f"{base}/sua"],
    )
    only_those_of_the_books_read(as_role, "/mien-giam/", f"/mien-giam/{row.id}")


def test_the_report_leaves_out_who_was_exempt_all_period(union: Unit) -> None:
    fund = put_fund(union)
    one, two, three = people(union, "Lê Thị An", "Phạm Văn Bình", "Vũ Thị Chi")
    pay(union, fund, one, 50_000, "2024")
    exempt(union, two, starts_on=date(2024, 1, 1))
    exempt(union, three, starts_on=date(2024, 12, 1))
    record = gather(union, parse_period("2024"), date(2024, 12, 31))
    figure = fund_share(record, [fund.id for fund in record.funds])
    assert (figure.part, figure.total) == (1, 3), "An, of An, Chi until November and the member of the cast"
