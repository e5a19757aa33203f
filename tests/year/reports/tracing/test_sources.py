"""The page of a sentence: the number that was pressed with rule, rows and sum, then all that is behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, counted

As = Callable[[str], FlaskClient]


def put_visits(union: Unit, *numbers: int) -> None:
    for number in numbers:
        facts = VisitFacts(
            date(2024, 2, 1), Reason.ILLNESS, f"Người {number}", Audience.MEMBER, amount=500_000
        )
        record_visit(union.id, facts, OFFICER, TODAY)
    db.session.commit()


@pytest.fixture(autouse=True)
def visits(union: Unit) -> None:
    """Three visits of 500.000 each."""
    put_visits(union, 1, 2, 3)


def place_of(client: FlaskClient, words: str) -> str:
    """The address behind the piece of a sentence that holds these words."""
    page = client.get("/bao-cao/?ky=2024").text
    [found, *_] = re.findall(rf'<a href="(nguon[^"]+)">[^<]*{re.escape(words)}', page)
    return f"/bao-cao/{unescape(found)}"


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_number_opens_with_its_label_rule_rows_and_sum(as_role: As) -> None:
    client = as_role("auditor")
    opened = client.get(place_of(client, "03).")).text
    [first, *_] = re.findall(r"<details class=\"sources-number\".*?</details>", opened, re.S)
    first_words = words_of(first)
    assert "03 Số lượt thăm hỏi: Ốm đau" in first_words
    assert "lượt không ghi Số người là 01" in first_words
    assert "visits.times[Ốm đau]" in first_words
    assert first_words.endswith("Cộng 3")
    assert re.findall(r"<td>(\d+)</td>", first) == ["1", "1", "1", "3"]


def test_the_number_that_was_pressed_stands_first(as_role: As) -> None:
    client = as_role("chair")
    opened = client.get(place_of(client, "1,5 triệu đồng"), headers={"HX-Request": "true"}).text
    first, *others = re.findall(r"<details class=\"sources-number\"( open)?>\s*<summary><b>([^<]+)", opened)
    assert first == (" open", "1,5 triệu đồng")
    assert all(not is_open for is_open, _ in others)
    assert opened.index("1,5 triệu") < opened.index("Câu này dựa trên 3 mục đã ghi")


def test_it_sends_as_many_statements_for_many_rows_as_for_few(as_role: As, union: Unit) -> None:
    client = as_role("chair")
    address = place_of(client, "1,5 triệu đồng")
    with counted() as few:
        client.get(address)
    put_visits(union, *range(4, 34))
    with counted() as many:
        assert "Cộng" in client.get(address).text
    assert many.count == few.count
