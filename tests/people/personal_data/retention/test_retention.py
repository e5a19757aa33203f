"""What is past its time is proposed; it goes when somebody presses, and the trail keeps that it went."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.extensions import db
from app.office.accounts.models import Grant, SentForm, User
from app.office.trail.models import TrailEntry
from app.office.units.models import Unit
from app.people.bulk.actions import change_many
from app.people.bulk.facts import BulkFacts
from app.people.bulk.models import BulkChange
from app.people.bulk.queries import plan
from app.people.personal_data.retention.queries import long_gone
from app.people.personal_data.retention.rules import left_before
from app.people.roster.facts import LeavingReason
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import As, words

PRESS = {"reason": "đến hạn"}


def put_change(union: Unit, at: datetime) -> None:
    facts = BulkFacts({"union_group": f"Tổ {at.month}"})
    change_many(union.id, plan(union.id, {1}, facts, TODAY), facts, OFFICER, TODAY, at=at)
    db.session.commit()


def make_chair_administrator() -> None:
    db.session.scalars(select(User).where(User.username == "chair")).one().is_admin = True
    db.session.commit()


def test_ten_years_back_on_a_leap_day_too() -> None:
    assert left_before(date(2024, 12, 15)) == date(2014, 12, 15)
    assert left_before(date(2024, 2, 29)) == date(2014, 2, 28)


def test_who_left_long_ago_is_proposed(as_role: As, union: Unit) -> None:
    gone = {"left_on": date(2014, 12, 15), "leaving_reason": LeavingReason.RETIRED}
    old = put_member(union, "DV050", "Lê Đã Lâu", **gone)
    put_member(union, "DV051", "Lê Mới Nghỉ", **{**gone, "left_on": date(2014, 12, 16)})
    db.session.commit()
    assert [one.full_name for one in long_gone(union.id, TODAY)] == ["Lê Đã Lâu"]
    client = as_role("chair")
    assert "Lê Đã Lâu" in words(client.get("/du-lieu-den-han/"))
    sent = {"ground": "left", "reason": "quá 10 năm", "step": "2", "code": "DV050"}
    assert client.post(f"/doan-vien/{old.id}/xoa-du-lieu", data=sent).status_code == 303
    db.session.expire_all()
    assert long_gone(union.id, TODAY) == []


def test_old_values_for_undo_go_after_ninety_days(as_role: As, union: Unit) -> None:
    put_change(union, datetime(2024, 9, 1, tzinfo=UTC))
    put_change(union, datetime(2024, 12, 1, tzinfo=UTC))
    client = as_role("chair")
    assert "1 mục" in words(client.get("/du-lieu-den-han/"))
    assert client.post("/du-lieu-den-han/hoan-tac", data=PRESS).status_code == 303
    db.session.expire_all()
    old, new = db.session.scalars(select(BulkChange.before).order_by(BulkChange.id))
    assert old == '{"people": {}}'
    assert "union_group" in new
    line = db.session.scalars(select(TrailEntry).where(TrailEntry.action == "members.data.removed")).one()
    assert line.reason == "đến hạn"
    assert "Loại dữ liệu" in words(client.get("/dau-vet/"))


@pytest.mark.parametrize("sent", [{}, {"reason": "  "}])
def test_nothing_goes_without_a_reason(as_role: As, union: Unit, sent: dict[str, str]) -> None:
    put_change(union, datetime(2024, 9, 1, tzinfo=UTC))
    as_role("chair").post("/du-lieu-den-han/hoan-tac", data=sent)
    db.session.expire_all()
    assert "union_group" in db.session.scalars(select(BulkChange.before)).one()


def test_looking_deletes_nothing(as_role: As, union: Unit) -> None:
    put_change(union, datetime(2024, 9, 1, tzinfo=UTC))
    as_role("chair").get("/du-lieu-den-han/")
    assert "union_group" in db.session.scalars(select(BulkChange.before)).one()


def test_what_all_unions_share_takes_an_administrator(app: Flask, as_role: As, union: Unit) -> None:
    copy = Path(app.instance_path) / "truoc-nang-cap-0001.db"
    copy.write_bytes(b"")
    os.utime(copy, (0, 0))
    user = db.session.scalars(select(Grant.user_id)).first()
    db.session.add(SentForm(token="cu", user_id=user, location="", at=datetime(2024, 1, 1, tzinfo=UTC)))
    db.session.commit()
    client = as_role("chair")
    assert "nâng cấp" not in words(client.get("/du-lieu-den-han/"))
    assert client.post("/du-lieu-den-han/mau-da-gui", data=PRESS).status_code == 403
    make_chair_administrator()
    client = as_role("chair")
    assert "nâng cấp" in words(client.get("/du-lieu-den-han/"))
    for key in ("mau-da-gui", "ban-sao-truoc-nang-cap"):
        assert client.post(f"/du-lieu-den-han/{key}", data=PRESS).status_code == 303
    db.session.expire_all()
    assert db.session.scalar(select(func.count()).select_from(SentForm).where(SentForm.token == "cu")) == 0
    assert not copy.exists()
    assert client.post("/du-lieu-den-han/khong-co", data=PRESS).status_code == 404


def test_the_file_can_be_written_anew(as_role: As, union: Unit) -> None:
    answer = as_role("chair").post("/du-lieu-den-han/don-tep")
    assert answer.status_code == (303 if db.engine.dialect.name == "sqlite" else 404)


@pytest.mark.parametrize("role", ["treasurer", "recorder", "auditor", "member", "upper", "admin"])
def test_only_the_chair_lets_go(as_role: As, union: Unit, role: str) -> None:
    assert as_role(role).get("/du-lieu-den-han/").status_code == 403
    assert as_role(role).post("/du-lieu-den-han/hoan-tac", data=PRESS).status_code == 403
