"""The list of norms as a table for Excel. Pure."""

from __future__ import annotations

from app.life.norms.facts import NormFacts
from app.life.norms.models import SpendingNorm
from app.papers.lists import Listing
from app.papers.sheet import Column

NORMS: Listing[tuple[SpendingNorm, NormFacts]] = Listing(
    "Định mức thăm hỏi, tặng quà",
    "dinh-muc",
    "định mức",
    (
        (Column("Lý do", width=1.3), lambda found: found[1].reason.label),
        (
            Column("Đối tượng", width=1.3),
            lambda found: found[1].audience.label if found[1].audience else "Mọi đối tượng",
        ),
        (Column("Mức một lần", "money", 1.2), lambda found: found[1].amount),
        (Column("Số lần trong năm", "count"), lambda found: found[1].times_a_year),
        (Column("Từ ngày", "date"), lambda found: found[1].valid_from),
        (Column("Đến ngày", "date"), lambda found: found[1].valid_to),
        (Column("Căn cứ", width=3), lambda found: found[1].source),
        (Column("Mức ví dụ", width=0.8), lambda found: "ví dụ" if found[1].is_example else ""),
    ),
)
