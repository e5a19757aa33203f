"""Every sheet's desk, in the order of writing: people and funds before what names them."""

from __future__ import annotations

from app.books.budget import actions as budget_actions
from app.books.budget.facts import BudgetFacts
from app.books.budget.models import BudgetLine
from app.books.budget.queries import budget_lines_of
from app.books.cashbook import actions as cashbook
from app.books.cashbook.facts import MoneyFacts
from app.books.cashbook.queries import money_entries_of
from app.exchange.workbook import layout
from app.exchange.workbook.adapters.funds import ContributionsDesk, FundsDesk
from app.exchange.workbook.adapters.plain import Desk, PlainDesk
from app.exchange.workbook.adapters.roster import RosterDesk
from app.life.awards import actions as emulation
from app.life.awards.facts import AwardFacts
from app.life.awards.queries import awards_of
from app.life.events import actions as events
from app.life.events.facts import EventFacts
from app.life.events.queries import events_of
from app.life.petitions import actions as petitions_actions
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.queries import petitions_of
from app.life.ratings import actions as ratings_actions
from app.life.ratings.facts import RatingFacts
from app.life.ratings.queries import ratings_of
from app.life.visits import actions as welfare
from app.life.visits.facts import VisitFacts
from app.life.visits.queries import visits_of
from app.log.activities.facts import Kind
from app.people.children import actions as children
from app.people.roster.facts import ChildFacts
from app.people.roster.models import Child
from app.people.roster.queries import children_of
from app.year.commitments import actions as commitments
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitments_of
from app.year.plan import actions as plan_actions
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem
from app.year.plan.queries import plan_items_of
from app.year.statements import actions as statements_actions
from app.year.statements.facts import StatementFacts
from app.year.statements.models import Statement
from app.year.statements.queries import statements_of

DESKS: tuple[Desk, ...] = (
    RosterDesk(),
    PlainDesk(layout.CHILDREN, ChildFacts, Child, children_of, children.add_child, children.correct_child),
    FundsDesk(),
    ContributionsDesk(),
    PlainDesk(
        layout.VISITS,
        VisitFacts,
        Kind.VISIT,
        visits_of,
        welfare.record_visit,
        welfare.correct_visit,
        lends=True,
    ),
    PlainDesk(
        layout.EVENTS,
        EventFacts,
        Kind.EVENT,
        events_of,
        events.record_event,
        events.correct_event,
        lends=True,
    ),
    PlainDesk(
        layout.PETITIONS,
        PetitionFacts,
        Kind.PETITION,
        petitions_of,
        petitions_actions.record_petition,
        petitions_actions.correct_petition,
    ),
    PlainDesk(
        layout.COMMITMENTS,
        CommitmentFacts,
        Commitment,
        commitments_of,
        commitments.record_commitment,
        commitments.correct_commitment,
    ),
    PlainDesk(
        layout.AWARDS,
        AwardFacts,
        Kind.AWARD,
        awards_of,
        emulation.record_award,
        emulation.correct_award,
        lends=True,
    ),
    PlainDesk(
        layout.RATINGS,
        RatingFacts,
        Kind.RATING,
        ratings_of,
        ratings_actions.record_rating,
        ratings_actions.correct_rating,
        lends=True,
    ),
    PlainDesk(
        layout.MONEY,
        MoneyFacts,
        Kind.MONEY,
        money_entries_of,
        cashbook.record_money,
        cashbook.correct_money,
        lends=True,
    ),
    PlainDesk(
        layout.BUDGET,
        BudgetFacts,
        BudgetLine,
        budget_lines_of,
        budget_actions.record_budget_line,
        budget_actions.correct_budget_line,
    ),
    PlainDesk(
        layout.PLAN,
        PlanFacts,
        PlanItem,
        plan_items_of,
        plan_actions.record_plan_item,
        plan_actions.correct_plan_item,
    ),
    PlainDesk(
        layout.STATEMENTS,
        StatementFacts,
        Statement,
        statements_of,
        statements_actions.record_statement,
        statements_actions.correct_statement,
    ),
)
