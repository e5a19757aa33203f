"""An officer of an upper union chooses sentences of received reports; the summary reports them."""

from __future__ import annotations

from html import unescape
from re import findall

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.exchange.examples.models import BestExample
from app.exchange.examples.rules import sentences_in
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.year.reports.composing import composed
from app.year.reports.writers.nodes import sentences
from tests.conftest import OFFICER, TODAY, sign_in
from tests.exchange.packages.test_packages import END, YEAR, taken

TOURNAMENT = "Giải cầu lông các trạm, đội của trạm Hoa Mai đạt giải Nhất"


@pytest.fixture
def upper(union: Unit) -> Unit:
    """The tests' union, to which one below sent its report of the year."""
    lower = start_unit(UnitFacts(name="CĐCS Trạm Bảy", code="tram-bay"), OFFICER)
    record_event(lower.id, EventFacts(END.replace(day=1), Category.CULTURE_SPORT, TOURNAMENT), OFFICER, TODAY)
    db.session.commit()
    taken(union, lower)
    return union


@pytest.fixture
def chair(app: Flask, upper: Unit) -> FlaskClient:
    return sign_in(app, "chair")


def summary(upper: Unit) -> str:
    report, _ = composed(upper, YEAR, END, "cap-tren")
    return "\n".join(one.text for one in sentences(report))


def choose(chair: FlaskClient, words: str) -> str:
    """Tick the sentence with these words, and save; returns what the page showed."""
    [address] = findall(
        r'href="(/tong-hop/dien-hinh/cong-doan/[^"]*)"', chair.get("/tong-hop/dien-hinh/").text
    )
    page = chair.get(unescape(address)).text
    ticks = [one for one in page.split('<label class="form-check"')[1:] if words in one]
    digests = [findall(r'value="([0-9a-f]{64})"', one)[0] for one in ticks]
    sent = {"sentences": digests, "seen": seen_on(page)}
    assert chair.post(unescape(address), data=sent).status_code == 303
    return page


def seen_on(page: str) -> list[str]:
    """What the page says was ticked when it was shown."""
    return findall(r'name="seen" value="([0-9a-f]{64})"', page)


def test_a_sentence_is_chosen_reported_with_its_union_and_taken_back(chair: FlaskClient, upper: Unit) -> None:
    assert "Một số điển hình" not in summary(upper)
    assert "Gợi ý" in choose(chair, "giải Nhất")
    text = summary(upper)
    assert "Một số điển hình từ báo cáo của các công đoàn cơ sở:" in text
    assert "CĐCS Trạm Bảy: " in text
    assert "giải Nhất" in text
    page = chair.get("/tong-hop/dien-hinh/").text
    [address] = findall(r'action="(/tong-hop/dien-hinh/[0-9]+/bo[^"]*)"', page)
    assert chair.post(unescape(address)).status_code == 303
    assert "giải Nhất" not in summary(upper)
    assert [one.is_chosen for one in db.session.query(BestExample)] == [False]


def test_what_is_ticked_stays_ticked_and_what_is_not_is_taken_back(chair: FlaskClient, upper: Unit) -> None:
    choose(chair, "giải Nhất")
    assert "checked" in choose(chair, "nothing has these words")
    assert "giải Nhất" not in summary(upper)
    choose(chair, "giải Nhất")
    assert [one.is_chosen for one in db.session.query(BestExample)] == [True]


def test_what_another_chose_meanwhile_stays_chosen(chair: FlaskClient, upper: Unit) -> None:
    [address] = findall(
        r'href="(/tong-hop/dien-hinh/cong-doan/[^"]*)"', chair.get("/tong-hop/dien-hinh/").text
    )
    opened = chair.get(unescape(address)).text
    choose(chair, "giải Nhất")
    # The other had opened the page before, and ticks nothing.
    assert chair.post(unescape(address), data={"seen": seen_on(opened)}).status_code == 303
    assert "giải Nhất" in summary(upper)


def test_a_sentence_that_the_report_does_not_have_is_not_taken(chair: FlaskClient, upper: Unit) -> None:
    address = findall(
        r'href="(/tong-hop/dien-hinh/cong-doan/[^"]*)"', chair.get("/tong-hop/dien-hinh/").text
    )[0]
    chair.post(unescape(address), data={"sentences": ["0" * 64]})
    assert db.session.query(BestExample).count() == 0


def test_the_upper_level_reads_and_does_not_choose(app: Flask, upper: Unit) -> None:
    above = sign_in(app, "upper")
    assert above.get("/tong-hop/dien-hinh/").status_code == 200
    assert "Chọn câu" not in above.get("/tong-hop/dien-hinh/").text
    assert above.post("/tong-hop/dien-hinh/1/bo").status_code == 403


def test_another_unions_choice_is_not_found(app: Flask, chair: FlaskClient) -> None:
    choose(chair, "giải Nhất")
    row = db.session.query(BestExample).one()
    assert sign_in(app, "stranger").post(f"/tong-hop/dien-hinh/{row.id}/bo").status_code == 404


@pytest.mark.parametrize("report", [{}, {"sections": 3}, {"sections": [{"blocks": [{"sentences": [None]}]}]}])
def test_a_report_that_cannot_be_read_has_no_sentences(report: dict[str, object]) -> None:
    assert sentences_in(report) == []
