"""Every room that the application is made of: a new feature adds one line here.

What a room has is found by the names of its files: tables in `models.py`, screens in `routes.py` (the
blueprint `bp`), commands in `commands.py` (`COMMANDS`, and `SELF_OPENING` that open the books by themselves),
figures in `figures.py` (`FIGURES`), everything else that others ask of it in `feature.py` (`FEATURE`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from flask import Blueprint, Flask

from app.log.figures import registry
from app.office.union_kinds import known
from app.web.features import FEATURES, SCREENS, Feature, kind_tables

#: Wing by wing; in this order the trail lists the fields of a change.
ROOMS = (
    "app.office.accounts",
    "app.office.sessions",
    "app.office.second_factor",
    "app.office.notices",
    "app.office.installation",
    "app.office.security_log",
    "app.office.seals",
    "app.office.trail",
    "app.office.units",
    "app.log.activities",
    "app.log.attachments",
    "app.people.roster",
    "app.people.headcount",
    "app.people.bulk",
    "app.people.children",
    "app.people.duplicates",
    "app.people.groups",
    "app.people.bodies",
    "app.people.sections",
    "app.people.hardship",
    "app.people.party",
    "app.people.personal_data",
    "app.people.personal_data.requests",
    "app.people.personal_data.consents",
    "app.people.personal_data.retention",
    "app.people.personal_data.notice",
    "app.people.portraits",
    "app.books.cashbook",
    "app.books.unsettled",
    "app.books.totals",
    "app.books.budget",
    "app.books.register",
    "app.books.vouchers",
    "app.books.ledgers",
    "app.books.counts",
    "app.books.closings",
    "app.books.reversals",
    "app.books.items",
    "app.books.items.phrases",
    "app.books.items.limits",
    "app.books.assets",
    "app.dues.funds",
    "app.dues.terms",
    "app.dues.ledger",
    "app.dues.collecting",
    "app.dues.collecting.draft",
    "app.dues.contributions",
    "app.dues.contributions.collections",
    "app.dues.receipts",
    "app.dues.arrears",
    "app.dues.exemptions",
    "app.dues.shares",
    "app.life.visits",
    "app.life.visits.new",
    "app.life.norms",
    "app.life.visit_papers",
    "app.life.gifts",
    "app.life.events",
    "app.life.events.own_kinds",
    "app.life.series",
    "app.life.meetings",
    "app.life.petitions",
    "app.life.requests",
    "app.life.awards",
    "app.life.awards.stages",
    "app.life.ratings",
    "app.life.ratings.yearly",
    "app.life.donors",
    "app.life.registers",
    "app.life.registers.agreements",
    "app.life.registers.labour",
    "app.life.registers.initiatives",
    "app.life.registers.houses",
    "app.life.registers.appeals",
    "app.life.registers.meals",
    "app.life.registers.party_work",
    "app.life.registers.loans",
    "app.life.registers.loans.returns",
    "app.life.signing",
    "app.year.figures",
    "app.year.commitments",
    "app.year.commitments.evidence",
    "app.year.commitments.results",
    "app.year.indicators",
    "app.year.indicators.evidence",
    "app.year.plan",
    "app.year.plan.outcomes",
    "app.year.statements",
    "app.year.settlement",
    "app.year.disclosure",
    "app.year.remittance",
    "app.year.received",
    "app.year.received.remarks",
    "app.year.below",
    "app.year.campaigns",
    "app.year.asked",
    "app.year.regulations",
    "app.year.totals",
    "app.year.reports",
    "app.year.workspace",
    "app.year.workspace.drafts",
    "app.year.workspace.pasting",
    "app.year.workspace.deadlines",
    "app.year.workspace.usual",
    "app.year.workspace.picking",
    "app.year.short_papers",
    "app.year.outlines",
    "app.year.issued",
    "app.year.issued.signatures",
    "app.year.compared",
    "app.year.workspace.carrying",
    "app.exchange.workbook",
    "app.exchange.office_lists",
    "app.exchange.beside",
    "app.exchange.packages",
    "app.exchange.examples",
    "app.exchange.handed_down",
    "app.exchange.upward",
    "app.desk.home",
    "app.desk.mine",
    "app.desk.person",
    "app.desk.timeline",
    "app.desk.search",
    "app.desk.calendar",
    "app.desk.own_calendar",
    "app.desk.anniversaries",
    "app.desk.feed",
    "app.admin.access",
    "app.admin.accounts",
    "app.admin.backup",
    "app.admin.sessions",
    "app.admin.second_factor",
    "app.admin.firstrun",
    "app.admin.guide",
    "app.admin.health",
    "app.admin.packages",
    "app.admin.roles",
    "app.admin.security_log",
    "app.admin.trail",
    "app.admin.units",
    "app.admin.verification",
    "app.admin.workbook",
)


@cache
def load() -> None:
    """Import every room's tables and what it declares, once for all applications of the process.

    Without them no query is made and no migration judged.
    """
    list(_files("models"))
    FEATURES.extend(module.FEATURE for _, module in _files("feature"))
    registry.found_by(lambda: (group for _, module in _files("figures") for group in module.FIGURES))
    load_kinds(None)


def load_kinds(folder: Path | None) -> None:
    """Read the kinds of union, with the files of its own that the installation has in `folder`."""
    known.load(folder, kind_tables())


def hand_in() -> None:
    """Hand to rooms below what they ask of those above."""
    for feature in FEATURES:
        if feature.hand_in:
            feature.hand_in()


def put_screens(app: Flask) -> None:
    """Put every room's screens into the application."""
    for blueprint in _blueprints():
        app.register_blueprint(blueprint)


def commands() -> Iterator[ModuleType]:
    """The rooms' files of commands."""
    return (module for _, module in _files("commands"))


@cache
def _blueprints() -> tuple[Blueprint, ...]:
    """The outer blueprints, those that stand under them nested once for all applications of the process."""
    found: dict[str, Blueprint] = {room: module.bp for room, module in _files("routes")}
    for room, blueprint in found.items():
        SCREENS[blueprint.name] = _declared(room)
    outer = {blueprint.name: blueprint for blueprint in found.values()}
    for blueprint in found.values():
        if under := SCREENS[blueprint.name].under:
            outer[under].register_blueprint(blueprint)
    return tuple(one for one in outer.values() if not SCREENS[one.name].under)


def _declared(room: str) -> Feature:
    declared: Feature = import_module(f"{room}.feature").FEATURE if _has(room, "feature") else Feature()
    return declared


def _files(name: str) -> Iterator[tuple[str, ModuleType]]:
    """Every room that has a file of this name, with the file."""
    return ((room, import_module(f"{room}.{name}")) for room in ROOMS if _has(room, name))


@cache
def _has(room: str, name: str) -> bool:
    return find_spec(f"{room}.{name}") is not None
