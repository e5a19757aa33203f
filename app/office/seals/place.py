"""Where the keys of the seals lie: handed in by the wing that knows the running application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class _Place:
    of: Callable[[], Path | None] = field(default=lambda: None)


_PLACE = _Place()


def found_by(of: Callable[[], Path | None]) -> None:
    """Say how the folder of the running application is found; None: books that are not sealed."""
    _PLACE.of = of


def place() -> Path | None:
    """The folder of the running application's installation."""
    return _PLACE.of()
