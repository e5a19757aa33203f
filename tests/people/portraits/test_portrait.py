"""A person's photograph: kept small, shown with the person's page, deleted for good."""

from __future__ import annotations

import random
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select, update

from app.extensions import db
from app.office.trail.models import TrailEntry
from app.office.units.models import Unit
from app.people.duplicates.actions import merge
from app.people.portraits.actions import set_portrait
from app.people.portraits.rules import initials_of, portrait_in
from app.people.roster.models import Member, Portrait
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import As
from tests.log.attachments.content.test_pictures import photograph
from tests.log.attachments.scans import pdf, png


@pytest.fixture
def lan(union: Unit) -> Member:
    """Somebody without a photograph."""
    member = put_member(union, "DV050", "Phan Thị Lan")
    db.session.commit()
    return member


def url(member: Member) -> str:
    return f"/doan-vien/{member.id}"


def send(client: FlaskClient, member: Member, data: bytes, name: str = "the.jpg") -> Any:
    sent = {"file": (BytesIO(data), name)}
    return client.post(f"{url(member)}/anh", data=sent, content_type="multipart/form-data")


def noise(width: int, height: int) -> bytes:
    """A picture that compresses very badly."""
    out = BytesIO()
    Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3)).save(out, "PNG")
    return out.getvalue()


def test_it_is_kept_small_square_and_without_what_the_phone_wrote(lan: Member, as_role: As) -> None:
    client = as_role("recorder")
    assert send(client, lan, photograph()).location == url(lan)
    shown = as_role("auditor").get(f"{url(lan)}/anh")
    assert (shown.status_code, shown.mimetype, shown.headers["Cache-Control"]) == (
        200,
        "image/jpeg",
        "no-store",
    )
    picture = Image.open(BytesIO(shown.data))
    assert (picture.size, picture.format, dict(picture.getexif())) == ((320, 320), "JPEG", {})
    page = as_role("auditor").get(url(lan)).text
    assert f'<img class="portrait" src="{url(lan)}/anh?v=' in page
    assert 'alt="Ảnh của Phan Thị Lan"' in page


def test_no_picture_is_larger_than_forty_kilobytes() -> None:
    kept = portrait_in(noise(900, 700))
    assert len(kept) <= 40_000
    assert Image.open(BytesIO(kept)).size == (320, 320)


def test_a_tall_picture_is_cropped_nearer_to_the_head() -> None:
    tall = Image.new("RGB", (300, 600), "blue")
    tall.paste("red", (0, 0, 300, 300))
    out = BytesIO()
    tall.save(out, "PNG")
    kept = Image.open(BytesIO(portrait_in(out.getvalue()))).convert("RGB")
    red = sum(1 for n in kept.crop((150, 0, 151, 300)).getchannel("R").tobytes() if n > 128)
    assert 200 < red < 220


def test_a_small_picture_is_not_blown_up() -> None:
    assert Image.open(BytesIO(portrait_in(png()))).size == (8, 8)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "trong.jpg", "Tệp này trống."),
        (b"xin ch\xc3\xa0o", "thu.jpg", "không phải ảnh JPEG hoặc PNG"),
        (pdf(), "the.pdf", "không phải ảnh JPEG hoặc PNG"),
        (b"\x00\x00\x00\x18ftypheic", "the.heic", "Ảnh HEIC của iPhone"),
        (photograph()[:200] + b"\xff\xd9", "hong.jpg", "không mở được"),
    ],
)
def test_what_is_no_picture_is_refused_on_the_persons_page(
    lan: Member, as_role: As, data: bytes, name: str, sentence: str
) -> None:
    answer = send(as_role("recorder"), lan, data, name)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert '<details class="more" id="anh" open>' in answer.text
    assert db.session.scalar(select(Portrait)) is None


