"""The one commit of the house."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask_wtf import FlaskForm
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import Refused, Stale
from app.extensions import db


@dataclass
class Outcome:
    """Whether the transaction was written; `refusal` is the rule that stopped it."""

    done: bool = False
    refusal: Refused | None = None


@contextmanager
def saving(form: FlaskForm | None = None) -> Iterator[Outcome]:
    """One transaction: committed at the end, rolled back whole on any error.

    A `Refused` is put on the form, beside the field it names, and swallowed: the view shows the form again.
    Without a form it is kept in the outcome.
    """
    outcome = Outcome()
    try:
        yield outcome
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
