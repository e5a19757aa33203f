"""The list of awards. Pure."""

from __future__ import annotations

from app.core.dates import format_date
from app.core.periods import in_words
from app.life.awards.facts import AwardFacts
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing


def _time(facts: AwardFacts) -> str:
    return format_date(facts.granted_on) if facts.granted_on else in_words(facts.period)


AWARDS: Listing[tuple[Activity, AwardFacts]] = Listing(
    "Danh sách khen thưởng",
    "khen-thuong",
    "mục",
    (
        fact(AwardFacts, "year", width=0.6, on="file"),
        fact(AwardFacts, "name", label="Tên", width=2, cut=120, style="short"),
        fact(AwardFacts, "subject", width=0.9, on="file"),
        fact(AwardFacts, "title", width=2, sort="title"),
        fact(AwardFacts, "stage", width=0.9, sort="stage", style="text-nowrap", drawn=True),
        fact(AwardFacts, "granted_on", on="file"),
        ListColumn("time", "Thời gian", lambda found: _time(found[1]), sort="day", on="page"),
        fact(AwardFacts, "quantity", value=lambda found: found[1].quantity or 1, width=0.7, sort="quantity"),
        fact(AwardFacts, "granting_body", width=1.5),
        fact(AwardFacts, "decision_number", on="file"),
        fact(AwardFacts, "prize", sort="prize"),
        fact(AwardFacts, "section", label="Công đoàn bộ phận", width=1.4, on="file"),
    ),
)
