"""Private fields: no page, list, file or form shows them to who has no right to them, and none loses them.

Every page without an argument in its address, and those of one person, are opened as roles without the right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.core.fields import Private, fields_of
from app.extensions import db
from app.office.accounts.models import Grant
from app.office.accounts.rules import Role
from app.office.security_log.models import SecurityEvent
from app.office.units.models import Unit
from app.people.children.actions import add_child
from app.people.hardship.actions import add_hardship
from app.people.roster.facts import BirthDay, ChildFacts, HardshipFacts, MembershipFacts
from app.people.roster.models import Child, Membership
from app.web.features import FEATURES
from tests.conftest import OFFICER, TODAY, put_member

pytestmark = pytest.mark.engine_free

As = Callable[[str], FlaskClient]
#: Each private value as it would be written.
WORDS = {
    Private.SALARY: ("7.654.321", "7654321"),
    Private.HARDSHIP: ("Hoàn cảnh rất riêng",),
    Private.CHILDREN: ("13/02/2015", "2015-02-13"),
    Private.CONTACT: ("0912 345 678",),
}
#: Who reads the books and not these.
HIDDEN = {"recorder": set(WORDS), "auditor": set(WORDS), "treasurer": set(WORDS) - {Private.SALARY}}


@dataclass(frozen=True)
class Somebody:
    """A person of whom everything private is recorded."""

    id: int
    period_id: int
    child_id: int
    hardship_id: int

    @property
    def addresses(self) -> list[str]:
        """Pages about them."""
        home = f"/doan-vien/{self.id}"
        periods, child = f"{home}/thoi-gian", f"{home}/con/{self.child_id}/sua"
        return [home, f"{home}/sua", f"{periods}/{self.period_id}/sua", f"{periods}/moi", child]


@pytest.fixture
def somebody(union: Unit) -> Somebody:
    union.keeps_party = True
    person = put_member(
        union, "DV077", "Mai Thị Riêng", dues_salary=7_654_321, phone="0912 345 678", party_member=True
    )
    # Sums of salaries are no secret.
    put_member(union, "DV078", "Hà Văn Chung", dues_salary=1_000_000)
    hardship = HardshipFacts(person.id, date(2024, 2, 1), None, "Hoàn cảnh rất riêng")
    hard = add_hardship(union.id, hardship, OFFICER, TODAY)
    born = BirthDay(day=date(2015, 2, 13))
    child = add_child(union.id, ChildFacts(person.id, "Bé Na", born), OFFICER, TODAY)
    db.session.commit()
    period = db.session.scalars(select(Membership).where(Membership.member_id == person.id)).one()
    return Somebody(person.id, period.id, child.id, hard.id)


def lists(app: Flask) -> list[str]:
    """The address of every page that needs no argument."""
    rules = [one for one in app.url_map.iter_rules() if "GET" in (one.methods or ()) and not one.arguments]
    return sorted(one.rule for one in rules if not one.rule.startswith("/khoi-tao"))


def text_of(answer: TestResponse) -> str:
    """Everything that an answer says in words, of a workbook every cell."""
    if str(answer.mimetype).endswith("spreadsheetml.sheet"):
        book = load_workbook(BytesIO(answer.data))
        rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
        return "\n".join(str(cell) for row in rows for cell in row if cell is not None)
    is_words = str(answer.mimetype).startswith("text/")
    return answer.get_data(as_text=True) if is_words else ""


def private_words_in(answer: TestResponse, groups: set[Private]) -> list[str]:
    text = text_of(answer)
    return [word for group in groups for word in WORDS[group] if word in text]


@pytest.mark.parametrize("username", list(HIDDEN))
def test_no_page_tells_what_a_role_may_not_see(
    app: Flask, somebody: Somebody, as_role: As, username: str
) -> None:
    client, found = as_role(username), {}
    for address in [*lists(app), *somebody.addresses]:
        for query in ("", "?dang=xlsx", "?in_hardship=y", "?q=riêng"):
            if words := private_words_in(client.get(address + query, buffered=True), HIDDEN[username]):
                found[address + query] = words
    assert found == {}


def test_the_chair_sees_all_of_it(somebody: Somebody, as_role: As) -> None:
    page = as_role("chair").get(f"/doan-vien/{somebody.id}").text
    for words in WORDS.values():
        assert words[0] in page
    assert "không hiển thị" not in page


def test_the_page_says_that_something_is_not_shown(somebody: Somebody, as_role: As) -> None:
    page = as_role("auditor").get(f"/doan-vien/{somebody.id}").text
    assert page.count("không hiển thị") >= 4
    assert "sinh 2015" in page


def test_a_list_is_not_narrowed_by_what_is_not_shown(somebody: Somebody, as_role: As) -> None:
    narrowed = "/doan-vien/?in_hardship=y&dang=xlsx"
    assert "DV001" in text_of(as_role("recorder").get(narrowed))
    assert "DV001" not in text_of(as_role("chair").get("/doan-vien/?in_hardship=y"))


@pytest.mark.parametrize("username", ["recorder", "auditor", "treasurer"])
def test_an_export_leaves_the_columns_out(somebody: Somebody, as_role: As, username: str) -> None:
    sent = as_role(username).post("/trao-doi/xuat", data={"with_party": "y"})
    assert sent.status_code == 200
    assert private_words_in(sent, HIDDEN[username]) == []
    text = text_of(sent)
    assert "Đảng viên" not in text
    assert "Mai Thị Riêng" in text
    assert private_words_in(
        as_role("chair").post("/trao-doi/xuat", data={"with_party": "y"}), {Private.SALARY}
    )


def test_saving_a_form_keeps_what_its_user_does_not_see(somebody: Somebody, as_role: As) -> None:
    client = as_role("recorder")
    path = f"/doan-vien/{somebody.id}/thoi-gian/{somebody.period_id}/sua"
    sent = {"standing": "member", "position": "Tổ trưởng", "version": "1", "reason": "Đổi chức vụ"}
    assert client.post(path, data={**sent, "dues_salary": "1", "phone": "0"}).status_code == 303
    db.session.expire_all()
    period = db.session.get_one(Membership, somebody.period_id)
    assert (period.position, period.dues_salary, period.phone) == ("Tổ trưởng", 7_654_321, "0912 345 678")
    assert period.party_member
    path = f"/doan-vien/{somebody.id}/con/{somebody.child_id}/sua"
    child = {"full_name": "Bé Na Na", "birth": "", "version": "1", "reason": "Sai tên"}
    assert client.post(path, data=child).status_code == 303
    db.session.expire_all()
    recorded = db.session.get_one(Child, somebody.child_id)
    assert (recorded.full_name, recorded.birth_date) == ("Bé Na Na", date(2015, 2, 13))


def test_a_further_period_carries_on_what_is_not_seen(somebody: Somebody, as_role: As) -> None:
    db.session.get_one(Membership, somebody.period_id).left_on = date(2024, 6, 1)
    db.session.commit()
    path = f"/doan-vien/{somebody.id}/thoi-gian/moi"
    sent = {"standing": "member", "joined_on": "01/07/2024"}
    assert as_role("recorder").post(path, data=sent).status_code == 303
    newest = db.session.scalars(select(Membership).order_by(Membership.id.desc())).all()[0]
    assert (newest.joined_on, newest.dues_salary) == (date(2024, 7, 1), 7_654_321)


def test_a_time_of_hardship_is_corrected_by_who_sees_it(somebody: Somebody, as_role: As) -> None:
    path = f"/doan-vien/{somebody.id}/kho-khan/{somebody.hardship_id}"
    assert as_role("recorder").get(f"{path}/sua").status_code == 403
    assert as_role("recorder").post(f"{path}/rut").status_code == 403
    assert as_role("chair").get(f"{path}/sua").status_code == 200


@pytest.mark.parametrize(("days", "sees"), [(-1, True), (0, True), (1, False)])
def test_a_role_carries_the_right_in_its_days(somebody: Somebody, as_role: As, days: int, sees: bool) -> None:
    grant = db.session.scalars(select(Grant).where(Grant.role == Role.RECORDER)).one()
    grant.sensitive_from = TODAY + timedelta(days=days)
    grant.sensitive_to = TODAY + timedelta(days=5)
    db.session.commit()
    answer = as_role("recorder").get(f"/doan-vien/{somebody.id}")
    assert bool(private_words_in(answer, set(WORDS))) is sees


def test_who_sees_private_fields_is_in_the_security_log_once(somebody: Somebody, as_role: As) -> None:
    as_role("auditor").get(f"/doan-vien/{somebody.id}")
    assert db.session.scalars(select(SecurityEvent)).all() == []
    as_role("chair").get(f"/doan-vien/{somebody.id}")
    (event,) = db.session.scalars(select(SecurityEvent)).all()
    assert (event.kind, event.subject) == ("sensitive_viewed", f"members/{somebody.id}")


def test_no_page_shows_what_is_private_without_a_line_in_the_security_log(
    app: Flask, somebody: Somebody, as_role: As
) -> None:
    """Lists, forms, previews and files alike: a page of a new room that forgets it is found here."""
    client, unseen, showing = as_role("chair"), [], 0
    for address in [*lists(app), *somebody.addresses, f"/doan-vien/{somebody.id}/du-lieu"]:
        before = db.session.scalar(select(func.count(SecurityEvent.id)))
        answer = client.get(address, buffered=True)
        db.session.rollback()
        if private_words_in(answer, set(WORDS)):
            showing += 1
            after = db.session.scalar(select(func.count(SecurityEvent.id)))
            unseen += [address] if after == before else []
    assert showing > 5
    assert unseen == []


def test_a_member_sees_their_own(union: Unit, as_role: As) -> None:
    period = db.session.scalars(select(Membership)).one()
    period.dues_salary, period.phone = 7_654_321, "0912 345 678"
    db.session.commit()
    page = as_role("member").get("/toi").text
    assert "7.654.321" in page
    assert "0912 345 678" in page


def test_the_right_is_stated_beside_the_fields() -> None:
    private = {
        f"{kind.__name__}.{name}": field.private
        for kind in {one for feature in FEATURES for one in feature.facts}
        for name, field in fields_of(kind).items()
        if field.private
    }
    assert set(private.values()) == set(Private)
    assert private[f"{MembershipFacts.__name__}.dues_salary"] is Private.SALARY
