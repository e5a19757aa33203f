"""What is said of a scan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that was sent and found to be what it claims: `kind` is pdf, jpeg or png."""

    data: bytes
    file_name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Quota:
    """Bytes that scans may take on the disk, withdrawn ones among them: of one entry, of a whole union."""

    of_entry: int
    of_union: int


@dataclass(frozen=True, slots=True)
class Used:
    """Bytes that scans take: of one entry, of the whole union."""

    by_entry: int
    by_union: int


@dataclass(frozen=True, slots=True)
class Received:
    """What became of files that were sent together: how many were kept; names of the others by the reason."""

    kept: int
    refused: Mapping[str, Sequence[str]]

    def told(self) -> list[str]:
        """One sentence a reason, the files named (the first eight of them)."""
        return [
            f"Không nhận {_named(names)}: {reason[:1].lower()}{reason[1:]}"
            for reason, names in self.refused.items()
        ]


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(f"«{name}»" for name in names[:8])
    return f"{shown} và {len(names) - 8} tệp khác" if len(names) > 8 else shown
