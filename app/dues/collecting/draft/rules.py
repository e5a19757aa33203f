"""Drafts of collections as text, and how two of them differ. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace

from app.dues.collecting.facts import Cell, Typed

_IN_FULL = "nộp đủ"


def as_text(typed: Typed) -> str:
    """What was typed, to be kept in a draft: cells that say nothing are left out."""
    cells = {key: asdict(cell) for key, cell in typed.cells.items() if cell.has_content or cell.note}
    heading = {"paid_on": typed.paid_on, "channel": typed.channel, "expected": typed.expected}
    return json.dumps({**heading, "cells": cells}, ensure_ascii=False, sort_keys=True)


def as_typed(text: str) -> Typed:
    """What a draft keeps."""
    said = json.loads(text)
    cells = {int(key): Cell(**cell) for key, cell in said.pop("cells").items()}
    return Typed(**said, cells=cells)


def merged(typed: Typed, kept_id: int, gone_id: int, gone_code: str) -> Typed:
    """The draft once two people on it are one: of two payments the first stays, the other is noted there."""
    if gone_id not in typed.cells:
        return typed
    mine, theirs = typed.cells.get(kept_id, Cell()), typed.cells[gone_id]
    notes = [mine.note, theirs.note]
    if mine.has_content and theirs.has_content:
        notes.insert(1, f"mã {gone_code} đã gộp ghi: {theirs.amount or _IN_FULL}")
    one = replace(mine if mine.has_content else theirs, note="; ".join(note for note in notes if note))
    return replace(
        typed, cells={**{key: typed.cells[key] for key in typed.cells if key != gone_id}, kept_id: one}
    )


def others_cells(mine: Typed, theirs: Typed) -> dict[int, str]:
    """What the other draft says in each line in which it says something else; `nothing` in words."""
    return {
        key: _told(theirs.cells.get(key))
        for key in mine.cells.keys() | theirs.cells.keys()
        if _said(mine.cells.get(key)) != _said(theirs.cells.get(key))
    }


def _said(cell: Cell | None) -> tuple[str, str, bool]:
    return (cell.amount, cell.note, cell.ticked) if cell else ("", "", False)


def _told(cell: Cell | None) -> str:
    if cell is None or not (cell.has_content or cell.note):
        return "để trống"
    amount = cell.amount or (_IN_FULL if cell.ticked else "")
    return ", ".join(part for part in (amount, cell.note) if part)


def headings_apart(mine: Typed, theirs: Typed) -> Mapping[str, str]:
    """Field -> what the other draft says there, where it differs."""
    names = ("paid_on", "channel", "expected")
    return {name: getattr(theirs, name) for name in names if getattr(mine, name) != getattr(theirs, name)}
