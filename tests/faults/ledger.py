"""What was tried and what was acknowledged, against what the books hold."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.orm import InstrumentedAttribute

from app.books.cashbook.models import CashEntry, MoneyEntry
from app.books.register.models import Voucher, VoucherCounter
from app.dues.contributions.models import Collection, Contribution
from app.life.awards.models import Award
from app.life.gifts.models import GiftList, GiftRecipient
from app.life.visits.models import Visit
from app.log.activities.models import Activity
from app.log.attachments.models import Attachment
from app.office.trail.models import TrailEntry
from tests.faults.client import Answer, Fields

#: Where each kind of write leaves its mark.
MARKED: dict[str, InstrumentedAttribute[str]] = {
    "visit": Activity.note,
    "receipt": Activity.title,
    "award": Award.decision_number,
    "gift": GiftList.title,
    "contribution": Contribution.note,
    "collection": Contribution.note,
    "correction": TrailEntry.reason,
    "withdrawal": TrailEntry.reason,
    "scan": Attachment.description,
}
#: What a row of the log has beside it.
SIDES: dict[str, InstrumentedAttribute[int]] = {
    "visit": Visit.activity_id,
    "money": MoneyEntry.activity_id,
    "award": Award.activity_id,
    "collection": Collection.activity_id,
}


@dataclass
class Write:
    """One form that was sent: `acknowledged`, `refused`, `failed`, or `unanswered` while nobody knows."""

    kind: str
    mark: str
    address: str
    fields: Fields
    file: tuple[str, bytes] | None = None
    #: Rows that have its mark when it is written.
    rows: int = 1
    state: str = "unanswered"
    where: str = ""
    answer_text: str = ""

    def answered(self, answer: Answer) -> None:
        """Note what the server said."""
        if answer.status == 303 and not answer.location.startswith("/tai-khoan"):
            self.state, self.where = "acknowledged", answer.location
        else:
            self.state = "failed" if answer.status >= 500 else "refused"
            self.answer_text = f"{answer.status} {answer.words}"


@dataclass
class Found:
    """What is wrong, a line each, by what it is."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    house: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        return {name: len(lines) for name, lines in vars(self).items()}

    @property
    def lines(self) -> list[str]:
        return [f"{name}: {line}" for name, lines in vars(self).items() for line in lines]


def compare(writes: list[Write], engine: Engine, uploads: Path) -> Found:
    """The books against everything that was ever sent."""
    found = Found()
    with engine.connect() as books:
        marks = {
            kind: Counter(books.scalars(select(column).where(column.like("K%-%-%"))))
            for kind, column in MARKED.items()
        }
        for write in writes:
            _look_for(write, marks[write.kind][write.mark], found)
        _halves(books, found)
        _house(books, uploads, found)
    return found


def _look_for(write: Write, rows: int, found: Found) -> None:
    about = f"{write.kind} {write.mark} ({write.state}): {rows} of {write.rows} rows"
    if rows > write.rows or (rows and write.state == "refused"):
        found.doubled.append(about)
    elif rows == 0 and write.state == "acknowledged":
        found.lost.append(about)
    elif 0 < rows < write.rows:
        found.half.append(about)


def _halves(books: Connection, found: Found) -> None:
    """Entries without their other half: side row, money, line of the trail, people of a list."""
    entries = select(Activity.id, Activity.kind, Activity.amount, Activity.fund_id, Activity.withdrawn_at)
    sides = {kind: set(books.scalars(select(column))) for kind, column in SIDES.items()}
    of_money = select(CashEntry.activity_id, func.sum(CashEntry.amount)).group_by(CashEntry.activity_id)
    money = {entry_id: int(total) for entry_id, total in books.execute(of_money)}
    of_trail = select(TrailEntry.subject).where(TrailEntry.action.like("%.recorded"))
    in_trail = Counter(books.scalars(of_trail))
    for entry_id, kind, amount, fund_id, withdrawn_at in books.execute(entries):
        if kind in SIDES and entry_id not in sides[kind]:
            found.half.append(f"{kind} {entry_id} without its side row")
        due = 0 if withdrawn_at or not fund_id else amount or 0
        if kind != "collection" and money.get(entry_id, 0) != due:
            found.half.append(f"{kind} {entry_id}: {money.get(entry_id, 0)} booked of {due}")
        if kind != "collection" and in_trail[f"activities/{entry_id}"] != 1:
            found.half.append(f"{kind} {entry_id}: {in_trail[f'activities/{entry_id}']} lines of the trail")
    people = Counter(books.scalars(select(GiftRecipient.list_id)))
    found.half += [f"list {one} of nobody" for one in books.scalars(select(GiftList.id)) if not people[one]]


def _house(books: Connection, uploads: Path, found: Found) -> None:
    """Numbers of vouchers without gaps, whole files, a sound database."""
    given = select(
        Voucher.kind, Voucher.year, func.count(), func.min(Voucher.number), func.max(Voucher.number)
    )
    last = {(kind, year): number for _, kind, year, number in books.execute(select(VoucherCounter.__table__))}
    for kind, year, count, low, high in books.execute(given.group_by(Voucher.kind, Voucher.year)):
        if (low, count, last[kind, year]) != (1, high, high):
            found.house.append(f"vouchers {kind}/{year}: {count} numbers, {low} to {high}")
    for name, size, digest in books.execute(
        select(Attachment.stored_name, Attachment.size, Attachment.sha256)
    ):
        path = uploads / name
        data = path.read_bytes() if path.is_file() else b""
        if (len(data), hashlib.sha256(data).hexdigest()) != (size, digest):
            found.house.append(f"file {name}: {len(data)} of {size} bytes")
    if books.dialect.name == "sqlite":
        found.house += [line for line in books.scalars(text("PRAGMA integrity_check")) if line != "ok"]
        found.house += [str(tuple(row)) for row in books.execute(text("PRAGMA foreign_key_check"))]
