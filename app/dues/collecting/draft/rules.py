"""Drafts of collections as text, and the differences of two of them. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace

from app.dues.collecting.facts import Cell, Typed

_IN_FULL = "nộp đủ"


def as_text(typed: Typed) -> str:
    """What was typed, as the JSON of a draft; empty cells are left out."""
    cells = {key: asdict(cell) for key, cell in typed.cells.items() if cell.has_content or cell.note}
    heading = {"paid_on": typed.paid_on, "channel": typed.channel, "expected": typed.expected}
    return json.dumps({**heading, "cells": cells}, ensure_ascii=False, sort_keys=True)


def as_typed(text: str) -> Typed:
    """The grid of a draft's JSON."""
    values = json.loads(text)
    cells = {int(key): Cell(**cell) for key, cell in values.pop("cells").items()}
    return Typed(**values, cells=cells)


def words_of(cell: Cell) -> str:
    """A cell in words: amount, or that everything was paid; note."""
    return _cell_text(cell)


def merged(typed: Typed, kept_id: int, gone_id: int, gone_code: str) -> Typed:
    """The draft after a merge of two people: of two payments the second becomes a note of the first."""
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
    """The text of each line of the other draft that differs, by key."""
    return {
        key: _cell_text(theirs.cells.get(key))
        for key in mine.cells.keys() | theirs.cells.keys()
        if _cell_content(mine.cells.get(key)) != _cell_content(theirs.cells.get(key))
    }


def _cell_content(cell: Cell | None) -> tuple[str, str, bool]:
    return (cell.amount, cell.note, cell.ticked) if cell else ("", "", False)


def _cell_text(cell: Cell | None) -> str:
    if cell is None or not (cell.has_content or cell.note):
        return "để trống"
    amount = cell.amount or (_IN_FULL if cell.ticked else "")
    return ", ".join(part for part in (amount, cell.note) if part)


def headings_apart(mine: Typed, theirs: Typed) -> Mapping[str, str]:
    """Field -> value in the other draft, where it differs."""
    names = ("paid_on", "channel", "expected")
    return {name: getattr(theirs, name) for name in names if getattr(mine, name) != getattr(theirs, name)}
