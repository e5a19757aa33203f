"""Writes of contributions: collections in the log, receipts in the cash book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.books.cashbook import actions as cashbook
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import live_entries
from app.books.lines.queries import postings_of
from app.core.actor import Correction
from app.core.errors import Refused, Stale
from app.dues.contributions import actions
from app.dues.contributions.collections.actions import correct_collection, withdraw_collection
from app.dues.contributions.facts import CollectionFacts
from app.dues.contributions.models import Contribution
from app.dues.funds import queries
from app.extensions import db
from app.log.activities.facts import Channel, Kind
from app.log.activities.models import Activity
from app.log.activities.queries import activity as find_activity
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.office.units.queries import unit_by_code
from tests.books.cashbook.books import held
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.dues.contributions.rounds import MARCH, collect, collection, paid, people, put_term

JUNE = date(2024, 6, 20)


@pytest.fixture
def fund(union: Unit) -> int:
    return put_term(union, "Công đoàn phí").fund_id


@pytest.fixture
def three(union: Unit) -> list[int]:
    return people(union, "Trần Thị An", "Lê Văn Bình", "Phạm Thị Chi")


def standing(entry: Activity) -> list[tuple[str, str, int]]:
    """Number, channel and amount of the receipts that stand for a collection."""
    return [(one.voucher_text, one.channel, one.amount) for _, one in live_entries([entry.id])]


# Recording


def test_one_fund_one_period_one_day_is_one_entry_of_the_log(
    union: Unit, fund: int, three: list[int]
) -> None:
    rows = collect(union, *(paid(fund, one) for one in three))
    assert len({row.collection_id for row in rows}) == 1
    entry = collection(rows[0])
    assert (entry.kind, entry.title) == (Kind.COLLECTION, "Thu quỹ Công đoàn phí, kỳ Quý 1/2024")
    assert (entry.starts_on, entry.amount, entry.people, entry.fund_id) == (MARCH, 150_000, 3, fund)
    assert standing(entry) == [("PT0001/2024", "cash", 150_000)]
    assert held(union) == {("Công đoàn phí", "cash"): 150_000}


def test_what_was_recorded_is_read_back_in_its_order(union: Unit, fund: int, three: list[int]) -> None:
    payments = [
        paid(fund, three[2], 70_000, payer_name="Phạm Thị Chi", channel=Channel.BANK, voucher_text="PT 9"),
        paid(fund, three[0], period_text="quý I/2024", note="đóng thay"),
        paid(fund, three[1], paid_on=JUNE),
    ]
    keyed = [("k1", payments[0]), (None, payments[1]), ("k3", payments[2])]
    rows = actions.record_contributions(union.id, keyed, OFFICER, TODAY, imported=True)
    assert [facts for _, facts in queries.contributions_of(union.id)] == payments
    assert [row for row, _ in queries.contributions_of(union.id)] == rows
    assert [rows[0].row_key, rows[2].row_key] == ["k1", "k3"]
    assert queries.contribution(union.id, rows[1].id) == (rows[1], payments[1])


def test_another_day_or_period_or_fund_is_another_entry(union: Unit, fund: int, three: list[int]) -> None:
    other = put_term(union, "Vì người nghèo").fund_id
    rows = collect(
        union,
        paid(fund, three[0]),
        paid(fund, three[0], paid_on=JUNE),
        paid(fund, three[0], period_text="2024"),
        paid(other, three[0]),
    )
    assert len({row.collection_id for row in rows}) == 4


def test_two_texts_of_one_period_are_one_entry(union: Unit, fund: int, three: list[int]) -> None:
    rows = collect(union, paid(fund, three[0], period_text="quý I năm 2024"), paid(fund, three[1]))
    assert rows[0].collection_id == rows[1].collection_id


def test_later_payers_join_the_entry_that_stands(union: Unit, fund: int, three: list[int]) -> None:
    [first] = collect(union, paid(fund, three[0]))
    [second] = collect(union, paid(fund, three[1], 30_000))
    entry = collection(first)
    assert second.collection_id == entry.id
    assert (entry.amount, entry.people) == (80_000, 2)
    lines = [(one.voucher_text, one.amount) for one in postings_of(entry.id)]
    assert lines == [("PT0001/2024", 50_000), ("PT0002/2024", 30_000)]


def test_a_second_receipt_leaves_the_first_alone(union: Unit, fund: int, three: list[int]) -> None:
    [first] = collect(union, paid(fund, three[0], voucher_text="PT 1"))
    collect(union, paid(fund, three[1], voucher_text="PT 2"))
    assert [one.amount for one in postings_of(first.collection_id)] == [50_000, 50_000]


def test_who_pays_twice_is_one_payer(union: Unit, fund: int, three: list[int]) -> None:
    [row, _] = collect(union, paid(fund, three[0]), paid(fund, three[0], 20_000))
    assert (collection(row).people, collection(row).amount) == (1, 70_000)


def test_a_receipt_per_number_and_channel(union: Unit, fund: int, three: list[int]) -> None:
    [row, *_] = collect(
        union,
        paid(fund, three[0], voucher_text="PT 1"),
        paid(fund, three[1], voucher_text="PT 1"),
        paid(fund, three[2], voucher_text="PT 2", channel=Channel.BANK),
        paid(fund, three[2], 5_000),
    )
    assert standing(collection(row)) == [
        ("PT 1", "cash", 100_000),
        ("PT 2", "bank", 50_000),
        ("PT0001/2024", "cash", 5_000),
    ]


def test_money_before_the_opening_is_logged_not_posted(union: Unit, fund: int, three: list[int]) -> None:
    old = paid(fund, three[0], period_text="2023", paid_on=date(2023, 12, 31))
    [row] = collect(union, old, imported=True)
    assert (collection(row).amount, postings_of(row.collection_id)) == (50_000, [])


def test_nothing_to_record_writes_nothing(union: Unit) -> None:
    assert actions.record_contributions(union.id, [], OFFICER, TODAY) == []


def test_the_trail_shows_who_paid_what(union: Unit, fund: int, three: list[int]) -> None:
    [row, _] = collect(union, paid(fund, three[0]), paid(fund, three[1], 30_000))
    collect(union, paid(fund, three[2]))
    first, second = changes_of(union.id, f"activities/{row.collection_id}")
    assert first.action == "funds.collection.recorded"
    assert first.values == {
        "amount": (None, 80_000),
        "people": (None, 2),
        "paid": (None, "DV100: 50.000; DV101: 30.000"),
    }
    assert second.action == "funds.collection.corrected"
    assert second.values == {"amount": (80_000, 130_000), "people": (2, 3), "paid": (None, "DV102: 50.000")}


@pytest.mark.parametrize("count", [5, 120])
def test_statements_do_not_grow_with_the_rows(
    union: Unit, fund: int, statements: Statements, count: int
) -> None:
    payers = [put_member(union, f"DV2{number:03d}", "Lê Văn An").id for number in range(count)]
    db.session.commit()
    statements.clear()
    collect(union, *(paid(fund, one) for one in payers))
    assert statements.count <= 35


def test_progress_is_reported_in_rows(union: Unit, fund: int, three: list[int]) -> None:
    counts: list[int] = []
    collect(union, *(paid(fund, three[number % 3]) for number in range(2_500)), progress=counts.append)
    assert counts == [1_000, 2_000, 2_500]


# What is refused


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"amount": 0}, "amount"),
        ({"paid_on": date(2024, 12, 16)}, "paid_on"),
        ({"period_text": "hôm qua"}, "period_text"),
        ({"fund_id": 999}, "fund_id"),
        ({"member_id": 999}, "member_id"),
    ],
)
def test_bad_rows_are_refused_whole(
    union: Unit, fund: int, three: list[int], values: dict[str, Any], field: str
) -> None:
    db.session.commit()
    good = paid(fund, three[0])
    with pytest.raises(Refused) as refusal:
        collect(union, good, replace(good, **values))
    assert refusal.value.field == field
    db.session.rollback()
    assert queries.contributions_of(union.id) == []


def test_people_and_funds_of_another_union_are_refused(union: Unit, fund: int, three: list[int]) -> None:
    stranger = unit_by_code("sen-hong")
    assert stranger is not None
    theirs = put_term(stranger, "Quỹ của họ").fund_id
    them = put_member(stranger, "DV001", "Người Lạ").id
    with pytest.raises(Refused, match="Quỹ này không có"):
        collect(union, paid(theirs, three[0]))
    with pytest.raises(Refused, match="Người này không có"):
        collect(union, paid(fund, them))


# Correcting


def correct(row: Contribution, **values: Any) -> None:
    found = queries.contribution(row.unit_id, row.id)
    assert found is not None
    actions.correct_contribution(
        row, found[1], replace(found[1], **values), Correction(OFFICER, TODAY, "ghi nhầm")
    )


def test_a_corrected_amount_changes_the_entry_and_its_receipt(
    union: Unit, fund: int, three: list[int]
) -> None:
    row, _ = collect(union, paid(fund, three[0]), paid(fund, three[1]))
    correct(row, amount=45_000)
    assert (collection(row).amount, standing(collection(row))) == (95_000, [("PT0002/2024", "cash", 95_000)])
    changes = changes_of(union.id, f"contributions/{row.id}")
    assert [(one.action, one.values) for one in changes] == [
        ("funds.contribution.corrected", {"amount": (50_000, 45_000)})
    ]
    assert changes_of(union.id, f"activities/{row.collection_id}")[-1].values == {"amount": (100_000, 95_000)}


def test_a_corrected_day_moves_into_another_entry(union: Unit, fund: int, three: list[int]) -> None:
    row, membership_spans = collect(union, paid(fund, three[0]), paid(fund, three[1]))
    correct(row, paid_on=JUNE)
    assert (collection(row).starts_on, collection(row).amount, collection(row).people) == (JUNE, 50_000, 1)
    assert (collection(membership_spans).amount, collection(membership_spans).people) == (50_000, 1)
    assert held(union, date(2024, 5, 1)) == {("Công đoàn phí", "cash"): 50_000}
    assert held(union) == {("Công đoàn phí", "cash"): 100_000}


def test_an_emptied_entry_is_withdrawn_and_nets_zero(union: Unit, fund: int, three: list[int]) -> None:
    other = put_term(union, "Vì người nghèo").fund_id
    [row] = collect(union, paid(fund, three[0]))
    left = collection(row)
    correct(row, fund_id=other)
    assert (left.withdrawn_at is not None, left.withdrawn_reason, standing(left)) == (True, "ghi nhầm", [])
    assert left.amount == 50_000
    assert held(union) == {("Công đoàn phí", "cash"): 0, ("Vì người nghèo", "cash"): 50_000}


def test_it_may_come_back_into_a_round_that_was_emptied(union: Unit, fund: int, three: list[int]) -> None:
    [row] = collect(union, paid(fund, three[0]))
    first = row.collection_id
    correct(row, paid_on=JUNE)
    correct(row, paid_on=MARCH)
    assert row.collection_id != first
    assert held(union, date(2024, 5, 1)) == {("Công đoàn phí", "cash"): 50_000}


def test_a_note_alone_moves_no_money(union: Unit, fund: int, three: list[int]) -> None:
    [row] = collect(union, paid(fund, three[0]))
    correct(row, note="đóng thay")
    assert len(postings_of(row.collection_id)) == 1


def test_a_receipt_number_is_part_of_the_posting(union: Unit, fund: int, three: list[int]) -> None:
    row, _ = collect(union, paid(fund, three[0]), paid(fund, three[1]))
    correct(row, voucher_text="PT 7", channel=Channel.BANK)
    assert sorted(standing(collection(row))) == [
        ("PT 7", "bank", 50_000),
        ("PT0002/2024", "cash", 50_000),
    ]


def test_the_second_of_two_officers_is_warned(union: Unit, fund: int, three: list[int]) -> None:
    [row] = collect(union, paid(fund, three[0]))
    correct(row, amount=45_000)
    old = paid(fund, three[0])
    with pytest.raises(Stale):
        actions.correct_contribution(row, old, old, Correction(OFFICER, TODAY, "nhầm", version=1))


# Withdrawing


def test_a_withdrawn_contribution_leaves_the_sums(union: Unit, fund: int, three: list[int]) -> None:
    row, membership_spans = collect(union, paid(fund, three[0]), paid(fund, three[1]))
    actions.withdraw_contribution(row, OFFICER, TODAY, "ghi thừa", row.version)
    assert (collection(membership_spans).amount, collection(membership_spans).people) == (50_000, 1)
    assert [one for one, _ in queries.contributions_of(union.id)] == [membership_spans]
    with pytest.raises(Refused, match="đã được rút"):
        actions.withdraw_contribution(row, OFFICER, TODAY, "lần nữa")


def test_the_last_one_takes_the_entry_with_it(union: Unit, fund: int, three: list[int]) -> None:
    [row] = collect(union, paid(fund, three[0]))
    actions.withdraw_contribution(row, OFFICER, TODAY, "ghi thừa")
    assert collection(row).withdrawn_reason == "ghi thừa"
    assert held(union) == {("Công đoàn phí", "cash"): 0}
    [again] = collect(union, paid(fund, three[0]))
    assert again.collection_id != row.collection_id
    assert find_activity(union.id, again.collection_id) is not None


def test_a_whole_collection_is_withdrawn_with_all_in_it(union: Unit, fund: int, three: list[int]) -> None:
    rows = collect(union, *(paid(fund, one) for one in three))
    entry = collection(rows[0])
    withdraw_collection(entry, OFFICER, TODAY, "thu nhầm quỹ", entry.version)
    assert queries.contributions_of(union.id) == []
    assert (standing(entry), entry.amount) == ([], 150_000)
    assert held(union) == {("Công đoàn phí", "cash"): 0}


def collection_withdrawn(row: Contribution) -> None:
    withdraw_collection(collection(row), OFFICER, TODAY, "nhầm")


@pytest.mark.parametrize(
    "take_back",
    [
        lambda row: correct(row, amount=39_999),
        lambda row: actions.withdraw_contribution(row, OFFICER, TODAY, "nhầm"),
        collection_withdrawn,
    ],
    ids=["smaller", "withdrawn", "the whole collection"],
)
def test_money_that_was_spent_stays(
    union: Unit, fund: int, three: list[int], take_back: Callable[[Contribution], None]
) -> None:
    row, _ = collect(union, paid(fund, three[0]), paid(fund, three[1]))
    spent = MoneyFacts(JUNE, Direction.PAYMENT, "Mua quà", 90_000, fund)
    cashbook.record_money(union.id, spent, OFFICER, TODAY)
    with pytest.raises(Refused, match="không đủ tiền"):
        take_back(row)


# A whole collection corrected


def move(entry: Activity, **values: Any) -> None:
    found = queries.collection(entry.unit_id, entry.id)
    assert found is not None
    correct_collection(
        entry,
        found[1],
        replace(found[1], **values),
        Correction(OFFICER, TODAY, "nhầm", version=entry.version),
    )


def test_a_collection_moves_with_all_its_payers(union: Unit, fund: int, three: list[int]) -> None:
    other = put_term(union, "Vì người nghèo").fund_id
    rows = collect(union, *(paid(fund, one) for one in three))
    entry = collection(rows[0])
    move(entry, fund_id=other, period_text="2024", paid_on=JUNE)
    assert (entry.title, entry.starts_on, entry.amount, entry.people) == (
        "Thu quỹ Vì người nghèo, kỳ 2024",
        JUNE,
        150_000,
        3,
    )
    assert [facts for _, facts in queries.contributions_of(union.id)] == [
        paid(other, one, period_text="2024", paid_on=JUNE, voucher_text="PT0002/2024") for one in three
    ]
    assert held(union) == {("Công đoàn phí", "cash"): 0, ("Vì người nghèo", "cash"): 150_000}
    assert queries.collection(union.id, entry.id) == (entry, CollectionFacts(other, "2024", JUNE))


def test_the_words_of_the_period_stay_where_the_period_does(union: Unit, fund: int, three: list[int]) -> None:
    [row] = collect(union, paid(fund, three[0], period_text="quý I năm 2024"))
    move(collection(row), paid_on=JUNE)
    assert row.period_text == "quý I năm 2024"


def test_later_payers_find_the_collection_that_moved(union: Unit, fund: int, three: list[int]) -> None:
    [row] = collect(union, paid(fund, three[0]))
    move(collection(row), paid_on=JUNE)
    [later] = collect(union, paid(fund, three[1], paid_on=JUNE))
    [early] = collect(union, paid(fund, three[2]))
    assert later.collection_id == row.collection_id != early.collection_id


def test_a_collection_is_not_moved_onto_another(union: Unit, fund: int, three: list[int]) -> None:
    row, _ = collect(union, paid(fund, three[0]), paid(fund, three[0], paid_on=JUNE))
    with pytest.raises(Refused, match="Đã có đợt thu") as refusal:
        move(collection(row), paid_on=JUNE)
    assert refusal.value.field == "paid_on"


def test_a_collection_may_take_the_place_of_a_withdrawn_one(union: Unit, fund: int, three: list[int]) -> None:
    row, gone = collect(union, paid(fund, three[0]), paid(fund, three[0], paid_on=JUNE))
    withdraw_collection(collection(gone), OFFICER, TODAY, "nhầm")
    move(collection(row), paid_on=JUNE)
    assert held(union) == {("Công đoàn phí", "cash"): 50_000}


def test_who_opened_a_payment_before_its_collection_moved_is_warned(
    union: Unit, fund: int, three: list[int]
) -> None:
    [row] = collect(union, paid(fund, three[0]))
    seen, old = row.version, paid(fund, three[0])
    move(collection(row), paid_on=JUNE)
    with pytest.raises(Stale):
        actions.correct_contribution(row, old, old, Correction(OFFICER, TODAY, "nhầm", version=seen))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"paid_on": date(2024, 12, 16)}, "paid_on"),
        ({"period_text": "hôm qua"}, "period_text"),
        ({"fund_id": 999}, "fund_id"),
    ],
)
def test_a_collection_is_not_moved_nowhere(
    union: Unit, fund: int, three: list[int], values: dict[str, Any], field: str
) -> None:
    [row] = collect(union, paid(fund, three[0]))
    with pytest.raises(Refused) as refusal:
        move(collection(row), **values)
    assert refusal.value.field == field
