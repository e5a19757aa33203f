"""Parameters that the pages of a series read from the address."""

from __future__ import annotations

from datetime import date

from flask import abort

from app.core.dates import BadDate, parse_date


def day_of(due: str) -> date:
    """The day in an address, as 2024-05-06; 404 for anything else."""
    try:
        return parse_date(due)
    except BadDate:
        abort(404)
