"""Where the keys of the seals lie: handed in by the wing that knows the running application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.office.seals.key import keys_in
from app.office.seals.rules import Key


@dataclass(frozen=True, slots=True)
class SealPlace:
    """The installation's folder."""

    folder: Path

    def keys(self) -> list[Key]:
        """Every known key, the one in use last; none where the file is missing."""
        return keys_in(self.folder)


@dataclass(slots=True)
class _Place:
    of: Callable[[], SealPlace | None] = field(default=lambda: None)


_PLACE = _Place()


def found_by(of: Callable[[], SealPlace | None]) -> None:
    """Say how the place of the running application is found; None: books that are not sealed."""
    _PLACE.of = of


def place() -> SealPlace | None:
    """The place of the running application."""
    return _PLACE.of()
