"""All blueprints, wing by wing."""

from __future__ import annotations

from flask import Blueprint, Flask

from app.admin.access.routes import bp as access
from app.admin.accounts.routes import bp as accounts
from app.admin.firstrun.routes import bp as firstrun
from app.admin.guide.routes import bp as guide
from app.admin.trail.routes import bp as trail
from app.admin.units.routes import bp as units
from app.books.assets.routes import bp as assets
from app.books.budget.routes import bp as budget
from app.books.cashbook.routes import bp as cashbook
from app.books.closings.routes import bp as closings
from app.books.counts.routes import bp as counts
from app.books.items.limits.routes import bp as limits
from app.books.items.phrases.routes import bp as phrases
from app.books.items.routes import bp as items
from app.books.ledgers.routes import bp as ledgers
from app.books.vouchers.routes import bp as vouchers
from app.desk.anniversaries.routes import bp as anniversaries
from app.desk.calendar.routes import bp as calendar
from app.desk.feed.routes import bp as feeds
from app.desk.home.routes import bp as home
from app.desk.mine.routes import bp as mine
from app.desk.own_calendar.routes import bp as own_calendar
from app.desk.person.routes import bp as person
from app.desk.search.routes import bp as search
from app.desk.timeline.routes import bp as timeline
from app.dues.arrears.routes import bp as arrears
from app.dues.collecting.routes import bp as collecting
from app.dues.contributions.collections.routes import bp as collections
from app.dues.contributions.routes import bp as contributions
from app.dues.exemptions.routes import bp as exemptions
from app.dues.funds.routes import bp as funds
from app.dues.receipts.routes import bp as receipts
from app.dues.terms.routes import bp as terms
from app.exchange.office_lists.routes import bp as office
from app.exchange.workbook.routes import bp as exchange
from app.life.awards.routes import bp as awards
from app.life.awards.stages.routes import bp as stages
from app.life.donors.routes import bp as donors
from app.life.events.routes import bp as events
from app.life.gifts.routes import bp as gifts
from app.life.norms.routes import bp as norms
from app.life.petitions.routes import bp as petitions
from app.life.ratings.routes import bp as ratings
from app.life.ratings.yearly.routes import bp as year
from app.life.requests.routes import bp as requests
from app.life.series.routes import bp as series
from app.life.signing.routes import bp as signing
from app.life.visit_papers.routes import bp as visits
from app.life.visits.new.routes import bp as new
from app.life.visits.routes import bp as welfare
from app.log.attachments.routes import bp as attachments
from app.people.bulk.routes import bp as bulk
from app.people.children.routes import bp as children
from app.people.duplicates.routes import bp as duplicates
from app.people.groups.routes import bp as groups
from app.people.hardship.routes import bp as hardship
from app.people.party.routes import bp as party
from app.people.roster.routes import bp as members
from app.web.delivery.health import bp as health
from app.year.commitments.evidence.routes import bp as evidence
from app.year.commitments.results.routes import bp as results
from app.year.commitments.routes import bp as commitments
from app.year.disclosure.routes import bp as disclosure
from app.year.plan.outcomes.routes import bp as scores
from app.year.plan.routes import bp as plan
from app.year.remittance.routes import bp as remittance
from app.year.reports.routes import bp as reports
from app.year.settlement.routes import bp as settlement
from app.year.statements.routes import bp as statements

#: Each blueprint, followed by those nested in it.
BLUEPRINTS: tuple[tuple[Blueprint, ...], ...] = (
    (health,),
    (attachments,),
    (bulk,),
    (children,),
    (duplicates,),
    (groups,),
    (hardship,),
    (party,),
    (members,),
    (assets,),
    (budget,),
    (cashbook,),
    (items, phrases, limits),
    (ledgers, counts, closings),
    (vouchers, visits, signing),
    (arrears,),
    (collecting, receipts),
    (contributions, collections),
    (exemptions,),
    (funds, terms),
    (awards, stages),
    (events, series, donors),
    (gifts,),
    (petitions,),
    (ratings, year),
    (requests,),
    (welfare, norms, new),
    (commitments, evidence, results),
    (disclosure,),
    (plan, scores),
    (remittance,),
    (reports,),
    (settlement,),
    (statements,),
    (office,),
    (exchange,),
    (anniversaries,),
    (calendar,),
    (feeds,),
    (home,),
    (mine,),
    (own_calendar,),
    (person,),
    (search,),
    (timeline,),
    (access,),
    (accounts,),
    (firstrun,),
    (guide,),
    (trail,),
    (units,),
)
for outer, *inner in BLUEPRINTS:
    for blueprint in inner:
        outer.register_blueprint(blueprint)


def register(app: Flask) -> None:
    for blueprint, *_ in BLUEPRINTS:
        app.register_blueprint(blueprint)
