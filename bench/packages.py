"""Packages of unions below: received, added up, and both for a whole country's provinces.

Every package is a real one of a busy year under another name and key; only the numbers of it differ.
"""

from __future__ import annotations

import json
import os
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.config import VERSION
from app.core.actor import SYSTEM
from app.core.periods import parse_period
from app.exchange.packages.content import PACKAGE, members_of
from app.exchange.packages.packing import package_of
from app.exchange.packages.receiving import receive
from app.exchange.packages.sealed_zip import write_sealed
from app.extensions import db
from app.office.signatures.key import signing_key
from app.office.signatures.rules import public_of
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from app.year.received.facts import Package
from app.year.totals.figures import totals_of
from bench.books import TODAY, YEAR
from bench.installation import begin_union, installation
from bench.measuring import Ratio, timed
from bench.pages import Browser, add_chair, in_turn, serving
from bench.reports import fill_year

PERIOD = parse_period(str(YEAR))
#: A sector union; a large province; the country's 10,000 packages, of which a tenth are made and taken here
#: unless `PACKAGES` says how many.
SECTOR, PROVINCE, PROVINCES = 54, 1_000, 34
COUNTRY = int(os.environ.get("PACKAGES", "1000"))


def measure() -> list[Ratio]:
    """Receiving, the totals of many, and a country."""
    with installation() as (folder, _app), serving("bench.bare", folder) as (_, bare):
        sample = sample_package(folder)
        plain_one = Browser(bare)
        asked, taking, size = _of_a_sector(folder, sample, plain_one)
        plain, shown, first = _of_a_province(folder, sample, plain_one)
        country = _of_the_country(folder, sample)
    note = f"{taking * 1000:.1f} ms each of {SECTOR}, {size // 1024} KB, bare {asked * 1000:.2f} ms"
    return [
        Ratio("a package received and checked / a bare Flask page", taking / asked, 100, note=note),
        Ratio(
            f"totals' page of {PROVINCE:,} unions / a bare Flask page",
            shown / plain,
            25,
            note=f"{shown * 1000:.1f} ms; {first:.1f} s the first time after a package came",
        ),
        country,
    ]


def sample_package(folder: Path) -> Package:
    """What a union with a busy year sends."""
    unit = begin_union("mau")
    fill_year(unit)
    db.session.commit()
    return package_of(unit, PERIOD, None, TODAY, folder)


def packed_as(sample: Package, code: str, folder: Path, chance: random.Random) -> bytes:
    """The package of another union: its name, its key, its numbers."""
    key = signing_key(folder, code)
    sender = replace(sample.sender, code=code, name=f"Công đoàn cơ sở {code}", public_key=public_of(key))
    figures = tuple(
        replace(one, value=one.value + chance.randrange(1_000)) if isinstance(one.value, int) else one
        for one in sample.figures
    )
    return write_sealed(members_of(replace(sample, sender=sender, figures=figures), VERSION), key)


def packages(sample: Package, folder: Path, many: int, prefix: str) -> Iterator[bytes]:
    """This many of them."""
    chance = random.Random(prefix)
    for number in range(many):
        yield packed_as(sample, f"{prefix}-{number}", folder, chance)


def upper_union(code: str) -> Unit:
    """A union that receives."""
    unit = start_unit(UnitFacts(name=f"Liên đoàn Lao động {code}", code=code), SYSTEM)
    db.session.commit()
    return unit


def take_all(unit: Unit, contents: list[bytes]) -> None:
    """Receive each in a transaction of its own, as `flask receive` does."""
    for content in contents:
        receive(unit, content, SYSTEM, TODAY, trusts=True)
        db.session.commit()


def _of_a_sector(folder: Path, sample: Package, plain_one: Browser) -> tuple[float, float, int]:
    """Seconds for a bare page and for one package, in turn, and its bytes."""
    rounds = SECTOR - SECTOR // 10
    contents = list(packages(sample, folder, SECTOR, "nganh"))
    unit, coming = upper_union("nganh"), iter(contents)
    asked, taking = in_turn(lambda: plain_one.get("/"), lambda: take_all(unit, [next(coming)]), rounds=rounds)
    return asked, taking, len(contents[0])


def _of_a_province(folder: Path, sample: Package, plain_one: Browser) -> tuple[float, float, float]:
    """Seconds for a bare page, for the page of a large province's totals, and for that the first time."""
    unit = upper_union("tinh")
    take_all(unit, list(packages(sample, folder, PROVINCE, "tinh")))
    add_chair(unit)
    page = "/tong-hop/"
    with serving("app.serve", folder) as (_, port):
        browser = Browser(port)
        browser.sign_in()
        first = timed(lambda: browser.get(page))
        plain, shown = in_turn(lambda: plain_one.get("/"), lambda: browser.get(page), rounds=50)
    return plain, shown, first


def _read(file: Path) -> object:
    """What reading a package takes whoever reads it: the zip unpacked, its JSON parsed."""
    with zipfile.ZipFile(file) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(found[PACKAGE])


def _of_the_country(folder: Path, sample: Package) -> Ratio:
    """A country's files, verified, stored and added up by its provinces, against reading each."""
    place = folder / "packages"
    place.mkdir()
    files = []
    for number, content in enumerate(packages(sample, folder, COUNTRY, "nuoc")):
        files.append(place / f"{number}.goi")
        files[-1].write_bytes(content)
    units = [upper_union(f"tinh-{number}") for number in range(PROVINCES)]

    def take_in() -> None:
        for number, unit in enumerate(units):
            take_all(unit, [file.read_bytes() for file in files[number::PROVINCES]])
            totals_of(open_scope(unit, PERIOD, PERIOD.end))

    reads, takes = timed(lambda: [_read(file) for file in files]), timed(take_in)
    note = f"{COUNTRY:,} of 10,000 packages, {takes / COUNTRY * 1000:.1f} ms each, {PROVINCES} provinces"
    return Ratio("a country's packages taken and added up / reading files", takes / reads, 40, note=note)
