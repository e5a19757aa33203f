"""Checks that the register of vouchers has no gap, no repeat, and a line of the book for each number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import and_, exists, func, or_, select

from app.books.cashbook.facts import VoucherKind
from app.books.cashbook.models import CashEntry
from app.books.register.models import Voucher, VoucherCounter
from app.books.register.rules import voucher_text
from app.core.errors import Fault
from app.extensions import db
from app.log.activities.facts import Kind
from app.log.activities.models import Activity

#: Kind and year: numbers run through each by itself.
Series = tuple[str, int]


def voucher_faults(unit_id: int) -> list[Fault]:
    """Every inconsistency of the union's register; a constant number of statements."""
    rows = db.session.scalars(
        select(Voucher).where(Voucher.unit_id == unit_id).order_by(Voucher.number)
    ).all()
    series: dict[Series, list[Voucher]] = {}
    for one in rows:
        series.setdefault((one.kind, one.year), []).append(one)
    counters = db.session.scalars(select(VoucherCounter).where(VoucherCounter.unit_id == unit_id))
    last = {(one.kind, one.year): one.last for one in counters}
    return [
        *(
            fault
            for key in sorted(series.keys() | last.keys())
            for fault in _series_faults(key, series.get(key, []), last.get(key, 0))
        ),
        *_without_lines(unit_id),
        *_shared(unit_id),
    ]


def _series_faults(key: Series, vouchers: Sequence[Voucher], last: int) -> Iterable[Fault]:
    kind = next((one for one in VoucherKind if one == key[0]), None)
    if kind is None:
        yield Fault(f"Sổ phiếu năm {key[1]} có loại phiếu không tồn tại.", _ids(vouchers))
        return
    name = f"{kind.label} năm {key[1]}"
    given = Counter(one.number for one in vouchers)
    first, highest = min(given, default=1), max(given, default=0)
    for number in range(first, max(last, highest) + 1):
        if not given[number]:
            yield Fault(f"{name}: thiếu số {voucher_text(kind, number, key[1])}.", ())
        elif given[number] > 1:
            yield Fault(f"{name}: số {voucher_text(kind, number, key[1])} cấp hai lần.", ())
    if last < highest:
        yield Fault(f"{name}: bộ đếm ở số {last}, phiếu đã cấp đến số {highest}.", _ids(vouchers[-1:]))
    for one in vouchers:
        if one.text != voucher_text(kind, one.number, one.year):
            yield Fault(f"{name}: phiếu thứ {one.number} lại ghi số {one.text}.", _ids([one]))


def _without_lines(unit_id: int) -> list[Fault]:
    """Receipts and payments in the register that have no line in the book."""
    has_line = exists().where(
        CashEntry.unit_id == Voucher.unit_id,
        or_(
            CashEntry.voucher_text == Voucher.text,
            and_(CashEntry.activity_id == Voucher.activity_id, CashEntry.voucher_text == ""),
        ),
    )
    rows = db.session.scalars(
        select(Voucher)
        .where(Voucher.unit_id == unit_id, Voucher.kind != VoucherKind.VISIT, ~has_line)
        .order_by(Voucher.id)
    )
    return [Fault(f"Phiếu {one.text} không còn dòng nào trong sổ quỹ.", _ids([one])) for one in rows]


def _shared(unit_id: int) -> list[Fault]:
    """Numbers on lines of several log entries; only receipts of collections may share a voucher."""
    rows = db.session.execute(
        select(CashEntry.voucher_text, func.min(Voucher.id))
        .join(Activity, Activity.id == CashEntry.activity_id)
        .join(Voucher, and_(Voucher.unit_id == CashEntry.unit_id, Voucher.text == CashEntry.voucher_text))
        .where(CashEntry.unit_id == unit_id)
        .group_by(CashEntry.voucher_text)
        .having(func.count(CashEntry.activity_id.distinct()) > 1)
        .having(func.max(Activity.kind) != Kind.COLLECTION)
        .order_by(CashEntry.voucher_text)
    )
    return [Fault(f"Số phiếu {text} ghi ở hai mục khác nhau.", (f"vouchers/{row}",)) for text, row in rows]


def _ids(vouchers: Iterable[Voucher]) -> tuple[str, ...]:
    return tuple(f"vouchers/{one.id}" for one in vouchers)
