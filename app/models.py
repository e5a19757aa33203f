"""Every table of the application, imported so that metadata and migrations know them all."""

from app.books.assets import models as assets
from app.books.cashbook import models as cashbook
from app.books.closings import models as closing_models
from app.books.counts import models as closing
from app.books.items import models as items
from app.books.register import models as voucher_models
from app.desk.anniversaries import models as home
from app.dues.funds import models as funds
from app.dues.ledger import models as dues
from app.exchange.workbook import models as exchange
from app.life.awards import models as emulation
from app.life.events import models as events
from app.life.gifts import models as gifts
from app.life.meetings import models as detail_models
from app.life.norms import models as norm_models
from app.life.visits import models as welfare
from app.log.activities import models as activities
from app.log.attachments import models as attachments
from app.office.accounts import models as accounts
from app.office.installation import models as installation
from app.office.trail import models as trail
from app.office.units import models as units
from app.people.hardship import models as change_models
from app.people.roster import models as members
from app.year.commitments import models as commitments
from app.year.plan.outcomes import models as outcome_models

__all__ = [
    "accounts",
    "activities",
    "assets",
    "attachments",
    "cashbook",
    "change_models",
    "closing",
    "closing_models",
    "commitments",
    "detail_models",
    "dues",
    "emulation",
    "events",
    "exchange",
    "funds",
    "gifts",
    "home",
    "installation",
    "items",
    "members",
    "norm_models",
    "outcome_models",
    "trail",
    "units",
    "voucher_models",
    "welfare",
]
