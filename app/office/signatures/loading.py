"""The library of encryption, which `app.papers` keeps from those who import it without need."""

from __future__ import annotations

import sys


def let_cryptography_in() -> None:
    """From now on `cryptography` can be imported; call it before the first import of a part of it."""
    if sys.modules.get("cryptography", sys) is None:
        sys.modules.pop("cryptography")
