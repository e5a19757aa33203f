"""Choosing best examples, and taking them back."""

from __future__ import annotations

from collections.abc import Collection

from app.core.actor import Actor
from app.core.periods import Period, period_between
from app.exchange.examples.models import BestExample
from app.exchange.examples.queries import report_sentences, rows_of
from app.extensions import db
from app.office.trail import actions as trail
from app.year.received.models import ReceivedPackage


def choose_examples(
    package: ReceivedPackage, digests: Collection[str], actor: Actor, seen: Collection[str]
) -> int:
    """Choose these sentences of a union's report as examples of its period; how many changed.

    `seen`: those that were chosen when the officer began. What somebody else chose or took back since stays.
    """
    period = period_between(package.period_start, package.period_end)
    rows, texts = rows_of(package.unit_id, package.lower_union_id, period), _texts(package)
    for digest in digests:
        if digest in texts and digest not in rows:
            rows[digest] = _begun(package, texts[digest], digest, period)
            db.session.add(rows[digest])
    turned = {*digests} ^ {*seen}
    changed = [
        row for digest, row in rows.items() if digest in turned and row.is_chosen != (digest in digests)
    ]
    for row in changed:
        _turn(row, actor)
    return len(changed)


def take_back(row: BestExample, actor: Actor) -> None:
    """The sentence is no example any more; twice does nothing."""
    if row.is_chosen:
        _turn(row, actor)


def _turn(row: BestExample, actor: Actor) -> None:
    row.is_chosen = not row.is_chosen
    db.session.flush()
    words = (None, row.sentence) if row.is_chosen else (row.sentence, None)
    action = "received.example.chosen" if row.is_chosen else "received.example.withdrawn"
    trail.note(row.unit_id, actor, action, f"lower_unions/{row.lower_union_id}", {"sentence": words})


def _texts(package: ReceivedPackage) -> dict[str, str]:
    return {one.digest: one.text for one in report_sentences(package)}


def _begun(package: ReceivedPackage, sentence: str, digest: str, period: Period) -> BestExample:
    return BestExample(
        unit_id=package.unit_id,
        lower_union_id=package.lower_union_id,
        package_id=package.id,
        period_start=period.start,
        period_end=period.end,
        sentence=sentence,
        digest=digest,
        is_chosen=False,
    )
