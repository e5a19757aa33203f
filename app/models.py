"""Every table of the application, imported so that metadata and migrations know them all."""

from app.accounts import models as accounts
from app.activities import models as activities
from app.cashbook import models as cashbook
from app.commitments import models as commitments
from app.emulation import models as emulation
from app.events import models as events
from app.exchange import models as exchange
from app.funds import models as funds
from app.members import models as members
from app.trail import models as trail
from app.units import models as units
from app.welfare import models as welfare

__all__ = [
    "accounts",
    "activities",
    "cashbook",
    "commitments",
    "emulation",
    "events",
    "exchange",
    "funds",
    "members",
    "trail",
    "units",
    "welfare",
]
