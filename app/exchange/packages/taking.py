"""Several files of unions below at once: each is taken or refused by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from app.core.actor import Actor
from app.core.choices import Choice
from app.core.errors import Refused
from app.exchange.packages.content import package_in
from app.exchange.packages.receiving import receive, sentences
from app.exchange.packages.sealed_zip import open_sealed
from app.extensions import db
from app.office.signatures.rules import is_code_of
from app.office.units.models import Unit
from app.year.received.actions import AlreadyReceived, Taken, UnknownKey, note_refused

_OTHER_CODE = (
    "Mã vừa gõ khác mã của tệp này, nên chưa nhận. Hãy hỏi lại từng nhóm bốn chữ số; vẫn khác thì tệp "
    "không phải của công đoàn ấy."
)


class Fate(Choice):
    """What became of a file."""

    TAKEN = "taken", "Đã nhận"
    REMARKED = "remarked", "Đã nhận, có lưu ý"
    REPLACED = "replaced", "Đã nhận, thay gói trước"
    UNKNOWN = "unknown", "Chưa nhận: khóa chưa biết"
    AGAIN = "again", "Đã nhận từ trước"
    REFUSED = "refused", "Không nhận"


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file and what became of it.

    `code` is that of a key that nobody trusted yet, `package_id` what was taken; `has_remarks`: the program
    noted something.
    """

    file_name: str
    fate: Fate
    lines: Sequence[str]
    sender: str = ""
    code: str = ""
    package_id: int | None = None
    has_remarks: bool = False

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, kept: Mapping[str, Any]) -> Delivered:
        """The reverse of `plain`."""
        return cls(**{**kept, "fate": Fate(kept["fate"])})


def take_files(unit: Unit, files: Iterable[tuple[str, bytes]], actor: Actor, today: date) -> list[Delivered]:
    """Take what can be taken; a file that cannot leaves the others alone. Flushes, never commits."""
    return [_delivered(unit, name, content, actor, today) for name, content in files]


def _delivered(unit: Unit, name: str, content: bytes, actor: Actor, today: date) -> Delivered:
    try:
        with db.session.begin_nested():
            return of_taken(name, receive(unit, content, actor, today, trusts=False))
    except UnknownKey as unknown:
        return Delivered(name, Fate.UNKNOWN, [unknown.sentence], unknown.sender, unknown.code)
    except AlreadyReceived as again:
        return Delivered(name, Fate.AGAIN, [again.sentence])
    except Refused as refusal:
        note_refused(unit, name, refusal.sentence, actor, today)
        return Delivered(name, Fate.REFUSED, [refusal.sentence])


def take_trusting(unit: Unit, name: str, content: bytes, typed: str, actor: Actor, today: date) -> Delivered:
    """Trust the key of a file, whose code somebody heard and typed, and take the file. Raises Refused."""
    sender = package_in(open_sealed(content)).sender
    if not is_code_of(typed, sender.public_key):
        raise Refused(_OTHER_CODE, "code")
    return of_taken(name, receive(unit, content, actor, today, trusts=True))


def of_taken(name: str, taken: Taken) -> Delivered:
    """The message about a file that was taken."""
    fate = Fate.REPLACED if taken.replaces else Fate.REMARKED if taken.remarks else Fate.TAKEN
    return Delivered(
        name,
        fate,
        sentences(taken),
        taken.lower.name,
        package_id=taken.row.id,
        has_remarks=bool(taken.remarks),
    )
