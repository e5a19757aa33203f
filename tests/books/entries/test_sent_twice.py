"""A form that is sent twice, by a double click or by going back, makes its row once."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from app.dues.contributions.models import Contribution
from app.extensions import db
from app.log.activities.models import Activity
from app.office.accounts.models import SentForm
from app.office.units.models import Unit
from tests.books.cashbook.books import put_fund
from tests.conftest import NOON, sign_in
from tests.downloads import As, words
from tests.dues.contributions.rounds import people
from tests.life.visits.visits import SENT

#: Only the token distinguishes one form from another here.
VISIT = {**SENT, "again": "y"}
ALREADY = "Đã ghi rồi, không ghi lần nữa."
#: Where a form is, what it sends, how many entries of the log it makes.
FORMS = {
    "visit": ("/tham-hoi/moi", VISIT),
    "money": (
        "/so-quy/moi",
        {
            "happened_on": "01/03/2024",
            "direction": "receipt",
            "description": "Ủng hộ",
            "amount": "200k",
            "again": "y",
        },
    ),
    "contribution": (
        "/dong-quy/moi",
        {"period_text": "Quý 1/2024", "paid_on": "15/03/2024", "amount": "50k"},
    ),
}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest, union: Unit) -> tuple[str, dict[str, str]]:
    """The address of a form that makes something, and what it sends."""
    fund, payer = put_fund(union, "Đoàn phí"), people(union, "Trần Thị An")[0]
    db.session.commit()
    address, sent = FORMS[request.param]
    if request.param != "visit":
        sent = {**sent, "fund_id": str(fund.id)}
    return address, {**sent, "member_ids": str(payer)} if request.param == "contribution" else sent


def token_of(client: FlaskClient, address: str) -> str:
    """The token that the form on this page would send."""
    found = re.search(r'name="once" value="([^"]{16,64})"', client.get(address).text)
    assert found, address
    return found[1]


def entries() -> int:
    db.session.expire_all()
    return db.session.scalar(select(func.count(Activity.id))) or 0


def test_the_second_leads_to_what_the_first_made(as_role: As, form: tuple[str, dict[str, str]]) -> None:
    client, (address, sent) = as_role("treasurer"), form
    sent = {**sent, "once": token_of(client, address)}
    first, second = client.post(address, data=sent), client.post(address, data=sent)
    assert (first.status_code, second.status_code, entries()) == (303, 303, 1)
    assert second.location == first.location
    assert ALREADY in words(client.get(second.location))


def test_each_page_has_a_token_of_its_own(as_role: As, form: tuple[str, dict[str, str]]) -> None:
    client, (address, sent) = as_role("treasurer"), form
    for _ in range(2):
        assert client.post(address, data={**sent, "once": token_of(client, address)}).status_code == 303
    # Two payments on one day stand in one collection.
    assert entries() == 2 or db.session.scalar(select(func.count(Contribution.id))) == 2


def test_a_form_that_was_refused_is_not_spent(as_role: As, form: tuple[str, dict[str, str]]) -> None:
    client, (address, sent) = as_role("treasurer"), form
    sent = {**sent, "once": token_of(client, address)}
    assert client.post(address, data={**sent, "amount": "nhiều"}).status_code == 422
    assert client.post(address, data=sent).status_code == 303
    assert entries() == 1


def test_a_refused_form_keeps_its_token(as_role: As, union: Unit) -> None:
    client = as_role("treasurer")
    token = token_of(client, "/tham-hoi/moi")
    again = client.post("/tham-hoi/moi", data={"once": token})
    assert again.status_code == 422
    assert f'name="once" value="{token}"' in again.text


def test_a_rule_that_refuses_spends_nothing(as_role: As, union: Unit) -> None:
    """The balance is empty: refused inside the transaction, after the token was noted."""
    fund = put_fund(union, "Đoàn phí")
    db.session.commit()
    client = as_role("treasurer")
    sent = {
        **VISIT,
        "fund_id": str(fund.id),
        "money_source": "own",
        "once": token_of(client, "/tham-hoi/moi"),
    }
    assert client.post("/tham-hoi/moi", data=sent).status_code == 422
    assert db.session.scalar(select(func.count(SentForm.token))) == 0
    assert (
        client.post("/tham-hoi/moi", data={**sent, "fund_id": "", "money_source": "others"}).status_code
        == 303
    )


@pytest.mark.parametrize("token", [None, "", "ngắn", "a" * 65, "<script>alert(1)</script>"])
def test_without_a_token_the_form_works_as_ever(as_role: As, union: Unit, token: str | None) -> None:
    client = as_role("treasurer")
    sent = VISIT if token is None else {**VISIT, "once": token}
    assert [client.post("/tham-hoi/moi", data=sent).status_code for _ in range(2)] == [303, 303]
    assert entries() == 2


def test_a_token_is_its_senders_own(as_role: As, union: Unit) -> None:
    sent = {**VISIT, "once": token_of(as_role("treasurer"), "/tham-hoi/moi")}
    assert as_role("treasurer").post("/tham-hoi/moi", data=sent).status_code == 303
    other = as_role("chair").post("/tham-hoi/moi", data=sent)
    assert other.location.endswith("/2")
    assert entries() == 2


def test_who_may_not_record_learns_nothing(as_role: As, union: Unit) -> None:
    sent = {**VISIT, "once": token_of(as_role("treasurer"), "/tham-hoi/moi")}
    assert as_role("auditor").post("/tham-hoi/moi", data=sent).status_code == 403


def test_a_correction_bears_no_token(as_role: As, union: Unit) -> None:
    client = as_role("treasurer")
    client.post("/tham-hoi/moi", data=VISIT)
    assert 'name="once" value=""' in client.get("/tham-hoi/1/sua").text


def test_old_tokens_are_forgotten(as_role: As, union: Unit) -> None:
    client = as_role("treasurer")
    client.post("/tham-hoi/moi", data={**VISIT, "once": "a" * 32})
    db.session.execute(update(SentForm).values(at=NOON - timedelta(days=40)))
    db.session.commit()
    client.post("/tham-hoi/moi", data={**VISIT, "once": "b" * 32})
    assert db.session.scalar(select(func.count(SentForm.token))) == 1


def test_two_at_the_same_instant_make_one(app: Flask, form: tuple[str, dict[str, str]]) -> None:
    address, sent = form
    sent = {**sent, "once": token_of(sign_in(app, "treasurer"), address)}
    browsers = [sign_in(app, "treasurer") for _ in range(4)]
    together = Barrier(len(browsers))

    def send(browser: FlaskClient) -> tuple[int, str | None]:
        with app.app_context():
            together.wait()
            answer = browser.post(address, data=sent)
            db.session.remove()
            return answer.status_code, answer.location

    with ThreadPoolExecutor(len(browsers)) as hands:
        [answer] = set(hands.map(send, browsers))
    assert answer[0] == 303
    assert entries() == 1
