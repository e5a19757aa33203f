"""What a paper would say otherwise today: exactly the changes that the books had since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

from app.books.cashbook.actions import correct_money, record_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import money_entry
from app.core.actor import Correction
from app.dues.funds.actions import correct_term
from app.dues.funds.queries import terms_of
from app.extensions import db
from app.life.events.actions import correct_event, record_event, withdraw_event
from app.life.events.facts import Category, EventFacts
from app.life.events.queries import event
from app.life.visits.actions import correct_visit, record_visit, withdraw_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.life.visits.queries import visit
from app.office.units.actions import correct_unit
from app.office.units.models import Unit
from app.office.units.queries import facts_of
from app.people.roster.actions import correct_membership
from app.people.roster.queries import membership_facts
from app.year.issued.drift.queries import drift_since
from app.year.issued.drift.rules import Drift
from app.year.issued.queries import frozen_report
from app.year.workspace.actions import save_part
from app.year.workspace.facts import PartPlace
from app.year.workspace.writing.facts import Arrangement, Deed, PartWords
from tests.conftest import NOON, OFFICER, TODAY, put_member
from tests.downloads import As
from tests.dues.town import NEW_YEAR, exempt, pay, put_fund
from tests.year.issued.papers import YEAR, put_paper, put_year


def drift(unit: Unit, paper_id: int) -> Drift:
    paper = frozen_report(unit.id, paper_id)
    assert paper is not None
    return drift_since(unit, paper)


def test_untouched_books_say_the_same(union: Unit) -> None:
    put_year(union)
    assert not drift(union, put_paper(union).id)


def test_five_changes_are_named_and_no_other(as_role: As, union: Unit) -> None:
    meeting, sick = put_year(union)
    other = VisitFacts(date(2024, 3, 1), Reason.CELEBRATION, "Lê Văn Bình", Audience.MEMBER, amount=300_000)
    gone = record_visit(union.id, other, OFFICER, TODAY)
    walk = EventFacts(date(2024, 5, 1), Category.CULTURE_SPORT, "Đi bộ vì sức khỏe", people=7)
    walked = record_event(union.id, walk, OFFICER, TODAY)
    db.session.commit()
    row = put_paper(union)

    found = visit(union.id, sick.id)
    assert found is not None
    correct_visit(*found, replace(found[1], amount=700_000), Correction(OFFICER, TODAY, "Gõ nhầm"))
    withdraw_visit(gone, OFFICER, TODAY, "Ghi trùng")
    late = replace(other, recipient="Phạm Thị Mai", happened_on=date(2024, 4, 1))
    record_visit(union.id, late, OFFICER, TODAY)
    known = event(union.id, meeting.id)
    assert known is not None
    correct_event(*known, replace(known[1], people=15), Correction(OFFICER, TODAY, "Đếm lại"))
    withdraw_event(walked, OFFICER, TODAY, "Không tổ chức")
    # Of another year: the paper says nothing of it.
    record_visit(union.id, replace(other, happened_on=date(2023, 4, 1)), OFFICER, TODAY)
    db.session.commit()

    difference = drift(union, row.id)
    assert [one.change.action for one in difference.causes] == [
        "welfare.visit.corrected",
        "welfare.visit.withdrawn",
        "welfare.visit.recorded",
        "events.event.corrected",
        "events.event.withdrawn",
    ]
    assert difference.unexplained == ()
    moved = {(one.before, one.now) for one in difference.figures}
    assert ("800.000 đồng", "1.000.000 đồng") in moved
    page = unescape(as_role("auditor").get(f"/van-ban-di/{row.id}/doi-chieu").text)
    assert "do 5 lần ghi, sửa sau khi phát hành" in page
    assert "Lý do: Gõ nhầm" in page
    assert "Đi bộ vì sức khỏe" in page


def test_words_alone_are_put_down_to_their_entry(union: Unit) -> None:
    meeting, _ = put_year(union)
    row = put_paper(union)
    known = event(union.id, meeting.id)
    assert known is not None
    correct_event(*known, replace(known[1], title="Giải bóng bàn"), Correction(OFFICER, TODAY, "Gõ nhầm"))
    db.session.commit()
    [cause] = drift(union, row.id).causes
    assert cause.figures == ()
    assert any("giải bóng bàn" in one.now for one in cause.sentences)


def test_dues_roster_and_balances_are_put_down_to_what_moved_them(as_role: As, union: Unit) -> None:
    put_year(union)
    fund_id = put_fund(union, "Tương trợ", opening_amount=1_000_000, opening_on=NEW_YEAR)
    payer, late, relieved, gone = (put_member(union, f"DV9{n}", f"Trần Văn {n}") for n in "1234")
    pay(union, fund_id, payer.id, 600_000, "2024")
    spent = record_money(
        union.id,
        MoneyFacts(date(2024, 6, 1), Direction.PAYMENT, "Nước uống", 40_000, fund_id),
        OFFICER,
        TODAY,
    )
    db.session.commit()
    row = put_paper(union)

    pay(union, fund_id, late.id, 300_000, "2024", paid_on=date(2024, 7, 1))
    exempt(union, relieved.id, fund_id=fund_id)
    [(period, left)] = [(one, membership_facts(one)) for one in gone.memberships]
    correct_membership(
        period, left, replace(left, left_on=date(2024, 5, 1)), Correction(OFFICER, TODAY, "Đã nghỉ")
    )
    found = money_entry(union.id, spent.id)
    assert found is not None
    correct_money(*found, replace(found[1], amount=60_000), Correction(OFFICER, TODAY, "Gõ nhầm"))
    [(term, facts)] = [one for one in terms_of(union.id) if one[0].fund_id == fund_id]
    correct_term(
        term, facts, replace(facts, opening_amount=1_500_000), Correction(OFFICER, TODAY, "Kiểm lại")
    )
    db.session.commit()

    difference = drift(union, row.id)
    assert [one.change.action for one in difference.causes] == [
        "funds.collection.recorded",
        "dues.exemption.recorded",
        "members.period.corrected",
        "cashbook.money.corrected",
        "funds.term.corrected",
    ]
    assert difference.unexplained == ()
    page = unescape(as_role("auditor").get(f"/van-ban-di/{row.id}/doi-chieu").text)
    assert "do 5 lần ghi, sửa sau khi phát hành" in page
    assert page.count(OFFICER.name) >= 5
    for name in ("Trần Văn 2", "Trần Văn 3", "Trần Văn 4", "Nước uống", "Tương trợ"):
        assert name in page, name


def save(unit: Unit, *arranged: Arrangement, seen: int = 0) -> None:
    place = PartPlace(YEAR, "co-quan", "care", "Đại diện")
    save_part(unit.id, place, PartWords(arranged=arranged), OFFICER, NOON, seen)
    db.session.commit()


def test_an_entry_that_officers_left_out_or_moved_is_put_down_to_that_decision(union: Unit) -> None:
    meeting, sick = put_year(union)
    row = put_paper(union)
    save(union, Arrangement(Deed.OUT, (f"activities/{meeting.id}",), "Kể ở báo cáo chuyên đề"))
    difference = drift(union, row.id)
    assert [one.change.action for one in difference.causes] == ["reports.part.saved"]
    assert any("cầu lông" in one.before for one in difference.causes[0].sentences)
    assert (difference.figures, difference.unexplained) == ((), ())
    # Beside a correction that moves figures each is put down to its own.
    known = visit(union.id, sick.id)
    assert known is not None
    correct_visit(*known, replace(known[1], amount=700_000), Correction(OFFICER, TODAY, "Gõ nhầm"))
    db.session.commit()
    difference = drift(union, row.id)
    assert [one.change.action for one in difference.causes] == [
        "reports.part.saved",
        "welfare.visit.corrected",
    ]
    assert not any("cầu lông" in one.before for one in difference.causes[1].sentences)
    assert (difference.causes[0].figures, difference.unexplained) == ((), ())


def test_an_entry_taken_back_into_the_report_is_reported_as_such(as_role: As, union: Unit) -> None:
    meeting, _ = put_year(union)
    save(union, Arrangement(Deed.OUT, (f"activities/{meeting.id}",), "Chưa xong"))
    row = put_paper(union)
    save(union, seen=1)
    difference = drift(union, row.id)
    assert [one.change.action for one in difference.causes] == ["reports.part.saved"]
    assert difference.unexplained == ()
    page = unescape(as_role("auditor").get(f"/van-ban-di/{row.id}/doi-chieu").text)
    assert "Không rõ do lần ghi nào" not in page
    assert "Giải cầu lông" in page


def test_another_name_of_the_union_is_put_down_to_its_profile(union: Unit) -> None:
    put_year(union)
    row = put_paper(union)
    named = replace(facts_of(union), name="Công đoàn cơ sở Cơ quan Hoa Mai và Bình Minh")
    correct_unit(union, named, OFFICER)
    db.session.commit()
    difference = drift(union, row.id)
    assert difference.sentences
    assert [one.change.action for one in difference.causes] == ["units.corrected"]
    assert difference.unexplained == ()
