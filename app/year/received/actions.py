"""Taking packages of unions below, trusting their keys, accepting what they sent."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.actor import Actor
from app.core.dates import format_date
from app.core.errors import Refused
from app.extensions import db
from app.log.activities.actions import new_row_key
from app.log.activities.mapping import columns_of
from app.office.signatures.rules import short_code
from app.office.trail import actions as trail
from app.office.units.models import Unit
from app.year.received import queries
from app.year.received.facts import FigureRemark, Package, Sender
from app.year.received.list_queries import old_refused
from app.year.received.models import LowerUnion, ReceivedPackage, RefusedFile
from app.year.received.rules import changes_between, remarks_of

_OTHER_KEY = (
    "Gói mang tên «{name}» nhưng ký bằng khóa khác, mã {code}. Hãy gọi cho công đoàn ấy: đổi máy thì khôi "
    "phục từ bản sao lưu, khóa cũ nằm trong đó. Mất hẳn khóa cũ thì Chủ tịch bấm «Thôi tin khóa» ở trang "
    "Mã khóa rồi nhận lại như lần đầu."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A package that was taken. `new_code`: of a key that was trusted with it.

    `replaces`: it counts instead of an earlier one. One with an earlier cut-off day is kept too:
    its row is not current, but totals as of its days use it.
    """

    row: ReceivedPackage
    lower: LowerUnion
    new_code: str
    replaces: bool
    remarks: Sequence[FigureRemark]
    changes: Sequence[FigureRemark]


class UnknownKey(Refused):
    """A key that nobody has trusted yet; `code` is for comparing it with the sender."""

    def __init__(self, sender: Sender) -> None:
        self.sender, self.code = sender.name, short_code(sender.public_key)
        super().__init__(
            f"Chưa biết khóa của «{sender.name}». Hãy gọi cho công đoàn ấy, so mã khóa {self.code}; "
            "đúng thì nhận lại và cho phép khóa mới."
        )


class AlreadyReceived(Refused):
    """The same file again: nothing has to be done."""


def take(unit: Unit, package: Package, content: bytes, actor: Actor, today: date, *, trusts: bool) -> Taken:
    """Take a package whose signature holds. `trusts`: an unknown key is trusted with it.

    Raises Refused, UnknownKey for a key that nobody trusted.
    """
    if earlier := queries.is_received(unit.id, digest := hashlib.sha256(content).hexdigest()):
        raise AlreadyReceived(f"Gói này đã nhận ngày {format_date(earlier.received_on)}, không nhận lần nữa.")
    lower, new_code = _sender(unit, package.sender, actor, trusts=trusts)
    old = queries.current_of(lower, package.period)
    if old is not None and (old.is_frozen and not package.is_frozen):
        raise Refused(
            f"«{lower.name}» đã gửi bản chốt của kỳ {package.label}; bản dự thảo không thay được bản chốt."
        )
    remarks = remarks_of(package, unit.name, queries.values_before(lower, package.period))
    replaces, changes = old is not None and old.as_of <= package.as_of, list[FigureRemark]()
    if old is not None and replaces:
        changes, old.is_current = changes_between(queries.values_in(old.values), package.values), False
    row = _row(unit, lower, package, actor, today)
    row.is_current = replaces or old is None
    row.digest, row.content = digest, content
    row.remarks, row.changes = queries.remarks_text(remarks), queries.remarks_text(changes)
    db.session.add(row)
    noted = {
        "sender": (None, lower.name),
        "label": (None, package.label),
        "number": (None, package.number),
        "digest": (None, digest[:16]),
    }
    trail.note_row(row, actor, "received.package.taken", noted)
    return Taken(row, lower, new_code, replaces, remarks, changes)


def _row(unit: Unit, lower: LowerUnion, package: Package, actor: Actor, today: date) -> ReceivedPackage:
    """What the package says of itself."""
    return ReceivedPackage(
        unit_id=unit.id,
        lower_union_id=lower.id,
        period_start=package.starts_on,
        period_end=package.ends_on,
        received_on=today,
        received_by=actor.name,
        **columns_of(ReceivedPackage, package) | {"values": queries.values_text(package.values)},
    )


def _sender(unit: Unit, sender: Sender, actor: Actor, *, trusts: bool) -> tuple[LowerUnion, str]:
    """The union below that sends, and the code of its key where that is trusted only now."""
    holder = queries.lower_by_key(unit.id, sender.public_key)
    lower = queries.lower_by_code(unit.id, sender.code)
    if holder is not None and holder is not lower:
        raise Refused(f"Khóa ký của gói là của «{holder.name}», không phải của «{sender.name}».")
    if lower is not None and lower.public_key == sender.public_key:
        if lower.name != sender.name:
            renamed = {"name": (lower.name, sender.name)}
            trail.note_row(lower, actor, "received.union.corrected", renamed)
        lower.name, lower.kind = sender.name, sender.kind
        return lower, ""
    if lower is not None and lower.public_key:
        raise Refused(_OTHER_KEY.format(name=lower.name, code=short_code(sender.public_key)))
    if not trusts:
        raise UnknownKey(sender)
    if lower is None and (lower := queries.lower_awaited(unit.id, sender.name)) is None:
        lower = LowerUnion(
            unit_id=unit.id, row_key=new_row_key(), recorded_by_id=actor.user_id, recorded_by=actor.name
        )
        db.session.add(lower)
    lower.code, lower.name, lower.kind = sender.code, sender.name, sender.kind
    lower.public_key = sender.public_key
    lower.trusted_by = actor.name
    code = short_code(sender.public_key)
    noted = {"name": (None, lower.name), "key_code": (None, code)}
    trail.note_row(lower, actor, "received.union.trusted", noted)
    return lower, code


def note_refused(unit: Unit, file_name: str, sentence: str, actor: Actor, today: date) -> None:
    """Remember a file that was not taken, so that somebody asks for it again."""
    row = RefusedFile(
        unit_id=unit.id, file_name=file_name, sentence=sentence, refused_on=today, refused_by=actor.name
    )
    db.session.add(row)
    noted = {"file_name": (None, file_name), "sentence": (None, sentence)}
    trail.note_row(row, actor, "received.package.refused", noted)


def forget_refused(unit_id: int, today: date) -> None:
    """Erase the names of files that were refused long ago, and the reasons; that they came stays."""
    for row in old_refused(unit_id, today):
        row.file_name = row.sentence = row.refused_by = ""
    db.session.flush()


def end_trust(lower: LowerUnion, actor: Actor) -> None:
    """From now on nothing that is signed with its key is taken; what was received stays."""
    if not lower.public_key:
        raise Refused("Khóa của công đoàn này đã thôi tin.")
    code, lower.public_key = short_code(lower.public_key), ""
    trail.note_row(lower, actor, "received.union.distrusted", {"key_code": (code, None)})
