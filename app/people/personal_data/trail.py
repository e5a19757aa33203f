"""What an erasure takes out of the trail."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.vietnamese import fold
from app.extensions import db
from app.office.trail.erasure_actions import cut_details
from app.office.trail.erasure_rules import LEFT, rewritten, strings_in
from app.office.trail.models import TrailDetail, TrailEntry
from app.office.trail.queries import details_about
from app.people.personal_data.rules import search_without
from app.web.personal.declared import Erasure


@dataclass(frozen=True, slots=True)
class TrailScrub:
    """How an erasure rewrites the values of trail entries."""

    erasure: Erasure
    #: Whether names go from entries about others too.
    everywhere: bool
    #: New values of fields of log entries that name nobody else, and fields of all that stay.
    alone: Mapping[str, Any]
    kept: Collection[str]
    #: Log entries whose values stay.
    kept_entries: Collection[int]
    #: What actions begin with of whose values nothing stays.
    gone: tuple[str, ...]

    def scrub(self) -> dict[str, str]:
        """Take the person out of the union's trail; returns the digests of what is left, by entry."""
        erasure = self.erasure
        entries = [f"activities/{number}" for number in erasure.named_in]
        names = {fold(name) for name in erasure.names} if self.everywhere else set()
        rows = details_about(erasure.unit_id, [*erasure.cut, *entries], names)
        of = {detail.entry_id: entry for entry, detail in rows}
        before = {detail.entry_id: detail.values for _, detail in rows}
        left = cut_details(
            (detail for _, detail in rows), lambda detail: self._left_of(of[detail.entry_id], detail.values)
        )
        for entry, detail in rows:
            if str(entry.id) in left:
                self._search(entry, detail, before[entry.id])
        db.session.flush()
        return left

    def _left_of(self, entry: TrailEntry, values: str) -> str | None:
        kind, _, number = entry.subject.partition("/")
        is_entry = kind == "activities"
        if f'"{LEFT}"' in values or (is_entry and int(number) in self.kept_entries):
            return None
        mine = self.erasure.cut.get(entry.subject)
        if mine is not None and self.gone and entry.action.startswith(self.gone):
            return "{}"
        swap = dict(mine or {})
        if is_entry and int(number) in self.erasure.alone_in:
            swap |= {name: self.erasure.value(value) for name, value in self.alone.items()}
        return rewritten(
            values,
            cut={name for name, value in swap.items() if value in (None, "", False)},
            swap=swap,
            kept=self.kept if is_entry else (),
            clean=self.erasure.clean,
        )

    def _search(self, entry: TrailEntry, detail: TrailDetail, before: str) -> None:
        after = [entry.actor, entry.reason, *strings_in(detail.values)]
        found_by = search_without(detail.search_text, strings_in(before), after)
        detail.search_text = self.erasure.clean_folded(found_by)
