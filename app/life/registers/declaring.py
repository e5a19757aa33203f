"""What every register hands to the application; its rooms add what is their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.books.entries.actions import EntryKind
from app.books.entries.reads import EntryReads
from app.office.accounts.rules import Permission
from app.web.features import Feature, LogKind, MovedMoney, Narrator, NarratorLabel, ReportPlace, WorkbookSheet


def register(
    writes: EntryKind[Any],
    reads: EntryReads[Any],
    read: Callable[[Any], Any],
    blueprint: str,
    narrate: Narrator,
    *,
    label: str,
    subject: str,
    about: str,
    sheet: str,
    part: str = "care",
    item: str = "",
    money: MovedMoney | None = None,
    permission: Permission = Permission.RECORD,
) -> Feature:
    """The declaration of a register whose screens stand in `blueprint`.

    `read` loads what its figures count; `about` says what is kept of it, `sheet` names its sheet of the
    workbook, `part` is the part of the report that `narrate` writes in, `item` the cash book's word for its
    money, `permission` what recording takes.
    """
    kind = LogKind(
        writes.kind, label, f"{blueprint}.show", item, register=about, reads=read, permission=permission
    )
    rows = WorkbookSheet(
        title=sheet,
        facts=reads.facts,
        kept_in=writes.kind,
        read=reads.all,
        record=writes.record,
        correct=writes.correct,
        permission=permission,
        check=lambda facts, _today: writes.check(facts),
        money=money,
    )
    return Feature(
        within="registers",
        guide="Sổ theo dõi",
        facts=(reads.facts,),
        subjects={f"registers.{writes.kind}": subject},
        kinds=(kind,),
        sheets=(rows,),
        narrators={blueprint: narrate},
        narrator_labels={blueprint: NarratorLabel(label)},
        report_places=(ReportPlace(part, (blueprint,)),),
    )
