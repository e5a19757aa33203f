"""The one commit of the house."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask_wtf import FlaskForm
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import Refused, Stale
from app.extensions import db
from app.web import sending


@dataclass
class Outcome:
    """Whether the transaction was written; `refusal` is the rule that stopped it.

    `leads_to` is set inside: where the same form leads that is sent again.
    """

    done: bool = False
    refusal: Refused | None = None
    leads_to: str = ""


@contextmanager
def saving(form: FlaskForm | None = None, *, once: bool = True) -> Iterator[Outcome]:
    """One transaction: committed at the end, rolled back whole on any error.

    A `Refused` is put on the form, beside the field it names, and swallowed: the view shows the form again.
    Without a form it is kept in the outcome. What bears a token (`web.sending`) is carried out once,
    unless `once` says that this use of the form makes nothing.
    """
    outcome = Outcome()
    try:
        token = sending.claim() if once else ""
        yield outcome
        sending.lead(token, outcome.leads_to)
        db.session.commit()
        outcome.done = True
    except Refused as refusal:
        db.session.rollback()
        outcome.refusal = refusal
    except StaleDataError:
        db.session.rollback()
        outcome.refusal = Stale()
    except BaseException:
        db.session.rollback()
        raise
    if outcome.refusal and form is not None:
        _show(form, outcome.refusal)


def _show(form: FlaskForm, refusal: Refused) -> None:
    field = form._fields.get(refusal.field) if refusal.field else None
    if field is not None:
        field.errors = [*field.errors, refusal.sentence]
    else:
        form.form_errors = [*form.form_errors, refusal.sentence]
