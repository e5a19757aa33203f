"""A member's own page: their record, whatever they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.books.cashbook.models import Fund
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from app.people.children.actions import add_child
from app.people.roster.facts import ChildFacts
from app.people.roster.queries import member_ids_by_code
from tests.conftest import OFFICER, TODAY, Statements, put_member

As = Callable[[str], FlaskClient]


@pytest.fixture
def ours(union: Unit) -> Unit:
    """Bình, whose account the cast's member is, and a colleague, each with a payment, a visit and a child."""
    put_member(union, "DV002", "Trần Thị Ánh")
    fund = Fund(unit_id=union.id, name="Quỹ tương trợ")
    db.session.add(fund)
    db.session.flush()
    for code, name, amount in (("DV001", "Bình", 120_000), ("DV002", "Ánh", 990_000)):
        member_id = member_ids_by_code(union.id)[code]
        paid = ContributionFacts(member_id, fund.id, "2024", amount, date(2024, 4, 5))
        record_contributions(union.id, [(None, paid)], OFFICER, TODAY)
        visit = VisitFacts(
            date(2024, 3, 1), Reason.ILLNESS, f"thăm {name}", Audience.MEMBER, member_ids=(member_id,)
        )
        record_visit(union.id, visit, OFFICER, TODAY)
        add_child(union.id, ChildFacts(member_id, f"cháu nhà {name}"), OFFICER, TODAY)
    db.session.commit()
    return union


def test_a_member_sees_what_is_theirs_and_nothing_else(ours: Unit, as_role: As) -> None:
    page = as_role("member").get("/toi").text
    for words in (
        "Nguyễn Văn Bình",
        "DV001",
        "Quỹ tương trợ",
        "120.000",
        "05/04/2024",
        "Thăm hỏi (Ốm đau)",
        "cháu nhà Bình",
    ):
        assert words in page
    for words in ("Ánh", "990.000", "DV002"):
        assert words not in page


@pytest.mark.parametrize("path", ["/toi?member_id=2", "/toi/2", "/toi?id=2"])
def test_no_address_shows_another_members_record(ours: Unit, as_role: As, path: str) -> None:
    assert "Ánh" not in as_role("member").get(path).text


@pytest.mark.parametrize("username", ["chair", "auditor", "upper", "admin", "stranger"])
def test_it_is_for_members(ours: Unit, as_role: As, username: str) -> None:
    assert as_role(username).get("/toi").status_code == 403


@pytest.mark.parametrize(
    "path", ["/doan-vien/1", "/dong-quy/", "/nhat-ky/", "/dau-vet/", "/don-vi/", "/bao-cao/"]
)
def test_the_books_stay_shut(ours: Unit, as_role: As, path: str) -> None:
    assert as_role("member").get(path).status_code == 403


def test_it_offers_no_change(ours: Unit, as_role: As) -> None:
    page = as_role("member").get("/toi").text
    main = page[page.index('<main class="content"') :]
    assert "<form" not in main
    assert "/sua" not in main


def test_the_page_costs_few_statements(ours: Unit, as_role: As, statements: Statements) -> None:
    client = as_role("member")
    statements.clear()
    assert client.get("/toi").status_code == 200
    assert statements.count <= 13
