"""Numbers for new postings: cash in or out without one gets a voucher, and its log entry the number."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import update

from app.books.cashbook.facts import Posting
from app.books.cashbook.models import CashEntry
from app.books.register.actions import issue
from app.books.register.queries import bearers_of, given_to
from app.books.register.rules import number_taken, voucher_kind_of
from app.core.actor import Actor
from app.core.vietnamese import fold
from app.extensions import db
from app.log.activities.facts import Kind
from app.log.activities.models import Activity


@dataclass(frozen=True, slots=True)
class Numbered:
    """A posting as its log entry requires it, and as it was posted with the number given."""

    activity_id: int
    requested: Posting
    posting: Posting
    #: It is in the book already: only its number was left out.
    is_booked: bool = False


def number_all(
    unit_id: int,
    requested: Sequence[tuple[int, Posting]],
    to_reverse: dict[tuple[int, Posting], CashEntry],
    year_of: Callable[[Posting], int],
    actor: Actor,
    today: date,
) -> list[Numbered]:
    """Number the postings that are about to be written, (log entry, posting) each; returns those renumbered.

    A number typed by hand is kept. One that the register gave stays with its voucher, also when that is
    reversed: the posting that replaces it gets a new one. Where only such a number was left out, the line is
    kept: it is removed from `to_reverse`. The number is written to the log entry here; for a collection the
    caller writes it to the contributions. Raises Refused for a number that was given to another log entry.
    """
    texts = {one.voucher_text for _, one in (*requested, *to_reverse)} - {""}
    given = given_to(unit_id, texts)
    bearers = bearers_of(unit_id, given)
    numbered = []
    for activity_id, posting in requested:
        activity = db.session.get_one(Activity, activity_id)
        standing = _standing(activity_id, posting, to_reverse, given)
        if standing:
            del to_reverse[activity_id, standing]
            numbered.append(Numbered(activity_id, posting, standing, is_booked=True))
        elif posting.voucher_text and (activity_id, posting.voucher_text) not in bearers:
            _refuse_others(activity, posting.voucher_text, given)
            continue
        else:
            kind = voucher_kind_of(posting)
            if kind is None and not posting.voucher_text:
                continue
            number = issue(unit_id, kind, year_of(posting), activity_id, actor, today) if kind else ""
            part = number if activity.kind == Kind.COLLECTION else posting.part
            numbered.append(Numbered(activity_id, posting, replace(posting, voucher_text=number, part=part)))
        _write_number(activity, numbered[-1].posting.voucher_text)
    return numbered


def _standing(
    activity_id: int, posting: Posting, to_reverse: Iterable[tuple[int, Posting]], given: Container[str]
) -> Posting | None:
    """The booked posting that differs from a posting without a number by its given number alone."""
    if posting.voucher_text:
        return None
    return next(
        (
            one
            for entry, one in to_reverse
            if entry == activity_id
            and one.voucher_text in given
            and replace(one, voucher_text="", part=posting.part) == posting
        ),
        None,
    )


def _refuse_others(activity: Activity, number: str, given: Mapping[str, int]) -> None:
    """Raise Refused for a number of another log entry; only collections may share a voucher."""
    if given.get(number, activity.id) != activity.id and activity.kind != Kind.COLLECTION:
        raise number_taken(number)


def _write_number(activity: Activity, number: str) -> None:
    """Write the number to the log entry. It is no correction, so its version is kept."""
    if activity.kind == Kind.COLLECTION or activity.voucher_text == number:
        return
    words = " ".join([activity.search_text, fold(number)])
    db.session.execute(
        update(Activity).where(Activity.id == activity.id).values(voucher_text=number, search_text=words)
    )
