"""The chain of the trail: what each entry covers, and where a chain is broken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC

from app.trail.models import TrailDetail, TrailEntry

#: What the first entry of a chain stands on.
GENESIS = "0" * 64


def digest_of(salt: str, values: str) -> str:
    """The salted digest that the chain covers in place of the values."""
    return hashlib.sha256(f"{salt}\n{values}".encode()).hexdigest()


def hash_of(entry: TrailEntry) -> str:
    """The hash of an entry over all that it says and the hash before it."""
    at = entry.at if entry.at.tzinfo else entry.at.replace(tzinfo=UTC)
    said = [
        entry.unit_id,
        at.astimezone(UTC).isoformat(),
        entry.actor_id,
        entry.actor,
        entry.action,
        entry.subject,
        entry.reason,
        entry.digest,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def faults_of(chain: Sequence[tuple[TrailEntry, TrailDetail | None]]) -> list[str]:
    """What is wrong with a chain, oldest first, in sentences; nothing for a whole one.

    Values that were erased on a person's request leave no fault: the chain covers their digest.
    """
    found: list[str] = []
    previous = GENESIS
    for entry, detail in chain:
        if entry.previous != previous:
            found.append(f"Dấu vết số {entry.id}: không nối với dòng trước, có dòng bị bớt hoặc chen vào.")
        if hash_of(entry) != entry.hash:
            found.append(f"Dấu vết số {entry.id}: nội dung không còn như lúc ghi.")
        if detail and digest_of(detail.salt, detail.values) != entry.digest:
            found.append(f"Dấu vết số {entry.id}: giá trị cũ, mới không còn như lúc ghi.")
        previous = entry.hash
    return found
