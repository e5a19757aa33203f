"""A person's data go from rows, texts, trail, files and the bytes on the disk; figures and money stay."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import String, func, select, text

from app.admin.verification.checks import paper_faults, unit_faults
from app.core.actor import SYSTEM, Correction
from app.core.periods import parse_period
from app.dues.contributions.actions import add_contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.exemptions.actions import record_exemption
from app.dues.ledger.facts import ExemptionFacts
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import export
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.visits.actions import correct_visit, record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.life.visits.queries import visits_of
from app.log.activities.facts import Channel, MoneySource
from app.log.activities.models import Activity
from app.log.attachments.actions import attach
from app.log.attachments.rules import scan_of
from app.log.figures.registry import figures
from app.office.accounts.models import User
from app.office.second_factor.models import RecoveryCode, SecondFactor
from app.office.trail.models import TrailDetail, TrailEntry
from app.office.trail.queries import verify_chain
from app.office.units.models import Unit
from app.people.bulk.actions import change_many
from app.people.bulk.facts import BulkFacts
from app.people.bulk.queries import plan
from app.people.children.actions import add_child
from app.people.hardship.actions import add_hardship
from app.people.personal_data.declared import every_part
from app.people.portraits.actions import set_portrait
from app.people.portraits.rules import portrait_in
from app.people.roster.actions import correct_membership, correct_person
from app.people.roster.facts import (
    BirthDay,
    ChildFacts,
    HardshipFacts,
    LeavingReason,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
)
from app.people.roster.models import Member, Membership
from app.people.roster.queries import membership_facts, person_facts
from app.web.personal.declared import Purpose
from app.year.figures.scopes import open_scope
from tests.conftest import OFFICER, TODAY, put_member, sign_in
from tests.downloads import As, errors, put_fund, words

AT = datetime(2024, 12, 15, 8, tzinfo=UTC)
#: What nobody may find afterwards; each stands in another kind of place.
SECRETS = (
    "Đặng Quỳnh Hương",
    "Đặng Thị Hường",
    "0987654321",
    "Trưởng kho hóa chất",
    "dị ứng tôm hùm",
    "suy thận độ ba",
    "Đặng Kim Ngân",
    "giải nhất cờ vua",
    "cô Hương kho",
    "mổ mắt trái",
    "nghỉ thai sản hai kỳ",
    "Quỳnh Hương trên phiếu",
    "so-kham-benh-huong",
)


def put_huong(unit: Unit, folder: Path) -> Member:
    """Somebody who left in October, of whom the books know everything."""
    one = put_member(
        unit, "DV012", "Đặng Thị Hường", sex=Sex.FEMALE, phone="0987654321",
        position="Trưởng kho hóa chất", department="Kho", note="dị ứng tôm hùm", union_group="Tổ 3",
        left_on=date(2024, 10, 1), leaving_reason=LeavingReason.RETIRED,
    )  # fmt: skip
    old = person_facts(one)
    new = PersonFacts("DV012", "Đặng Quỳnh Hương", Sex.FEMALE, BirthDay(date(1969, 8, 14)))
    correct_person(one, old, new, Correction(OFFICER, TODAY, "ghi nhầm tên"))
    period = db.session.scalars(select(Membership).where(Membership.member_id == one.id)).one()
    now = membership_facts(period)
    correct_membership(
        period,
        now,
        MembershipFacts(**{**_values(now), "note": "dị ứng tôm hùm nặng"}),
        Correction(OFFICER, TODAY, "thêm"),
    )
    add_hardship(unit.id, HardshipFacts(one.id, date(2024, 3, 1), None, "suy thận độ ba"), OFFICER, TODAY)
    child = ChildFacts(
        one.id, "Đặng Kim Ngân", BirthDay(date(2012, 5, 6)), "6A", "2024-2025", "giải nhất cờ vua"
    )
    add_child(unit.id, child, OFFICER, TODAY)
    set_portrait(one, _photo(), OFFICER)
    put_history(unit, one, folder)
    db.session.commit()
    return one


def _values(facts: Any) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}


def _photo() -> bytes:
    file = BytesIO()
    Image.new("RGB", (200, 200), "teal").save(file, "JPEG")
    return portrait_in(file.getvalue())


def put_history(unit: Unit, one: Member, folder: Path) -> None:
    """Visits, an award, payments, an exemption, a scan, a change of many that name her."""
    fund, other = put_fund(unit), put_member(unit, "DV013", "Lê Thị Cúc", sex=Sex.FEMALE)
    seen = VisitFacts(
        date(2024, 4, 2), Reason.ILLNESS, "cô Hương kho", Audience.MEMBER, member_ids=(one.id,),
        amount=500_000, money_source=MoneySource.OTHERS, note="mổ mắt trái",
    )  # fmt: skip
    alone = record_visit(unit.id, seen, OFFICER, TODAY)
    correct_visit(
        alone,
        seen,
        VisitFacts(**{**_values(seen), "occasion": "mổ mắt trái lần hai"}),
        Correction(OFFICER, TODAY, "bổ sung"),
    )
    both = VisitFacts(
        date(2024, 3, 8), Reason.WOMEN, "Đ/c ĐẶNG QUỲNH HƯƠNG và đ/c Lê Thị Cúc", Audience.MEMBER,
        member_ids=(one.id, other.id), people=2, amount=400_000, fund_id=fund.id, channel=Channel.CASH,
    )  # fmt: skip
    record_visit(unit.id, both, OFFICER, TODAY)
    unlinked = VisitFacts(date(2024, 5, 1), Reason.CHILDREN, "cháu Đặng Kim Ngân", Audience.CHILD, people=1)
    record_visit(unit.id, unlinked, OFFICER, TODAY)
    award = AwardFacts(
        year="2024", subject=Subject.PERSON, name="Đặng Quỳnh Hương", title="Lao động tiên tiến",
        stage=Stage.GRANTED, member_ids=(one.id,),
    )  # fmt: skip
    record_award(unit.id, award, OFFICER, TODAY)
    paid = ContributionFacts(one.id, fund.id, "2024", 40_000, date(2024, 2, 1), "Quỳnh Hương trên phiếu")
    add_contributions(unit.id, [(None, paid)], OFFICER, TODAY)
    record_exemption(unit.id, ExemptionFacts(one.id, "nghỉ thai sản hai kỳ"), OFFICER, TODAY)
    attach(alone, scan_of(_pdf(), "so-kham-benh-huong.pdf"), folder / "uploads", OFFICER)
    facts = BulkFacts({"union_group": "Tổ 4"})
    change_many(unit.id, plan(unit.id, {one.id}, facts, TODAY), facts, OFFICER, TODAY, at=AT)


def _pdf() -> bytes:
    from pypdf import PdfWriter

    file, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "so-kham-benh-huong"})
    writer.write(file)
    return file.getvalue()


@pytest.fixture
def huong(app: Flask, union: Unit) -> Member:
    return put_huong(union, Path(app.instance_path))


def erase(client: FlaskClient, person: Member, **typed: str) -> Any:
    sent = {"ground": "left", "reason": "Đã nghỉ hưu, không còn giao dịch", "step": "2", "code": "DV012"}
    return client.post(f"/doan-vien/{person.id}/xoa-du-lieu", data={**sent, **typed})


def texts_of_tables(*, but: frozenset[str] = frozenset()) -> str:
    """Every text in the database, but for these tables."""
    found = []
    for table in db.metadata.sorted_tables:
        columns = [one for one in table.columns if isinstance(one.type, String)]
        if columns and table.name not in but:
            found += [str(value) for row in db.session.execute(select(*columns)) for value in row if value]
    return "\n".join(
        json.dumps(json.loads(one), ensure_ascii=False) if one[:1] == "{" else one for one in found
    )


def bytes_on_disk(app: Flask) -> bytes:
    return b"\n".join(
        path.read_bytes() for path in sorted(Path(app.instance_path).rglob("*")) if path.is_file()
    )


def test_it_was_everywhere_before(app: Flask, union: Unit, huong: Member) -> None:
    held = texts_of_tables()
    assert [word for word in SECRETS if word not in held] == []


def test_no_table_but_the_cash_book_holds_it_afterwards(as_role: As, union: Unit, huong: Member) -> None:
    assert erase(as_role("chair"), huong).status_code == 303
    db.session.expire_all()
    held = texts_of_tables(but=frozenset({"cash_entries"})).casefold()
    assert [word for word in SECRETS if word.casefold() in held] == []
    assert "Quỳnh Hương trên phiếu" in texts_of_tables(), "who paid is on the voucher"
    one = db.session.get_one(Member, huong.id)
    assert (one.full_name, one.code, one.birth_date) == (f"Người đã xóa dữ liệu {one.id}", "DV012", None)


def test_no_file_of_the_installation_holds_it_afterwards(
    app: Flask, as_role: As, union: Unit, huong: Member
) -> None:
    folder = Path(app.instance_path) / "workbooks" / "abcdefghijklmnopqrstuv"
    folder.mkdir(parents=True)
    upload = {"user_id": 1, "unit_id": union.id, "file_name": "so.xlsx"}
    (folder / "upload.json").write_text(json.dumps(upload), "utf-8")
    (folder / "book.xlsx").write_text("dị ứng tôm hùm", "utf-8")
    scans = set((Path(app.instance_path) / "uploads").iterdir())
    assert erase(as_role("chair"), huong).status_code == 303
    assert not folder.exists()
    db.session.rollback()
    kept = "\n".join(db.session.scalars(text("SELECT description || counterparty FROM cash_entries")))
    held = bytes_on_disk(app)
    gone = [word for word in SECRETS if word not in kept and word.upper() not in kept]
    assert len(gone) > 8
    assert [word for word in gone if word.encode() in held] == []
    assert not scans & set((Path(app.instance_path) / "uploads").iterdir()), "the scan itself is gone"


def test_the_database_file_is_written_again(app: Flask, as_role: As, union: Unit, huong: Member) -> None:
    file = db.engine.url.database
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's own VACUUM does it")
    erase(as_role("chair"), huong)
    db.session.rollback()
    held = b"".join(path.read_bytes() for path in Path(str(file)).parent.glob(Path(str(file)).name + "*"))
    for word in ("suy thận độ ba", "giải nhất cờ vua", "0987654321", "mổ mắt trái"):
        assert word.encode() not in held, word


def counted(union: Unit) -> dict[str, object]:
    """Every figure of the year: value and sources."""
    found = figures(open_scope(union, parse_period("2024"), date(2024, 12, 31)))
    return {one.key: (one.value, sorted(share.row for share in one.shares)) for one in found}


def test_figures_and_money_stay_to_the_dong(as_role: As, union: Unit, huong: Member) -> None:
    before, money = counted(union), _money()
    db.session.rollback()
    erase(as_role("chair"), huong)
    db.session.expire_all()
    after = counted(union)
    assert {key for key in before if before[key] != after.get(key)} == set()
    assert len(before) > 50
    assert _money() == money


def _money() -> list[tuple[Any, ...]]:
    rows = db.session.execute(
        text("SELECT id, amount, description, counterparty FROM cash_entries ORDER BY id")
    )
    return [tuple(row) for row in rows]


def test_the_books_still_agree(app: Flask, as_role: As, union: Unit, huong: Member) -> None:
    erase(as_role("chair"), huong)
    db.session.expire_all()
    assert unit_faults(union, TODAY) == []
    assert paper_faults(union, Path(app.instance_path) / "uploads") == []
    assert verify_chain(union.id) == []
    assert verify_chain(None) == []
    db.session.rollback()
    output = app.test_cli_runner().invoke(args=["verify"]).output
    assert "Sổ khớp." in output, "seals of the rows too"


def test_a_line_says_who_erased_what_and_why_without_the_values(
    as_role: As, union: Unit, huong: Member
) -> None:
    client = as_role("chair")
    erase(client, huong)
    db.session.expire_all()
    line = db.session.scalars(select(TrailEntry).where(TrailEntry.action == "members.erased")).one()
    assert (line.subject, line.reason) == (f"members/{huong.id}", "Đã nghỉ hưu, không còn giao dịch")
    page = words(client.get("/dau-vet/"))
    assert "Xóa dữ liệu cá nhân" in page
    assert "Số dòng dấu vết" in page
    assert "erased_from" not in page


def test_what_is_left_of_the_trail_cannot_be_altered_unseen(as_role: As, union: Unit, huong: Member) -> None:
    erase(as_role("chair"), huong)
    db.session.expire_all()
    of = select(TrailDetail).join(TrailEntry).where(TrailEntry.subject == f"members/{huong.id}")
    detail = db.session.scalars(of.order_by(TrailDetail.entry_id)).first()
    assert detail is not None
    detail.values = '{"full_name": [null, "Ai khác"]}'
    db.session.flush()
    assert len(verify_chain(union.id)) == 1


def test_an_export_comes_back_without_a_change(
    as_role: As, union: Unit, huong: Member, tmp_path: Path
) -> None:
    old, new = tmp_path / "cu.xlsx", tmp_path / "moi.xlsx"
    export(union.id, old.write_bytes, SYSTEM)
    db.session.commit()
    erase(as_role("chair"), huong)
    db.session.expire_all()
    sheets = prepare(read_book(old), union, TODAY).sheets
    asked = {sheet.sheet.title for sheet in sheets if sheet.conflicts}
    assert "Đoàn viên" in asked, "an old file brings nobody back unseen"
    export(union.id, new.write_bytes, SYSTEM)
    db.session.commit()
    assert prepare(read_book(new), union, TODAY).writes == 0


def test_others_in_the_same_entries_stay(as_role: As, union: Unit, huong: Member) -> None:
    erase(as_role("chair"), huong)
    db.session.expire_all()
    shared = [facts.recipient for _, facts in visits_of(union.id) if len(facts.member_ids) == 2]
    assert shared == [f"Đ/c Người đã xóa dữ liệu {huong.id} và đ/c Lê Thị Cúc"]


def test_a_namesake_keeps_their_name(as_role: As, union: Unit, huong: Member) -> None:
    """Their mentions cannot be told apart, so only entries tied to the erased person are cleaned."""
    other = put_member(union, "DV099", "Đặng Quỳnh Hương", sex=Sex.FEMALE)
    mention = VisitFacts(
        date(2024, 6, 1), Reason.OTHER, "Đặng Quỳnh Hương", Audience.MEMBER, member_ids=(other.id,)
    )
    record_visit(union.id, mention, OFFICER, TODAY)
    db.session.commit()
    client = as_role("chair")
    assert "trùng họ tên" in erase(client, huong, step="").text
    erase(client, huong)
    db.session.expire_all()
    assert db.session.get_one(Member, other.id).full_name == "Đặng Quỳnh Hương"
    assert [facts.recipient for _, facts in visits_of(union.id) if facts.member_ids == (other.id,)] == [
        "Đặng Quỳnh Hương"
    ]
    assert verify_chain(union.id) == []


def test_a_longer_name_of_somebody_else_stays(as_role: As, union: Unit, huong: Member) -> None:
    other = put_member(union, "DV098", "Đặng Quỳnh Hương Giang", sex=Sex.FEMALE)
    visit = VisitFacts(date(2024, 6, 1), Reason.OTHER, "Đặng Quỳnh Hương Giang", Audience.MEMBER)
    record_visit(union.id, visit, OFFICER, TODAY)
    db.session.commit()
    erase(as_role("chair"), huong)
    db.session.expire_all()
    assert db.session.get_one(Member, other.id).full_name == "Đặng Quỳnh Hương Giang"
    assert "Đặng Quỳnh Hương Giang" in [facts.recipient for _, facts in visits_of(union.id)]


def test_an_account_goes_with_them(as_role: As, app: Flask, union: Unit) -> None:
    binh = db.session.scalars(select(Member).where(Member.code == "DV001")).one()
    period = db.session.scalars(select(Membership).where(Membership.member_id == binh.id)).one()
    facts = membership_facts(period)
    gone = MembershipFacts(Standing.MEMBER, left_on=date(2024, 11, 1), leaving_reason=LeavingReason.QUIT)
    correct_membership(period, facts, gone, Correction(OFFICER, TODAY, "thôi việc"))
    account = db.session.scalars(select(User).where(User.username == "member")).one()
    db.session.add(SecondFactor(user_id=account.id, sealed_secret="x"))
    db.session.add(RecoveryCode(user_id=account.id, digest="x"))
    db.session.commit()
    assert as_role("member").get("/toi").status_code == 200
    assert erase(as_role("chair"), binh, code="DV001").status_code == 303
    db.session.expire_all()
    user = db.session.scalars(select(User).where(User.display_name.startswith("Người đã xóa"))).one()
    assert (user.is_enabled, user.grants) == (False, [])
    assert [db.session.scalars(select(one)).all() for one in (SecondFactor, RecoveryCode)] == [[], []]
    assert sign_in(app, "recorder").get("/toi").status_code == 403
    assert verify_chain(None) == []
    assert verify_chain(union.id) == []


def test_it_is_asked_twice_and_says_what_stays(as_role: As, union: Unit, huong: Member) -> None:
    client = as_role("chair")
    assert "Bước 1" in words(client.get(f"/doan-vien/{huong.id}/xoa-du-lieu"))
    second = words(erase(client, huong, step=""))
    assert "Bước 2" in second
    assert "chứng từ kế toán" in second
    assert f"Người đã xóa dữ liệu {huong.id}" in second
    wrong = erase(client, huong, code="DV013")
    assert wrong.status_code == 422
    assert errors(wrong)["code"] == "Chưa đúng mã: người này có mã DV012."
    db.session.expire_all()
    assert db.session.get_one(Member, huong.id).full_name == "Đặng Quỳnh Hương"


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"reason": ""}, "reason", "Cần điền"),
        ({"ground": ""}, "ground", "Cần"),
    ],
)
def test_the_reason_is_typed(
    as_role: As, union: Unit, huong: Member, sent: dict[str, str], field: str, sentence: str
) -> None:
    answer = erase(as_role("chair"), huong, **sent)
    assert answer.status_code == 422
    assert field in errors(answer), sentence


def test_who_is_still_here_is_not_erased(as_role: As, union: Unit) -> None:
    one = put_member(union, "DV050", "Lê Còn Đây")
    db.session.commit()
    answer = erase(as_role("chair"), one, code="DV050")
    assert answer.status_code == 422
    assert "chưa thôi" in answer.text
    assert db.session.get_one(Member, one.id).full_name == "Lê Còn Đây"


def test_an_officer_hands_over_first(as_role: As, union: Unit, huong: Member) -> None:
    from app.office.accounts.actions import grant
    from app.office.accounts.rules import Role

    user = db.session.scalars(select(User).where(User.username == "treasurer")).one()
    grant(user, union, Role.MEMBER, OFFICER, TODAY, huong.id)
    db.session.commit()
    answer = erase(as_role("chair"), huong)
    assert answer.status_code == 422
    assert "còn vai trò Thủ quỹ" in answer.text


def test_who_signs_papers_hands_over_first(as_role: As, union: Unit, huong: Member) -> None:
    chair = put_member(
        union, "DV060", "Trần Thị Thu Hà", left_on=date(2024, 11, 1), leaving_reason=LeavingReason.RETIRED
    )
    db.session.commit()
    answer = erase(as_role("chair"), chair, code="DV060")
    assert answer.status_code == 422
    assert "đang là Chủ tịch trên văn bản" in answer.text


def test_one_is_erased_once(as_role: As, union: Unit, huong: Member) -> None:
    client = as_role("chair")
    assert erase(client, huong).status_code == 303
    assert erase(client, huong).status_code == 404
    assert (
        db.session.scalar(
            select(func.count()).select_from(TrailEntry).where(TrailEntry.action == "members.erased")
        )
        == 1
    )


@pytest.mark.parametrize("role", ["treasurer", "recorder", "auditor", "member", "upper", "admin"])
def test_only_the_chair_erases(as_role: As, union: Unit, huong: Member, role: str) -> None:
    assert as_role(role).get(f"/doan-vien/{huong.id}/xoa-du-lieu").status_code == 403
    assert erase(as_role(role), huong).status_code == 403


@pytest.mark.parametrize(
    ("purpose", "gone", "left"),
    [
        (Purpose.HARDSHIP, ["suy thận độ ba"], ["dị ứng tôm hùm", "Đặng Kim Ngân"]),
        (Purpose.CHILDREN, ["Đặng Kim Ngân", "giải nhất cờ vua"], ["suy thận độ ba", "0987654321"]),
        (Purpose.PHOTO, [], ["suy thận độ ba", "Đặng Quỳnh Hương"]),
    ],
)
def test_one_purpose_alone(
    as_role: As, union: Unit, huong: Member, purpose: Purpose, gone: list[str], left: list[str]
) -> None:
    sent = {"purpose": purpose.value, "reason": "rút đồng ý ngày 1/12/2024"}
    assert as_role("chair").post(f"/doan-vien/{huong.id}/xoa-mot-phan", data=sent).status_code == 303
    db.session.expire_all()
    held = texts_of_tables()
    assert [word for word in gone if word in held] == []
    assert [word for word in left if word not in held] == []
    has_photo = db.session.scalar(text("SELECT count(*) FROM portraits"))
    assert has_photo == (0 if purpose is Purpose.PHOTO else 1)
    assert verify_chain(union.id) == []
    assert unit_faults(union, TODAY) == []


def test_only_what_something_is_kept_for_can_be_erased_alone(as_role: As, union: Unit, huong: Member) -> None:
    client, address = as_role("chair"), f"/doan-vien/{huong.id}/xoa-mot-phan"
    page = client.get(address).text
    declared = {one.purpose for one in every_part() if one.purpose}
    assert {one for one in Purpose if f'value="{one.value}"' in page} == declared
    assert Purpose.DISCLOSURE not in declared
    answer = client.post(address, data={"purpose": Purpose.DISCLOSURE.value, "reason": "rút đồng ý"})
    assert answer.status_code == 422
    assert "purpose" in errors(answer)


def test_the_scan_of_an_entry_with_money_of_a_fund_stays(
    app: Flask, as_role: As, union: Unit, huong: Member
) -> None:
    folder = Path(app.instance_path) / "uploads"
    paid = VisitFacts(
        date(2024, 6, 3), Reason.RETIREMENT, "Đặng Quỳnh Hương", Audience.MEMBER, member_ids=(huong.id,),
        amount=300_000, fund_id=db.session.scalar(text("SELECT id FROM funds")), channel=Channel.CASH,
    )  # fmt: skip
    row = attach(
        record_visit(union.id, paid, OFFICER, TODAY), scan_of(_pdf(), "phieu-chi.pdf"), folder, OFFICER
    )
    db.session.commit()
    stored = row.stored_name
    erase(as_role("chair"), huong)
    assert (folder / stored).exists()
    titles = db.session.scalars(select(Activity.title).where(Activity.starts_on == date(2024, 6, 3))).all()
    assert titles == [f"Thăm hỏi (Nghỉ hưu): Người đã xóa dữ liệu {huong.id}"]
