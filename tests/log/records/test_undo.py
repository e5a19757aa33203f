"""«Hoàn tác» right after recording: the entry is withdrawn, by the rights of any withdrawal."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask, g, get_flashed_messages
from flask.testing import FlaskClient

from app.extensions import db
from app.life.petitions.queries import petitions_of
from app.log.activities.models import Activity
from app.log.records.undo import UNDONE, flash_recorded
from app.office.accounts.rules import Permission
from app.office.units.models import Unit
from app.web.pages import flash_undo
from tests.books.cashbook.test_money_pages import SENT
from tests.conftest import put_member
from tests.downloads import MARKUP, As, cash_in, put_fund, words
from tests.life.events.entries import PETITION, put_petition

#: The form in the message: its address, its hidden boxes.
FORM = re.compile(r'data-toast.*?<form method="post" action="([^"]+)">(.*?)</form>', re.DOTALL)
BOX = re.compile(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)">')


def undo_of(page: str) -> tuple[str, dict[str, str]]:
    """Where the button posts, and what besides the token."""
    found = FORM.search(page)
    assert found, "no button in the message"
    boxes = {name: unescape(value) for name, value in BOX.findall(found[2])}
    assert boxes.pop("csrf_token", "") != ""
    return found[1], boxes


def recorded(client: FlaskClient, address: str, sent: dict[str, str]) -> str:
    """The page that follows the recording."""
    answer = client.post(address, data=sent)
    assert answer.status_code == 303
    return client.get(answer.location).text


def test_an_entry_just_recorded_is_withdrawn_with_its_reason(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    page = recorded(client, "/kien-nghi/moi", PETITION)
    address, sent = undo_of(page)
    [(row, _)] = petitions_of(union.id)
    assert (address, sent) == (f"/kien-nghi/{row.id}/rut", {"reason": UNDONE, "version": "1"})
    text = words(client.get(client.post(address, data=sent).location))
    assert text.startswith("Đã hoàn tác: mục vừa ghi đã rút khỏi sổ.")
    assert f"Lý do: {UNDONE}" in text
    assert petitions_of(union.id) == []
    assert "Hoàn tác" not in words(client.get("/kien-nghi/"))


def test_a_voucher_just_posted_is_reversed(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    client = as_role("treasurer")
    address, sent = undo_of(recorded(client, "/so-quy/moi", SENT))
    assert cash_in(fund) == 4_700_000
    text = words(client.get(client.post(address, data=sent).location))
    assert "mục vừa ghi đã rút khỏi sổ, tiền đã ghi được ghi đảo." in text
    assert cash_in(fund) == 5_000_000


def test_one_payment_is_undone_at_once_and_several_on_their_page(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    first, second = (put_member(union, f"DV00{n}", f"Trần Thị {n}").id for n in (8, 9))
    db.session.commit()
    client = as_role("treasurer")
    form = {"fund_id": str(fund.id), "period_text": "2024", "paid_on": "15/03/2024", "amount": "50k"}
    address, sent = undo_of(recorded(client, "/dong-quy/moi", {**form, "member_ids": str(first)}))
    assert cash_in(fund) == 5_050_000
    assert "Đã hoàn tác" in words(client.get(client.post(address, data=sent).location))
    assert cash_in(fund) == 5_000_000
    both = client.post("/dong-quy/moi", data={**form, "member_ids": [str(first), str(second)]})
    page = client.get(both.location)
    assert "Đã ghi 2 khoản đóng." in words(page)
    assert not FORM.search(page.text)


def test_what_somebody_changed_meanwhile_stays(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    address, sent = undo_of(recorded(client, "/kien-nghi/moi", PETITION))
    [(row, _)] = petitions_of(union.id)
    row.version = 2
    db.session.commit()
    answer = client.post(address, data=sent)
    assert answer.status_code == 422
    assert "người khác" in words(answer).lower()
    assert len(petitions_of(union.id)) == 1


def test_a_second_press_changes_nothing(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    address, sent = undo_of(recorded(client, "/kien-nghi/moi", PETITION))
    client.post(address, data=sent)
    assert client.post(address, data=sent).status_code == 422


@pytest.mark.parametrize(("rights", "has_button"), [({Permission.RECORD}, True), (set(), False)])
def test_the_button_is_for_whom_the_withdrawal_is_allowed(
    app: Flask, union: Unit, rights: set[Permission], has_button: bool
) -> None:
    row = put_petition(union)
    with app.test_request_context("/kien-nghi/moi"):
        g.permissions = frozenset(rights)
        flash_recorded("Đã ghi vào sổ.", db.session.get_one(Activity, row.id))
        [message] = get_flashed_messages()
        assert (message != "Đã ghi vào sổ.") == has_button


def test_what_the_message_says_is_words_and_not_markup(app: Flask, as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    with client.session_transaction() as session:
        session["_flashes"] = _flashed(app)
    page = client.get("/kien-nghi/").text
    assert MARKUP not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert undo_of(page) == ("/x", {"note": MARKUP})


def _flashed(app: Flask) -> list[Any]:
    with app.test_request_context("/"):
        flash_undo(MARKUP, "/x", note=MARKUP)
        return [("success", message) for message in get_flashed_messages()]
