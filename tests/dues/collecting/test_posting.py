"""Posting a collection grid: everybody at once, nobody twice, every refusal beside what it is about."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.books.cashbook.models import CashEntry
from app.dues.collecting.draft.models import CollectionDraft
from app.dues.contributions.models import Collection, Contribution
from app.dues.ledger.checks import due_faults
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import TODAY, Statements, put_member, sign_in
from tests.downloads import As, errors, words
from tests.dues.collecting.grids import amounts, entries, faults, paid, press, put_round, put_yearly, sent
from tests.dues.town import exempt, pay, put_fund, stored


def test_everybody_is_ticked_and_posted_as_one_collection(as_role: As, union: Unit) -> None:
    fund, who = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    ticked = press(client, address, "all")
    assert "160.000 đồng · 4 dòng" in words(ticked)
    posted = press(client, address, "post", ticked)
    [entry] = db.session.scalars(select(Activity)).all()
    assert (posted.status_code, posted.location) == (303, f"/dong-quy/dot/{entry.id}")
    assert (entry.amount, entry.people, entry.starts_on) == (160_000, 4, TODAY)
    assert sorted(paid()) == [(one, 40_000) for one in sorted([1, *who])]
    [receipt] = db.session.scalars(select(CashEntry).where(CashEntry.direction == "receipt")).all()
    assert (receipt.amount, receipt.voucher_text) == (160_000, "PT0001/2024")
    assert "Đã ghi sổ cả đợt thu." in words(client.get(posted.location))
    assert "4/4 người đã đóng đủ" in words(client.get(address))
    assert stored(fund, who[0])["2024"] == (40_000, 40_000)


def test_ticks_amounts_and_notes_of_a_page_without_javascript(as_role: As, union: Unit) -> None:
    fund, (an, dat, hoa) = put_round(union)
    typed = {f"tick-{an}": "1", **amounts((dat, "15k"), (hoa, "1.000.000đ")), f"note-{dat}": "nộp  trước "}
    answer = press(as_role("treasurer"), f"/thu-quy/{fund}/2024", "post", channel="bank", **typed)
    assert answer.status_code == 303
    assert sorted(paid()) == sorted([(an, 40_000), (dat, 15_000), (hoa, 1_000_000)])
    rows = db.session.scalars(select(Contribution)).all()
    assert {row.channel for row in rows} == {"bank"}
    assert [row.note for row in rows if row.note] == ["nộp trước"]
    assert {row.period_text for row in rows} == {"2024"}


def test_a_typed_amount_counts_more_than_the_tick(as_role: As, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    press(
        as_role("treasurer"), f"/thu-quy/{fund}/2024", "post", **amounts((an, "25k")), **{f"tick-{an}": "1"}
    )
    assert paid() == [(an, 25_000)]


def test_ticking_all_leaves_who_has_paid_and_what_was_typed(as_role: As, union: Unit) -> None:
    fund, (an, dat, hoa) = put_round(union)
    pay(union, fund, an, 40_000, "2024")
    pay(union, fund, hoa, 10_000, "2024")
    db.session.commit()
    page = press(as_role("treasurer"), f"/thu-quy/{fund}/2024", "all", **amounts((dat, "5k")))
    boxes = sent(page)
    assert {name for name in boxes if name.startswith("tick-")} == {"tick-1", f"tick-{hoa}"}
    assert boxes[f"amount-{dat}"] == "5k"
    assert "75.000 đồng · 3 dòng" in words(page)


def test_bad_amounts_are_shown_beside_their_lines_and_nothing_is_lost(as_role: As, union: Unit) -> None:
    fund, (an, dat, hoa) = put_round(union)
    typed = {**amounts((an, "4,5"), (dat, "0"), (hoa, "40k")), f"note-{hoa}": "mai đưa", "expected": "1tr"}
    page = press(as_role("treasurer"), f"/thu-quy/{fund}/2024", "post", **typed)
    assert page.status_code == 422
    assert set(faults(page)) == {an, dat}
    assert "4,5 không phải là số tiền" in faults(page)[an]
    assert "lớn hơn 0" in faults(page)[dat]
    assert "Có 2 dòng cần xem lại" in words(page)
    boxes = sent(page)
    assert {name: boxes[name] for name in typed} == typed
    assert paid() == []


def test_nobody_is_no_collection(as_role: As, union: Unit) -> None:
    fund, _ = put_round(union)
    page = press(as_role("treasurer"), f"/thu-quy/{fund}/2024", "post")
    assert page.status_code == 422
    assert "Chưa nhập số tiền cho ai." in words(page)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ("80k", "Khớp với số tiền đếm tay."),
        ("100k", "Số đã nhập ít hơn số đếm tay 20.000 đồng."),
        ("70.000", "Số đã nhập nhiều hơn số đếm tay 10.000 đồng."),
        ("", "Chưa ghi số tiền đếm tay."),
    ],
)
def test_what_was_counted_in_hand_is_compared_in_words(
    as_role: As, union: Unit, counted: str, expected: str
) -> None:
    fund, (an, dat, _) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    typed = {**amounts((an, "40k"), (dat, "40k")), "expected": counted}
    assert expected in words(press(client, address, "sum", **typed))
    posted = press(client, address, "post", **typed)
    agrees = counted in ("80k", "")
    assert posted.status_code == (303 if agrees else 422)
    if not agrees:
        assert expected in errors(posted)["expected"]
        assert paid() == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("16/12/2024", "Ngày 16/12/2024 chưa đến. Hãy ghi hôm nay (15/12/2024) hoặc trước đó."),
        ("31/12/2023", "Sổ của quỹ Mái ấm bắt đầu từ ngày 01/01/2024"),
        ("31/02/2024", "không có trong lịch"),
        ("", "Cần điền mục này."),
    ],
)
def test_days_that_cannot_be_are_refused_beside_the_day(
    as_role: As, union: Unit, day: str, expected: str
) -> None:
    fund, (an, *_) = put_round(union)
    before = paid()
    typed = {**amounts((an, "40k")), "paid_on": day}
    page = press(as_role("treasurer"), f"/thu-quy/{fund}/2024", "post", **typed)
    assert page.status_code == 422
    assert expected in errors(page)["paid_on"]
    assert sent(page)[f"amount-{an}"] == "40k"
    assert paid() == before


def test_who_was_paid_meanwhile_is_reported_and_not_paid_twice(as_role: As, union: Unit) -> None:
    fund, (an, dat, _) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    page = client.get(address)
    pay(union, fund, an, 40_000, "2024")
    db.session.commit()
    typed = amounts((an, "40k"), (dat, "40k"))
    refused = press(client, address, "post", page, **typed)
    assert refused.status_code == 422
    assert list(faults(refused)) == [an]
    assert "sổ đã ghi Trần Thị An nộp thêm 40.000 đồng" in faults(refused)[an]
    assert sent(refused)[f"amount-{an}"] == "40k"
    # Sent again as it is, it is refused again; ticked «vẫn ghi» it counts; emptied it is left out.
    again = press(client, address, "post", refused)
    assert (again.status_code, paid()) == (422, [(an, 40_000)])
    posted = press(client, address, "post", again, **amounts((an, "")))
    assert (posted.status_code, paid()) == (303, [(an, 40_000), (dat, 40_000)])


def test_more_is_paid_all_the_same_when_it_is_ticked(as_role: As, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    page = client.get(address)
    pay(union, fund, an, 10_000, "2024")
    db.session.commit()
    refused = press(client, address, "post", page, **amounts((an, "30k")))
    posted = press(client, address, "post", refused, **{f"again-{an}": "10000"})
    assert (posted.status_code, paid()) == (303, [(an, 10_000), (an, 30_000)])


def test_a_payment_of_another_period_that_covers_this_one_is_seen(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Tương trợ")
    db.session.commit()
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/12-2024"
    page = client.get(address)
    pay(union, fund, 1, 600_000, "2024")
    db.session.commit()
    assert 1 in faults(press(client, address, "post", page, **amounts((1, "50k"))))


def test_who_left_the_list_meanwhile_stops_the_posting(as_role: As, union: Unit) -> None:
    fund, (an, dat, _) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    page = client.get(address)
    exempt(union, an)
    db.session.commit()
    refused = press(client, address, "post", page, **amounts((an, "40k"), (dat, "40k")))
    assert refused.status_code == 422
    assert "Có 1 dòng đã nhập không còn trong danh sách" in words(refused)
    assert press(client, address, "post", refused).status_code == 303
    assert paid() == [(dat, 40_000)]


def test_a_person_of_other_books_is_never_paid_for(as_role: As, union: Unit) -> None:
    fund, _ = put_round(union)
    page = press(as_role("treasurer"), f"/thu-quy/{fund}/2024", "post", **{"amount-99999": "40k"})
    assert (page.status_code, paid()) == (422, [])


def test_sent_again_it_leads_to_the_collection(as_role: As, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    data = sent(client.get(address), do="post", **amounts((an, "40k")))
    first, second = client.post(address, data=data), client.post(address, data=data)
    assert (second.status_code, second.location) == (303, first.location)
    assert "Đã ghi rồi, không ghi lần nữa." in words(client.get(second.location))
    assert paid() == [(an, 40_000)]


def test_two_treasurers_at_once_pay_nobody_twice(app: Flask, union: Unit) -> None:
    """Each has their own page with everybody ticked; one posts, the other sees who was paid."""
    fund, who = put_round(union)
    address = f"/thu-quy/{fund}/2024"
    browsers = [sign_in(app, name) for name in ("treasurer", "chair")]
    forms = [sent(press(browser, address, "all"), do="post") for browser in browsers]
    together = Barrier(2)

    def post(place: int) -> int:
        with app.app_context():
            together.wait()
            answer = browsers[place].post(address, data=forms[place])
            if answer.status_code == 422:
                assert sorted(faults(answer)) == sorted([1, *who])
            db.session.remove()
            return answer.status_code

    with ThreadPoolExecutor(2) as hands:
        assert sorted(hands.map(post, range(2))) == [303, 422]
    assert len(paid()) == 4
    assert entries() == 1


def test_a_draft_is_closed_by_its_posting(as_role: As, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    press(client, address, "draft", **amounts((an, "40k")))
    posted = press(client, address, "post")
    [draft] = db.session.scalars(select(CollectionDraft)).all()
    assert draft.posted_at is not None
    assert posted.location == f"/dong-quy/dot/{draft.collection_id}"
    assert "Bản nháp" not in words(client.get(address))


def test_150_members_are_one_transaction(as_role: As, union: Unit, statements: Statements) -> None:
    for place in range(149):
        put_member(union, f"DV2{place:03d}", f"Trần Văn {place}")
    fund = put_yearly(union)
    db.session.commit()
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    ticked = press(client, address, "all")
    statements.clear()
    assert press(client, address, "post", ticked).status_code == 303
    many = statements.count
    assert (len(paid()), entries()) == (150, 1)
    assert db.session.scalar(select(func.count()).select_from(Collection)) == 1
    assert due_faults(union.id, TODAY) == []
    # As many statements for one person more in another fund.
    fund = put_yearly(union, "Ủng hộ")
    db.session.commit()
    page = client.get(f"/thu-quy/{fund}/2024")
    statements.clear()
    press(client, f"/thu-quy/{fund}/2024", "post", page, **amounts((1, "40k")))
    assert many <= statements.count + 2
