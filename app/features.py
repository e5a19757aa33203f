"""Every feature's blueprints, in the order of the house."""

from __future__ import annotations

from flask import Flask

from app.accounts.user_routes import bp as accounts
from app.cashbook.budget_routes import bp as budget
from app.cashbook.routes import bp as cashbook
from app.commitments.routes import commitments, plan, statements
from app.emulation.routes import awards, ratings
from app.events.routes import events, petitions
from app.exchange.routes import bp as exchange
from app.firstrun.routes import bp as firstrun
from app.funds.contribution_routes import bp as contributions
from app.funds.routes import bp as funds
from app.home.routes import bp as home
from app.home.routes import mine
from app.members.part_routes import bp as members
from app.reports.routes import bp as reports
from app.timeline.routes import bp as timeline
from app.trail.routes import bp as trail
from app.units.routes import bp as units
from app.web.health import bp as health
from app.welfare.routes import bp as welfare

BLUEPRINTS = (
    health,
    units,
    accounts,
    trail,
    members,
    welfare,
    events,
    petitions,
    awards,
    ratings,
    funds,
    contributions,
    cashbook,
    budget,
    commitments,
    plan,
    statements,
    reports,
    timeline,
    exchange,
    home,
    mine,
    firstrun,
)


def register(app: Flask) -> None:
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
