"""After a report was issued, one press gives the file for the union above."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from app.exchange.packages.content import package_in
from app.exchange.packages.sealed_zip import open_sealed
from app.office.units.models import Unit
from app.year.issued.actions import withdraw_paper
from tests.conftest import OFFICER, TODAY
from tests.exchange.packages.lowers import code_of
from tests.year.issued.papers import put_paper, put_year

Browser = Callable[[str], FlaskClient]


def test_one_press_gives_the_package_of_the_paper(as_role: Browser, union: Unit) -> None:
    put_year(union)
    row = put_paper(union)
    assert f"/gui-cap-tren/{row.id}/goi" in as_role("chair").get(f"/van-ban-di/{row.id}").text
    answer = as_role("chair").get(f"/gui-cap-tren/{row.id}/goi")
    assert answer.headers["Content-Disposition"] == "attachment; filename=hoa-mai-bao-cao-01.goi"
    found = package_in(open_sealed(answer.data))
    assert found.is_frozen
    assert found.number == "1"
    assert found.sender.name == union.name


def test_the_page_tells_the_code_to_read_aloud(as_role: Browser, union: Unit) -> None:
    row = put_paper(union)
    for who in ("recorder", "upper"):
        page = as_role(who).get("/gui-cap-tren/").text
        assert code_of(union) in page
        assert f"/gui-cap-tren/{row.id}/goi" in page
    assert f"/van-ban-di/{row.id}" not in as_role("upper").get("/gui-cap-tren/").text
    assert as_role("stranger").get(f"/gui-cap-tren/{row.id}/goi").status_code == 404


def test_a_paper_whose_number_was_given_up_is_not_sent(as_role: Browser, union: Unit) -> None:
    row = put_paper(union)
    withdraw_paper(row, OFFICER, TODAY, "Sai số liệu")
    assert as_role("chair").get(f"/gui-cap-tren/{row.id}/goi").status_code == 404
    assert "Chưa phát hành báo cáo nào" in as_role("chair").get("/gui-cap-tren/").text
