"""The preview of a whole year stays a light page: office machines are old, phones pay for what they load."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.core.actor import SYSTEM
from app.exchange.sample_books.loading import load_sample
from app.extensions import db
from app.office.accounts import actions
from app.office.accounts.queries import user_by_name
from app.office.accounts.rules import Role
from app.office.units.models import Unit
from tests.conftest import TODAY

#: Each number has an address of its own.
MOST_BYTES = 80 * 1024


@pytest.fixture
def reader(as_role: Callable[[str], FlaskClient], union: Unit) -> FlaskClient:
    """Somebody with the sample year of 2025 open, in whose books there is something of everything."""
    made, auditor = load_sample(SYSTEM, TODAY), user_by_name("auditor")
    assert auditor is not None
    actions.grant(auditor, made, Role.AUDITOR, SYSTEM, TODAY)
    db.session.commit()
    client = as_role("auditor")
    client.post("/don-vi/chon", data={"code": made.code})
    return client


@pytest.mark.parametrize(
    "query",
    [
        "ky=2025",
        # as the form sends it
        "ky=2025&tinh_den=30/11/2025&so=05&ngay_ky=05/12/2025&tu=&den=&de_cuong=co-quan",
    ],
)
def test_the_year_is_a_light_page(reader: FlaskClient, query: str) -> None:
    page = reader.get(f"/bao-cao/?{query}")
    assert len(re.findall(r'<a href="nguon\?', page.text)) > 150, "the whole report is there"
    assert len(page.data) <= MOST_BYTES


def test_each_sentence_opens_its_sources_under_what_was_asked(reader: FlaskClient) -> None:
    page = reader.get("/bao-cao/?ky=2025&tinh_den=30/11/2025&so=05")
    [address, *_] = re.findall(r'<a href="(nguon\?[^"]+)">', page.text)
    assert address == "nguon?ky=2025&tinh_den=2025-11-30&cau=I.1-p1-s1"
    part = {"HX-Request": "true", "HX-Boosted": "true", "HX-Target": "report-sources"}
    answer = reader.get("/bao-cao/" + address.replace("&amp;", "&"), headers=part)
    assert answer.text.strip().startswith('<h2 class="sources-title">')


def test_each_figure_of_a_sentence_names_the_records_that_it_counts(reader: FlaskClient) -> None:
    opened = reader.get("/bao-cao/nguon?ky=2025&cau=I.2-p2-s1").text
    figures = re.findall(r"<summary><b>([^<]+)</b>(.*?)</details>", opened, re.S)
    assert figures
    for _, records in figures:
        named = len(re.findall(r'<a href="/', records))
        stated = re.search(r"dựa trên (\d+) mục", records)
        assert named == int(stated[1]) if stated else named > 0
