"""What is said of a scan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that was sent and found to be what it claims: `kind` is pdf, jpeg or png."""

    data: bytes
    file_name: str
    kind: str
