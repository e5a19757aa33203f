"""Every feature's blueprints, in the order of the house."""

from __future__ import annotations

from flask import Flask

from app.admin.accounts.routes import bp as accounts
from app.admin.firstrun.routes import bp as firstrun
from app.admin.guide.routes import bp as guide
from app.admin.trail.routes import bp as trail
from app.admin.units.routes import bp as units
from app.books.assets.routes import bp as assets
from app.books.budget.routes import bp as budget
from app.books.cashbook.routes import bp as cashbook
from app.books.items.routes import bp as items
from app.books.ledgers.routes import bp as ledgers
from app.books.vouchers.routes import bp as vouchers
from app.desk.anniversaries.routes import bp as anniversaries
from app.desk.calendar.routes import bp as calendar
from app.desk.calendar.routes import mine as own_calendar
from app.desk.feed.routes import bp as feeds
from app.desk.home.routes import bp as home
from app.desk.home.routes import mine
from app.desk.search.routes import bp as search
from app.desk.timeline.routes import bp as timeline
from app.dues.arrears.routes import bp as arrears
from app.dues.collecting.routes import bp as collecting
from app.dues.contributions.routes import bp as contributions
from app.dues.exemptions.routes import bp as exemptions
from app.dues.funds.routes import bp as funds
from app.exchange.office_lists.routes import bp as office
from app.exchange.workbook.routes import bp as exchange
from app.life.awards.routes import awards, ratings
from app.life.events.routes import events
from app.life.gifts.routes import bp as gifts
from app.life.petitions.routes import bp as petitions
from app.life.requests.routes import bp as requests
from app.life.visits.routes import bp as welfare
from app.log.attachments.routes import bp as attachments
from app.people.groups.routes import bp as members
from app.people.party.routes import bp as party
from app.web.delivery.health import bp as health
from app.year.commitments.routes import commitments, plan
from app.year.remittance.routes import bp as remittance
from app.year.reports.routes import bp as reports
from app.year.settlement.routes import bp as settlement
from app.year.settlement.routes import disclosure
from app.year.statements.routes import statements

BLUEPRINTS = (
    health,
    units,
    accounts,
    trail,
    members,
    party,
    welfare,
    gifts,
    events,
    petitions,
    requests,
    awards,
    ratings,
    funds,
    collecting,
    contributions,
    arrears,
    exemptions,
    cashbook,
    vouchers,
    attachments,
    ledgers,
    budget,
    items,
    settlement,
    remittance,
    disclosure,
    assets,
    commitments,
    plan,
    statements,
    reports,
    timeline,
    exchange,
    office,
    home,
    mine,
    calendar,
    own_calendar,
    anniversaries,
    feeds,
    search,
    guide,
    firstrun,
)


def register(app: Flask) -> None:
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
