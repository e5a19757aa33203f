"""The extract reports what names the person without having chosen them, and who wrote that."""

from __future__ import annotations

from datetime import date

import pytest

from app.extensions import db
from app.life.registers.initiatives.actions import WRITES as INITIATIVES
from app.life.registers.initiatives.facts import InitiativeFacts
from app.office.units.models import Unit
from app.people.children.actions import add_child
from app.people.personal_data.extract.queries import extract_of
from app.people.roster.facts import BirthDay, ChildFacts
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, put_member
from tests.life.meetings.test_meetings import put_meeting


def extract_text(unit: Unit, person: Member, label: str) -> str:
    kinds = {one.label: one for one in extract_of(unit.id, person)}
    return "\n".join(" | ".join(row) for row in kinds[label].rows) if label in kinds else ""


@pytest.fixture
def authors(union: Unit) -> list[Member]:
    names = ("Trần Thị Sao", "Phạm Văn Lộc", "Đỗ Thị Hạnh Phúc")
    found = [put_member(union, f"DV{50 + place}", name) for place, name in enumerate(names)]
    db.session.commit()
    return found


def test_every_author_of_an_initiative_has_it_whole(union: Unit, authors: list[Member]) -> None:
    facts = InitiativeFacts(
        date(2024, 3, 5), "Giá đỡ tự xoay", authors="Đỗ Thị Hạnh Phúc và thợ Tổ 2",
        recognised_on=date(2024, 11, 20), recognised_by="Hội đồng sáng kiến tỉnh", benefit=40_000_000,
        member_ids=(authors[0].id, authors[1].id),
    )  # fmt: skip
    INITIATIVES.record(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    for person in authors[:2]:
        assert "Giá đỡ tự xoay" in extract_text(union, person, "Nhật ký")
        written = extract_text(union, person, "Ai ghi, ai sửa")
        for word in ("Hội đồng sáng kiến tỉnh", "40.000.000", "20/11/2024", person.full_name):
            assert word in written, word
        assert "Hạnh Phúc" not in written
    named = extract_text(union, authors[2], "Nêu tên ở chỗ khác")
    assert "Sáng kiến, đề tài, 05/03/2024: Giá đỡ tự xoay" in named
    assert "Đỗ Thị Hạnh Phúc và thợ Tổ 2" in named
    assert "Đỗ Thị Hạnh Phúc" in extract_text(union, authors[2], "Ai ghi, ai sửa")


def test_of_long_words_only_what_names_them_is_reported(union: Unit, authors: list[Member]) -> None:
    put_meeting(
        union,
        minutes="Đồng chí Cúc vay 50 triệu để mổ.\nTRẦN THỊ  SAO xin nghỉ sớm.\nBàn về Tết.",
        member_ids=(1, authors[0].id),
    )
    for label in ("Nêu tên ở chỗ khác", "Ai ghi, ai sửa"):
        text = extract_text(union, authors[0], label)
        assert "xin nghỉ sớm" in text, label
        assert "50 triệu" not in text, label


def test_of_two_of_one_name_neither_is_told_what_may_be_about_the_other(
    union: Unit, authors: list[Member]
) -> None:
    put_meeting(union, minutes="Trần Thị Sao xin nghỉ sớm.")
    assert "nghỉ sớm" in extract_text(union, authors[0], "Nêu tên ở chỗ khác")
    put_member(union, "DV061", "Trần Thị Sao")
    db.session.commit()
    assert "nghỉ sớm" not in extract_text(union, authors[0], "Nêu tên ở chỗ khác")


def test_their_child_is_named_as_they_are(union: Unit, authors: list[Member]) -> None:
    add_child(union.id, ChildFacts(authors[0].id, "Lê Gia Bảo Bối", BirthDay(year=2015)), OFFICER, TODAY)
    put_meeting(union, minutes="Cháu Lê Gia Bảo Bối được tặng xe đạp.")
    assert "xe đạp" in extract_text(union, authors[0], "Nêu tên ở chỗ khác")


def test_a_longer_name_is_somebody_else(union: Unit, authors: list[Member]) -> None:
    short = put_member(union, "DV060", "Đỗ Thị Hạnh")
    put_meeting(union, minutes="Đỗ Thị Hạnh Phúc xin nghỉ sớm.")
    assert extract_text(union, short, "Nêu tên ở chỗ khác") == ""
