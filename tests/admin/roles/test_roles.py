"""Roles: nobody gives themselves one, the chair confirms, terms begin and end, leaving ends them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.actor import SYSTEM, Actor
from app.core.errors import Refused
from app.extensions import db
from app.office.accounts import actions, queries
from app.office.accounts.models import Grant, User
from app.office.accounts.rules import Role
from app.office.trail.models import TrailEntry
from app.office.units.models import Unit
from app.office.units.queries import units
from app.people.roster.models import Membership
from app.people.roster.queries import left_on
from tests.conftest import TODAY, Statements

As = Callable[[str], FlaskClient]
DAY = timedelta(days=1)


def account(username: str) -> User:
    found = queries.user_by_name(username)
    assert found is not None
    return found


def actor(username: str) -> Actor:
    user = account(username)
    return Actor(user.id, user.display_name)


def grant_of(username: str, role: Role) -> Grant:
    return next(given for given, _ in queries.grants_of(account(username).id) if given.role == role)


def given_by_admin(as_role: As, union: Unit, username: str, role: str, **boxes: str) -> int:
    """The status of an administrator's giving a role."""
    url = f"/tai-khoan/{account(username).id}/vai-tro"
    answer = as_role("admin").post(url, data={"unit_id": union.id, "role": role, **boxes})
    db.session.expire_all()
    return answer.status_code


def leave(day: date | None) -> None:
    """The member of the cast leaves the union on the day."""
    period = db.session.scalars(select(Membership)).one()
    period.left_on = day
    db.session.commit()


def test_nobody_gives_themselves_a_role_not_even_an_administrator(union: Unit, as_role: As) -> None:
    url = f"/tai-khoan/{account('admin').id}/vai-tro"
    answer = as_role("admin").post(url, data={"unit_id": union.id, "role": "chair"})
    assert answer.status_code == 422
    assert "Không ai tự giao vai trò" in answer.text
    assert as_role("admin").get("/so-quy/").status_code == 403


def test_nor_through_a_second_account_of_the_same_member(union: Unit) -> None:
    member_id = grant_of("member", Role.MEMBER).member_id
    actions.grant(account("admin"), union, Role.MEMBER, SYSTEM, TODAY, member_id)
    with pytest.raises(Refused, match="cũng là của bạn"):
        actions.grant(account("member"), union, Role.CHAIR, actor("admin"), TODAY)


def test_an_administrators_role_gives_nothing_until_the_chair_confirms_it(union: Unit, as_role: As) -> None:
    assert given_by_admin(as_role, union, "member", "recorder") == 303
    client, chair, given = as_role("member"), as_role("chair"), grant_of("member", Role.RECORDER)
    assert client.get("/tham-hoi/").status_code == 403
    assert "01 vai trò chờ xác nhận" in chair.get("/").text
    assert "Chờ Chủ tịch xác nhận" in chair.get("/vai-tro/").text
    assert chair.post(f"/vai-tro/{given.id}/xac-nhan").status_code == 303
    assert client.get("/tham-hoi/").status_code == 200
    assert "vai trò chờ xác nhận" not in chair.get("/").text
    assert "Xác nhận vai trò" in chair.get("/dau-vet/").text


def test_a_role_that_is_not_confirmed_is_gone_and_the_trail_says_why(union: Unit, as_role: As) -> None:
    given_by_admin(as_role, union, "member", "treasurer")
    given = grant_of("member", Role.TREASURER)
    url, chair = f"/vai-tro/{given.id}/khong-xac-nhan", as_role("chair")
    assert chair.post(url, data={"reason": ""}).status_code == 422
    assert chair.post(url, data={"reason": "Chưa bầu"}).status_code == 303
    assert [one.role for one, _ in queries.grants_of(account("member").id)] == ["member"]
    noted = db.session.scalars(select(TrailEntry).where(TrailEntry.action == "accounts.declined")).one()
    assert noted.reason == "Chưa bầu"
    assert chair.post(url, data={"reason": "nữa"}).status_code == 404


def test_a_union_without_a_chair_takes_the_administrators_at_once(union: Unit, as_role: As) -> None:
    actions.revoke(account("chair"), grant_of("chair", Role.CHAIR), SYSTEM)
    db.session.commit()
    given_by_admin(as_role, union, "recorder", "chair")
    assert as_role("recorder").get("/don-vi/sua").status_code == 200


def test_who_is_chair_only_in_name_is_waited_for_by_a_chair_alone(union: Unit, as_role: As) -> None:
    grant_of("chair", Role.CHAIR).valid_to = TODAY - DAY
    db.session.commit()
    given_by_admin(as_role, union, "member", "recorder")
    assert as_role("member").get("/tham-hoi/").status_code == 200
    given_by_admin(as_role, union, "recorder", "chair")
    assert as_role("recorder").get("/don-vi/sua").status_code == 403


