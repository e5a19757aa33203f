"""A report is asked of unions below; the board shows each, and a closed campaign takes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.actor import Actor
from app.core.errors import Refused
from app.exchange.packages.receiving import receive
from app.extensions import db
from app.office.units.models import Unit
from app.year.campaigns.actions import close_campaign, open_campaign
from app.year.campaigns.asked_queries import lower_choices
from app.year.campaigns.facts import CampaignFacts
from app.year.campaigns.models import Campaign, RequestedUnion
from app.year.figures.scopes import open_scope
from app.year.received.models import LowerUnion
from app.year.totals.figures import totals_of
from tests.conftest import OFFICER, TODAY, Statements
from tests.exchange.packages.lowers import YEAR, put_lower, sent_by

Browser = Callable[[str], FlaskClient]
SENT: dict[str, Any] = {
    "title": "Báo cáo tổng kết năm 2024",
    "period": "2024",
    "as_of": "30/11/2024",
    "deadline": "14/12/2024",
    "document_number": "12/CV-CĐN",
}


def put_campaign(
    union: Unit, deadline: date = date(2024, 12, 31), lower_ids: tuple[int, ...] = ()
) -> Campaign:
    facts = CampaignFacts("Báo cáo năm 2024", "2024", date(2024, 11, 30), deadline, lower_ids=lower_ids)
    row = open_campaign(union.id, facts, YEAR, OFFICER, TODAY)
    db.session.commit()
    return row


def take(union: Unit, lower: Unit, today: date = TODAY, actor: Actor = OFFICER) -> int:
    """The union's package is received; returns the id that it has below this one."""
    taken = receive(union, sent_by(lower), actor, today, trusts=True)
    db.session.commit()
    return taken.lower.id


def test_unions_stand_in_the_order_of_the_language(union: Unit) -> None:
    names = ("Trường số 10", "Ước Mơ", "Trường số 2", "Đa Kao", "Dệt May")
    for place, name in enumerate(names):
        db.session.add(LowerUnion(unit_id=union.id, row_key=str(place), recorded_by="A", name=name))
    db.session.flush()
    offered = [name for _, name in lower_choices(union.id)]
    assert offered == ["Dệt May", "Đa Kao", "Trường số 2", "Trường số 10", "Ước Mơ"]


def test_asked_of_all_and_seen_on_the_board(as_role: Browser, union: Unit) -> None:
    take(union, put_lower("mot"))
    answer = as_role("recorder").post("/dot-bao-cao/moi", data=SENT, follow_redirects=True)
    assert answer.status_code == 200
    assert "Báo cáo tổng kết năm 2024" in answer.text
    assert "Đã gửi: 1" in answer.text
    assert "gửi muộn 1 ngày" in answer.text
    assert "số liệu đến 15/12/2024" in answer.text
    take(union, put_lower("hai"))
    row = db.session.scalars(select(Campaign)).one()
    board = as_role("upper").get(f"/dot-bao-cao/{row.id}").text
    assert "Công đoàn cơ sở Hai" in board
    assert "Đóng đợt" not in board
    assert "2/2" in as_role("auditor").get("/dot-bao-cao/").text


