"""The adapter of every sheet, in the order of writing: people and funds before what refers to them."""

from __future__ import annotations

from app.books.budget import actions as budget_actions
from app.books.budget.facts import BudgetFacts
from app.books.budget.models import BudgetLine
from app.books.budget.queries import budget_lines_of
from app.books.cashbook import actions as cashbook_actions
from app.books.cashbook.facts import MoneyFacts
from app.books.cashbook.queries import money_entries_of
from app.exchange.workbook import layout
from app.exchange.workbook.adapters.funds import ContributionsAdapter, FundsAdapter
from app.exchange.workbook.adapters.plain import PlainAdapter, SheetAdapter
from app.exchange.workbook.adapters.roster import RosterAdapter
from app.life.awards import actions as awards_actions
from app.life.awards.facts import AwardFacts
from app.life.awards.queries import awards_of
from app.life.events import actions as events_actions
from app.life.events.facts import EventFacts
from app.life.events.queries import events_of
from app.life.petitions import actions as petitions_actions
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.queries import petitions_of
from app.life.ratings import actions as ratings_actions
from app.life.ratings.facts import RatingFacts
from app.life.ratings.queries import ratings_of
from app.life.visits import actions as visits_actions
from app.life.visits.facts import VisitFacts
from app.life.visits.queries import visits_of
from app.log.activities.facts import Kind
from app.people.children import actions as children_actions
from app.people.roster.facts import ChildFacts
from app.people.roster.models import Child
from app.people.roster.queries import children_of
from app.year.commitments import actions as commitments_actions
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

ADAPTERS: tuple[SheetAdapter, ...] = (
    RosterAdapter(),
    PlainAdapter(
        layout.CHILDREN,
        ChildFacts,
        Child,
        children_of,
        children_actions.add_child,
        children_actions.correct_child,
    ),
    FundsAdapter(),
    ContributionsAdapter(),
    PlainAdapter(
        layout.VISITS,
        VisitFacts,
        Kind.VISIT,
        visits_of,
        visits_actions.record_visit,
        visits_actions.correct_visit,
        moves_money=True,
    ),
    PlainAdapter(
        layout.EVENTS,
        EventFacts,
        Kind.EVENT,
        events_of,
        events_actions.record_event,
        events_actions.correct_event,
        moves_money=True,
    ),
    PlainAdapter(
        layout.PETITIONS,
        PetitionFacts,
        Kind.PETITION,
        petitions_of,
        petitions_actions.record_petition,
        petitions_actions.correct_petition,
    ),
    PlainAdapter(
        layout.COMMITMENTS,
        CommitmentFacts,
        Commitment,
        commitments_of,
        commitments_actions.record_commitment,
        commitments_actions.correct_commitment,
    ),
    PlainAdapter(
        layout.AWARDS,
        AwardFacts,
        Kind.AWARD,
        awards_of,
        awards_actions.record_award,
        awards_actions.correct_award,
        moves_money=True,
    ),
    PlainAdapter(
        layout.RATINGS,
        RatingFacts,
        Kind.RATING,
        ratings_of,
        ratings_actions.record_rating,
        ratings_actions.correct_rating,
        moves_money=True,
    ),
    PlainAdapter(
        layout.MONEY,
        MoneyFacts,
        Kind.MONEY,
        money_entries_of,
        cashbook_actions.record_money,
        cashbook_actions.correct_money,
        moves_money=True,
    ),
    PlainAdapter(
        layout.BUDGET,
        BudgetFacts,
        BudgetLine,
        budget_lines_of,
        budget_actions.record_budget_line,
        budget_actions.correct_budget_line,
    ),
    PlainAdapter(
        layout.PLAN,
        PlanFacts,
        PlanItem,
        plan_items_of,
        plan_actions.record_plan_item,
        plan_actions.correct_plan_item,
    ),
    PlainAdapter(
        layout.STATEMENTS,
        StatementFacts,
        Statement,
        statements_of,
        statements_actions.record_statement,
        statements_actions.correct_statement,
    ),
)
