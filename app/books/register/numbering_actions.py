"""Numbers for what is posted: cash that moves without one gets a voucher, and its log entry the number."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import update

from app.books.cashbook.facts import Posting
from app.books.cashbook.models import CashEntry
from app.books.register.actions import issue
from app.books.register.queries import bearers_of, given_to
from app.books.register.rules import kind_asked
from app.core.actor import Actor
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.extensions import db
from app.log.activities.facts import Kind
from app.log.activities.models import Activity


@dataclass(frozen=True, slots=True)
class Numbered:
    """A posting as its log entry asked for it, and as it was posted with the number that it was given."""

    activity_id: int
    asked: Posting
    posting: Posting
    #: It stands in the book already: only its number was left out.
    stands: bool = False


def number_all(
    unit_id: int,
    asked: Sequence[tuple[int, Posting]],
    gone: dict[tuple[int, Posting], CashEntry],
    year_of: Callable[[Posting], int],
    actor: Actor,
    today: date,
) -> list[Numbered]:
    """Number the postings that are about to be written, (log entry, posting) each; returns those renumbered.

    A number typed by hand stays. One that the register gave stays with the voucher that bore it, also when
    that is reversed: the posting instead gets a new one. Where nothing but such a number was left out, the
    line stands: it is taken out of the lines that are `gone`. The log entry is told its number here; of a
    collection, whose contributions bear the numbers, the caller tells them. Raises Refused where a number
    was given to another log entry.
    """
    texts = {one.voucher_text for _, one in (*asked, *gone)} - {""}
    given = given_to(unit_id, texts)
    bearers = bearers_of(unit_id, given)
    numbered = []
    for activity_id, posting in asked:
        activity = db.session.get_one(Activity, activity_id)
        standing = _standing(activity_id, posting, gone, given)
        if standing:
            del gone[activity_id, standing]
            numbered.append(Numbered(activity_id, posting, standing, stands=True))
        elif posting.voucher_text and (activity_id, posting.voucher_text) not in bearers:
            _refuse_others(activity, posting.voucher_text, given)
            continue
        else:
            kind = kind_asked(posting)
            if kind is None and not posting.voucher_text:
                continue
            number = issue(unit_id, kind, year_of(posting), activity_id, actor, today) if kind else ""
            part = number if activity.kind == Kind.COLLECTION else posting.part
            numbered.append(Numbered(activity_id, posting, replace(posting, voucher_text=number, part=part)))
        _tell(activity, numbered[-1].posting.voucher_text)
    return numbered


def _standing(
    activity_id: int, posting: Posting, gone: Iterable[tuple[int, Posting]], given: Container[str]
) -> Posting | None:
    """What stands in the book and differs from a posting without a number by its given number alone."""
    if posting.voucher_text:
        return None
    return next(
        (
            one
            for entry, one in gone
            if entry == activity_id
            and one.voucher_text in given
            and replace(one, voucher_text="", part=posting.part) == posting
        ),
        None,
    )


def _refuse_others(activity: Activity, number: str, given: Mapping[str, int]) -> None:
    """The receipts of several collections may be one voucher; nothing else shares a number."""
    if given.get(number, activity.id) != activity.id and activity.kind != Kind.COLLECTION:
        raise Refused(f"Số phiếu {number} đã cấp cho khoản khác. Để trống để lấy số mới.", "voucher_text")


def _tell(activity: Activity, number: str) -> None:
    """Give the log entry its number. Not a correction of somebody's: its version stays."""
    if activity.kind == Kind.COLLECTION or activity.voucher_text == number:
        return
    words = " ".join([activity.search_text, fold(number)])
    db.session.execute(
        update(Activity).where(Activity.id == activity.id).values(voucher_text=number, search_text=words)
    )
