"""Unions below the cast's union, and the files that they send to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import current_app
from flask.testing import FlaskClient

from app.core.periods import parse_period
from app.exchange.handed_down.content import HandedDown
from app.exchange.handed_down.content import members_of as handed_members
from app.exchange.handed_down.opening import open_file
from app.exchange.packages.content import members_of
from app.exchange.packages.packing import package_of, packed, public_key_of
from app.exchange.packages.receiving import receive
from app.exchange.packages.sealed_zip import write_sealed
from app.extensions import db
from app.office.signatures.rules import key_of, public_of, short_code
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.year.asked.facts import AskedReport
from app.year.campaigns.actions import open_campaign
from app.year.campaigns.facts import CampaignFacts
from app.year.received.facts import Sender
from tests.conftest import OFFICER, TODAY, put_member
from tests.life.visits.visits import put_visit

YEAR = parse_period("2024")
TAKE = "/nhan-bao-cao/tep"


def folder() -> Path:
    return Path(current_app.instance_path)


def put_lower(code: str, people: int = 2) -> Unit:
    """A union with this many members, one of whom was visited."""
    unit = start_unit(
        UnitFacts(name=f"Công đoàn cơ sở {code.title()}", code=code, chair="Lò Thị Bích"), OFFICER
    )
    for number in range(people):
        put_member(unit, f"{code}-{number}", f"Lê Thị Na {number}")
    put_visit(unit)
    db.session.commit()
    return unit


def sent_by(unit: Unit) -> bytes:
    """The package of the year as the union would send it today."""
    return packed(package_of(unit, YEAR, None, TODAY, folder()), unit, folder())


def put_received(unit: Unit) -> None:
    """An issued report of a union of another installation, received; a campaign that asks it."""
    key = key_of(b"k" * 32, "mot")
    sender = Sender("mot", "Công đoàn cơ sở Mot", public_of(key))
    sent = replace(package_of(unit, YEAR, None, TODAY, folder()), sender=sender, is_frozen=True)
    receive(unit, write_sealed(members_of(sent, "1"), key), OFFICER, TODAY, trusts=True)
    facts = CampaignFacts("Báo cáo năm 2024", "2024", None, date(2025, 1, 10))
    open_campaign(unit.id, facts, YEAR, OFFICER, TODAY)
    db.session.commit()


def put_request_from_above(unit: Unit) -> None:
    """A report that a union of another installation asks."""
    key = key_of(b"k" * 32, "nganh-hoa")
    days = (YEAR.start, YEAR.end)
    asked = AskedReport(
        "ma", "Báo cáo năm", "12/CV", "2024", days, YEAR.end, date(2025, 1, 10), "", "", TODAY
    )
    handed = HandedDown("nganh-hoa", "Công đoàn ngành Hoa", public_of(key), (), asked)
    open_file(unit, write_sealed(handed_members(handed), key), OFFICER, TODAY, trusts=True)
    db.session.commit()


def code_of(unit: Unit) -> str:
    return short_code(public_key_of(unit, folder()))


def altered(content: bytes) -> bytes:
    """The file with one byte changed on the way."""
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def upload(browser: FlaskClient, files: dict[str, bytes], address: str = TAKE, box: str = "files") -> Any:
    """Send the files by the form and follow to what is said of them."""
    data = {box: [(BytesIO(content), name) for name, content in files.items()]}
    return browser.post(address, data=data, follow_redirects=True)
