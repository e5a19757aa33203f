"""Helpers of the tests of collecting: a round, what a page sends, the messages of its lines."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape

from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.dues.contributions.models import Contribution
from app.dues.funds.facts import Basis
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.dues.contributions.rounds import people
from tests.dues.town import put_fund

NAMES = ("Trần Thị An", "Phạm Quốc Đạt", "Lê Thị Hoa")
#: A cell of a line: the kind of its box and the person's id.
Boxes = dict[str, str]


def put_yearly(unit: Unit, name: str = "Mái ấm", rate: int = 40_000) -> int:
    """A fund with dues of 40.000 a year; its id."""
    return put_fund(unit, name, basis=Basis.YEAR, rate=Decimal(rate))


def put_round(unit: Unit) -> tuple[int, list[int]]:
    """A yearly fund and three people beside the cast's member, who all owe it; their ids."""
    who = people(unit, *NAMES)
    fund = put_yearly(unit)
    db.session.commit()
    return fund, who


def sent(page: TestResponse, **values: str) -> Boxes:
    """What the page's form sends as it stands, with what is typed or pressed besides."""
    form = re.search(r'<form class="pay-form".*?</form>', page.text, re.DOTALL)
    assert form, page.text
    found = {}
    for tag in re.findall(r"<input[^>]*>", form[0]):
        box = {name: unescape(text) for name, text in re.findall(r'([a-z-]+)="([^"]*)"', tag)}
        if box.get("type") != "checkbox" or re.search(r"\schecked\b", tag):
            found[box["name"]] = box.get("value", "")
    for name, options in re.findall(r'<select[^>]*name="([a-z_]+)"[^>]*>(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        found[name] = chosen[1] if chosen else ""
    return {**found, **values}


def amounts(*pairs: tuple[int, str]) -> Boxes:
    """Typed amounts by line."""
    return {f"amount-{key}": text for key, text in pairs}


def faults(page: TestResponse) -> dict[int, str]:
    """The sentences beside the lines, by their keys."""
    found = re.findall(r'<p class="field-error" id="fault-([0-9]+)">(.*?)</p>', page.text, re.DOTALL)
    return {
        int(key): " ".join(unescape(re.sub(r"<[^>]+>", " ", sentence)).split()) for key, sentence in found
    }


def press(
    client: FlaskClient, address: str, button: str, page: TestResponse | None = None, /, **values: str
) -> TestResponse:
    """Open the page (or take one that stands open), type, and press a button."""
    page = page or client.get(address)
    return client.post(address, data=sent(page, do=button, **values))


def paid() -> list[tuple[int, int]]:
    """(person, amount) of every live contribution."""
    db.session.expire_all()
    rows = db.session.execute(
        select(Contribution.member_id, Contribution.amount)
        .where(Contribution.withdrawn_at.is_(None))
        .order_by(Contribution.id)
    )
    return [(one, amount) for one, amount in rows]


def entries() -> int:
    """How many entries the log has."""
    db.session.expire_all()
    return db.session.scalar(select(func.count(Activity.id))) or 0
