"""Books with a row in every table that is sealed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sqlalchemy import Table, func, select

from app.books.cashbook.models import Fund, FundAlias
from app.books.closings.actions import close_period, reopen
from app.books.counts.actions import record_count
from app.books.counts.facts import CountFacts
from app.books.items.models import CashItem, ItemAlias
from app.core.actor import SYSTEM
from app.exchange.sample_books.loading import load_sample
from app.extensions import Model, db
from app.life.norms.models import NormExcess
from app.life.registers.loans.actions import LOAN_WRITES, RETURN_WRITES
from app.life.registers.loans.facts import LoanFacts, ReturnFacts
from app.life.visits.models import Visit
from app.log.activities.models import Activity
from app.log.attachments.models import Attachment
from app.office.seals.tables import SEALED
from app.office.trail.actions import note
from app.office.units.actions import record_congress
from app.office.units.facts import CongressFacts
from app.people.duplicates.models import MemberAlias
from app.people.portraits.actions import set_portrait
from app.people.portraits.rules import portrait_in
from app.people.roster.models import Member
from app.year.plan.models import PlanItem
from app.year.plan.outcomes.models import PlanOutcome
from app.year.regulations.actions import WRITES as REGULATION_WRITES
from app.year.regulations.facts import Regulated, RegulationFacts
from tests.conftest import OFFICER, TODAY
from tests.exchange.beside.test_trial import put_full_books
from tests.log.attachments.scans import png
from tests.year.issued.papers import put_paper

#: A day on which the sample year is over.
LATER = date(2026, 1, 15)
#: The one scan: the name of its file and what is in it, for a test that wants it on disk.
SCAN, PAPER = "0123456789abcdef", b"%PDF-1.4 giay to " * 40

_VALUES = {
    str: "x",
    bytes: b"x",
    int: 1,
    bool: False,
    date: LATER,
    datetime: datetime(2026, 1, 15, tzinfo=UTC),
}


@dataclass(frozen=True, slots=True)
class FullBooks:
    """The union of the sample year."""

    unit: int


def put_every_kind() -> FullBooks:
    """The sample year, two unions with something of everything, and what these have none of."""
    unit = load_sample(SYSTEM, TODAY)
    db.session.commit()
    put_full_books()
    person = db.session.scalars(select(Member).where(Member.unit_id == unit.id)).all()[0]
    fund = db.session.scalars(select(Fund).where(Fund.unit_id == unit.id)).all()[0]
    item = db.session.scalars(select(CashItem).where(CashItem.unit_id == unit.id)).all()[0]
    task = db.session.scalars(select(PlanItem).where(PlanItem.unit_id == unit.id)).all()[0]
    visit = db.session.scalars(select(Visit).join(Activity, Activity.id == Visit.activity_id)).all()[0]
    db.session.add(
        Attachment(
            unit_id=unit.id,
            row_key="tep-1",
            activity_id=visit.activity_id,
            stored_name=SCAN,
            file_name="hoa don.pdf",
            kind="pdf",
            size=len(PAPER),
            sha256=sha256(PAPER).hexdigest(),
            recorded_by="hệ thống",
        )
    )
    record_congress(unit, CongressFacts(date(2024, 5, 5)), OFFICER, LATER)
    record_count(unit.id, CountFacts(date(2025, 11, 30), note_500000=3, explanation="Chênh"), OFFICER, LATER)
    set_portrait(person, portrait_in(png()), OFFICER)
    first = close_period(unit.id, date(2025, 1, 31), OFFICER, LATER)
    reopen(unit.id, first, OFFICER, LATER, "Sửa sai")
    close_period(unit.id, date(2025, 2, 28), OFFICER, LATER)
    db.session.add_all(
        [
            FundAlias(unit_id=unit.id, fund_id=fund.id, name="Quỹ tên cũ"),
            ItemAlias(item_id=item.id, words="Khoản tên cũ"),
            PlanOutcome(plan_item_id=task.id, outcome="met", note="Xong"),
            MemberAlias(unit_id=unit.id, code="DV-CU", member_id=person.id),
            NormExcess(activity_id=visit.activity_id, reason="Nằm viện lâu"),
        ]
    )
    loan = LOAN_WRITES.record(
        unit.id, LoanFacts(date(2025, 12, 1), 400_000, fund.id, borrower="Ông Lò Văn Pa"), OFFICER, LATER
    )
    RETURN_WRITES.record(unit.id, ReturnFacts(loan.row_key, date(2025, 12, 15), 150_000), OFFICER, LATER)
    REGULATION_WRITES.record(
        unit.id,
        RegulationFacts(Regulated.BASE_SALARY, Decimal(2_340_000), TODAY, "Nghị định"),
        OFFICER,
        LATER,
    )
    put_paper(unit)
    fill_empty(unit.id, SEALED)
    note(None, SYSTEM, "accounts.added", "users/1", {"is_admin": (False, True)})
    return FullBooks(unit.id)


def fill_empty(unit_id: int, names: Collection[str]) -> None:
    """A row in every table of these that has none, made from the types of its columns."""
    db.session.flush()
    mapped: dict[Any, type[Model]] = {one.local_table: one.class_ for one in Model.registry.mappers}
    # Rows that others stand on come first.
    for table in db.metadata.sorted_tables:
        if table.name in names and not db.session.scalar(select(func.count()).select_from(table)):
            db.session.add(mapped[table](**_values(table, unit_id)))
            db.session.flush()


def _values(table: Table, unit_id: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in table.columns:
        if column.primary_key and column.autoincrement is False:
            found[column.name] = 1
        elif column.name == "unit_id":
            found[column.name] = unit_id
        elif column.foreign_keys:
            [key] = column.foreign_keys
            found[column.name] = db.session.scalar(select(func.max(key.column)))
        elif (
            column.nullable
            or column.name == "id"
            or (column.name == "version" and column.default is not None)
        ):
            continue
        else:
            found[column.name] = _VALUES[column.type.python_type]
    return found
