"""Amounts of which nobody has said whose money they are wait for who keeps the funds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.books.cashbook.checks import cash_faults
from app.books.cashbook.others_queries import others_money
from app.books.lines.queries import postings_of
from app.books.unsettled.actions import settle_waiting
from app.books.unsettled.facts import Answer, WaitingMoney
from app.books.unsettled.queries import waiting_money
from app.core.actor import Correction
from app.core.errors import Refused, Stale
from app.extensions import db
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.gifts.actions import prepare_list
from app.life.gifts.facts import GiftListFacts, Occasion
from app.life.visits.actions import correct_visit
from app.life.visits.facts import VisitFacts
from app.life.visits.queries import visit
from app.log.activities.facts import Channel, MoneySource
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY
from tests.downloads import As, put_fund, words
from tests.life.visits.visits import SENT, put_visit

DAY = date(2024, 5, 20)
AT = "/so-quy/cho-chon-quy/"


def put_event(unit: Unit) -> Activity:
    facts = EventFacts(DAY, Category.TRAINING, "Tập huấn", cost=900_000)
    return record_event(unit.id, facts, OFFICER, TODAY)


def put_award(unit: Unit, granted_on: date | None = DAY) -> Activity:
    facts = AwardFacts(
        "2024", Subject.COLLECTIVE, "Tổ 1", "Giấy khen", Stage.GRANTED, granted_on, prize=1_000_000
    )
    return record_award(unit.id, facts, OFFICER, TODAY)


def found(entry: Activity) -> tuple[Activity, VisitFacts]:
    recorded = visit(entry.unit_id, entry.id)
    assert recorded is not None
    return recorded


def sources(unit: Unit) -> list[str | None]:
    rows = db.session.query(Activity).filter_by(unit_id=unit.id).order_by(Activity.id)
    return [one.money_source for one in rows]


def test_what_a_recorder_records_waits_in_visits_events_gifts_and_awards(as_role: As, union: Unit) -> None:
    recorder = as_role("recorder")
    sent = {**SENT, "money_source": "own"}
    assert recorder.post("/tham-hoi/moi", data=sent).status_code == 303
    event = {"starts_on": "20/05/2024", "category": "training", "title": "Tập huấn", "cost": "900k"}
    assert recorder.post("/hoat-dong/moi", data=event).status_code == 303
    award = {"year": "2024", "granted_on": "20/05/2024", "subject": "collective", "name": "Tổ 1"}
    award |= {"title": "Giấy khen", "stage": "granted", "prize": "1tr"}
    assert recorder.post("/khen-thuong/moi", data=award).status_code == 303
    facts = GiftListFacts(Occasion.OWN, "Tết Giáp Thìn", DAY, amount_each=200_000)
    row = prepare_list(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    post = {"version": row.version, "happened_on": "20/05/2024"}
    assert recorder.post(f"/danh-sach-qua/{row.id}/vao-so", data=post).status_code == 303
    assert sources(union) == ["unsettled"] * 4
    assert waiting_money(union.id) == WaitingMoney(4, 500_000 + 900_000 + 1_000_000 + 200_000)
    assert others_money(union.id, date(2024, 1, 1), TODAY).entries == 0


def test_who_keeps_the_funds_is_asked_whose_money_it_is(as_role: As, union: Unit) -> None:
    fund, treasurer = put_fund(union), as_role("treasurer")
    sent = {name: value for name, value in SENT.items() if name != "money_source"}
    page = treasurer.get("/tham-hoi/moi").text
    assert "selected" not in page.partition('name="fund_id"')[2].partition("</select>")[0].replace(
        'selected value=""', ""
    )
    asked = treasurer.post("/tham-hoi/moi", data=sent)
    assert asked.status_code == 422
    assert "của công đoàn hay của cơ quan, cấp trên, nơi khác" in words(asked)
    for source, expected in (("own", "cần chọn quỹ chi"), ("others", "không có quỹ chi")):
        chosen = {"fund_id": fund.id} if source == "others" else {}
        refused = treasurer.post("/tham-hoi/moi", data={**sent, "money_source": source, **chosen})
        assert expected in words(refused)
    assert treasurer.post("/tham-hoi/moi", data={**sent, "money_source": "unsettled"}).status_code == 303
    assert sources(union) == ["unsettled"]


def test_one_press_settles_many_with_a_fund(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    entries = [put_visit(union, amount=300_000), put_event(union), put_award(union)]
    db.session.commit()
    treasurer = as_role("treasurer")
    assert "03 khoản chờ chọn quỹ" in words(treasurer.get("/"))
    page = treasurer.get(AT)
    assert all(f'value="{one.id}-{one.version}" checked' in page.text for one in entries)
    sent = {"entry": [f"{one.id}-{one.version}" for one in entries], "fund_id": fund.id, "channel": "cash"}
    assert treasurer.post(AT, data=sent).status_code == 303
    assert [one.money_source for one in entries] == ["own"] * 3
    assert [postings_of(one.id)[0].amount for one in entries] == [300_000, 900_000, 1_000_000]
    assert all(one.voucher_text.startswith("PC") for entry in entries for one in postings_of(entry.id))
    assert waiting_money(union.id) == WaitingMoney(0, 0)
    assert "chờ chọn quỹ" not in words(treasurer.get("/")).lower().replace("tiền chờ chọn quỹ", "")
    assert cash_faults(union.id) == []
    assert "Ghi tiền của ai" in words(treasurer.get(f"/tham-hoi/{entries[0].id}"))


def test_one_press_says_that_it_was_others_money(as_role: As, union: Unit) -> None:
    entry = put_visit(union, amount=300_000)
    sent = {"entry": f"{entry.id}-{entry.version}", "others": "y"}
    assert as_role("treasurer").post(AT, data=sent).status_code == 303
    assert entry.money_source == "others"
    assert postings_of(entry.id) == []
    assert others_money(union.id, date(2024, 1, 1), TODAY).amount == 300_000


def test_money_that_a_fund_paid_after_all_is_no_longer_somebody_elses(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    kept, paid = (put_visit(union, amount=300_000, giver="Công ty Mộc Lan") for _ in range(2))
    settle_waiting(union.id, {kept.id: kept.version}, Answer(), OFFICER, TODAY)
    settle_waiting(union.id, {paid.id: paid.version}, Answer(fund.id), OFFICER, TODAY)
    db.session.commit()
    assert [found(one)[1].giver for one in (kept, paid)] == ["Công ty Mộc Lan", ""]
    assert "Công ty Mộc Lan" in words(as_role("auditor").get("/so-quy/noi-khac?year=2024"))
    assert "Của ai: Công ty Mộc Lan" in words(as_role("auditor").get("/dau-vet/"))


def test_only_who_keeps_the_funds_settles(as_role: As, union: Unit) -> None:
    entry = put_visit(union, amount=300_000)
    sent = {"entry": f"{entry.id}-{entry.version}", "others": "y"}
    assert as_role("recorder").post(AT, data=sent).status_code == 403
    assert as_role("recorder").get(AT).status_code == 200
    assert as_role("stranger").post(AT, data=sent).status_code == 422
    assert entry.money_source == "unsettled"


def test_what_somebody_changed_or_settled_meanwhile_is_not_settled(union: Unit) -> None:
    first, second = put_visit(union, amount=300_000), put_visit(union, amount=200_000)
    versions = {first.id: first.version, second.id: second.version}
    settle_waiting(union.id, {second.id: second.version}, Answer(), OFFICER, TODAY)
    db.session.commit()
    with pytest.raises(Stale):
        settle_waiting(union.id, versions, Answer(), OFFICER, TODAY)
    with pytest.raises(Stale):
        settle_waiting(union.id, {first.id: first.version + 1}, Answer(), OFFICER, TODAY)
    with pytest.raises(Refused, match="ít nhất một khoản"):
        settle_waiting(union.id, {}, Answer(), OFFICER, TODAY)


def test_a_prize_of_a_year_needs_its_day_before_a_fund_pays_it(union: Unit) -> None:
    fund, award = put_fund(union), put_award(union, granted_on=None)
    db.session.commit()
    with pytest.raises(Refused, match="cần ghi ngày"):
        settle_waiting(union.id, {award.id: award.version}, Answer(fund.id), OFFICER, TODAY)
    db.session.rollback()
    settle_waiting(union.id, {award.id: award.version}, Answer(), OFFICER, TODAY)
    assert award.money_source == "others"


def test_who_may_not_choose_keeps_what_was_chosen(union: Unit) -> None:
    """A recorder who corrects a note neither settles an amount nor makes it wait again."""
    for source in (MoneySource.OTHERS, MoneySource.UNSETTLED):
        row, old = found(put_visit(union, amount=300_000, money_source=source))
        assert old.money_source is source
        correct_visit(
            row, old, replace(old, note="Có quà", money_source=None), Correction(OFFICER, TODAY, "thêm")
        )
        assert row.money_source == source


def test_an_amount_is_of_nobody_without_money_and_of_the_union_with_a_fund(union: Unit) -> None:
    fund = put_fund(union)
    bare, paid = put_visit(union), put_visit(union, amount=300_000, fund_id=fund.id, channel=Channel.CASH)
    assert (bare.money_source, paid.money_source) == (None, "own")
    row, old = found(paid)
    correct_visit(
        row, old, replace(old, fund_id=None, money_source=None), Correction(OFFICER, TODAY, "nhầm quỹ")
    )
    assert row.money_source == "unsettled"
