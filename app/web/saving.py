"""Transactions of requests and commands: the only place that commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import current_app, flash, g, has_request_context
from flask_wtf import FlaskForm
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from app import transactions
from app.core.errors import Busy, Refused, Stale
from app.extensions import db
from app.web import sending

#: How often an aborted transaction is repeated.
MOST_REPEATS = 3
CLASH = (
    "Chưa ghi được: vừa có người ghi điều trùng với chỗ này, hoặc sửa điều mà nó dựa vào. "
    "Hãy xem lại rồi ghi lại."
)
FULL = "Chưa ghi được: ổ đĩa của máy chủ đã đầy. Hãy báo người quản trị; những gì bạn gõ vẫn còn."

READ_ONLY = (
    "Chưa ghi được: ổ đĩa hoặc thư mục sổ của máy chủ đang không cho ghi. Hãy báo người quản trị; "
    "những gì bạn gõ vẫn còn."
)


@dataclass
class Outcome:
    """Whether the transaction was committed; `refusal` is the reason if not.

    `leads_to` is set inside the block: where the same form redirects to if it is sent again.
    """

    done: bool = False
    refusal: Refused | None = None
    leads_to: str = ""


def flash_outcome(saved: Outcome, sentence: str) -> None:
    """Flash the sentence, or the refusal: for buttons, which have no form."""
    if saved.refusal:
        flash(saved.refusal.sentence, "danger")
    else:
        flash(sentence, "success")


class Repeat(Exception):
    """The database aborted the transaction: the request is to be repeated."""


@contextmanager
def saving(form: FlaskForm | None = None, *, once: bool = True) -> Iterator[Outcome]:
    """One transaction: committed at the end, rolled back on any error.

    A `Refused` is caught and put on the form, beside the field it names; without a form it is only in the
    outcome. A form with a token (`web.sending`) is carried out once, unless `once` is off.
    """
    outcome = Outcome()
    transactions.take_place()
    try:
        is_refused = transactions.is_refused()
        token = sending.claim() if once and not is_refused else ""
        yield outcome
        if is_refused:
            raise Busy
        sending.store_location(token, outcome.leads_to)
        db.session.commit()
        outcome.done = True
    except Refused as refusal:
        outcome.refusal = refusal
    except StaleDataError:
        outcome.refusal = Stale()
    except (DBAPIError, OSError) as error:
        outcome.refusal = _refusal_of(error)
    finally:
        if not outcome.done:
            db.session.rollback()
        transactions.leave_place()
    if outcome.refusal and form is not None:
        show_refusal(form, outcome.refusal)


@contextmanager
def written() -> Iterator[None]:
    """`saving` for commands, which have no form: raises the refusal."""
    with saving() as saved:
        yield
    if saved.refusal:
        raise saved.refusal


def _refusal_of(error: DBAPIError | OSError) -> Refused:
    """The refusal for an error of the database or the disk; raises the error itself if it is a bug."""
    for refuses, sentence in ((transactions.is_full, FULL), (transactions.is_read_only, READ_ONLY)):
        if refuses(error):
            current_app.logger.exception("the disk takes no writes")
            return Refused(sentence)
    if isinstance(error, OSError):
        raise error
    if transactions.must_repeat(error) and has_request_context() and g.get("repeats", 0) < MOST_REPEATS:
        raise Repeat from error
    if transactions.is_busy(error):
        return Busy()
    if isinstance(error, IntegrityError):
        # Two simultaneous writes, or a constraint of the database: the log has the details.
        current_app.logger.exception("refused by the database")
        return Refused(CLASH)
    raise error


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    """Put the sentence beside the box that it is about, else above the form."""
    field = form._fields.get(refusal.field) if refusal.field else None
    if field is not None:
        field.errors = [*field.errors, refusal.sentence]
    else:
        form.form_errors = [*form.form_errors, refusal.sentence]
