"""What every union starts with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import delete, func, select

from app.books.items.actions import seed_missing
from app.books.items.facts import Bound, ItemSide, LimitedSource, ShareGroup
from app.books.items.models import CashItem, CashPhrase, ShareLimit
from app.books.items.queries import catalogue, limits_on
from app.books.lines.total_queries import NO_ITEM
from app.extensions import db
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.web.features import log_kinds
from tests.conftest import OFFICER, TODAY, Statements
from tests.guards import unguard


def code_of(unit: Unit, side: str, words: str) -> str:
    item = catalogue(unit.id).named(side, words, TODAY)
    assert item is not None, words
    return item.facts.code


def test_items_of_the_log_have_codes(union: Unit) -> None:
    # What members pay in comes; what is lent and comes back does neither.
    moved = {"collection", "loan", "loan_return"}
    payments = [one.item for one in log_kinds().values() if one.item and one.key not in moved]
    assert {name: code_of(union, "payment", name) for name in payments} == {
        "Thăm hỏi, tặng quà": "31.03",
        "Trợ cấp đoàn viên khó khăn": "31.03",
        "Hoạt động": "32",
        "Khen thưởng": "32",
    }
    assert code_of(union, "receipt", "Đoàn viên đóng góp") == "22.01"
    assert code_of(union, "receipt", NO_ITEM["receipt"]) == "25.02"
    assert code_of(union, "payment", NO_ITEM["payment"]) == "37"


def test_items_are_found_as_people_write_them(union: Unit) -> None:
    assert code_of(union, "payment", "THAM HOI,  tang qua") == "31.03"
    assert code_of(union, "payment", "mua văn phòng phẩm") == "33.01"
    assert catalogue(union.id).named("receipt", "Thăm hỏi, tặng quà", TODAY) is None


def test_only_sending_up_remits(union: Unit) -> None:
    remitting = [one.facts for one in catalogue(union.id).items if one.facts.remits]
    assert [(facts.side, facts.code, facts.name) for facts in remitting] == [
        (ItemSide.PAYMENT, "39", "Nộp cấp trên")
    ]


def test_limits_of_the_finance_rule(union: Unit) -> None:
    limits = [(one.nature, one.share_group, one.bound, one.percent) for one in limits_on(union.id, TODAY)]
    dues, fee, group = LimitedSource.DUES, LimitedSource.UNION_FEE, ShareGroup
    assert limits == [
        (dues, group.ALLOWANCE, Bound.MOST, Decimal(45)),
        (dues, group.WELFARE, Bound.LEAST, Decimal(40)),
        (dues, group.OTHER, Bound.MOST, Decimal(15)),
        (fee, group.WELFARE, Bound.LEAST, Decimal(60)),
        (fee, group.MOVEMENT, Bound.LEAST, Decimal(25)),
        (fee, group.ADMINISTRATION, Bound.MOST, Decimal(15)),
    ]
    unsure = [one for one in limits_on(union.id, TODAY) if "cần kiểm tra" in one.source]
    assert [one.nature for one in unsure] == [fee] * 3


def test_each_union_has_its_own_copy(union: Unit) -> None:
    other = start_unit(UnitFacts(name="Công đoàn cơ sở Xã Lúa Vàng"), OFFICER)
    mine = {one.id for one in catalogue(union.id).items}
    theirs = {one.id for one in catalogue(other.id).items}
    assert len(mine) == len(theirs) > 20
    assert mine & theirs == set()


def test_books_from_before_the_list_get_it_once(union: Unit) -> None:
    unguard("cash_phrases", "cash_items", "share_limits")
    for table in (CashPhrase, CashItem, ShareLimit):
        db.session.execute(delete(table).where(table.unit_id == union.id))
    seed_missing()
    first = {one.id for one in catalogue(union.id).items}
    assert len(first) > 20
    seed_missing()
    assert {one.id for one in catalogue(union.id).items} == first


def test_an_emptied_list_stays_empty(union: Unit) -> None:
    for row in db.session.scalars(select(CashItem).where(CashItem.unit_id == union.id)):
        row.withdrawn_at = func.now()
    db.session.flush()
    seed_missing()
    assert all(one.gone for one in catalogue(union.id).items)


def test_the_list_is_one_statement(union: Unit, statements: Statements) -> None:
    union_id = union.id
    statements.clear()
    catalogue(union_id).named("payment", "Khen thưởng", date(2024, 1, 1))
    assert statements.count == 1
