"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from app.life.awards.facts import AwardFacts
from app.log.activities.models import Activity
from app.papers.lists import Listing
from app.papers.sheet import Column

AWARDS: Listing[tuple[Activity, AwardFacts]] = Listing(
    "Danh sách khen thưởng",
    "khen-thuong",
    "mục",
    (
        (Column("Năm", "count", 0.6), lambda found: found[1].year),
        (Column("Tên", width=2), lambda found: found[1].name),
        (Column("Đối tượng", width=0.9), lambda found: found[1].subject.label),
        (Column("Danh hiệu, hình thức", width=2), lambda found: found[1].title),
        (Column("Mức", width=0.9), lambda found: found[1].stage.label),
        (Column("Ngày", "date"), lambda found: found[1].granted_on),
        (Column("Số lượng", "count", 0.7), lambda found: found[1].quantity or 1),
        (Column("Cấp khen", width=1.5), lambda found: found[1].granting_body),
        (Column("Số quyết định"), lambda found: found[1].decision_number),
        (Column("Tiền thưởng", "money"), lambda found: found[1].prize),
    ),
)
