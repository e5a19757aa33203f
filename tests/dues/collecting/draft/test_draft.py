"""Drafts of a collection grid: kept until tomorrow, never overwriting a newer one unseen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from sqlalchemy import select

from app.core.periods import parse_period
from app.dues.collecting.draft.models import CollectionDraft
from app.dues.collecting.draft.queries import open_draft
from app.extensions import db
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from tests.conftest import sign_in
from tests.downloads import As, words
from tests.dues.collecting.grids import amounts, faults, paid, press, put_round, sent
from tests.dues.town import exempt, pay


def test_what_was_typed_is_there_tomorrow(as_role: As, union: Unit) -> None:
    fund, (an, dat, _) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    typed = {**amounts((an, "40k"), (dat, "chưa rõ")), f"note-{dat}": "hỏi lại", "tick-1": "1"}
    heading = {"paid_on": "14/12/2024", "channel": "bank", "expected": "80k"}
    saved = press(client, address, "draft", **typed, **heading)
    assert (saved.status_code, saved.location) == (303, address)
    page = as_role("chair").get(address)
    boxes = sent(page)
    assert {name: boxes[name] for name in {**typed, **heading}} == {**typed, **heading}
    assert "Bản nháp do Tài khoản treasurer lưu lúc" in words(page)
    assert "không phải là số tiền" in faults(page)[dat]
    assert paid() == []


def test_the_start_page_lists_it(as_role: As, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    press(as_role("treasurer"), f"/thu-quy/{fund}/2024", "draft", **amounts((an, "40k")))
    assert "Bản nháp Tài khoản treasurer" in words(as_role("chair").get("/thu-quy/"))


def test_a_fund_and_period_have_one_draft(as_role: As, union: Unit) -> None:
    fund, (an, dat, _) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    press(client, address, "draft", **amounts((an, "40k")))
    press(client, address, "draft", **amounts((dat, "40k")))
    press(client, f"/thu-quy/{fund}/2025", "draft", **amounts((dat, "40k")))
    drafts = db.session.scalars(select(CollectionDraft).order_by(CollectionDraft.id)).all()
    assert [(one.period_start.year, one.version) for one in drafts] == [(2024, 2), (2025, 1)]
    boxes = sent(client.get(address))
    assert (boxes[f"amount-{an}"], boxes[f"amount-{dat}"]) == ("40k", "40k")


def test_a_newer_draft_is_shown_with_both_and_nothing_is_lost(as_role: As, union: Unit) -> None:
    fund, (an, dat, hoa) = put_round(union)
    address = f"/thu-quy/{fund}/2024"
    mine = as_role("treasurer").get(address)
    theirs = {**amounts((an, "30k"), (dat, "20k")), "expected": "50k"}
    press(as_role("chair"), address, "draft", **theirs)
    refused = press(as_role("treasurer"), address, "draft", mine, **amounts((an, "40k"), (hoa, "1k")))
    text = words(refused)
    assert refused.status_code == 422
    assert "Tài khoản chair vừa lưu một bản nháp mới hơn" in text
    assert "Bản nháp mới hơn ghi: 30k" in text
    assert "Bản nháp mới hơn ghi: 20k" in text
    assert "Bản nháp mới hơn ghi: để trống" in text
    assert "Bản nháp mới hơn ghi Số tiền đếm tay: 50k" in text
    boxes = sent(refused)
    assert (boxes[f"amount-{an}"], boxes[f"amount-{dat}"], boxes[f"amount-{hoa}"]) == ("40k", "", "1k")
    # Pressed again it is theirs that gives way.
    assert press(as_role("treasurer"), address, "draft", refused).status_code == 303
    boxes = sent(as_role("chair").get(address))
    assert (boxes[f"amount-{an}"], boxes[f"amount-{dat}"], boxes["expected"]) == ("40k", "", "")


def test_posting_over_a_newer_draft_is_shown_too(as_role: As, union: Unit) -> None:
    fund, (an, dat, _) = put_round(union)
    address = f"/thu-quy/{fund}/2024"
    mine = as_role("treasurer").get(address)
    press(as_role("chair"), address, "draft", **amounts((dat, "20k")))
    refused = press(as_role("treasurer"), address, "post", mine, **amounts((an, "40k")))
    assert refused.status_code == 422
    assert "Bản nháp mới hơn ghi: 20k" in words(refused)
    assert paid() == []
    assert press(as_role("treasurer"), address, "post", refused).status_code == 303
    assert paid() == [(an, 40_000)]


def test_a_draft_flags_who_was_paid_since(as_role: As, union: Unit) -> None:
    fund, (an, dat, _) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    press(client, address, "draft", **amounts((an, "40k"), (dat, "40k")))
    pay(union, fund, an, 40_000, "2024")
    db.session.commit()
    page = client.get(address)
    assert list(faults(page)) == [an]
    assert press(client, address, "post", page).status_code == 422
    assert paid() == [(an, 40_000)]


def test_a_draft_shows_who_left_the_list_since(as_role: As, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    press(client, address, "draft", **amounts((an, "40k")))
    assert "không còn trong danh sách" not in words(client.get(address))
    exempt(union, an)
    db.session.commit()
    assert "1 dòng đã nhập không còn trong danh sách" in words(client.get(address))


def test_after_posting_a_new_draft_begins(as_role: As, union: Unit) -> None:
    fund, (an, dat, _) = put_round(union)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    press(client, address, "draft", **amounts((an, "40k")))
    stale = client.get(address)
    assert press(client, address, "post").status_code == 303
    # A page that was open since says what it says; it begins a draft of its own.
    assert press(client, address, "draft", stale, **amounts((dat, "5k"))).status_code == 303
    assert faults(client.get(address)).keys() == {an}
    posted, open_one = db.session.scalars(select(CollectionDraft).order_by(CollectionDraft.id)).all()
    assert (posted.posted_at is not None, open_one.posted_at) == (True, None)


def test_two_who_save_at_once_make_one_draft(app: Flask, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    address = f"/thu-quy/{fund}/2024"
    browsers = [sign_in(app, name) for name in ("treasurer", "chair")]
    forms = [
        sent(one.get(address), do="draft", **amounts((an, f"{place + 1}k")))
        for place, one in enumerate(browsers)
    ]
    together = Barrier(2)

    def save(place: int) -> int:
        with app.app_context():
            together.wait()
            status = browsers[place].post(address, data=forms[place]).status_code
            db.session.remove()
            return status

    with ThreadPoolExecutor(2) as hands:
        assert sorted(hands.map(save, range(2))) == [303, 422]
    draft = open_draft(union.id, fund, parse_period("2024"))
    assert draft is not None
    assert draft.version == 1


def test_saving_is_noted_in_words(as_role: As, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    press(as_role("treasurer"), f"/thu-quy/{fund}/2024", "draft", **amounts((an, "40k")))
    [noted] = changes_of(union.id, "collection_drafts/1")
    assert (noted.action, noted.values["amount"]) == ("dues.draft.saved", (None, 40_000))
    text = words(as_role("chair").get("/dau-vet/"))
    assert "Lưu: bản nháp đợt thu" in text
    assert "Mái ấm" in text
