"""Facts of scans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scan:
    """A checked file: `kind` is pdf, jpeg or png."""

    data: bytes
    file_name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Quota:
    """Bytes that scans may take, including withdrawn ones: of one entry, of a union."""

    of_entry: int
    of_union: int


@dataclass(frozen=True, slots=True)
class Used:
    """Bytes that scans take: of one entry, of the union."""

    by_entry: int
    by_union: int


@dataclass(frozen=True, slots=True)
class Received:
    """The result of an upload: how many files were stored; refused files: reason -> names."""

    kept: int
    refused: Mapping[str, Sequence[str]]

    def sentences(self) -> list[str]:
        """A sentence for each reason, with the names of the first eight files."""
        return [
            f"Không nhận {_named(names)}: {reason[:1].lower()}{reason[1:]}"
            for reason, names in self.refused.items()
        ]


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(f"«{name}»" for name in names[:8])
    return f"{shown} và {len(names) - 8} tệp khác" if len(names) > 8 else shown
