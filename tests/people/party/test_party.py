"""Party membership is exported only where the union keeps it, and erased when it stops."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.actor import SYSTEM, Correction
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import export
from app.exchange.workbook.models import ExchangeMark
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.office.trail.erasure_rules import LEFT, without
from app.office.trail.models import TrailDetail, TrailEntry
from app.office.trail.queries import verify_chain
from app.office.units.actions import keep_party_membership
from app.office.units.models import Unit
from app.people.bulk.actions import change_many, undo
from app.people.bulk.facts import BulkFacts
from app.people.bulk.models import BulkChange
from app.people.bulk.queries import plan
from app.people.roster.actions import correct_membership
from app.people.roster.facts import MembershipFacts, Standing
from app.people.roster.models import Member, Membership
from app.people.roster.queries import membership_facts
from tests.conftest import OFFICER, TODAY, put_member
from tests.exchange.books import rows_in

As = Callable[[str], FlaskClient]


@pytest.fixture
def long(union: Unit) -> Member:
    """A Party member whose record has a history: added, corrected, changed in bulk, exported."""
    keep_party_membership(union, True, OFFICER)
    one = put_member(
        union, "DV007", "Hoàng Đức Long", standing=Standing.MEMBER, party_member=True, phone="0912"
    )
    period = db.session.scalars(select(Membership).where(Membership.member_id == one.id)).one()
    old = membership_facts(period)
    correct_membership(
        period,
        old,
        MembershipFacts(Standing.MEMBER, party_member=False),
        Correction(OFFICER, TODAY, "ghi nhầm"),
    )
    now = membership_facts(period)
    correct_membership(
        period,
        now,
        MembershipFacts(Standing.MEMBER, party_member=True),
        Correction(OFFICER, TODAY, "ghi đúng"),
    )
    facts = BulkFacts({"union_group": "Tổ 2"})
    change_many(
        union.id,
        plan(union.id, {one.id}, facts, TODAY),
        facts,
        OFFICER,
        TODAY,
        at=datetime(2024, 12, 15, tzinfo=UTC),
    )
    db.session.commit()
    return one


def stop(union: Unit) -> None:
    keep_party_membership(union, False, OFFICER)
    db.session.commit()
    db.session.expire_all()


def all_stored_values() -> str:
    """Every stored text that could still contain it."""
    texts = [*db.session.scalars(select(TrailDetail.values)), *db.session.scalars(select(BulkChange.before))]
    return "\n".join(texts)


def test_nothing_of_it_is_left(union: Unit, long: Member) -> None:
    assert '"party_member": true' in all_stored_values()
    stop(union)
    assert not any(db.session.scalars(select(Membership.party_member)))
    assert '"party_member": true' not in all_stored_values()
    assert not db.session.scalars(
        select(TrailEntry.id)
        .join(TrailDetail)
        .where(TrailEntry.subject.startswith("members/"), TrailDetail.values.contains("party_member"))
    ).all()


def test_all_else_is_left_and_the_chain_is_whole(union: Unit, long: Member) -> None:
    stop(union)
    assert verify_chain(union.id) == []
    added = db.session.scalars(
        select(TrailDetail.values).join(TrailEntry).where(TrailEntry.subject == f"members/{long.id}")
    ).all()
    assert any("0912" in values and "Hoàng Đức Long" in values for values in added)
    lines = db.session.scalars(select(TrailEntry).where(TrailEntry.action == "members.party_erased")).all()
    assert [(line.actor, line.subject) for line in lines] == [(OFFICER.name, f"units/{union.id}")]


def test_what_is_left_cannot_be_altered_unseen(union: Unit, long: Member) -> None:
    stop(union)
    detail = db.session.scalars(
        select(TrailDetail).join(TrailEntry).where(TrailEntry.subject == f"members/{long.id}")
    ).first()
    assert detail is not None
    kept = detail.values
    detail.values = kept.replace("Long", "Khác") if "Long" in kept else "{}"
    db.session.flush()
    assert verify_chain(union.id) == [f"Dấu vết số {detail.entry_id}: giá trị cũ, mới không còn như lúc ghi."]
    detail.values = kept
    db.session.flush()
    assert verify_chain(union.id) == []


def test_an_erasing_line_that_was_forged_excuses_nothing(union: Unit, long: Member) -> None:
    stop(union)
    line = db.session.scalars(
        select(TrailDetail).join(TrailEntry).where(TrailEntry.action == "members.party_erased")
    ).one()
    values = json.loads(line.values)
    first = min(values[LEFT][1], key=int)
    values[LEFT][1][first] = "0" * 64
    line.values = json.dumps(values)
    db.session.flush()
    faults = verify_chain(union.id)
    assert any(f"số {line.entry_id}:" in one for one in faults)
    assert any(f"số {first}:" in one for one in faults)


def test_the_salt_is_another_so_that_the_old_digest_reveals_nothing(union: Unit, long: Member) -> None:
    of = select(TrailDetail.salt).join(TrailEntry).where(TrailEntry.subject == f"members/{long.id}")
    before = set(db.session.scalars(of))
    stop(union)
    changed = before - set(db.session.scalars(of))
    assert changed


def test_a_change_in_bulk_can_still_be_undone_but_brings_nobody_back(union: Unit, long: Member) -> None:
    stop(union)
    undo(db.session.scalars(select(BulkChange)).one(), OFFICER, TODAY, at=datetime(2024, 12, 15, tzinfo=UTC))
    db.session.commit()
    period = db.session.scalars(select(Membership).where(Membership.member_id == long.id)).one()
    assert (period.union_group, period.party_member) == ("", False)


def test_marks_of_the_exchange_do_not_reveal_it(union: Unit, long: Member, tmp_path: Path) -> None:
    file = tmp_path / "xuat.xlsx"
    export(union.id, file.write_bytes, SYSTEM)
    db.session.commit()
    mark = select(ExchangeMark.digest).where(
        ExchangeMark.row_key == "DV007", ExchangeMark.sheet == "Đoàn viên"
    )
    before = db.session.scalars(mark).one()
    stop(union)
    assert db.session.scalars(mark).one() != before
    roster = next(
        sheet for sheet in prepare(read_book(file), union, TODAY).sheets if sheet.sheet.title == "Đoàn viên"
    )
    assert [pair.row.key for pair in roster.changed] == ["DV007"], (
        "a file that still contains it is asked about"
    )
    again = tmp_path / "lai.xlsx"
    export(union.id, again.write_bytes, SYSTEM)
    assert prepare(read_book(again), union, TODAY).writes == 0


def test_an_export_reveals_nothing_whatever_is_asked(as_role: As, union: Unit, long: Member) -> None:
    for is_kept in (True, False):
        if not is_kept:
            stop(union)
        data = as_role("chair").post("/trao-doi/xuat", data={"with_party": "y"}).data
        rows = rows_in(BytesIO(data))["Đoàn viên"]
        assert ("Đảng viên" in rows[0]) is is_kept


def test_what_was_only_hidden_by_an_earlier_version_can_be_erased(
    as_role: As, union: Unit, long: Member, tmp_path: Path
) -> None:
    union.keeps_party = False
    db.session.commit()
    client = as_role("chair")
    assert "xem và xóa hẳn" in client.get("/don-vi/").text
    assert "1 dòng" in client.get("/don-vi/dang-vien/thoi").text
    export(union.id, (tmp_path / "ra.xlsx").write_bytes, SYSTEM)
    rows = rows_in(tmp_path / "ra.xlsx")["Đoàn viên"]
    place = rows[0].index("Đảng viên")
    assert {row[place] for row in rows[1:]} == {None}
    db.session.commit()
    assert client.post("/don-vi/dang-vien/thoi").status_code == 303
    db.session.expire_all()
    assert not any(db.session.scalars(select(Membership.party_member)))
    assert verify_chain(union.id) == []


def test_the_page_says_that_it_cannot_come_back(as_role: As, union: Unit, long: Member) -> None:
    client = as_role("chair")
    page = client.get("/don-vi/dang-vien/thoi").text
    assert "không lấy lại được" in page
    assert "Xóa hẳn" in page
    db.session.expire_all()
    assert union.keeps_party, "looking changes nothing"
    client.post("/don-vi/dang-vien/thoi")
    trail = client.get("/dau-vet/").text
    assert "Xóa hẳn thông tin đảng viên" in trail
    assert LEFT not in trail


@pytest.mark.parametrize("role", ["treasurer", "recorder", "auditor", "member", "upper", "admin"])
def test_only_the_chair_erases(as_role: As, union: Unit, long: Member, role: str) -> None:
    assert as_role(role).get("/don-vi/dang-vien/thoi").status_code == 403
    assert as_role(role).post("/don-vi/dang-vien/thoi").status_code == 403
    db.session.expire_all()
    assert union.keeps_party


def test_where_nothing_is_left_to_erase_no_line_says_so(union: Unit, long: Member) -> None:
    for _ in range(3):
        stop(union)
    of = select(TrailEntry).where(TrailEntry.action == "members.party_erased")
    assert len(db.session.scalars(of).all()) == 1


def test_a_field_is_cut_however_deep_it_stands() -> None:
    values = {"a": [None, [{"party_member": True, "b": [{"party_member": False}]}]], "party_member": [0, 1]}
    cut = without(json.dumps(values), "party_member")
    assert cut is not None
    assert json.loads(cut) == {"a": [None, [{"b": [{}]}]]}
    assert without('{"note": ["", "party_member"]}', "party_member") is None
