"""Unions below the cast's union, and the files that they send to it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from flask import current_app
from flask.testing import FlaskClient

from app.core.periods import parse_period
from app.exchange.packages.packing import package_of, packed, public_key_of
from app.extensions import db
from app.office.signatures.rules import short_code
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, put_member
from tests.life.visits.visits import put_visit

YEAR = parse_period("2024")
TAKE = "/nhan-bao-cao/tep"


def folder() -> Path:
    return Path(current_app.instance_path)


def put_lower(code: str, people: int = 2) -> Unit:
    """A union with so many members, one of whom was visited."""
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
