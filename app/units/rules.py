"""Pure decisions about a union."""

from __future__ import annotations

import re

from app.core.vietnamese import fold


def code_of(name: str) -> str:
    """The `Mã đơn vị` of a union that names none: its folded name, such as `cong-doan-co-so-truong-a`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:80]
