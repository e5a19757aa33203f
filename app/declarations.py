"""Registers functions of features with the rooms below them, which must not import them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.books.assets import facts as assets
from app.books.budget import facts as budget
from app.books.cashbook import facts as cashbook
from app.books.cashbook.queries import fund_names
from app.books.counts import facts as counts
from app.books.items import facts as items
from app.books.items.queries import item_names
from app.books.lines.pages import money_of
from app.books.vouchers.declared import DECLARED as FOR_VOUCHERS
from app.dues.contributions import facts as contributions
from app.dues.contributions.queries import payers_of
from app.dues.funds import facts as funds
from app.life.awards import facts as awards
from app.life.events import facts as events
from app.life.gifts import facts as gifts
from app.life.meetings import facts as meetings
from app.life.norms import facts as norms
from app.life.petitions import facts as petitions
from app.life.ratings import facts as ratings
from app.life.requests import facts as requests
from app.life.series import facts as series
from app.life.signing.pages import papers_of
from app.life.visits import facts as visits
from app.life.visits.queries import is_bereavement_visit
from app.log.records.declared import DECLARED as FOR_RECORDS
from app.office.units import facts as units
from app.people.roster import facts as roster
from app.people.roster.queries import names_of
from app.year.commitments import facts as commitments
from app.year.commitments.results import facts as results
from app.year.plan import facts as plan
from app.year.plan.outcomes import facts as outcomes
from app.year.statements import facts as statements

#: The order in which the trail shows the fields of an entry.
FACTS = (
    *(units, roster, visits, norms, gifts, events, petitions, meetings, requests, series, awards, ratings),
    *(
        cashbook,
        budget,
        counts,
        items,
        funds,
        contributions,
        assets,
        commitments,
        plan,
        statements,
        outcomes,
        results,
    ),
)


def register() -> None:
    """Set what `log.records` and `books.vouchers` need of the features above them."""
    FOR_RECORDS.names = {"people": names_of, "funds": _fund_names, "items": _item_names}
    FOR_RECORDS.facts = FACTS
    FOR_RECORDS.money = money_of
    FOR_RECORDS.papers = papers_of
    FOR_VOUCHERS.payers = (payers_of,)
    FOR_VOUCHERS.for_others = (is_bereavement_visit,)


def _fund_names(unit_id: int, _ids: Collection[int]) -> Mapping[int, str]:
    return fund_names(unit_id)


def _item_names(unit_id: int, _ids: Collection[int]) -> Mapping[int, str]:
    return item_names(unit_id)
