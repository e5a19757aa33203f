"""Everything that must hold of the books, whatever was done to them."""

from __future__ import annotations

from datetime import date

from app.cashbook.checks import cash_faults
from app.cashbook.faults import Fault
from app.commitments.checks import measure_faults
from app.database import missing_triggers
from app.dues.checks import due_faults
from app.extensions import db
from app.funds.checks import fund_faults
from app.members.checks import portrait_faults
from app.trail.queries import verify_chain
from app.units.models import Unit

_REFUSED = {"UPDATE": "sửa", "DELETE": "xóa"}


def unit_faults(unit: Unit, today: date) -> list[Fault]:
    """What does not agree in one union's books: cash book, log, funds, what is owed, photographs, trail."""
    told = [Fault(one, ()) for one in (*due_faults(unit.id, today), *portrait_faults(unit.id))]
    return [
        *cash_faults(unit.id),
        *fund_faults(unit.id),
        *measure_faults(unit.id),
        *told,
        *_trail_faults(unit.id),
    ]


def house_faults() -> list[Fault]:
    """What does not hold of the installation: the triggers that guard the books, the trail of accounts."""
    missing = missing_triggers(db.session.connection())
    return [
        *(
            Fault(f"Cơ sở dữ liệu không còn chặn {_REFUSED[action]} bảng {table}.", ())
            for table, action in missing
        ),
        *_trail_faults(None),
    ]


def _trail_faults(unit_id: int | None) -> list[Fault]:
    return [Fault(sentence, ()) for sentence in verify_chain(unit_id)]
