"""Record, correct, withdraw: writes that all kinds of entries with a side table share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from app.books.cashbook.facts import Posting, VoucherKind
from app.books.lines.posting_actions import settle, settle_payment
from app.books.register.actions import issue
from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.core.once import Keys, Once
from app.extensions import db
from app.log.activities import actions as log
from app.log.activities.facts import EntryFacts, MoneySource, money_source_of
from app.log.activities.models import Activity, OfEntry
from app.office.trail import actions as trail
from app.office.trail.actions import Noted


class FactsOfEntry(Protocol):
    """Facts that give their entry of the log."""

    def entry(self) -> EntryFacts: ...


Changes = Mapping[str, tuple[Any, Any]]
Facts = TypeVar("Facts", bound=FactsOfEntry)


@dataclass(frozen=True, slots=True)
class OnceOnly(Generic[Facts]):
    """How a kind refuses duplicates.

    `like` reads the live entries of the union that may duplicate the facts; `refusal` makes the error for one
    that does, by the keys that both have. `again`: the user confirmed the duplicate, which a `Twice` allows.
    """

    once: Once[Facts]
    like: Callable[[int, Facts], Sequence[tuple[Activity, Facts]]]
    refusal: Callable[[Activity, Facts, Keys], Refused]

    def refuse(
        self, unit_id: int, facts: Facts, *, again: bool = False, corrected: tuple[int, Facts] | None = None
    ) -> None:
        """Raise Refused for a duplicate; of a `corrected` entry (id, old facts) only for a new one.

        Old books may hold duplicates: such entries can still be corrected.
        """
        for activity, other in self.like(unit_id, facts):
            if corrected and activity.id == corrected[0]:
                continue
            common = self.once.common(facts, other)
            if corrected:
                common -= self.once.common(corrected[1], other)
            if common and not (again and self.once.may_repeat):
                raise self.refusal(activity, other, common)


@dataclass(frozen=True, slots=True)
class EntryKind(Generic[Facts]):
    """A kind of the log and its writes.

    `side` is its side table, whose columns are named as the facts; `feature` prefixes its actions in the
    trail; `check` raises Refused for invalid facts. `postings` says what facts post to the cash book; without
    it an entry is a payment from its fund.
    """

    kind: str
    side: type[OfEntry]
    feature: str
    check: Callable[[Facts], None] = lambda _facts: None
    postings: Callable[[Facts], Sequence[Posting]] | None = None
    #: The name of the fact that holds the (first) day.
    day_field: str = "happened_on"
    #: The paper that the register numbers for an entry recorded on screen, whoever paid for it.
    paper: VoucherKind | None = None
    #: Without a rule the same may be recorded any number of times.
    once: tuple[OnceOnly[Facts], ...] = ()

    def record(
        self,
        unit_id: int,
        facts: Facts,
        actor: Actor,
        today: date,
        *,
        row_key: str | None = None,
        imported: bool = False,
        again: bool = False,
    ) -> Activity:
        """Add an entry to the log and pay it from its fund, if it names one.

        Raises Refused for a day that cannot be booked, when the fund lacks the money, and for a duplicate
        (Twice where `again` allows it). Not so when `imported`: old books have their own numbers, and the
        import compares them itself.
        """
        self.check(facts)
        for one in self.once if not imported else ():
            one.refuse(unit_id, facts, again=again)
        facts, entry = _with_source(facts, imported=imported)
        activity = log.add(unit_id, self.kind, entry, actor, row_key)
        side = self.side(activity_id=activity.id)
        _fill(side, facts)
        db.session.add(side)
        if activity.fund_id is not None:
            self._settle(activity, facts, actor, today, imported=imported)
        if self.paper and not imported:
            issue(unit_id, self.paper, activity.starts_on.year, activity.id, actor, today)
        self._note(activity, actor, "recorded", trail.changed(None, facts))
        return activity

    def record_all(self, unit_id: int, many: Sequence[Facts], actor: Actor) -> list[Activity]:
        """`record` for many entries that move no money, with the same statements for few as for many.

        ValueError for one that a fund pays.
        """
        for facts in many:
            self.check(facts)
            if facts.entry().fund_id is not None:
                raise ValueError("an entry paid from a fund is recorded by itself")
        sourced = [_with_source(facts) for facts in many]
        many = [facts for facts, _ in sourced]
        recorded = log.add_all(unit_id, self.kind, [(None, entry) for _, entry in sourced], actor)
        for activity, facts in zip(recorded, many, strict=True):
            side = self.side(activity_id=activity.id)
            _fill(side, facts)
            db.session.add(side)
        action = f"{self.feature}.{self.kind}.recorded"
        pairs = zip(recorded, many, strict=True)
        notes = [Noted(action, f"activities/{one.id}", trail.changed(None, facts)) for one, facts in pairs]
        trail.note_all(unit_id, actor, notes)
        return recorded

    def correct(
        self, activity: Activity, old: Facts, new: Facts, by: Correction, *, again: bool = False
    ) -> None:
        """Give an entry new facts; a changed payment is reversed and posted again. Raises Refused, Stale."""
        self.check(new)
        for one in self.once if not by.imported else ():
            one.refuse(activity.unit_id, new, again=again, corrected=(activity.id, old))
        before = MoneySource(activity.money_source) if activity.money_source else None
        new, entry = _with_source(new, before, imported=by.imported)
        if not by.imported and old.entry().starts_on != entry.starts_on:
            new = _booked_again(old, new)
        log.change(activity, entry, by.version)
        _fill(db.session.get_one(self.side, activity.id), new)
        self._settle(activity, new, by.actor, by.today, by.reason, imported=by.imported)
        self._note(activity, by.actor, "corrected", trail.changed(old, new), by.reason)

    def rename(
        self, unit_id: int, entries: Sequence[tuple[Activity, Facts, Facts]], actor: Actor, reason: str
    ) -> None:
        """Give entries (entry, old, new facts) another name of what they name; no rule is asked again."""
        action, notes = f"{self.feature}.{self.kind}.corrected", []
        for activity, old, new in entries:
            log.reword(activity, new.entry())
            _fill(db.session.get_one(self.side, activity.id), new)
            notes.append(Noted(action, f"activities/{activity.id}", trail.changed(old, new), reason))
        db.session.flush()
        trail.note_all(unit_id, actor, notes)

    def withdraw(
        self, activity: Activity, actor: Actor, today: date, reason: str, version: int | None = None
    ) -> None:
        """Withdraw an entry; its payment is reversed. Raises Refused without a reason, Stale."""
        log.withdraw(activity, reason, version)
        self._settle(activity, None, actor, today, reason)
        self._note(activity, actor, "withdrawn", {}, reason)

    def _settle(
        self,
        activity: Activity,
        facts: Facts | None,
        actor: Actor,
        today: date,
        reason: str = "",
        *,
        imported: bool = False,
    ) -> None:
        """Make the book agree with the entry; `facts` None: with one that was withdrawn."""
        if self.postings is None:
            settle_payment(
                activity,
                actor,
                today,
                reason,
                booked_on=facts.entry().booked_on if facts else None,
                imported=imported,
                day_field=self.day_field,
            )
            return
        wanted = self.postings(facts) if facts else ()
        settle(activity, wanted, actor, today, reason, imported=imported, day_field=self.day_field)

    def _note(self, activity: Activity, actor: Actor, done: str, changes: Changes, reason: str = "") -> None:
        action = f"{self.feature}.{self.kind}.{done}"
        trail.note(activity.unit_id, actor, action, f"activities/{activity.id}", changes, reason)


def _with_source(
    facts: Facts, before: MoneySource | None = None, *, imported: bool = False
) -> tuple[Facts, EntryFacts]:
    """The facts and their entry of the log, both with the money source."""
    entry = facts.entry()
    source = money_source_of(entry, before, imported=imported)
    sourced: Any = facts
    if hasattr(facts, "money_source") and sourced.money_source is not source:
        sourced = replace(sourced, money_source=source)
    return sourced, replace(entry, money_source=source)


def _booked_again(old: Facts, new: Facts) -> Facts:
    """An entry of another day is booked by that day, unless another day of the book was chosen."""
    facts: Any = new
    is_kept = facts.entry().booked_on == old.entry().booked_on
    return replace(facts, booked_on=None) if is_kept and hasattr(facts, "booked_on") else new


def _fill(side: OfEntry, facts: FactsOfEntry) -> None:
    for column in side.__table__.columns:
        if not column.primary_key:
            setattr(side, column.key, getattr(facts, column.key))
