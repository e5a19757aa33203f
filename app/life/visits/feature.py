"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.books.vouchers.declared import DECLARED
from app.core.vietnamese import count_text
from app.life.visits.actions import correct_visit, record_visit
from app.life.visits.facts import VisitFacts
from app.life.visits.queries import is_bereavement_visit, unvisited, visits_of
from app.life.visits.rules import VISITED, check_visit
from app.log.activities.facts import Kind
from app.office.accounts.rules import Permission
from app.web.features import Feature, LogKind, MenuEntry, MovedMoney, Repeated, WorkbookSheet, before_names
from app.web.overviews import HomePart, Task
from app.web.personal.declared import MARK, Personal

#: People that are named.
_NAMED = 5


def hardship_tasks(unit_id: int, today: date) -> Iterator[Task]:
    """Members in hardship without a visit or gift in the year; one statement."""
    count, names = unvisited(unit_id, today, _NAMED)
    if count:
        yield hardship_task(count, names, today)


def hardship_task(count: int, names: Sequence[str], today: date) -> Task:
    """`names`: the first of them."""
    title = f"{count_text(count)} đoàn viên khó khăn chưa được thăm"
    others = count - len(names)
    named = ", ".join(names) + (f" và {others} người khác" if others else "")
    note = f"Chưa có lượt thăm, quà nào trong năm {today.year}: {named}"
    seen_by = Permission.READ_SENSITIVE
    return Task(title, "members.index", note, permission=seen_by, arguments={"in_hardship": "y"})


def _hand_in() -> None:
    DECLARED.for_others = (is_bereavement_visit,)


FEATURE = Feature(
    menu=(MenuEntry("Con người", 20, "Thăm hỏi, tặng quà", "welfare.index", "heart"),),
    guide="Thăm hỏi",
    facts=(VisitFacts,),
    subjects={"welfare": "thăm hỏi, tặng quà"},
    kinds=(
        LogKind(
            Kind.VISIT,
            Kind.VISIT.label,
            "welfare.show",
            "Thăm hỏi, tặng quà",
            tie="lần được thăm hỏi",
            own_title=before_names,
        ),
    ),
    hand_in=_hand_in,
    desk=(HomePart(place=50, find=hardship_tasks),),
    sheets=(
        WorkbookSheet(
            title="Thăm hỏi",
            facts=VisitFacts,
            columns=("happened_on", "reason", "occasion", "recipient"),
            kept_in=Kind.VISIT,
            read=visits_of,
            record=record_visit,
            correct=correct_visit,
            check=lambda visit, _today: check_visit(visit),
            money=MovedMoney("happened_on"),
            repeated=(Repeated(VISITED, "recipient", "cùng người, cùng lý do, trong ba ngày"),),
        ),
    ),
    personal=(
        Personal(
            label="Thăm hỏi: người nhận, dịp, ghi chú",
            alone={"visits.recipient": MARK},
            kept={"visits.in_kind": "Hiện vật đã tặng."},
        ),
    ),
)
