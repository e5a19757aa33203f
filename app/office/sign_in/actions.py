"""Writes of sign-in: counts of wrong passwords, and their end."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import case, delete, or_

from app.core.actor import SYSTEM, Actor
from app.database import insert_or_update
from app.extensions import db
from app.office.accounts import queries
from app.office.accounts.models import SignInFailure, User
from app.office.sign_in import rules
from app.office.sign_in.queries import Account, Knock, places_of
from app.office.trail import actions as trail


def note_failure(knock: Knock, account: Account | None, now: datetime) -> timedelta:
    """Count a wrong password; returns how long one waits after it.

    The one that begins the first wait of a known name stands in the trail.
    """
    _drop_old(now)
    failures = _count(knock.name, knock.source, now)
    at_address = _count(rules.ANY_NAME, knock.address, now) if knock.address else 0
    user = queries.user(account.id) if account else None
    if user and failures == rules.MOST_FAILURES:
        _, _, place = knock.source.partition(":")
        said = {"username": ("", user.username), "address": ("", place if knock.address else "")}
        trail.note(None, SYSTEM, "accounts.locked", f"users/{user.id}", said)
    return max(
        rules.wait_after(failures, rules.MOST_FAILURES), rules.wait_after(at_address, rules.MOST_AT_ADDRESS)
    )


def end_count(knock: Knock) -> None:
    """The right password ends the count of its name there; that of the address over all names goes on."""
    if knock.failures:
        db.session.execute(
            delete(SignInFailure).where(
                SignInFailure.name == knock.name, SignInFailure.source == knock.source
            )
        )


def forget_failures(user: User) -> None:
    """End every count of the name, and those of the addresses where it was guessed."""
    name = rules.digest_of_name(user.username)
    db.session.execute(
        delete(SignInFailure)
        .where(
            or_(
                SignInFailure.name == name,
                (SignInFailure.name == rules.ANY_NAME) & SignInFailure.source.in_(places_of(name)),
            )
        )
        .execution_options(synchronize_session=False)
    )


def unlock(user: User, actor: Actor, reason: str = "") -> None:
    """Let the name be tried again from everywhere, at once."""
    forget_failures(user)
    said = {"username": ("", user.username)}
    trail.note(None, actor, "accounts.unlocked", f"users/{user.id}", said, reason)


def _count(name: str, source: str, now: datetime) -> int:
    """Add one, in the database: guesses sent at the same time must all count. Returns how many there are."""
    begins, ends = rules.alive_between(now, is_address=name == rules.ANY_NAME)
    row = insert_or_update(SignInFailure).values(name=name, source=source, failures=1, last_at=now)
    goes_on = SignInFailure.last_at.between(begins, ends)
    counted = row.on_conflict_do_update(
        index_elements=["name", "source"],
        set_={"failures": case((goes_on, SignInFailure.failures + 1), else_=1), "last_at": now},
    ).returning(SignInFailure.failures)
    return db.session.scalar(counted) or 1


def _drop_old(now: datetime) -> None:
    """Keep the table small: what no wait rests on any more goes."""
    begins, ends = rules.alive_between(now)
    db.session.execute(
        delete(SignInFailure)
        .where(or_(SignInFailure.last_at < begins, SignInFailure.last_at > ends))
        .execution_options(synchronize_session=False)
    )