def test_an_administrator_takes_no_chair_out_of_office(union: Unit, as_role: As) -> None:
    """Else the next role, given to an account of their own, would wait for nobody."""
    admin, chair = as_role("admin"), account("chair")
    given = grant_of("chair", Role.CHAIR)
    url = f"/tai-khoan/{chair.id}/vai-tro/{given.id}/thu-hoi"
    assert "Người quản trị không thu hồi vai trò Chủ tịch" in admin.post(url, follow_redirects=True).text
    # Nor once the term is over, nor by closing the account.
    grant_of("chair", Role.CHAIR).valid_to = TODAY - DAY
    db.session.commit()
    admin.post(url)
    grant_of("chair", Role.CHAIR).valid_to = None
    db.session.commit()
    admin.post(f"/tai-khoan/{chair.id}/khoa")
    for role, page in (("treasurer", "/so-quy/"), ("chair", "/don-vi/sua")):
        given_by_admin(as_role, union, "member", role)
        assert as_role("member").get(page).status_code == 403
    assert grant_of("chair", Role.CHAIR).id == given.id


def test_a_chair_who_administers_ends_a_former_one(union: Unit, as_role: As) -> None:
    actions.grant(account("admin"), union, Role.CHAIR, SYSTEM, TODAY)
    db.session.commit()
    url = f"/tai-khoan/{account('chair').id}/vai-tro/{grant_of('chair', Role.CHAIR).id}/thu-hoi"
    assert as_role("admin").post(url).status_code == 303
    assert queries.grants_of(account("chair").id) == []


def test_where_the_chair_is_gone_the_console_confirms_the_next(app: Flask, union: Unit, as_role: As) -> None:
    run = app.test_cli_runner().invoke
    early = run(args=["chair", "recorder"])
    assert (early.exit_code, "không có vai trò Chủ tịch nào chờ" in early.output) == (2, True)
    url = f"/tai-khoan/{account('recorder').id}/vai-tro"
    sent = {"unit_id": union.id, "role": "chair"}
    page = as_role("admin").post(url, data=sent, follow_redirects=True).text
    assert "flask chair recorder" in page
    assert as_role("recorder").get("/don-vi/sua").status_code == 403
    done = run(args=["chair", "recorder"])
    assert (done.exit_code, union.name in done.output) == (0, True)
    db.session.expire_all()
    assert as_role("recorder").get("/don-vi/sua").status_code == 200
    noted = db.session.scalars(select(TrailEntry).where(TrailEntry.action == "accounts.confirmed")).one()
    assert noted.reason == "Bằng lệnh trên máy chủ"
    former = grant_of("chair", Role.CHAIR)
    ended = {"valid_to": f"{TODAY - DAY:%d/%m/%Y}"}
    assert as_role("recorder").post(f"/vai-tro/{former.id}/thoi-han", data=ended).status_code == 303
    assert as_role("chair").get("/don-vi/sua").status_code == 403


def test_the_chair_confirms_no_role_of_their_own(union: Unit, as_role: As) -> None:
    grant = Grant(user_id=account("chair").id, unit_id=union.id, role=Role.AUDITOR, is_waiting=True)
    db.session.add(grant)
    db.session.commit()
    with pytest.raises(Refused, match="Không ai tự giao"):
        actions.confirm(account("chair"), grant, actor("chair"))


def test_a_role_of_another_union_is_not_found(union: Unit, as_role: As) -> None:
    given = grant_of("recorder", Role.RECORDER)
    stranger = as_role("stranger")
    assert stranger.get(f"/vai-tro/{given.id}").status_code == 404
    for path in ("xac-nhan", "khong-xac-nhan", "thoi-han"):
        assert stranger.post(f"/vai-tro/{given.id}/{path}").status_code == 404


@pytest.mark.parametrize("username", ["treasurer", "recorder", "auditor", "member", "admin"])
def test_only_the_chair_sees_and_confirms_roles(as_role: As, union: Unit, username: str) -> None:
    client = as_role(username)
    assert client.get("/vai-tro/").status_code == 403
    assert client.post("/vai-tro/1/xac-nhan").status_code == 403


def test_older_roles_hold_as_before(union: Unit) -> None:
    grant = grant_of("recorder", Role.RECORDER)
    assert (grant.valid_from, grant.valid_to, grant.is_waiting) == (None, None, False)


@pytest.mark.parametrize(("since", "until", "status"), [(1, 9, 403), (0, 0, 200), (-9, -1, 403)])
def test_a_role_holds_in_its_term(union: Unit, as_role: As, since: int, until: int, status: int) -> None:
    grant = grant_of("recorder", Role.RECORDER)
    grant.valid_from, grant.valid_to = TODAY + since * DAY, TODAY + until * DAY
    db.session.commit()
    assert as_role("recorder").get("/tham-hoi/").status_code == status


