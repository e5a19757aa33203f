"""What this room hands to the application: the narrators that outlines name."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry
from app.year.reports.narration import (
    awards,
    commitments,
    events,
    form,
    indicators,
    others,
    people,
    petitions,
    statements,
    visits,
)
from app.year.reports.narration.money import finance, funds
from app.year.reports.printing.facts import PrintedFacts

FEATURE = Feature(
    menu=(MenuEntry("", 40, "Báo cáo", "reports.index", "file-text"),),
    guide="Báo cáo cuối năm",
    facts=(PrintedFacts,),
    subjects={"reports.paper": "báo cáo"},
    narrators={
        "form": form.form,
        "statements": statements.statements,
        "causes": statements.causes,
        "headcount": people.headcount,
        "changes": people.changes,
        "growth": people.growth,
        "qualifications": people.qualifications,
        "commitments": commitments.commitments,
        "achievement": commitments.achievement,
        "earlier_plan": commitments.earlier_plan,
        "plan": commitments.plan,
        "plan_targets": commitments.plan_targets,
        "indicators": indicators.indicators,
        "targets": indicators.targets,
        "events": events.events,
        "petitions": petitions.petitions,
        "funds": funds.funds,
        "visits": visits.visits,
        "women": lambda narration: (*events.women(narration), *visits.women(narration)),
        "awards": awards.awards,
        "ratings": awards.ratings,
        "finance": finance.finance,
        "budget": finance.budget,
        "others": others.others,
    },
    citing=frozenset({"commitments", "indicators", "achievement", "finance", "budget", "form"}),
)
