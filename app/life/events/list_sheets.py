"""The list of activities. Pure."""

from __future__ import annotations

from app.core.money import format_money
from app.life.events.facts import EventFacts
from app.log.activities.facts import payer_text
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

EVENTS: Listing[tuple[Activity, EventFacts]] = Listing(
    "Danh sách hoạt động",
    "hoat-dong",
    "hoạt động",
    (
        fact(EventFacts, "starts_on", sort="day", kind="text", drawn=True, on="page"),
        fact(EventFacts, "starts_on", label="Từ ngày", on="file"),
        fact(EventFacts, "ends_on", on="file"),
        fact(EventFacts, "title", width=3, sort="title", cut=160, style="lead"),
        fact(EventFacts, "category", value=lambda found: found[1].kind_called, width=1.2, sort="category"),
        fact(EventFacts, "result", width=3, on="file"),
        fact(EventFacts, "place", width=1.5, on="file"),
        fact(EventFacts, "partners", width=1.5, on="file"),
        fact(EventFacts, "times", value=lambda found: found[1].times or 1, width=0.7, sort="times"),
        fact(EventFacts, "people", label="Số người", width=0.8, sort="people"),
        fact(EventFacts, "cost", width=1.2, sort="cost"),
        fact(EventFacts, "money_source", label="Nguồn", value=lambda found: _payer(found[1]), width=1.2),
        ListColumn("served", "Thụ hưởng", lambda found: _beneficiaries(found[1]), width=1.5, on="page"),
        fact(EventFacts, "beneficiaries", width=0.8, on="file"),
        fact(EventFacts, "beneficiary_noun", width=1.2, on="file"),
        fact(EventFacts, "section", label="Công đoàn bộ phận", width=1.4, on="file"),
    ),
    page=("title", "starts_on", "category", "times", "people", "served", "cost", "money_source"),
)


def _beneficiaries(facts: EventFacts) -> str:
    return f"{format_money(facts.beneficiaries)} {facts.beneficiaries_called}" if facts.beneficiaries else ""


def _payer(facts: EventFacts) -> str:
    return payer_text(facts.money_source, facts.giver)