def test_an_expired_role_is_shown_as_such_and_may_be_given_again(union: Unit, as_role: As) -> None:
    grant_of("recorder", Role.RECORDER).valid_to = TODAY - DAY
    db.session.commit()
    admin, chair = as_role("admin"), as_role("chair")
    assert "Đã hết hạn" in admin.get(f"/tai-khoan/{account('recorder').id}").text
    assert "Đã hết hạn" in chair.get("/vai-tro/").text
    assert given_by_admin(as_role, union, "recorder", "recorder", valid_to="31/12/2027") == 303
    grant = grant_of("recorder", Role.RECORDER)
    assert (grant.valid_from, grant.valid_to, grant.is_waiting) == (TODAY, date(2027, 12, 31), True)
    assert given_by_admin(as_role, union, "recorder", "recorder") == 422


def test_a_term_that_ends_before_it_begins_is_refused_beside_its_box(union: Unit, as_role: As) -> None:
    url = f"/tai-khoan/{account('member').id}/vai-tro"
    sent = {"unit_id": union.id, "role": "auditor", "valid_from": "02/01/2025", "valid_to": "01/01/2025"}
    answer = as_role("admin").post(url, data=sent)
    assert answer.status_code == 422
    assert 'id="valid_to-error"' in answer.text
    assert 'value="01/01/2025"' in answer.text


def test_who_left_reads_their_own_record_ninety_days_then_nothing(union: Unit, as_role: As) -> None:
    client = as_role("member")
    for days, own, others in ((0, 200, 403), (89, 200, 403), (90, 403, 403)):
        leave(TODAY - days * DAY)
        assert client.get("/toi").status_code == own, days
        assert client.get("/toi/cong-khai").status_code == others, days
        assert client.get("/toi/lich").status_code == others, days
    leave(TODAY + DAY)
    assert client.get("/toi/cong-khai").status_code == 200


def test_an_officers_role_ends_with_their_membership_unless_given_again(union: Unit, as_role: As) -> None:
    actions.grant(account("member"), union, Role.RECORDER, SYSTEM, TODAY)
    leave(TODAY)
    client = as_role("member")
    assert client.get("/tham-hoi/").status_code == 403
    leave(TODAY + DAY)
    assert client.get("/tham-hoi/").status_code == 200
    leave(TODAY - DAY)
    actions.grant(account("member"), union, Role.RECORDER, actor("chair"), TODAY)
    db.session.commit()
    assert client.get("/tham-hoi/").status_code == 200


def test_who_came_back_has_not_left(union: Unit) -> None:
    period = db.session.scalars(select(Membership)).one()
    leave(TODAY - 400 * DAY)
    db.session.add(
        Membership(
            unit_id=union.id,
            row_key="DV001#2",
            member_id=period.member_id,
            standing="member",
            joined_on=TODAY - DAY,
            recorded_by="x",
        )
    )
    db.session.commit()
    assert db.session.scalar(select(left_on(period.member_id))) is None


def test_the_chair_lets_somebody_see_private_fields_for_a_time(union: Unit, as_role: As) -> None:
    grant, chair = grant_of("recorder", Role.RECORDER), as_role("chair")
    url = f"/vai-tro/{grant.id}/thoi-han"
    answer = chair.post(url, data={"sensitive_to": "01/01/2025"})
    assert answer.status_code == 422
    assert 'id="sensitive_from-error"' in answer.text
    sent = {"sensitive_from": "01/12/2024", "sensitive_to": "31/12/2024"}
    assert chair.post(url, data=sent).status_code == 303
    db.session.expire_all()
    assert (grant.sensitive_from, grant.sensitive_to) == (date(2024, 12, 1), date(2024, 12, 31))
    assert "Xem thông tin riêng từ ngày" in chair.get("/dau-vet/").text


def test_the_list_costs_the_same_for_many_roles(union: Unit, as_role: As, statements: Statements) -> None:
    client, counts = as_role("chair"), []
    for number in range(2):
        statements.clear()
        assert client.get("/vai-tro/").status_code == 200
        counts.append(statements.count)
        for place in range(5):
            user = actions.add_user(f"them{number}{place}", "Thêm", "mot-mat-khau-dai", SYSTEM)
            actions.grant(user, union, Role.AUDITOR, SYSTEM, TODAY)
        db.session.commit()
    assert counts[0] == counts[1]


def test_unions_do_not_wait_for_each_others_chairs(union: Unit, as_role: As) -> None:
    other = next(one for one in units() if one.id != union.id)
    stranger = account("stranger")
    actions.revoke(stranger, grant_of("stranger", Role.CHAIR), SYSTEM)
    given = actions.grant(account("recorder"), other, Role.CHAIR, actor("admin"), TODAY)
    assert not given.is_waiting
