"""Writes of what regulations set, of lines handed down, and of a fund that follows one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.core.vietnamese import LONGEST_TEXT
from app.dues.funds.actions import correct_term, record_term
from app.extensions import db
from app.log.activities.row_actions import RowKind, Written
from app.year.asked.models import UpperUnion
from app.year.regulations import queries, rules
from app.year.regulations.facts import HandedLines, RegulationFacts
from app.year.regulations.models import Regulation

_HANDED_DOWN = "Cấp trên gửi xuống"
_LONGEST_REASON = min(LONGEST_TEXT, 500)


class LinesOpened(NamedTuple):
    """How many lines of a file were new, said something else than before, were taken back."""

    new: int
    changed: int
    gone: int


def _refuse_bad(_unit_id: int, facts: RegulationFacts, _today: date) -> None:
    rules.refuse_bad_regulation(facts)


def _refuse_second(
    unit_id: int, row: Regulation | None, facts: RegulationFacts, imported: bool
) -> Mapping[str, Any]:
    if row is not None:
        _refuse_of_above(row)
    # A workbook brings the lines of unions above, too, as the union's own.
    if imported:
        return {}
    for other, stated in queries.REGULATIONS.all(unit_id):
        is_same = stated.what is facts.what and stated.starts_on == facts.starts_on
        if is_same and other is not row and not other.upper_union_id:
            raise Refused("Mức này đã có dòng từ cùng ngày. Hãy sửa dòng ấy.", "starts_on")
    return {}


def _after(written: Written[Regulation, RegulationFacts]) -> None:
    if written.new is None:
        _refuse_of_above(written.row)


def _refuse_of_above(row: Regulation) -> None:
    """Only a file of the union above changes its lines, while its key is trusted."""
    sender = queries.sender_of(row)
    if sender is not None and sender.public_key:
        raise Refused(f"Dòng này do «{sender.name}» gửi xuống, chỉ đổi khi mở tệp mới của nơi ấy.")


#: A union's own lines. Its writes raise Refused, Stale.
WRITES: RowKind[Regulation, RegulationFacts] = RowKind(
    Regulation, "regulations.line", check=_refuse_bad, prepare=_refuse_second, after=_after
)
_OF_ABOVE: RowKind[Regulation, RegulationFacts] = RowKind(Regulation, "regulations.line", check=_refuse_bad)


def open_lines(
    upper: UpperUnion, handed: HandedLines, keys: Mapping[str, str], actor: Actor, today: date
) -> LinesOpened:
    """Bring the lines of a union above to what its file says; no fund is touched. Raises Refused.

    `keys`: the keys of the file's lines as they are in these books.
    """
    before = queries.handed_by(upper)
    newest = max((one.handed_at for one in before), default="")
    if newest and handed.made_at <= newest:
        raise Refused(
            "Tệp này đã mở rồi, không có gì mới."
            if handed.made_at == newest
            else "Đã mở tệp mức theo quy định mới hơn của nơi này."
        )
    known = queries.rows_with(upper.unit_id, keys.values())
    kept, new, changed = set(), 0, 0
    for line in handed.lines:
        row = known.get(keys[line.key])
        if row is None:
            row = _OF_ABOVE.record(upper.unit_id, line.facts, actor, today, row_key=keys[line.key])
            new += 1
        elif row.withdrawn_at is not None:
            new += _put_back(row, line.facts, actor, today)
        elif (was := queries.REGULATIONS.facts_of(row)) != line.facts:
            _OF_ABOVE.correct(row, was, line.facts, Correction(actor, today, _HANDED_DOWN))
            changed += 1
        row.upper_union_id = upper.id
        kept.add(row)
    gone = [one for one in before if one not in kept and one.withdrawn_at is None]
    for row in gone:
        _OF_ABOVE.withdraw(row, actor, today, f"{upper.name} đã rút dòng này")
    for row in {*kept, *before}:
        row.handed_at = handed.made_at
    db.session.flush()
    return LinesOpened(new, changed, len(gone))


def _put_back(row: Regulation, facts: RegulationFacts, actor: Actor, today: date) -> int:
    """A line that was taken back is said again."""
    was = queries.REGULATIONS.facts_of(row)
    row.withdrawn_at = row.withdrawn_reason = None
    _OF_ABOVE.correct(row, was, facts, Correction(actor, today, _HANDED_DOWN))
    return 1


def follow(row: Regulation, facts: RegulationFacts, fund_id: int, actor: Actor, today: date) -> str:
    """Let a fund of dues say what a line sets: a new term, or a corrected one. Returns the fund's name.

    Raises Refused where it says so already.
    """
    pairs = queries.dues_funds(row.unit_id).get(fund_id, [])
    terms = [one for _, one in pairs]
    todo = rules.steps(facts, queries.lines_beside(row), terms)
    if row.withdrawn_at is not None or not todo:
        raise Refused("Quỹ này không còn gì khác với dòng ấy.")
    reason = f"Theo {facts.source}"[:_LONGEST_REASON]
    for step in todo:
        if step.is_new:
            record_term(row.unit_id, step.then, actor, today)
        else:
            term = next(one for one, known in pairs if known is step.now)
            correct_term(term, step.now, step.then, Correction(actor, today, reason))
    return todo[0].now.fund_name
