"""The parts of a new visit's form: people found while typing, the one picked, the norm, the fund."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from werkzeug.test import TestResponse

from app.extensions import db
from app.life.visits.facts import Audience, Reason
from app.life.visits.queries import visits_of
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from app.people.children.actions import add_child
from app.people.roster.facts import ChildFacts, LeavingReason, Sex, Standing
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, READERS, As, errors, put_fund, words
from tests.life.norms.test_norms import put_norm
from tests.life.visits.visits import SENT, put_visit

HTMX = {"HX-Request": "true"}


def put_am(unit: Unit) -> Member:
    """Lê Thị Ấm of group 1, with a child."""
    one = put_member(unit, "DV010", "Lê Thị Ấm", sex=Sex.FEMALE, union_group="Tổ 1")
    add_child(unit.id, ChildFacts(one.id, "Hồ Thị Na"), OFFICER, TODAY)
    db.session.commit()
    return one


def focused(page: TestResponse) -> list[str]:
    """The boxes that ask for the focus."""
    return re.findall(r'<(?:input|select) [^>]*autofocus[^>]* name="(\w+)"', page.text)


def box(page: TestResponse, name: str) -> str:
    """What stands in a box of text."""
    [value] = re.findall(rf'<input[^>]* name="{name}"[^>]* value="([^"]*)"', page.text)
    return str(value)


def put_retired(unit: Unit) -> Member:
    return put_member(
        unit,
        "DV011",
        "Trần Thị Bé",
        sex=Sex.FEMALE,
        left_on=date(2024, 6, 1),
        leaving_reason=LeavingReason.RETIRED,
    )


def test_a_new_visit_is_of_today_and_nobody_chose_whose_money_it_is(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    put_visit(union, amount=100_000, fund_id=fund.id, channel=Channel.CASH)
    page = as_role("treasurer").get("/tham-hoi/moi").text
    assert 'value="15/12/2024"' in page
    assert f'<option value="{fund.id}">' in page
    assert '<option value="cash">' in page
    assert '<option value="others">' in page
    assert 'name="fund_id"' not in as_role("recorder").get("/tham-hoi/moi").text


@pytest.mark.parametrize("typed", ["am", "ẤM", "thi le", "a\u0302\u0301m", "DV010"])
def test_people_are_found_without_diacritics(as_role: As, union: Unit, typed: str) -> None:
    one = put_am(union)
    part = as_role("recorder").get("/tham-hoi/nguoi", query_string={"recipient": typed}, headers=HTMX)
    assert "<main" not in part.text
    assert "Lê Thị Ấm DV010, Tổ 1" in words(part)
    assert f"/tham-hoi/nguoi/{one.id}?lam=relative" in part.text
    assert "Con: Hồ Thị Na" in words(part)


def test_nobody_found_says_what_will_be_recorded(as_role: As, union: Unit) -> None:
    part = as_role("recorder").get("/tham-hoi/nguoi?recipient=zzz%25_", headers=HTMX)
    assert "Không ai trong danh sách có tên như vậy" in words(part)
    assert as_role("recorder").get("/tham-hoi/nguoi?recipient=", headers=HTMX).text.strip() == ""


def test_few_are_shown_of_many(as_role: As, union: Unit) -> None:
    for number in range(20):
        put_member(union, f"DV{number + 100}", f"Lê Văn Số {number}")
    part = as_role("recorder").get("/tham-hoi/nguoi?recipient=le+van", headers=HTMX)
    assert part.text.count("<li>") == 8


@pytest.mark.parametrize(
    ("query", "recipient", "audience"),
    [
        ("", "Lê Thị Ấm", "member"),
        ("?lam=relative", "Thân nhân của Lê Thị Ấm", "relative"),
        ("?lam=child&chau=1", "Hồ Thị Na", "child"),
        ("?lam=child&chau=999", "Con của Lê Thị Ấm", "child"),
    ],
)
def test_the_one_picked_fills_the_boxes(
    as_role: As, union: Unit, query: str, recipient: str, audience: str
) -> None:
    one = put_am(union)
    part = as_role("recorder").get(f"/tham-hoi/nguoi/{one.id}{query}", headers=HTMX)
    assert json.loads(part.headers["HX-Trigger-After-Swap"]) == {"picked": None}
    assert f'value="{recipient}"' in part.text
    assert f'<option selected value="{audience}">' in part.text
    assert f'name="picked" value="{one.id}"' in part.text
    assert focused(part) == ["audience"]


def test_who_never_joined_is_visited_as_a_worker(as_role: As, union: Unit) -> None:
    one = put_member(union, "DV012", "Phan Thị Mới", standing=Standing.NOT_JOINED)
    part = as_role("recorder").get(f"/tham-hoi/nguoi/{one.id}", headers=HTMX)
    assert '<option selected value="worker">' in part.text
    gone = as_role("recorder").get(f"/tham-hoi/nguoi/{put_retired(union).id}", headers=HTMX)
    assert '<option selected value="member">' in gone.text


def test_nobody_is_sought_once_the_words_name_the_one_picked(as_role: As, union: Unit) -> None:
    one = put_am(union)
    client = as_role("recorder")
    for words_typed, found in (
        ("Lê Thị Ấm", ""),
        ("gia đình chị lê thị ấm", ""),
        ("cháu Hồ Thị Na", ""),
        ("Lê", "Lê Thị Ấm DV010"),
    ):
        query = {"recipient": words_typed, "picked": str(one.id)}
        part = client.get("/tham-hoi/nguoi", query_string=query, headers=HTMX)
        assert words(part).startswith(found), words_typed
        assert bool(words(part)) == bool(found)


def test_who_was_picked_is_shown_again_to_a_restored_draft(as_role: As, union: Unit) -> None:
    one = put_am(union)
    part = as_role("recorder").get(f"/tham-hoi/nguoi/da-chon?picked={one.id}", headers=HTMX)
    assert words(part).startswith("Gắn với Lê Thị Ấm (DV010).")
    assert "<input" not in part.text
    for nobody in ("", "x", "99999"):
        assert words(as_role("recorder").get(f"/tham-hoi/nguoi/da-chon?picked={nobody}", headers=HTMX)) == ""
    stranger = as_role("stranger").get(f"/tham-hoi/nguoi/da-chon?picked={one.id}", headers=HTMX)
    assert "Lê Thị Ấm" not in stranger.text


def test_without_javascript_the_same_address_is_the_whole_form(as_role: As, union: Unit) -> None:
    one = put_am(union)
    page = as_role("recorder").get(f"/tham-hoi/nguoi/{one.id}")
    assert "<main" in page.text
    assert 'action="/tham-hoi/moi"' in page.text
    assert 'value="Lê Thị Ấm"' in page.text


def test_nonsense_is_refused(as_role: As, union: Unit) -> None:
    one = put_am(union)
    client = as_role("recorder")
    assert client.get(f"/tham-hoi/nguoi/{one.id}?lam=boss").status_code == 400
    assert client.get("/tham-hoi/nguoi/99999").status_code == 404
    assert as_role("stranger").get(f"/tham-hoi/nguoi/{one.id}").status_code == 404
    assert "Lê Thị Ấm" not in as_role("stranger").get("/tham-hoi/nguoi?recipient=am").text


def test_the_picked_person_is_named_first_and_once(as_role: As, union: Unit) -> None:
    one, two = put_am(union), put_member(union, "DV020", "Vũ An")
    sent = {**SENT, "picked": str(one.id), "member_ids": [str(one.id), str(two.id)]}
    as_role("recorder").post("/tham-hoi/moi", data=sent)
    [(_, facts)] = visits_of(union.id)
    assert facts.member_ids == (one.id, two.id)


@pytest.mark.parametrize("picked", ["99999", "x", "-1", "9" * 40])
def test_a_picked_person_that_there_is_not_is_refused(as_role: As, union: Unit, picked: str) -> None:
    page = as_role("recorder").post("/tham-hoi/moi", data={**SENT, "picked": picked})
    assert page.status_code == 422
    assert "Người này không còn trong danh sách. Hãy tìm lại." in words(page)
    assert visits_of(union.id) == []


def test_people_of_another_union_cannot_be_picked(as_role: As, union: Unit) -> None:
    one = put_am(union)
    page = as_role("stranger").post("/tham-hoi/moi", data={**SENT, "picked": str(one.id)})
    assert page.status_code == 422
    assert "Lê Thị Ấm" not in page.text


def test_what_was_picked_stays_when_the_form_is_refused(as_role: As, union: Unit) -> None:
    one = put_am(union)
    page = as_role("recorder").post("/tham-hoi/moi", data={**SENT, "picked": str(one.id), "amount": "abc"})
    assert list(errors(page)) == ["amount"]
    assert f'name="picked" value="{one.id}"' in page.text
    assert "Gắn với Lê Thị Ấm (DV010)" in words(page)


def test_a_refusal_changes_nothing_that_was_ticked(as_role: As, union: Unit) -> None:
    put_norm(union)
    one = put_am(union)
    sent = {**SENT, "picked": str(one.id), "amount": "9tr"}
    page = as_role("recorder").post("/tham-hoi/moi", data=sent)
    assert list(errors(page)) == ["excess"]
    assert not re.search(r'<input checked[^>]*name="member_ids"', page.text)


def test_a_recorder_is_told_who_writes_the_fund(as_role: As, union: Unit) -> None:
    text = "Khoản này chờ thủ quỹ chọn quỹ sau khi bạn lưu."
    assert text in words(as_role("recorder").get("/tham-hoi/moi"))
    assert text not in words(as_role("treasurer").get("/tham-hoi/moi"))


def offer(as_role: As, **values: str) -> str:
    """The norm shown and proposed for these choices."""
    query = {"reason_for": "illness", "audience": "member", "happened_on": "01/03/2024", **values}
    return as_role("recorder").get("/tham-hoi/dinh-muc/goi-y", query_string=query, headers=HTMX).text


def test_the_norm_is_shown_and_proposed_without_touching_any_box(as_role: As, union: Unit) -> None:
    put_norm(union)
    one = put_am(union)
    put_visit(union, member_ids=(one.id,))
    part = offer(as_role, picked=str(one.id))
    assert "Định mức 500.000 đồng/lần, còn 1 lần trong năm." in part
    assert 'data-offer="500.000" data-into="amount"' in part
    assert "<input" not in part


def test_what_was_offered_is_replaced_by_what_holds_now(as_role: As, union: Unit) -> None:
    put_norm(union)
    assert 'data-offer="1.000.000"' in offer(as_role, amount="", people="2")
    gone = offer(as_role, reason_for="women", amount="500.000", offered="500.000")
    assert 'data-offer=""' in gone
    assert "Chưa có định mức cho lý do này." in gone


def test_an_amount_above_the_norm_opens_the_box_of_the_reason(as_role: As, union: Unit) -> None:
    put_norm(union)
    part = offer(as_role, amount="600k")
    assert "Vượt định mức 500.000 đồng/lần." in part
    assert 'data-opens="excess-part" data-open' in part
    assert "data-open>" not in offer(as_role, amount="500k")


def test_the_excess_of_what_was_offered_before_is_not_reported(as_role: As, union: Unit) -> None:
    put_norm(union)
    put_norm(union, reason=Reason.WOMEN, audience=None, amount=200_000)
    part = offer(as_role, reason_for="women", amount="500.000", offered="500.000")
    assert 'data-offer="200.000"' in part
    assert "Vượt" not in part


def test_the_box_of_the_reason_waits_folded_until_something_exceeds(as_role: As, union: Unit) -> None:
    put_norm(union)
    client = as_role("recorder")
    assert '<div id="excess-part" hidden>' in client.get("/tham-hoi/moi").text
    refused = client.post("/tham-hoi/moi", data={**SENT, "amount": "600k"})
    assert list(errors(refused)) == ["excess"]
    assert '<div id="excess-part">' in refused.text


def test_an_example_is_reported_but_not_proposed(as_role: As, union: Unit) -> None:
    put_norm(union, is_example=True)
    part = offer(as_role)
    assert "Mức ví dụ 500.000 đồng/lần" in part
    assert 'data-offer=""' in part


def test_without_javascript_a_button_asks_for_the_norm_and_keeps_every_word(as_role: As, union: Unit) -> None:
    put_norm(union)
    one, client = put_am(union), as_role("recorder")
    assert 'formaction="/tham-hoi/dinh-muc/goi-y"' in client.get("/tham-hoi/moi").text
    sent = {**SENT, "amount": "", "note": "Nằm viện ba ngày", "member_ids": [str(one.id)]}
    page = client.post("/tham-hoi/dinh-muc/goi-y", data=sent)
    assert (page.status_code, visits_of(union.id)) == (200, [])
    assert box(page, "amount") == "500.000"
    assert focused(page) == ["amount"]
    assert "Nằm viện ba ngày</textarea>" in page.text
    assert re.search(rf'<input checked[^>]*name="member_ids"[^>]*value="{one.id}"', page.text)
    assert 'action="/tham-hoi/moi"' in page.text
    typed = client.post("/tham-hoi/dinh-muc/goi-y", data={**sent, "amount": "300k"})
    assert box(typed, "amount") == "300k"


@pytest.mark.parametrize("people", ["0", "-3", "x", "9" * 30])
def test_nonsense_in_the_boxes_offers_what_it_can(as_role: As, union: Unit, people: str) -> None:
    put_norm(union)
    assert "Định mức 500.000 đồng/lần" in offer(as_role, people=people, amount="abc")
    assert "Chọn lý do để xem định mức." in offer(as_role, reason_for="", happened_on="xx")


def test_a_visit_to_someone_who_left_is_recorded_with_a_warning(as_role: As, union: Unit) -> None:
    one = put_retired(union)
    client = as_role("recorder")
    text = words(client.get(f"/tham-hoi/nguoi/{one.id}"))
    assert "Bà Trần Thị Bé đã nghỉ hưu từ 01/06/2024. Vẫn ghi được." in text
    sent = {**SENT, "happened_on": "01/07/2024", "picked": str(one.id)}
    answer = client.post("/tham-hoi/moi", data=sent)
    assert answer.status_code == 303
    assert "Bà Trần Thị Bé đã nghỉ hưu từ 01/06/2024." in words(client.get(answer.location))


def test_before_they_left_nothing_is_said(as_role: As, union: Unit) -> None:
    row = put_visit(union, member_ids=(put_retired(union).id,), happened_on=date(2024, 5, 31))
    assert "đã nghỉ hưu" not in words(as_role("recorder").get(f"/tham-hoi/{row.id}"))


@pytest.mark.parametrize(
    "name", [MARKUP, 'O\'Brien "Bé" <b>', "Lê 🌸 Ấm", "Le\u0302 Thi\u0323 A\u0302\u0301m", "Lê " * 99 + "Ấm"]
)
def test_strange_names_are_kept_and_stay_text(as_role: As, union: Unit, name: str) -> None:
    client = as_role("recorder")
    answer = client.post("/tham-hoi/moi", data={**SENT, "recipient": name, "audience": Audience.OUTSIDER})
    assert answer.status_code == 303
    page = client.get(answer.location)
    assert "<script>alert" not in page.text
    assert "<b>" not in page.text


def test_who_may_ask(as_role: As, union: Unit) -> None:
    one = put_am(union)
    for path in ("nguoi?recipient=am", f"nguoi/{one.id}", "nguoi/da-chon", "dinh-muc/goi-y"):
        for username, status in READERS.items():
            assert as_role(username).get(f"/tham-hoi/{path}").status_code == status, (username, path)


def test_statements_do_not_grow_with_the_people(as_role: As, union: Unit, statements: Statements) -> None:
    for number in range(30):
        put_member(union, f"DV{number + 100}", f"Lê Văn Số {number}")
    put_norm(union)
    client = as_role("treasurer")
    for path in ("moi", "nguoi?recipient=le", "dinh-muc/goi-y?reason_for=illness&happened_on=01/03/2024"):
        statements.clear()
        assert client.get(f"/tham-hoi/{path}").status_code == 200
        assert statements.count <= 8, path


def test_a_part_reads_nothing_that_it_does_not_show(as_role: As, union: Unit, statements: Statements) -> None:
    """While somebody types, no list of everybody is read: user and rights, norm and times, the one picked."""
    one = put_am(union)
    put_norm(union)
    client = as_role("treasurer")
    query = f"reason_for=illness&happened_on=01/03/2024&picked={one.id}"
    for path, most in (
        (f"dinh-muc/goi-y?{query}", 7),
        (f"nguoi/{one.id}", 5),
        (f"nguoi?recipient=vu&picked={one.id}", 8),
        (f"nguoi/da-chon?picked={one.id}", 5),
    ):
        statements.clear()
        assert client.get(f"/tham-hoi/{path}", headers=HTMX).status_code == 200
        assert statements.count <= most, path
