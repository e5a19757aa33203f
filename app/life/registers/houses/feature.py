"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.life.registers.declaring import register
from app.life.registers.houses.actions import WRITES
from app.life.registers.houses.figures import counted_houses
from app.life.registers.houses.queries import HOUSES, houses_read
from app.life.registers.sentences import after, by_itself, lead, line, of_money, on_day
from app.web.features import MovedMoney, ReportLine


def narrate(narration: Any) -> list[ReportLine]:
    """How many houses were built, mended and handed over; then each."""
    houses = counted_houses(narration.record.scope)
    if not houses:
        return []
    if len(houses) == 1:
        return [by_itself(narration, _line(narration, houses[0], "01 căn nhà"))]
    summary = lead(
        narration,
        (
            ("hỗ trợ xây mới {n} căn nhà", "houses.built"),
            ("sửa chữa {n} căn nhà", "houses.mended"),
            ("bàn giao {n} căn nhà", "houses.handed_over"),
            ("tổng giá trị {n}", "houses.value"),
            ("tiền hỗ trợ {n}", "houses.money"),
        ),
        ends=":",
    )
    return [summary, *(_line(narration, one) for one in houses)]


def _line(narration: Any, one: Any, what: str = "nhà ở") -> ReportLine:
    facts, until = one.facts, narration.record.scope.until
    is_handed = facts.handed_on and facts.handed_on <= until
    place = f" ({facts.place})" if facts.place else ""
    return line(
        one.source,
        after(f"{facts.work.label} {what} cho", facts.for_whom) + place,
        of_money("giá trị", facts.value),
        of_money("hỗ trợ", facts.support),
        after("nguồn", facts.givers),
        on_day("bàn giao", facts.handed_on) if is_handed else "",
    )


FEATURE = register(
    WRITES,
    HOUSES,
    houses_read,
    "houses",
    narrate,
    label="Mái ấm, nhà ở",
    subject="nhà ở",
    about="Xây, sửa cho ai, giá trị, nguồn hỗ trợ, bàn giao.",
    sheet="Nhà ở",
    item="Trợ cấp đoàn viên khó khăn",
    money=MovedMoney("started_on", "support"),
)
