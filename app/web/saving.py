"""The one commit of the house."""

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

#: How often a transaction is begun again that the engine broke off.
MOST_REPEATS = 3
CLASH = (
    "Chưa ghi được: vừa có người ghi điều trùng với chỗ này, hoặc sửa điều mà nó dựa vào. "
    "Hãy xem lại rồi ghi lại."
)
FULL = "Chưa ghi được: ổ đĩa của máy chủ đã đầy. Hãy báo người quản trị; những gì bạn gõ vẫn còn."


@dataclass
class Outcome:
    """Whether the transaction was written; `refusal` is the rule that stopped it.

    `leads_to` is set inside: where the same form leads that is sent again.
    """

    done: bool = False
    refusal: Refused | None = None
    leads_to: str = ""

    def raise_refusal(self) -> None:
        """For commands, which have no form to show it on."""
        if self.refusal:
            raise self.refusal


def tell(saved: Outcome, sentence: str) -> None:
    """Say on the next page what was done, or why it was not: for buttons, which have no form."""
    if saved.refusal:
        flash(saved.refusal.sentence, "danger")
    else:
        flash(sentence, "success")


class Repeat(Exception):
    """The engine broke the transaction off and asks for it again: the request is carried out anew."""


@contextmanager
def saving(form: FlaskForm | None = None, *, once: bool = True) -> Iterator[Outcome]:
    """One transaction: committed at the end, rolled back whole on any error.

    A `Refused` is put on the form, beside the field it names, and swallowed: the view shows the form again.
    Without a form it is kept in the outcome. What bears a token (`web.sending`) is carried out once,
    unless `once` says that this use of the form makes nothing.
    """
    outcome = Outcome()
    transactions.take_place()
    try:
        is_refused = transactions.is_refused()
        token = sending.claim() if once and not is_refused else ""
        yield outcome
        if is_refused:
            raise Busy
        sending.lead(token, outcome.leads_to)
        db.session.commit()
        outcome.done = True
    except Refused as refusal:
        outcome.refusal = refusal
    except StaleDataError:
        outcome.refusal = Stale()
    except DBAPIError as error:
        outcome.refusal = _refusal_of(error)
    finally:
        if not outcome.done:
            db.session.rollback()
        transactions.leave_place()
    if outcome.refusal and form is not None:
        _show(form, outcome.refusal)


def _refusal_of(error: DBAPIError) -> Refused:
    """What the database refused as a sentence; raises what is a fault of ours."""
    if transactions.must_repeat(error) and has_request_context() and g.get("repeats", 0) < MOST_REPEATS:
        raise Repeat from error
    if transactions.is_busy(error):
        return Busy()
    if transactions.is_full(error):
        current_app.logger.exception("the disk is full")
        return Refused(FULL)
    if isinstance(error, IntegrityError):
        # Two who wrote the same at once, or a rule that only the database knows: the log tells which.
        current_app.logger.exception("refused by the database")
        return Refused(CLASH)
    raise error


def _show(form: FlaskForm, refusal: Refused) -> None:
    field = form._fields.get(refusal.field) if refusal.field else None
    if field is not None:
        field.errors = [*field.errors, refusal.sentence]
    else:
        form.form_errors = [*form.form_errors, refusal.sentence]
