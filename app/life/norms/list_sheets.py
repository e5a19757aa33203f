"""The list of norms. Pure."""

from __future__ import annotations

from app.life.norms.facts import NormFacts
from app.life.norms.models import SpendingNorm
from app.life.norms.rules import audience_text
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

NORMS: Listing[tuple[SpendingNorm, NormFacts]] = Listing(
    "Định mức thăm hỏi, tặng quà",
    "dinh-muc",
    "định mức",
    (
        fact(NormFacts, "reason", width=1.3, sort="reason", drawn=True),
        fact(NormFacts, "audience", value=lambda found: audience_text(found[1]), width=1.3, sort="audience"),
        fact(NormFacts, "amount", label="Mức một lần", width=1.2, sort="amount"),
        fact(NormFacts, "times_a_year", on="file"),
        ListColumn(
            "times",
            "Lần trong năm",
            lambda found: found[1].times_a_year or "không hạn chế",
            sort="times",
            style="num",
            on="page",
        ),
        fact(NormFacts, "valid_from", on="file"),
        fact(NormFacts, "valid_to", on="file"),
        ListColumn(
            "in_force", "Áp dụng", lambda found: found[1].valid_from, sort="from", drawn=True, on="page"
        ),
        fact(NormFacts, "source", width=3, cut=120),
        ListColumn(
            "example",
            "Mức ví dụ",
            lambda found: "ví dụ" if found[1].is_example else "",
            width=0.8,
            on="file",
        ),
    ),
)
