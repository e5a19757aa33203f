"""What is past its time is proposed; it goes when somebody presses, and the trail keeps that it went."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask, current_app
from sqlalchemy import func, select

from app.admin.verification.checks import seal_findings_of, unit_faults
from app.core.actor import Actor
from app.core.periods import parse_period
from app.dues.collecting.draft.models import CollectionDraft
from app.dues.collecting.draft.rules import as_text, as_typed
from app.dues.collecting.facts import Cell, Typed
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
from app.year.received.actions import note_refused
from app.year.received.list_queries import refused_since
from app.year.received.models import RefusedFile
from app.year.workspace.drafts.actions import keep_draft
from app.year.workspace.drafts.models import PartDraft
from app.year.workspace.facts import PartPlace
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import As, put_fund, words

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


def test_the_file_can_be_written_again(as_role: As, union: Unit) -> None:
    answer = as_role("chair").post("/du-lieu-den-han/don-tep")
    assert answer.status_code == (303 if db.engine.dialect.name == "sqlite" else 404)


@pytest.mark.parametrize("role", ["treasurer", "recorder", "auditor", "member", "upper", "admin"])
def test_only_the_chair_lets_go(as_role: As, union: Unit, role: str) -> None:
    assert as_role(role).get("/du-lieu-den-han/").status_code == 403
    assert as_role(role).post("/du-lieu-den-han/hoan-tac", data=PRESS).status_code == 403


def test_a_part_s_draft_goes_ninety_days_after_its_last_word(as_role: As, union: Unit) -> None:
    user = db.session.scalars(select(Grant.user_id)).first()
    writer, place = Actor(user, "Tài khoản chair"), PartPlace(parse_period("2024"), "co-quan", "care")
    for part, at in (("care", datetime(2024, 9, 1, tzinfo=UTC)), ("fund", datetime(2024, 12, 1, tzinfo=UTC))):
        keep_draft(union.id, place._replace(part=part), {"after": ["Viết dở."]}, 0, writer, at)
    db.session.commit()
    press(as_role, union, "ban-nhap-muc-bao-cao", "1 mục")
    assert db.session.scalars(select(PartDraft.part)).all() == ["fund"]


def test_a_posted_grid_s_draft_says_nothing_after_ninety_days(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    posted, still_open = [(1, "2024-02-01"), (2, "2024-12-01")], [(3, "2024-03-01"), (4, "2023-04-01")]
    for month, day in (*posted, *still_open):
        at = datetime.fromisoformat(day).replace(tzinfo=UTC)
        row = CollectionDraft(
            unit_id=union.id, fund_id=fund.id, period_start=date(2024, month, 1),
            period_end=date(2024, month, 28), cells=as_text(Typed(cells={1: Cell("50.000")})),
            saved_by="Tài khoản chair", saved_at=at, posted_at=at if month < 3 else None,
        )  # fmt: skip
        db.session.add(row)
    db.session.commit()
    press(as_role, union, "ban-nhap-dot-thu", "2 mục")
    rows = db.session.scalars(select(CollectionDraft).order_by(CollectionDraft.period_start)).all()
    left = [(one.period_start.month, len(as_typed(one.cells).cells)) for one in rows]
    assert left == [(1, 0), (2, 1), (3, 1)]


def test_lines_about_files_not_taken_go_after_a_year(as_role: As, union: Unit) -> None:
    for name, day in (("bao-cao-cu.scd", date(2023, 12, 1)), ("bao-cao-moi.scd", date(2023, 12, 16))):
        note_refused(union, name, "Tệp hỏng.", OFFICER, day)
    db.session.commit()
    press(as_role, union, "tep-khong-nhan", "1 mục")
    names = db.session.scalars(select(RefusedFile.file_name).order_by(RefusedFile.id)).all()
    assert names == ["", "bao-cao-moi.scd"]
    shown = refused_since(union.id, date(2023, 1, 1), 9)
    assert [one.file_name for one in shown] == ["bao-cao-moi.scd"]


def press(as_role: As, union: Unit, key: str, count: str) -> None:
    """The page proposes so much; one press lets it go, and the books still agree."""
    client = as_role("chair")
    assert count in words(client.get("/du-lieu-den-han/"))
    assert client.post(f"/du-lieu-den-han/{key}", data=PRESS).status_code == 303
    assert count not in words(client.get("/du-lieu-den-han/"))
    db.session.expire_all()
    assert unit_faults(union, TODAY) == []
    assert seal_findings_of(Path(current_app.instance_path)).faults == []
