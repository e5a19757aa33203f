"""Correcting a visit: old values stay readable, money is reversed and posted again, no words are lost."""

from __future__ import annotations

from datetime import date

from app.books.lines.queries import postings_of
from app.extensions import db
from app.life.visits.queries import visit, visits_of
from app.office.units.models import Unit
from tests.conftest import put_member
from tests.downloads import MARKUP, As, cash_in, errors, put_fund, words
from tests.life.visits.visits import SENT, put_visit


def test_the_form_shows_what_is_recorded(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000, people=3, note="Nằm viện huyện")
    page = as_role("recorder").get(f"/tham-hoi/{row.id}/sua").text
    for shown in ('value="01/03/2024"', 'value="500.000"', 'value="3"', "Nằm viện huyện"):
        assert shown in page
    assert '<option selected value="illness">' in page


def test_a_correction_reverses_and_posts_again(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row = put_visit(union, amount=500_000, fund_id=fund.id)
    sent = {
        **SENT,
        "amount": "600000",
        "fund_id": str(fund.id),
        "money_source": "own",
        "version": "1",
        "reason": "Ghi thiếu",
    }
    answer = as_role("treasurer").post(f"/tham-hoi/{row.id}/sua", data=sent)
    assert (answer.status_code, cash_in(fund)) == (303, 4_400_000)
    assert [(line.amount, line.reason) for line in postings_of(row.id)] == [
        (500_000, ""),
        (-500_000, "Ghi thiếu"),
        (600_000, "Ghi thiếu"),
    ]


def test_a_correction_that_moves_no_money_posts_nothing(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row = put_visit(union, amount=500_000, fund_id=fund.id)
    sent = {
        **SENT,
        "fund_id": str(fund.id),
        "money_source": "own",
        "note": "Đã khỏe",
        "version": "1",
        "reason": "Ghi thêm",
    }
    as_role("treasurer").post(f"/tham-hoi/{row.id}/sua", data=sent)
    assert [line.amount for line in postings_of(row.id)] == [500_000]


def test_a_correction_needs_a_reason(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    page = as_role("recorder").post(f"/tham-hoi/{row.id}/sua", data={**SENT, "version": "1", "reason": " "})
    assert (page.status_code, errors(page)) == (422, {"reason": "Sửa mục đã ghi thì cần nói lý do."})


def test_the_second_of_two_officers_is_told_and_keeps_their_words(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000)
    client = as_role("recorder")
    sent = {**SENT, "version": "1", "reason": "Sửa"}
    assert client.post(f"/tham-hoi/{row.id}/sua", data={**sent, "amount": "600k"}).status_code == 303
    page = client.post(f"/tham-hoi/{row.id}/sua", data={**sent, "amount": "700k", "note": "của tôi"})
    assert page.status_code == 422
    assert "Người khác vừa sửa mục này." in words(page)
    assert "Số tiền 600.000 đồng" in words(page)
    assert 'value="700k"' in page.text
    assert "của tôi" in page.text
    assert 'name="version" value="2"' in page.text


def test_sent_again_the_second_officers_words_count(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000)
    client = as_role("recorder")
    for version, amount in (("1", "600k"), ("2", "700k")):
        client.post(
            f"/tham-hoi/{row.id}/sua", data={**SENT, "amount": amount, "version": version, "reason": "Sửa"}
        )
    [(_, facts)] = visits_of(union.id)
    assert facts.amount == 700_000


def test_a_correction_without_or_with_a_made_up_version_is_stale(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000)
    for version in ("", "²", "9" * 5000, "-1", "abc"):
        sent = {**SENT, "amount": "1tr", "version": version, "reason": "Sửa"}
        assert as_role("recorder").post(f"/tham-hoi/{row.id}/sua", data=sent).status_code == 422, version[:9]
    [(_, facts)] = visits_of(union.id)
    assert facts.amount == 500_000


def test_what_a_fund_paid_is_changed_by_those_who_keep_the_funds(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000, fund_id=put_fund(union).id)
    recorder = as_role("recorder")
    assert "Sửa" not in recorder.get(f"/tham-hoi/{row.id}").text.split("<main")[1].split("</header>")[0]
    assert recorder.get(f"/tham-hoi/{row.id}/sua").status_code == 403
    sent = {**SENT, "version": "1", "reason": "Sửa"}
    assert recorder.post(f"/tham-hoi/{row.id}/sua", data=sent).status_code == 403
    assert recorder.post(f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "x"}).status_code == 403
    assert [line.amount for line in postings_of(row.id)] == [500_000]


def test_a_recorders_correction_keeps_what_the_form_does_not_ask_them(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000, happened_on=date(2024, 3, 1), voucher_text="PC 12")
    page = as_role("recorder").get(f"/tham-hoi/{row.id}/sua")
    assert 'value="PC 12"' in page.text


def test_people_keep_their_order(as_role: As, union: Unit) -> None:
    one, two = put_member(union, "DV010", "Lê An"), put_member(union, "DV011", "Lê Bình")
    row = put_visit(union, member_ids=(two.id, one.id))
    me = put_member(union, "DV012", "Lê Ánh")
    sent = {**SENT, "member_ids": [str(one.id), str(me.id), str(two.id)], "version": "1", "reason": "Thêm"}
    assert as_role("recorder").post(f"/tham-hoi/{row.id}/sua", data=sent).status_code == 303
    [(_, facts)] = visits_of(union.id)
    assert facts.member_ids == (two.id, one.id, me.id)


def test_a_withdrawn_visit_is_not_corrected(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    client = as_role("recorder")
    client.post(f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "Ghi trùng"})
    assert client.get(f"/tham-hoi/{row.id}/sua").status_code == 303
    page = client.post(f"/tham-hoi/{row.id}/sua", data={**SENT, "version": "2", "reason": "Sửa"})
    assert page.status_code == 422
    assert "Mục này đã được rút khỏi sổ" in words(page)


def test_markup_stays_text_in_the_form(as_role: As, union: Unit) -> None:
    row = put_visit(union, recipient=MARKUP, note=MARKUP)
    page = as_role("recorder").get(f"/tham-hoi/{row.id}/sua").text
    assert MARKUP not in page
    found = visit(union.id, row.id)
    assert found is not None
    assert found[1].note == MARKUP
    db.session.rollback()
