"""Who agreed to what, from when to when; what is kept without consent asks to be erased."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.extensions import db
from app.office.units.models import Unit
from app.people.personal_data.consents.actions import CONSENTS
from app.people.personal_data.consents.facts import ConsentFacts, Given
from app.people.personal_data.consents.models import Consent
from app.people.personal_data.consents.queries import consents_of
from app.people.roster.models import Membership
from app.web.personal.declared import Purpose
from tests.conftest import OFFICER, TODAY
from tests.downloads import As, errors, words

SENT = {"member_id": "1", "purpose": "hardship", "how": "paper", "given_on": "01/03/2024"}


def put_consent(union: Unit, purpose: Purpose, ended_on: date | None = None) -> Consent:
    facts = ConsentFacts(1, purpose, date(2024, 1, 1), Given.PAPER, ended_on)
    row = CONSENTS.record(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    return row


def mark_hard() -> None:
    period = db.session.scalars(select(Membership).where(Membership.member_id == 1)).one()
    period.in_hardship = True
    db.session.commit()


def test_it_stands_on_the_persons_page(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert client.post("/dong-y/moi", data=SENT).status_code == 303
    assert "Giữ hoàn cảnh khó khăn : đồng ý từ 01/03/2024" in words(client.get("/doan-vien/1"))
    assert db.session.scalars(select(Consent.recorded_by)).all() == ["Tài khoản recorder"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"given_on": "20/12/2024"}, "given_on"), ({"ended_on": "01/02/2024"}, "ended_on")],
)
def test_days_in_order(as_role: As, union: Unit, changed: dict[str, str], field: str) -> None:
    answer = as_role("recorder").post("/dong-y/moi", data={**SENT, **changed})
    assert answer.status_code == 422
    assert field in errors(answer)


def test_a_purpose_is_agreed_to_once_at_a_time(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    client.post("/dong-y/moi", data=SENT)
    again = client.post("/dong-y/moi", data={**SENT, "given_on": "02/03/2024"})
    assert again.status_code == 422
    assert "Đã ghi người này đồng ý rồi" in again.text


def test_what_is_kept_after_a_withdrawal_is_a_task_until_it_is_erased(as_role: As, union: Unit) -> None:
    mark_hard()
    put_consent(union, Purpose.HARDSHIP, date(2024, 12, 1))
    chair = as_role("chair")
    assert "01 lần rút đồng ý mà dữ liệu còn giữ" in words(chair.get("/"))
    assert "dữ liệu còn giữ" not in words(as_role("recorder").get("/"))
    sent = {"purpose": "hardship", "reason": "rút đồng ý ngày 1/12"}
    assert chair.post("/doan-vien/1/xoa-mot-phan", data=sent).status_code == 303
    assert "dữ liệu còn giữ" not in words(chair.get("/"))


def test_nothing_is_asked_where_nothing_is_kept_or_consent_was_given_again(union: Unit) -> None:
    put_consent(union, Purpose.PHOTO, date(2024, 12, 1))
    put_consent(union, Purpose.HARDSHIP, date(2024, 12, 1))
    assert [one.is_kept for one in consents_of(union.id)] == [False, False]
    mark_hard()
    assert [one.is_kept for one in consents_of(union.id)] == [False, True]
    put_consent(union, Purpose.HARDSHIP)
    assert [one.is_kept for one in consents_of(union.id)] == [False, False, False]


def test_the_page_of_all_says_who_is_left(as_role: As, union: Unit) -> None:
    mark_hard()
    put_consent(union, Purpose.HARDSHIP, date(2024, 12, 1))
    assert "Còn giữ dữ liệu Xóa" in words(as_role("chair").get("/dong-y/"))
    assert "Còn giữ dữ liệu" in words(as_role("auditor").get("/dong-y/"))
