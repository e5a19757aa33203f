"""Imports every table of the application, for the metadata and migrations."""

from app.books.assets import models as assets
from app.books.budget import models as budget
from app.books.cashbook import models as cashbook
from app.books.closings import models as closings
from app.books.counts import models as counts
from app.books.items import models as items
from app.books.register import models as register
from app.desk.anniversaries import models as anniversaries
from app.desk.feed import models as feed
from app.dues.collecting.draft import models as collecting_draft
from app.dues.contributions import models as contributions
from app.dues.funds import models as funds
from app.dues.ledger import models as ledger
from app.exchange.office_lists import models as office_lists
from app.exchange.workbook import models as workbook
from app.life.awards import models as awards
from app.life.events import models as events
from app.life.gifts import models as gifts
from app.life.meetings import models as meetings
from app.life.norms import models as norms
from app.life.petitions import models as petitions
from app.life.ratings import models as ratings
from app.life.requests import models as requests
from app.life.series import models as series
from app.life.visits import models as visits
from app.log.activities import models as activities
from app.log.attachments import models as attachments
from app.office.accounts import models as accounts
from app.office.installation import models as installation
from app.office.trail import models as trail
from app.office.units import models as units
from app.people.bulk import models as bulk
from app.people.duplicates import models as duplicates
from app.people.hardship import models as hardship
from app.people.roster import models as roster
from app.year.commitments import models as commitments
from app.year.commitments.evidence import models as commitments_evidence
from app.year.plan import models as plan
from app.year.plan.outcomes import models as plan_outcomes
from app.year.statements import models as statements

__all__ = [
    "accounts",
    "activities",
    "anniversaries",
    "assets",
    "attachments",
    "awards",
    "budget",
    "bulk",
    "cashbook",
    "closings",
    "collecting_draft",
    "commitments",
    "commitments_evidence",
    "contributions",
    "counts",
    "duplicates",
    "events",
    "feed",
    "funds",
    "gifts",
    "hardship",
    "installation",
    "items",
    "ledger",
    "meetings",
    "norms",
    "office_lists",
    "petitions",
    "plan",
    "plan_outcomes",
    "ratings",
    "register",
    "requests",
    "roster",
    "series",
    "statements",
    "trail",
    "units",
    "visits",
    "workbook",
]
