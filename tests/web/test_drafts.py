"""A draft is deleted only when the server confirms that it was saved."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.office.units.models import Unit

pytestmark = pytest.mark.engine_free

As = Callable[[str], FlaskClient]
WORD = "0123456789abcdef01234567"
PETITION = {"raised_on": "10/05/2024", "content": "Sửa mái che nhà để xe", "draft": WORD}


def named(client: FlaskClient) -> str:
    """The drafts that a page confirms."""
    found: list[str] = re.findall(r'data-drafts-taken="([^"]*)"', client.get("/kien-nghi/").text)
    return found[0]


def test_the_page_after_a_form_that_was_taken_names_it_once(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert client.post("/kien-nghi/moi", data=PETITION).status_code == 303
    client.get("/kien-nghi/", headers={"HX-Request": "true"})
    client.get("/kien-nghi/?dang=xlsx")
    assert [named(client), named(client)] == [WORD, ""]


def test_one_that_was_sent_before_was_taken_too(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    for word in (WORD, WORD[::-1]):
        client.post("/kien-nghi/moi", data={**PETITION, "once": "A" * 32, "draft": word})
    assert named(client) == f"{WORD} {WORD[::-1]}"


def test_a_refused_form_is_not_taken(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert client.post("/kien-nghi/moi", data={**PETITION, "raised_on": "31/2/2024"}).status_code == 422
    assert named(client) == ""


def test_a_form_sent_after_the_session_ended_is_not_taken(as_role: As, union: Unit) -> None:
    nobody = as_role("")
    assert nobody.post("/kien-nghi/moi", data=PETITION).status_code == 303
    with nobody.session_transaction() as session:
        assert "drafts_taken" not in session


@pytest.mark.parametrize("word", ["", "x", '"><script>alert(1)</script>', "A" * 65])
def test_no_other_words_come_back(as_role: As, union: Unit, word: str) -> None:
    client = as_role("recorder")
    client.post("/kien-nghi/moi", data={**PETITION, "draft": word})
    assert named(client) == ""
