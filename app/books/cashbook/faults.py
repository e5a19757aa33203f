"""Faults that checks report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.log.activities.facts import Channel


@dataclass(frozen=True, slots=True)
class Fault:
    """An inconsistency as a Vietnamese sentence, and the ids it concerns."""

    message: str
    sources: tuple[str, ...]


def balance_text(fund_id: int, channel: str, names: Mapping[int, str]) -> str:
    """`Quỹ Đoàn phí (tiền mặt)`. Damaged books may name a channel or fund that does not exist."""
    where = next((one.label.lower() for one in Channel if one == channel), channel)
    return f"Quỹ {names.get(fund_id, f'số {fund_id}')} ({where})"
