"""Writes of sign-in: counting wrong passwords, resetting counts."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import case, delete, or_

from app.core.actor import SYSTEM, Actor
from app.database import insert_or_update
from app.extensions import db
from app.office.accounts import queries
from app.office.accounts.models import SignInFailure, User
from app.office.sign_in import rules
from app.office.sign_in.queries import Account, Attempt, places_of
from app.office.trail import actions as trail


def note_failure(attempt: Attempt, account: Account | None, now: datetime) -> timedelta:
    """Count a wrong password; returns the wait that follows.

    The first wait of a known name is recorded in the trail.
    """
    _drop_old(now)
    failures = _count(attempt.name, attempt.source, now)
    at_address = _count(rules.ANY_NAME, attempt.address, now) if attempt.address else 0
    user = queries.user(account.id) if account else None
    if user and failures == rules.MOST_FAILURES:
        _, _, place = attempt.source.partition(":")
        changes = {"username": ("", user.username), "address": ("", place if attempt.address else "")}
        trail.note(None, SYSTEM, "accounts.locked", f"users/{user.id}", changes)
    return max(
        rules.wait_after(failures, rules.MOST_FAILURES), rules.wait_after(at_address, rules.MOST_AT_ADDRESS)
    )


def end_count(attempt: Attempt) -> None:
    """Reset the count of the name and source; that of the address over all names goes on."""
    if attempt.failures:
        db.session.execute(
            delete(SignInFailure).where(
                SignInFailure.name == attempt.name, SignInFailure.source == attempt.source
            )
        )


def forget_failures(user: User) -> None:
    """Reset every count of the name, and those of the addresses where it failed."""
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
    """Allow sign-in to the account again at once, from everywhere."""
    forget_failures(user)
    changes = {"username": ("", user.username)}
    trail.note(None, actor, "accounts.unlocked", f"users/{user.id}", changes, reason)


def _count(name: str, source: str, now: datetime) -> int:
    """Add one in the database, so that simultaneous attempts all count. Returns the new count."""
    begins, ends = rules.alive_between(now, is_address=name == rules.ANY_NAME)
    row = insert_or_update(SignInFailure).values(name=name, source=source, failures=1, last_at=now)
    goes_on = SignInFailure.last_at.between(begins, ends)
    counted = row.on_conflict_do_update(
        index_elements=["name", "source"],
        set_={"failures": case((goes_on, SignInFailure.failures + 1), else_=1), "last_at": now},
    ).returning(SignInFailure.failures)
    return db.session.scalar(counted) or 1


def _drop_old(now: datetime) -> None:
    """Delete counts that no longer matter."""
    begins, ends = rules.alive_between(now)
    db.session.execute(
        delete(SignInFailure)
        .where(or_(SignInFailure.last_at < begins, SignInFailure.last_at > ends))
        .execution_options(synchronize_session=False)
    )
