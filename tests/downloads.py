"""What tests of recorded rows share: a fund with money in it, filled forms, who may do what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from html import unescape
from io import BytesIO

from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from app.books.cashbook.models import Fund
from app.books.cashbook.queries import balances
from app.books.fund_names.queries import fund_called
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.extensions import db
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY

As = Callable[[str], FlaskClient]
Sent = Mapping[str, str | list[str]]
MARKUP = '"><script>alert(1)</script>'

#: What each of the cast gets who may not write; the stranger keeps other books, the row is not in them.
READERS = {"auditor": 403, "member": 403, "upper": 403, "admin": 403, "": 303}


def put_fund(unit: Unit, name: str = "Công đoàn phí", opening: int = 5_000_000) -> Fund:
    """A fund that held so much cash on the morning of 1 January 2024."""
    facts = TermFacts(
        fund_name=name,
        basis=Basis.YEAR,
        opening_amount=opening,
        opening_on=date(2024, 1, 1),
        opening_channel=Channel.CASH,
    )
    record_term(unit.id, facts, OFFICER, TODAY)
    db.session.commit()
    fund = fund_called(unit.id, name)
    assert fund is not None
    return fund


def cash_in(fund: Fund) -> int:
    """What the fund holds in cash at the end of 2024."""
    held = balances(fund.unit_id, date(2024, 12, 31))
    return sum(one.amount for one in held if one.fund_id == fund.id and one.channel == Channel.CASH)


def words(page: TestResponse) -> str:
    """The page's main part as people read it: no markup, single spaces."""
    main = page.text[page.text.index("<main") :] if "<main" in page.text else page.text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def errors(page: TestResponse) -> dict[str, str]:
    """The sentences beside the fields, by the fields' ids."""
    found = re.findall(r'<p class="field-error" id="([a-z_]+)-error">(.*?)</p>', page.text, re.DOTALL)
    return {field: " ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split()) for field, words in found}


def downloaded(answer: TestResponse) -> list[tuple[object, ...]]:
    """The rows of the workbook that was sent."""
    assert str(answer.mimetype).endswith("spreadsheetml.sheet")
    [sheet] = load_workbook(BytesIO(answer.data)).worksheets
    return list(sheet.iter_rows(values_only=True))


def listed(answer: TestResponse) -> list[tuple[object, ...]]:
    """The rows of the list that was sent, without their numbers; days as dates."""
    return [
        tuple(cell.date() if isinstance(cell, datetime) else cell for cell in row[1:])
        for row in downloaded(answer)
        if isinstance(row[0], int)
    ]


def only_officers_write(as_role: As, base: str, new: Sent, row_id: int) -> None:
    """Each of the cast who may not write is refused at the form, the sending and the withdrawal."""
    for username, status in READERS.items():
        client = as_role(username)
        answers = [
            client.get(f"{base}/moi"),
            client.post(f"{base}/moi", data=new),
            client.get(f"{base}/{row_id}/sua"),
            client.post(f"{base}/{row_id}/sua", data=new),
            client.post(f"{base}/{row_id}/rut", data={"version": "1", "reason": "thử"}),
        ]
        assert [answer.status_code for answer in answers] == [status] * 5, username
    stranger = as_role("stranger")
    for path in ("", "/sua"):
        assert stranger.get(f"{base}/{row_id}{path}").status_code == 404
    assert stranger.post(f"{base}/{row_id}/sua", data=new).status_code == 404
    assert stranger.post(f"{base}/{row_id}/rut", data={"version": "1", "reason": "thử"}).status_code == 404


def only_those_of_the_books_read(as_role: As, *paths: str) -> None:
    """Officers and the auditor read; the others are refused."""
    for path in paths:
        for username in ("chair", "treasurer", "recorder", "auditor"):
            assert as_role(username).get(path).status_code == 200, (username, path)
        for username, status in (("member", 403), ("upper", 403), ("admin", 403), ("", 303)):
            assert as_role(username).get(path).status_code == status, (username, path)
