"""A child of two members stands once on a list of gifts."""

from __future__ import annotations

from datetime import date

import pytest

from app.extensions import db
from app.life.gifts.facts import Occasion
from app.life.gifts.queries import lines_of
from app.office.units.models import Unit
from app.people.children.actions import add_child
from app.people.roster.facts import BirthDay, ChildFacts
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import As, errors, listed, words
from tests.life.gifts.lists import put_list

BORN = BirthDay(date(2016, 4, 9))


@pytest.fixture
def parents(union: Unit) -> tuple[Member, Member]:
    """Father and mother are both members, and both have written down their daughter."""
    father = put_member(union, "DV020", "Trần Văn An")
    mother = put_member(union, "DV021", "Lê Thị Bích")
    put_child(union, father)
    put_child(union, mother, school_class="2B", school_year="2023-2024", merit="Học sinh giỏi")
    db.session.commit()
    return father, mother


def put_child(
    union: Unit, parent: Member, name: str = "Trần Gia Hân", birth: BirthDay = BORN, **values: str
) -> None:
    add_child(union.id, ChildFacts(parent.id, name, birth, **values), OFFICER, TODAY)


@pytest.mark.parametrize("occasion", [Occasion.CHILDREN_1_6, Occasion.MID_AUTUMN, Occasion.STUDY])
def test_one_line_names_both_parents(union: Unit, parents: tuple[Member, Member], occasion: Occasion) -> None:
    (line,) = lines_of(put_list(union, occasion=occasion, age_under=16).id)
    assert (line.name, line.is_ticked) == ("Trần Gia Hân", True)
    assert line.details.startswith("con của Trần Văn An và Lê Thị Bích; ")


@pytest.mark.parametrize(
    ("name", "birth", "lines"),
    [
        ("trần gia hân", BirthDay(year=2016), 1),
        ("Trần Gia Hân", BirthDay(date(2016, 4, 10)), 2),
        ("Trần Gia Huy", BORN, 2),
        ("Trần Gia Hân", BirthDay(), 2),
        ("TRAN GIA HAN", BORN, 1),
        ("Trần Gia Hạn", BORN, 2),
        ("Trần Gia Han", BORN, 2),
    ],
)
def test_the_same_name_and_birth_are_one_child(union: Unit, name: str, birth: BirthDay, lines: int) -> None:
    """Where a birth is not known, two children of two parents are two."""
    put_child(union, put_member(union, "DV020", "Trần Văn An"))
    put_child(union, put_member(union, "DV021", "Lê Thị Bích"), name, birth)
    assert len(lines_of(put_list(union, occasion=Occasion.CHILDREN_1_6, age_under=16).id)) == lines


def test_the_list_of_children_counts_it_once(as_role: As, parents: tuple[Member, Member]) -> None:
    client = as_role("auditor")
    text = words(client.get("/doan-vien/con"))
    assert text.count("Trần Gia Hân") == 1
    assert "Trần Văn An và Lê Thị Bích" in text
    assert len(listed(client.get("/doan-vien/con?dang=xlsx"))) == 1


def test_the_page_of_duplicates_says_what_it_is(as_role: As, parents: tuple[Member, Member]) -> None:
    text = words(as_role("auditor").get("/doan-vien/trung"))
    assert "Trần Gia Hân sinh 09/04/2016 Trần Văn An , Lê Thị Bích Con của hai đoàn viên" in text


def test_a_second_of_the_name_under_one_parent_is_asked_about(
    as_role: As, parents: tuple[Member, Member]
) -> None:
    client, address = as_role("recorder"), f"/doan-vien/{parents[0].id}/con/moi"
    sent = {"full_name": "Trần Gia Hân", "birth": "2016"}
    page = client.post(address, data=sent)
    assert page.status_code == 422
    assert "Đã ghi Trần Gia Hân là con của người này." in errors(page)["again"]
    assert client.post(address, data={**sent, "again": "y"}).status_code == 303