def test_one_larger_than_any_camera_makes_is_refused(
    lan: Member, as_role: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.people.portraits.rules.MOST_BYTES", 1_000)
    answer = send(as_role("recorder"), lan, photograph())
    assert answer.status_code == 422
    assert "Hãy chụp với độ nét thấp hơn." in answer.text


def test_nothing_sent_is_reported_beside_the_box(lan: Member, as_role: As) -> None:
    answer = as_role("recorder").post(f"{url(lan)}/anh")
    assert answer.status_code == 422
    assert "Hãy chọn ảnh." in answer.text


def test_another_replaces_it_and_the_same_is_refused(lan: Member, as_role: As) -> None:
    client = as_role("recorder")
    send(client, lan, photograph())
    assert "đang dùng rồi" in send(client, lan, photograph()).text
    assert send(client, lan, noise(400, 400), "moi.png").status_code == 303
    assert db.session.scalars(select(Portrait)).one().picture[:3] == b"\xff\xd8\xff"


def test_deleted_it_is_gone_and_initials_stand_there(lan: Member, as_role: As) -> None:
    client = as_role("recorder")
    send(client, lan, photograph())
    assert client.post(f"{url(lan)}/anh/bo").location == url(lan)
    assert db.session.scalar(select(Portrait)) is None
    assert client.get(f"{url(lan)}/anh").status_code == 404
    assert '<span class="portrait" aria-hidden="true">PL</span>' in client.get(url(lan)).text
    client.post(f"{url(lan)}/anh/bo")
    assert "Người này không có ảnh." in client.get(url(lan)).text


def test_the_trail_records_that_it_was_there_without_keeping_it(lan: Member, as_role: As) -> None:
    client = as_role("recorder")
    send(client, lan, photograph())
    client.post(f"{url(lan)}/anh/bo")
    page = as_role("auditor").get(url(lan)).text
    assert "Thêm: ảnh" in page
    assert "Xóa: ảnh" in page
    lines = db.session.scalars(
        select(TrailEntry).where(TrailEntry.action.startswith("members.portrait"))
    ).all()
    assert [line.action for line in lines] == ["members.portrait.added", "members.portrait.removed"]


@pytest.mark.parametrize(
    ("username", "seen", "written"),
    [("auditor", 200, 403), ("member", 403, 403), ("upper", 403, 403),
     ("admin", 403, 403), ("stranger", 404, 404), ("", 303, 303)],
)  # fmt: skip
def test_it_is_for_who_may_see_and_write_the_persons_page(
    lan: Member, as_role: As, username: str, seen: int, written: int
) -> None:
    send(as_role("recorder"), lan, photograph())
    kept = db.session.scalars(select(Portrait)).one().sha256
    client = as_role(username)
    assert client.get(f"{url(lan)}/anh").status_code == seen
    assert send(client, lan, noise(50, 50), "moi.png").status_code == written
    assert client.post(f"{url(lan)}/anh/bo").status_code == written
    db.session.expire_all()
    assert db.session.scalars(select(Portrait)).one().sha256 == kept


def test_merged_people_keep_the_one_that_they_have(union: Unit, lan: Member) -> None:
    lan.memberships[0].joined_on = TODAY.replace(year=2020)
    twin = put_member(union, "DV051", "Phan Thị Lan", left_on=TODAY.replace(year=2020))
    set_portrait(twin, portrait_in(png()), OFFICER)
    merge(lan, twin, OFFICER, TODAY, "Một người")
    assert db.session.scalars(select(Portrait.member_id)).all() == [lan.id]


def test_of_two_photographs_the_one_of_the_record_that_stays_stays(union: Unit, lan: Member) -> None:
    lan.memberships[0].joined_on = TODAY.replace(year=2020)
    twin = put_member(union, "DV051", "Phan Thị Lan", left_on=TODAY.replace(year=2020))
    set_portrait(lan, portrait_in(png()), OFFICER)
    set_portrait(twin, portrait_in(noise(50, 50)), OFFICER)
    mine = db.session.scalars(select(Portrait.sha256).where(Portrait.member_id == lan.id)).one()
    merge(lan, twin, OFFICER, TODAY, "Một người")
    assert db.session.scalars(select(Portrait.sha256)).all() == [mine]


def test_verify_finds_one_that_is_not_what_was_kept(app: Flask, lan: Member) -> None:
    set_portrait(lan, portrait_in(png()), OFFICER)
    db.session.commit()
    assert "Sổ khớp." in app.test_cli_runner().invoke(args=["verify"]).output
    db.session.execute(update(Portrait).values(picture=b"khac"))
    db.session.commit()
    result = app.test_cli_runner().invoke(args=["verify"])
    assert result.exit_code == 1
    assert "Ảnh của người mang mã DV050" in result.output


def test_lists_cost_nothing_for_it(lan: Member, as_role: As, statements: Statements) -> None:
    client = as_role("auditor")
    client.get("/doan-vien/")
    statements.clear()
    client.get("/doan-vien/")
    before = statements.count
    set_portrait(lan, portrait_in(png()), OFFICER)
    db.session.commit()
    client.get("/doan-vien/")
    statements.clear()
    client.get("/doan-vien/")
    assert statements.count == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Phan Thị Lan", "PL"),
        ("Ý", "Ý"),
        ("đỗ văn đạt", "ĐĐ"),
        ('"O\'Hara" <b>', "OB"),
        ("🌸", ""),
        ("Lan 🌸", "L"),
    ],
)
def test_initials(name: str, sentence: str) -> None:
    assert initials_of(name) == sentence
