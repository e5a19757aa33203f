"""All checks of `flask verify`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.admin.units.checks import kind_remarks
from app.core.dates import format_date
from app.core.errors import Fault
from app.extensions import db
from app.log.attachments.checks import files_without_row, scan_faults, stray_files_text
from app.office.installation.checks import page_faults, reference_faults, trigger_faults
from app.office.seals.actions import HEAD_RENEWED
from app.office.seals.checks import SealFindings, head_fault, seal_findings
from app.office.seals.place import place
from app.office.second_lock.policies import PASSED, is_passed
from app.office.trail.queries import times_of, verify_chain
from app.office.units.models import Unit
from app.office.units.queries import units
from app.web.features import FEATURES


def file_faults() -> list[Fault]:
    """Damage of the database file; then the other checks mean nothing."""
    return _plain(page_faults(db.session.connection()))


def unit_faults(unit: Unit, today: date) -> list[Fault]:
    """What does not agree in one union's books: what every feature checks, and the trail."""
    found = [fault for feature in FEATURES for check in feature.checks for fault in check(unit.id, today)]
    return [*found, *_plain(verify_chain(unit.id))]


def paper_faults(unit: Unit, folder: Path) -> list[Fault]:
    """What is wrong with the files of one union's scans in `folder`."""
    return [Fault(sentence, (source,)) for sentence, source in scan_faults(unit.id, folder)]


def installation_faults() -> list[Fault]:
    """What is wrong in the installation: references, triggers, the accounts' trail."""
    connection = db.session.connection()
    return _plain([*reference_faults(connection), *trigger_faults(connection), *verify_chain(None)])


def seal_findings_of(where: Path | None) -> SealFindings:
    """What the seals say of every row of the installation."""
    return seal_findings(db.session.connection(), where) if where else SealFindings()


def head_faults(heads: Iterable[tuple[int, str]]) -> list[tuple[int, Fault | None]]:
    """The number of each head from a paper, and what is wrong with it; two papers may share a number."""
    connection = db.session.connection()
    found = [(number, head_fault(connection, place(), number, letters)) for number, letters in heads]
    return [(number, Fault(sentence, ()) if sentence else None) for number, sentence in found]


def remarks(folder: Path, restored: str) -> list[str]:
    """Remarks that are no faults: triggers that a start put back, a second lock that is passed, files of
    kinds of union that are not used, files that belong to no scan.

    `restored` is the action in the trail for the first.
    """
    days = list(dict.fromkeys(format_date(at.date()) for at in times_of(restored)))
    found = [
        f"Ngày {day} máy chủ đã đặt lại chốt chặn bị mất hoặc bị đổi của cơ sở dữ liệu; "
        "xem «Dấu vết» của tài khoản."
        for day in days
    ]
    found += [
        f"Ngày {format_date(at.date())} máy chủ bắt đầu mà không có tệp dấu niêm mới nhất (bản sao lưu cũ "
        "được chép lại, hoặc tệp bị xóa); xem «Dấu vết» của tài khoản."
        for at in times_of(HEAD_RENEWED)
    ]
    if is_passed(db.session.connection()):
        found.append(PASSED)
    strays = files_without_row(folder)
    return [
        *found,
        *kind_remarks(units()),
        *([stray_files_text(strays, folder)] if strays else ()),
    ]


def _plain(sentences: Iterable[str]) -> list[Fault]:
    return [Fault(sentence, ()) for sentence in sentences]
