"""A list goes into the books once: one entry of the log, one voucher, one line of the cash book."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.books.lines.queries import postings_of
from app.books.register.queries import vouchers_of
from app.core.errors import Refused, Stale
from app.core.periods import parse_period
from app.extensions import db
from app.life.gifts.actions import add_outsiders
from app.life.gifts.facts import Occasion, Posting, RecipientFacts
from app.life.gifts.models import GiftRecipient
from app.life.gifts.posting_actions import post_list
from app.life.gifts.queries import posted_entry
from app.life.gifts.rules import circle_of
from app.life.norms.actions import record_norm
from app.life.norms.facts import NormFacts
from app.life.visits.facts import Audience, Circle, Reason
from app.life.visits.queries import visits_of
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.people.roster.facts import Sex, Standing
from app.year.figures.scopes import open_scope
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import As, cash_in, errors, put_fund, words
from tests.life.gifts.lists import line_named, names, put_list, put_roster, sent

DAY = {"happened_on": "08/03/2024", "version": "1"}


def test_one_entry_one_voucher_one_line_of_the_book(as_role: As, union: Unit) -> None:
    roster, fund = put_roster(union), put_fund(union)
    row = put_list(union)
    form = {**DAY, "fund_id": str(fund.id)}
    answer = as_role("treasurer").post(f"/danh-sach-qua/{row.id}/vao-so", data=form)
    [(entry, facts)] = visits_of(union.id)
    assert (answer.status_code, answer.location) == (303, f"/tham-hoi/{entry.id}")
    assert (facts.reason, facts.audience, facts.occasion) == (Reason.WOMEN, Audience.MEMBER, "Quà 8/3")
    assert (facts.recipient, facts.people, facts.amount) == ("Lê Thị Ấm, Trần Thị Chi", 2, 400_000)
    assert facts.member_ids == (roster.am.id, roster.chi.id)
    assert [line.amount for line in postings_of(entry.id)] == [400_000]
    assert [one.text for one in vouchers_of(union.id, entry.id)] == ["PC0001/2024", "TH0001/2024"]
    assert cash_in(fund) == 4_600_000


def test_the_list_and_the_entry_lead_to_each_other(as_role: As, union: Unit) -> None:
    put_roster(union)
    fund, row = put_fund(union), put_list(union)
    client = as_role("treasurer")
    client.post(f"/danh-sach-qua/{row.id}/vao-so", data={**DAY, "fund_id": str(fund.id)})
    [(entry, _)] = visits_of(union.id)
    page = client.get(f"/danh-sach-qua/{row.id}")
    assert f'href="/tham-hoi/{entry.id}"' in page.text
    assert "Phiếu chi PC0001/2024" in words(page)
    assert f"/danh-sach-qua/{row.id}/ky-nhan" in client.get(f"/tham-hoi/{entry.id}").text
    assert "Đã vào sổ" in words(client.get("/danh-sach-qua/"))


def test_posting_twice_is_impossible(as_role: As, union: Unit) -> None:
    put_roster(union)
    row = put_list(union)
    client = as_role("recorder")
    assert client.post(f"/danh-sach-qua/{row.id}/vao-so", data=DAY).status_code == 303
    for version in ("1", "2"):
        page = client.post(f"/danh-sach-qua/{row.id}/vao-so", data={**DAY, "version": version})
        assert page.status_code == 422
        assert "Danh sách đã vào sổ ngày 08/03/2024" in words(page)
    form = {**sent(row), "version": "2", "names": "Bà Sáu", "reason": "Lập nhầm"}
    for action in ("dong", "them", "lam-lai", "rut"):
        assert client.post(f"/danh-sach-qua/{row.id}/{action}", data=form).status_code == 422, action
    assert len(visits_of(union.id)) == 1


def test_somebody_elses_change_comes_first(union: Unit) -> None:
    put_roster(union)
    row = put_list(union)
    with pytest.raises(Stale):
        post_list(row, Posting(date(2024, 3, 8)), OFFICER, TODAY, 7)


def test_what_was_typed_meanwhile_is_kept_and_added_up_before_it_is_posted(as_role: As, union: Unit) -> None:
    put_roster(union)
    fund, row = put_fund(union), put_list(union)
    client, am = as_role("treasurer"), line_named(row, "Lê Thị Ấm")
    paid = {"fund_id": str(fund.id), "happened_on": "09/03/2024"}
    share = {f"amount-{am.id}": "300k"}
    page = client.post(f"/danh-sach-qua/{row.id}/vao-so", data={**sent(row, **share), **paid})
    assert page.status_code == 200
    assert "Đã lưu những gì vừa sửa. Hãy xem lại tổng số rồi bấm «Vào sổ» lần nữa." in words(page)
    assert "Vào sổ 2 người, 500.000 đồng" in words(page)
    assert 'value="09/03/2024"' in page.text
    assert f'<option selected value="{fund.id}">' in page.text
    assert (visits_of(union.id), cash_in(fund)) == ([], 5_000_000)
    db.session.expire_all()
    again = client.post(f"/danh-sach-qua/{row.id}/vao-so", data={**sent(row, **share), **paid})
    assert again.status_code == 303
    [(_, facts)] = visits_of(union.id)
    assert (facts.happened_on, facts.amount) == (date(2024, 3, 9), 500_000)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"amount-{am}": "hai trăm"}, "hai trăm không phải là số tiền"),
        ({"amount_each": "x"}, "x không phải là số tiền"),
        ({"amount_each": "0"}, "Số tiền phải lớn hơn 0"),
        ({"amount-{am}": "0"}, "Số tiền của Lê Thị Ấm phải lớn hơn 0"),
        ({"amount-{am}": "300k", "version": "7"}, "Người khác đã sửa mục này"),
    ],
)
def test_lines_that_make_no_sense_are_not_posted_and_not_lost(
    as_role: As, union: Unit, typed: dict[str, str], sentence: str
) -> None:
    put_roster(union)
    row = put_list(union)
    am = line_named(row, "Lê Thị Ấm")
    form = sent(
        row, **{name.format(am=am.id): value for name, value in typed.items()}, **{f"note-{am.id}": "giữ"}
    )
    page = as_role("recorder").post(f"/danh-sach-qua/{row.id}/vao-so", data={**DAY, **form})
    assert page.status_code == 422
    assert sentence in words(page)
    assert 'value="giữ"' in page.text
    assert visits_of(union.id) == []


def test_withdrawing_the_entry_reopens_the_list(as_role: As, union: Unit) -> None:
    put_roster(union)
    fund, row = put_fund(union), put_list(union)
    client = as_role("treasurer")
    client.post(f"/danh-sach-qua/{row.id}/vao-so", data={**DAY, "fund_id": str(fund.id)})
    [(entry, _)] = visits_of(union.id)
    client.post(f"/tham-hoi/{entry.id}/rut", data={"version": "1", "reason": "Sai số người"})
    assert cash_in(fund) == 5_000_000
    page = client.get(f"/danh-sach-qua/{row.id}")
    assert "danh sách mở lại" in words(page)
    assert "Vào sổ 2 người" in words(page)
    again = {**DAY, "version": "2", "fund_id": str(fund.id)}
    assert client.post(f"/danh-sach-qua/{row.id}/vao-so", data=again).status_code == 303
    assert (len(visits_of(union.id)), cash_in(fund)) == (1, 4_600_000)


def test_posting_is_undone_by_the_button_of_its_toast(as_role: As, union: Unit) -> None:
    put_roster(union)
    fund, row = put_fund(union), put_list(union)
    client = as_role("treasurer")
    answer = client.post(f"/danh-sach-qua/{row.id}/vao-so", data={**DAY, "fund_id": str(fund.id)})
    page = client.get(answer.location)
    [(entry, _)] = visits_of(union.id)
    assert "Hoàn tác" in words(page)
    assert f'action="/tham-hoi/{entry.id}/rut"' in page.text
    client.post(f"/tham-hoi/{entry.id}/rut", data={"version": "1", "reason": "Hoàn tác ngay sau khi ghi"})
    assert cash_in(fund) == 5_000_000
    assert "danh sách mở lại" in words(client.get(f"/danh-sach-qua/{row.id}"))


def test_children_are_counted_and_their_parent_named_once(union: Unit) -> None:
    roster = put_roster(union)
    row = put_list(
        union, occasion=Occasion.CHILDREN_1_6, held_on=date(2024, 6, 1), age_under=18, amount_each=100_000
    )
    post_list(row, Posting(date(2024, 6, 1)), OFFICER, TODAY, 1)
    [(_, facts)] = visits_of(union.id)
    assert (facts.reason, facts.audience) == (Reason.CHILDREN, Audience.CHILD)
    assert (facts.people, facts.member_ids) == (2, (roster.am.id,))
    assert facts.recipient == "Hồ Thị Na, Hồ Văn Tú"


def test_gifts_in_kind_move_no_money(union: Unit) -> None:
    put_roster(union)
    fund = put_fund(union)
    row = put_list(union, amount_each=None, gift_each="01 khăn len")
    post_list(row, Posting(date(2024, 3, 8), fund.id), OFFICER, TODAY, 1)
    [(entry, facts)] = visits_of(union.id)
    assert (facts.amount, facts.in_kind, facts.fund_id) == (None, "01 khăn len", None)
    assert postings_of(entry.id) == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"amount_each": None}, "Chưa ghi số tiền hoặc quà cho danh sách."),
        ({"occasion": Occasion.ARMY_22_12}, "Chưa chọn người nào trong danh sách."),
    ],
)
def test_a_list_that_gives_nothing_is_not_posted(union: Unit, values: dict[str, Any], sentence: str) -> None:
    put_roster(union)
    row = put_list(union, **values)
    with pytest.raises(Refused) as refused:
        post_list(row, Posting(date(2024, 3, 8)), OFFICER, TODAY, 1)
    assert refused.value.sentence == sentence


def test_what_exceeds_the_norm_wants_a_word_of_reason(as_role: As, union: Unit) -> None:
    put_roster(union)
    record_norm(union.id, NormFacts(Reason.WOMEN, 250_000), OFFICER, TODAY)
    row = put_list(union)
    line_named(row, "Lê Thị Ấm").amount = 300_000
    db.session.commit()
    client = as_role("recorder")
    page = client.post(f"/danh-sach-qua/{row.id}/vao-so", data=DAY)
    assert page.status_code == 422
    assert errors(page) == {"excess": "Vượt định mức 250.000 đồng/lần. Hãy ghi lý do."}
    answer = client.post(f"/danh-sach-qua/{row.id}/vao-so", data={**DAY, "excess": "Nghỉ thai sản"})
    assert answer.status_code == 303
    assert "Nghỉ thai sản" in words(client.get(answer.location))


@pytest.mark.parametrize("typed", ["", "31/02/2024", "abc"])
def test_a_day_that_makes_no_sense_is_reported_beside_its_box(as_role: As, union: Unit, typed: str) -> None:
    put_roster(union)
    row = put_list(union)
    page = as_role("recorder").post(f"/danh-sach-qua/{row.id}/vao-so", data={**DAY, "happened_on": typed})
    assert page.status_code == 422
    assert "happened_on" in errors(page)


def test_money_of_a_day_to_come_is_refused_beside_the_day(as_role: As, union: Unit) -> None:
    put_roster(union)
    fund, row = put_fund(union), put_list(union)
    form = {**DAY, "happened_on": "08/03/2025", "fund_id": str(fund.id)}
    page = as_role("treasurer").post(f"/danh-sach-qua/{row.id}/vao-so", data=form)
    assert "ở sau hôm nay" in errors(page)["happened_on"]
    assert visits_of(union.id) == []


def test_a_recorder_pays_from_no_fund(as_role: As, union: Unit) -> None:
    put_roster(union)
    fund, row = put_fund(union), put_list(union)
    recorder = as_role("recorder")
    assert 'name="fund_id"' not in recorder.get(f"/danh-sach-qua/{row.id}").text
    page = recorder.post(f"/danh-sach-qua/{row.id}/vao-so", data={**DAY, "fund_id": str(fund.id)})
    assert (page.status_code, cash_in(fund)) == (422, 5_000_000)


def test_a_list_says_who_gave_the_money(as_role: As, union: Unit) -> None:
    put_roster(union)
    fund, row = put_fund(union), put_list(union)
    treasurer, at = as_role("treasurer"), f"/danh-sach-qua/{row.id}/vao-so"
    given = {**DAY, "giver": "Công ty Mộc Lan"}
    refused = treasurer.post(at, data={**given, "fund_id": str(fund.id)})
    assert errors(refused) == {"giver": "Quỹ của công đoàn chi thì để trống «Của ai»."}
    assert treasurer.post(at, data={**given, "money_source": "others"}).status_code == 303
    [(_, facts)] = visits_of(union.id)
    assert facts.giver == "Công ty Mộc Lan"


def test_whom_a_line_counts_with() -> None:
    nobody, own = RecipientFacts("Bà Sáu"), RecipientFacts("A", member_id=7)
    lines = (nobody, own, RecipientFacts("B", member_id=8))
    circles = [circle_of(Occasion.TET, one, {8}) for one in lines]
    assert circles == [Circle.OUTSIDERS, Circle.MEMBERS, Circle.WORKERS]
    # A name may be that of a member's child.
    assert {circle_of(Occasion.MID_AUTUMN, one, {8}) for one in lines} == {Circle.MEMBERS}


def test_a_list_of_members_workers_and_outsiders_is_counted_by_circle(as_role: As, union: Unit) -> None:
    roster, fund = put_roster(union), put_fund(union)
    trial = put_member(union, "DV013", "Vừ Thị Máy", sex=Sex.FEMALE, standing=Standing.NOT_JOINED)
    row = put_list(union)
    add_outsiders(row, ["Bà Sáu", "Bà Bảy"], OFFICER, row.version)
    db.session.add(GiftRecipient(list_id=row.id, position=9, name=trial.full_name, member_id=trial.id))
    db.session.commit()
    client, form = as_role("treasurer"), {**DAY, "version": str(row.version), "fund_id": str(fund.id)}
    answer = client.post(f"/danh-sach-qua/{row.id}/vao-so", data=form)
    assert answer.status_code == 303, errors(answer)
    assert "người ngoài đơn vị nay ở danh sách riêng" in words(client.get(answer.location))
    found = {one.audience: (one.people, one.amount, one.member_ids) for _, one in visits_of(union.id)}
    assert found == {
        Audience.MEMBER: (2, 400_000, (roster.am.id, roster.chi.id)),
        Audience.WORKER: (1, 200_000, (trial.id,)),
        Audience.OUTSIDER: (2, 400_000, ()),
    }
    assert cash_in(fund) == 4_000_000
    scope = open_scope(union, parse_period("2024"), date(2024, 12, 31))
    counted = {circle: figure(scope, f"care.{circle}.times").value for circle in Circle}
    assert counted == {Circle.MEMBERS: 2, Circle.WORKERS: 1, Circle.OUTSIDERS: 2}
    # The list keeps its own people; the others stand in lists that were posted with it, each open by itself.
    assert names(row) == ["Lê Thị Ấm", "Trần Thị Chi"]
    outside = next(entry for entry, one in visits_of(union.id) if one.audience is Audience.OUTSIDER)
    client.post(f"/tham-hoi/{outside.id}/rut", data={"version": "1", "reason": "Ghi nhầm"})
    assert cash_in(fund) == 4_400_000
    assert posted_entry(row) is not None


def test_a_list_of_nobody_on_the_roster_is_for_outsiders(union: Unit) -> None:
    row = put_list(union, occasion=Occasion.INVALIDS_27_7, title="27/7", held_on=date(2024, 7, 27))
    add_outsiders(row, ["Mẹ liệt sĩ Khuê"], OFFICER, row.version)
    post_list(row, Posting(date(2024, 7, 27)), OFFICER, TODAY, row.version)
    [(_, facts)] = visits_of(union.id)
    assert (facts.audience, facts.people) == (Audience.OUTSIDER, 1)
