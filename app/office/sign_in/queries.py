"""Selects of sign-in: the account of a name, and how long an attempt must wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select

from app.core.vietnamese import fold
from app.extensions import db
from app.office.accounts.models import SignInFailure, User
from app.office.sign_in import rules


@dataclass(frozen=True, slots=True)
class Account:
    """What sign-in needs of an account, read before the password is hashed."""

    id: int
    password_hash: str
    session_key: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sign-in attempt: digest of the name, source, failures so far, remaining wait.

    `address` is "" for a browser that signed in before, which has a count of its own.
    """

    name: str
    source: str
    address: str
    failures: int
    failures_at_address: int
    wait: timedelta

    @property
    def is_guessing(self) -> bool:
        """Whether earlier failures suggest that somebody is guessing."""
        return max(self.failures, self.failures_at_address) >= rules.MOST_FAILURES


def account(username: str) -> Account | None:
    """The account of a typed name, enabled or not, ignoring case and diacritics."""
    found = db.session.execute(
        select(User.id, User.password_hash, User.session_key).where(User.username == fold(username))
    ).one_or_none()
    return Account(*found) if found else None


def attempt(username: str, source: str, address: str, now: datetime) -> Attempt:
    """The attempt for a name (known or not) from a source at `now`; one statement."""
    name = rules.digest_of_name(fold(username))
    wanted = [and_(SignInFailure.name == name, SignInFailure.source == source)]
    if address:
        wanted.append(and_(SignInFailure.name == rules.ANY_NAME, SignInFailure.source == address))
    failures, waits = {True: 0, False: 0}, [timedelta(0)]
    for row in db.session.execute(
        select(SignInFailure.name, SignInFailure.failures, SignInFailure.last_at).where(or_(*wanted))
    ):
        is_address = row.name == rules.ANY_NAME
        if rules.counts_still(row.last_at, now, is_address=is_address):
            failures[is_address] = row.failures
        waits.append(rules.wait_left(row.failures, row.last_at, now, is_address=is_address))
    return Attempt(name, source, address, failures[False], failures[True], max(waits))


def waiting_places(username: str, now: datetime) -> int:
    """From how many sources the name must wait now; an administrator can end these waits."""
    rows = db.session.execute(
        select(SignInFailure.failures, SignInFailure.last_at).where(
            SignInFailure.name == rules.digest_of_name(username)
        )
    )
    return sum(rules.wait_left(row.failures, row.last_at, now) > timedelta(0) for row in rows)


def places_of(name: str) -> Sequence[str]:
    """The sources where a name, given by its digest, has a count."""
    return db.session.scalars(select(SignInFailure.source).where(SignInFailure.name == name)).all()


def administrators() -> Sequence[str]:
    """Display names of up to three administrators, who can unlock accounts."""
    query = select(User.display_name).where(User.is_admin, User.is_enabled).order_by(User.id)
    return db.session.scalars(query.limit(3)).all()
