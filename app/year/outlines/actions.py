"""Writes of a union's own outlines: each saving is a version, none is lost."""

from __future__ import annotations

from typing import NamedTuple

from app.core.actor import Actor
from app.core.errors import Refused, Stale
from app.core.vietnamese import capital_first
from app.extensions import db
from app.office.trail import actions as trail
from app.year.outlines.models import OutlineVersion
from app.year.outlines.queries import models_of, newest_version
from app.year.reports.outline import Outline, all_parts, completed, made_of, outline_names
from app.year.reports.outlining.catalogue import taken, unknown_figure
from app.year.reports.outlining.checking import Known
from app.year.reports.outlining.reader import read_outline
from app.year.reports.outlining.source import BadOutline
from app.year.reports.outlining.writer import data_of, outline_text


class Saved(NamedTuple):
    """The version that holds now; `replaced` is the number of the one before it, 0 without one.

    Not `is_new` where the newest version says the same already.
    """

    row: OutlineVersion
    replaced: int
    is_new: bool

    @property
    def sentence(self) -> str:
        """What the saving did."""
        named, version = f"đề cương «{self.row.label}»", self.row.version
        if not self.is_new:
            return f"{capital_first(named)} không có gì thay đổi so với bản {version}."
        if self.replaced:
            return f"Đã lưu {named} thành bản {version}, thay bản {self.replaced}. Bản cũ vẫn còn."
        return f"Đã lưu {named}, bản 1."


def save_outline(
    unit_id: int, content: str | bytes, actor: Actor, name: str = "", *, seen: int | None = None
) -> Saved:
    """Save a file as the newest version of the outline that it names, else of `name`.

    It is kept with everything that it takes from the one that it is like and that features add, so that it
    says the same wherever it is read. `seen` is the number of the version that was changed: raises Stale
    where another was saved meanwhile, BadOutline with the place of what is wrong.
    """
    outline, text = _whole(unit_id, content, name)
    called = outline.name
    newest = newest_version(unit_id, called)
    before = newest.version if newest else 0
    if seen is not None and seen != before:
        raise Stale
    if newest and newest.text == text and not newest.is_retired:
        return Saved(newest, before, False)
    row = OutlineVersion(
        unit_id=unit_id,
        name=called,
        version=before + 1,
        label=outline.label,
        text=text,
        is_retired=False,
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
    )
    db.session.add(row)
    changes = {
        "outline_label": (newest.label if newest else None, row.label),
        "outline_version": (before or None, row.version),
        "outline_parts": (None, sum(1 for _ in all_parts(outline.parts))),
    }
    trail.note_row(row, actor, "reports.outline.saved", changes)
    return Saved(row, before, True)


def _whole(unit_id: int, content: str | bytes, name: str) -> tuple[Outline, str]:
    """The outline of a file and its text, in which everything is said."""
    data = read_outline(content, Known(models_of(unit_id), taken(), unknown_figure), name)
    called = data.get("name", name)
    if not called:
        raise BadOutline("name", "đề cương phải có tên.")
    if called in outline_names():
        raise Refused(f"«{called}» là tên một đề cương có sẵn. Hãy đặt tên khác.", "name")
    outline = made_of(called, data)
    return outline, outline_text(data_of(outline if data.get("complete") else completed(outline)))


def retire_outline(unit_id: int, name: str, actor: Actor) -> OutlineVersion:
    """Stop offering an outline; its versions stay. Raises Refused for one that is not there."""
    row = newest_version(unit_id, name)
    if row is None or row.is_retired:
        raise Refused("Đề cương này đã thôi dùng.")
    row.is_retired = True
    changes = {"outline_label": (row.label, None), "outline_version": (row.version, None)}
    trail.note_row(row, actor, "reports.outline.retired", changes)
    return row