def test_asked_of_some_only_those_stand_on_the_board(as_role: Browser, union: Unit) -> None:
    one, two = take(union, put_lower("mot")), take(union, put_lower("hai"))
    answer = as_role("chair").post("/dot-bao-cao/moi", data={**SENT, "unions": [two]}, follow_redirects=True)
    assert "Công đoàn cơ sở Hai" in answer.text
    assert "Công đoàn cơ sở Mot" not in answer.text
    assert db.session.scalars(select(RequestedUnion.lower_union_id)).all() == [two]
    refused = as_role("chair").post("/dot-bao-cao/moi", data={**SENT, "unions": [one, 999]})
    assert refused.status_code == 422
    assert "không còn trong danh sách" in refused.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Cần điền mục này."),
        ({"period": "năm ngoái"}, "kỳ"),
        ({"as_of": "01/01/2025"}, "phải nằm trong kỳ"),
        ({"deadline": "01/11/2024"}, "từ ngày tính số liệu"),
    ],
)
def test_a_bad_request_comes_back_with_what_was_typed(
    as_role: Browser, union: Unit, typed: dict[str, str], sentence: str
) -> None:
    answer = as_role("chair").post("/dot-bao-cao/moi", data={**SENT, **typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "12/CV-CĐN" in answer.text
    assert db.session.scalars(select(Campaign)).all() == []


def test_a_closed_campaign_takes_nothing(as_role: Browser, union: Unit) -> None:
    lower = put_lower("mot")
    row = put_campaign(union)
    close_campaign(row, OFFICER, TODAY)
    db.session.commit()
    with pytest.raises(Refused, match="đã đóng ngày 15/12/2024"):
        receive(union, sent_by(lower), OFFICER, TODAY, trusts=True)
    db.session.rollback()
    board = f"/dot-bao-cao/{row.id}"
    assert "Đợt đã đóng" in as_role("chair").get(board).text
    assert "đã đóng" in as_role("chair").post(f"{board}/dong", follow_redirects=True).text
    as_role("chair").post(f"{board}/mo-lai")
    take(union, lower)
    assert "Đã gửi: 1" in as_role("chair").get(board).text


def test_more_time_is_given(as_role: Browser, union: Unit) -> None:
    take(union, put_lower("mot"))
    row = put_campaign(union, deadline=date(2024, 12, 10))
    board = f"/dot-bao-cao/{row.id}"
    assert "gửi muộn 5 ngày" in as_role("chair").get(board).text
    seen = {"seen": "2024-12-10"}
    bad = as_role("chair").post(f"{board}/han", data={**seen, "deadline": "01/11/2024"})
    assert bad.status_code == 422
    assert "từ ngày tính số liệu" in bad.text
    as_role("chair").post(f"{board}/han", data={**seen, "deadline": "20/12/2024"})
    assert "gửi muộn" not in as_role("chair").get(board).text


def test_a_deadline_that_another_set_meanwhile_is_not_replaced_unseen(as_role: Browser, union: Unit) -> None:
    take(union, put_lower("mot"))
    board = f"/dot-bao-cao/{put_campaign(union, deadline=date(2024, 12, 10)).id}"
    opened = as_role("chair").get(board).text
    assert 'name="seen" type="hidden" value="2024-12-10"' in opened
    as_role("recorder").post(f"{board}/han", data={"deadline": "20/12/2024", "seen": "2024-12-10"})
    late = as_role("chair").post(f"{board}/han", data={"deadline": "12/12/2024", "seen": "2024-12-10"})
    assert (late.status_code, "Người khác đã sửa" in late.text) == (422, True)
    assert "20/12/2024" in late.text
    assert 'value="12/12/2024"' in late.text
    again = as_role("chair").post(f"{board}/han", data={"deadline": "12/12/2024", "seen": "2024-12-20"})
    assert again.status_code == 303


def test_late_ones_are_a_figure_with_their_names(union: Unit) -> None:
    early, late = take(union, put_lower("mot"), date(2024, 12, 9)), take(union, put_lower("hai"))
    scope = open_scope(union, YEAR, date(2024, 12, 31))
    assert "units.late" not in totals_of(scope)
    put_campaign(union, deadline=date(2024, 12, 10))
    figure = totals_of(open_scope(union, YEAR, date(2024, 12, 31)))["units.late"]
    assert figure.number == 1
    assert figure.sources == (f"lower_unions/{late}",)
    assert early != late


def test_the_board_asks_no_more_of_more_unions(as_role: Browser, union: Unit, statements: Statements) -> None:
    row, counts = put_campaign(union), []
    for code in ("mot", "hai", "ba"):
        take(union, put_lower(code))
        statements.clear()
        for address in (f"/dot-bao-cao/{row.id}", "/dot-bao-cao/"):
            assert as_role("chair").get(address).status_code == 200
        counts.append(statements.count)
    assert counts[0] == counts[2]


def test_another_unions_campaign_is_not_there(as_role: Browser, union: Unit) -> None:
    row = put_campaign(union)
    assert as_role("stranger").get(f"/dot-bao-cao/{row.id}").status_code == 404
    assert as_role("stranger").post(f"/dot-bao-cao/{row.id}/dong").status_code == 404
    assert as_role("member").get("/dot-bao-cao/").status_code == 403
