"""Writes of lists of gifts: prepared from the roster, corrected, renewed, ticked, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.extensions import db
from app.life.gifts import queries
from app.life.gifts.choosing import queries as choosing_queries
from app.life.gifts.choosing.plans import refuse_bad_list
from app.life.gifts.choosing.rules import select_recipients
from app.life.gifts.facts import GiftListFacts, LineDefaults, LineValues, RecipientFacts
from app.life.gifts.models import GiftList, GiftRecipient
from app.life.gifts.queries import lines_of_children
from app.life.gifts.rules import locked_text, renewed_lines
from app.log.activities.actions import refuse_stale
from app.log.activities.row_actions import RowKind
from app.office.trail import actions as trail
from app.web.personal.declared import Erasure

_LISTS: RowKind[GiftList, GiftListFacts] = RowKind(
    GiftList, "gifts.list", check=lambda _unit_id, facts, _today: refuse_bad_list(facts)
)


def prepare_list(unit_id: int, facts: GiftListFacts, actor: Actor, today: date) -> GiftList:
    """Make a list of the recipients that its occasion selects from the roster. Raises Refused."""
    row = _LISTS.record(unit_id, facts, actor, today)
    _put(row, recipients_from_roster(unit_id, facts))
    return row


def recipients_from_roster(unit_id: int, facts: GiftListFacts) -> list[RecipientFacts]:
    """The recipients that a list selects from the roster, in Vietnamese order of names (of the parents)."""
    hardship = choosing_queries.in_hardship(unit_id, facts.held_on)
    return select_recipients(
        facts, choosing_queries.people_of(unit_id), choosing_queries.known_children(unit_id), hardship
    )


def correct_list(row: GiftList, old: GiftListFacts, new: GiftListFacts, by: Correction) -> None:
    """Correct a draft; a new occasion, day or age rebuilds its lines. Raises Refused once posted, Stale."""
    _refuse_posted(row)
    _LISTS.correct(row, old, new, by)
    same = replace(new, title=old.title, amount_each=old.amount_each, gift_each=old.gift_each)
    if same != old:
        _renew_lines(row, new)


def renew_list(row: GiftList, actor: Actor, version: int) -> None:
    """Rebuild a draft's lines from the current roster, keeping typed values. Raises Refused, Stale."""
    _open(row, version)
    before = len(queries.lines_of(row.id))
    _renew_lines(row, queries.list_facts(row))
    _note(row, actor, "renewed", {"people": (before, len(queries.lines_of(row.id)))})


def save_lines(
    row: GiftList,
    typed: Mapping[int, LineValues],
    defaults: LineDefaults,
    actor: Actor,
    version: int,
    *,
    all_ticked: bool | None = None,
) -> None:
    """Save the defaults of all lines, and the values typed into one page of lines of a draft.

    `all_ticked` then ticks (True) or unticks (False) every line of the list. Raises Refused for an amount
    of 0 and once posted, Stale.
    """
    _open(row, version)
    changes = _set_defaults(row, defaults)
    changed: list[GiftRecipient] = []
    for line in queries.lines_of(row.id):
        known = LineValues(line.is_ticked, line.amount, line.gift, line.note)
        new = typed.get(line.id, known)
        if all_ticked is not None:
            new = replace(new, is_ticked=all_ticked)
        if new == known:
            continue
        if new.amount == 0:
            raise Refused(f"Số tiền của {line.name} phải lớn hơn 0; không nhận thì bỏ chọn.")
        line.is_ticked, line.amount, line.gift, line.note = new.is_ticked, new.amount, new.gift, new.note
        changed.append(line)
    changes.update({name: (None, names) for name, names in _ticked_changes(changed) if names})
    if changes:
        db.session.flush()
        _note(row, actor, "saved", changes)


def _set_defaults(row: GiftList, defaults: LineDefaults) -> dict[str, tuple[Any, Any]]:
    """Set the defaults of all lines; returns the changes for the trail."""
    new = replace(queries.list_facts(row), amount_each=defaults.amount, gift_each=defaults.gift)
    refuse_bad_list(new)
    changes = trail.changed(queries.list_facts(row), new)
    row.amount_each, row.gift_each = defaults.amount, defaults.gift
    return changes


def _ticked_changes(changed: Sequence[GiftRecipient]) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield "ticked", tuple(line.name for line in changed if line.is_ticked)
    yield "unticked", tuple(line.name for line in changed if not line.is_ticked)


def add_outsiders(row: GiftList, names: Sequence[str], actor: Actor, version: int) -> None:
    """Add people from outside the roster to a draft. Raises Refused without a name, for a long one; Stale."""
    if not names:
        raise Refused("Hãy ghi ít nhất một tên.", "names")
    if any(len(name) > 200 for name in names):
        raise Refused("Có tên dài quá 200 chữ; hãy viết gọn lại.", "names")
    _open(row, version)
    last = max((one.position for one in queries.lines_of(row.id)), default=0)
    _add(row, [RecipientFacts(name) for name in names], last + 1)
    _note(row, actor, "saved", {"ticked": (None, tuple(names))})


def split_off(row: GiftList, lines: Sequence[GiftRecipient], actor: Actor, today: date) -> GiftList:
    """Move these lines of a draft to a list of their own, of the same facts."""
    made = _LISTS.record(row.unit_id, queries.list_facts(row), actor, today)
    for position, line in enumerate(lines, 1):
        line.list_id, line.position = made.id, position
    db.session.flush()
    return made


def withdraw_list(row: GiftList, actor: Actor, today: date, reason: str, version: int | None = None) -> None:
    """Withdraw a draft. Raises Refused without a reason and once posted, Stale."""
    _refuse_posted(row)
    _LISTS.withdraw(row, actor, today, reason, version)


def _open(row: GiftList, version: int) -> None:
    """Refuse a stale or posted list, and raise its version: the lines are part of the list."""
    refuse_stale(row, version)
    _refuse_posted(row)
    flag_modified(row, "title")


def _refuse_posted(row: GiftList) -> None:
    posted = queries.posted_entry(row)
    if posted:
        raise Refused(locked_text(posted.starts_on))


def _renew_lines(row: GiftList, facts: GiftListFacts) -> None:
    kept = [queries.line_facts(one) for one in queries.lines_of(row.id)]
    db.session.execute(delete(GiftRecipient).where(GiftRecipient.list_id == row.id))
    _put(row, renewed_lines(kept, recipients_from_roster(row.unit_id, facts)))


def _put(row: GiftList, lines: Sequence[RecipientFacts]) -> None:
    _add(row, lines, 1)


def _add(row: GiftList, lines: Sequence[RecipientFacts], first: int) -> None:
    db.session.add_all(
        GiftRecipient(list_id=row.id, position=position, **asdict(line))
        for position, line in enumerate(lines, first)
    )
    db.session.flush()


def _note(row: GiftList, actor: Actor, done: str, changes: trail.Changes) -> None:
    trail.note_row(row, actor, f"gifts.list.{done}", changes)


def erase_children(erasure: Erasure) -> None:
    """Put the new name of each child into its lines."""
    for row, name in lines_of_children(erasure.member_id):
        row.name, row.details, row.note = name, "", ""
    db.session.flush()
