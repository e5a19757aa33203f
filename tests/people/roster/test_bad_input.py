"""Invalid input on every form of the roster."""

from __future__ import annotations

import unicodedata

import pytest

from app.extensions import db
from app.office.units.models import Unit
from app.people.children import actions as child_actions
from app.people.roster import queries
from app.people.roster.facts import ChildFacts
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import As, errors, words

NAMES = ['O\'Hara "Bé"', "<script>alert(1)</script> Ý", "Lan 🌸", unicodedata.normalize("NFD", "Hoà Văn Ấ")]
LONG = "Ấ" * 300


@pytest.fixture
def lan(union: Unit) -> Member:
    """Somebody with a child."""
    member = put_member(union, "DV050", "Phan Thị Lan")
    child_actions.add_child(union.id, ChildFacts(member.id, "Bé Na"), OFFICER, TODAY)
    db.session.commit()
    return member


def forms(member: Member) -> dict[str, tuple[str, dict[str, str], str]]:
    """Each form: its address, what a valid one sends, the box of the name."""
    base, child = f"/doan-vien/{member.id}", queries.children_of_member(member.id)[0]
    why = {"version": "1", "reason": "ghi nhầm"}
    return {
        "new": ("/doan-vien/moi", {"code": "N1", "sex": "male", "standing": "member"}, "full_name"),
        "person": (f"{base}/sua", {"code": "DV050", "sex": "female", **why}, "full_name"),
        "new child": (f"{base}/con/moi", {}, "full_name"),
        "child": (f"{base}/con/{child.id}/sua", why, "full_name"),
        "hardship": (f"{base}/kho-khan/moi", {"starts_on": "01/03/2024"}, "circumstances"),
        "period": (
            f"{base}/thoi-gian/moi",
            {"standing": "not_joined", "joined_on": "01/01/2010"},
            "position",
        ),
    }


NAMED = ("new", "person", "new child", "child", "hardship", "period")


@pytest.mark.parametrize("form", NAMED)
@pytest.mark.parametrize("name", NAMES)
def test_names_stay_what_they_are(lan: Member, as_role: As, form: str, name: str) -> None:
    address, sent, box = forms(lan)[form]
    client = as_role("chair")
    answer = client.post(address, data={**sent, box: name})
    assert answer.status_code == 303, errors(answer)
    page = client.get(answer.location)
    assert "<script>alert" not in page.text
    assert unicodedata.normalize("NFC", name) in words(page)


@pytest.mark.parametrize("form", NAMED)
def test_a_text_too_long_is_reported_beside_its_box_and_not_lost(lan: Member, as_role: As, form: str) -> None:
    address, sent, box = forms(lan)[form]
    typed = LONG * 2
    answer = as_role("chair").post(address, data={**sent, box: typed})
    assert answer.status_code == 422
    assert "chữ" in errors(answer)[box]
    assert typed in answer.text


@pytest.mark.parametrize("form", ["new", "person", "new child", "child"])
@pytest.mark.parametrize("birth", ["16/12/2024", "2025", "31/02/1990", "1899"])
def test_a_birth_that_cannot_be_is_reported_and_not_lost(
    lan: Member, as_role: As, form: str, birth: str
) -> None:
    address, sent, box = forms(lan)[form]
    answer = as_role("chair").post(address, data={**sent, box: "Bé Bi", "birth": birth})
    assert answer.status_code == 422
    assert errors(answer).keys() == {"birth"}
    assert f'value="{birth}"' in answer.text


@pytest.mark.parametrize("form", ["new", "person", "new child", "child"])
def test_a_birth_of_which_the_year_alone_is_known_is_taken(lan: Member, as_role: As, form: str) -> None:
    address, sent, box = forms(lan)[form]
    client = as_role("chair")
    answer = client.post(address, data={**sent, box: "Bé Bi", "birth": "1990"})
    assert "1990" in words(client.get(answer.location))


@pytest.mark.parametrize(
    ("form", "typed", "recorded"),
    [("person", ("Lan Mới", "Lan Khác"), "full_name"), ("child", ("Bé Bi", "Bé Bo"), "full_name")],
)
def test_the_second_of_two_sees_both_and_loses_nothing(
    lan: Member, as_role: As, form: str, typed: tuple[str, str], recorded: str
) -> None:
    address, sent, _ = forms(lan)[form]
    first, second = typed
    assert as_role("chair").post(address, data={**sent, recorded: first}).status_code == 303
    answer = as_role("chair").post(address, data={**sent, recorded: second})
    assert answer.status_code == 422
    assert "Người khác đã sửa mục này" in answer.text
    assert first in words(answer)
    assert f'value="{second}"' in answer.text
