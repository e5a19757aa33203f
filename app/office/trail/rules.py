"""The chain of the trail: what each entry covers, and where a chain is broken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC

from app.office.trail.erasure_rules import left_by
from app.office.trail.models import TrailDetail, TrailEntry

#: The `previous` of the first entry of a chain.
GENESIS = "0" * 64


def digest_of(salt: str, values: str) -> str:
    """The salted digest of the values, which the chain covers instead of them."""
    return hashlib.sha256(f"{salt}\n{values}".encode()).hexdigest()


def hash_of(entry: TrailEntry) -> str:
    """The hash of an entry over its columns and the hash before it."""
    at = entry.at if entry.at.tzinfo else entry.at.replace(tzinfo=UTC)
    covered = [
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
    return hashlib.sha256(json.dumps(covered, ensure_ascii=False).encode()).hexdigest()


def faults_of(chain: Sequence[tuple[TrailEntry, TrailDetail | None]]) -> list[str]:
    """Sentences about what is wrong with a chain, oldest first; none for an intact one.

    Erased values are no fault: the chain covers their digest. After a partial erasure a later entry of the
    chain covers the digest of the values left.
    """
    found: list[str] = []
    left = left_by([detail.values for entry, detail in chain if detail and _is_as_noted(entry, detail)])
    previous = GENESIS
    for entry, detail in chain:
        if entry.previous != previous:
            found.append(f"Dấu vết số {entry.id}: không nối với dòng trước, có dòng bị bớt hoặc chen vào.")
        if hash_of(entry) != entry.hash:
            found.append(f"Dấu vết số {entry.id}: nội dung không còn như lúc ghi.")
        is_left = detail and digest_of(detail.salt, detail.values) == left.get(entry.id)
        if detail and not is_left and not _is_as_noted(entry, detail):
            found.append(f"Dấu vết số {entry.id}: giá trị cũ, mới không còn như lúc ghi.")
        previous = entry.hash
    return found


def _is_as_noted(entry: TrailEntry, detail: TrailDetail) -> bool:
    return digest_of(detail.salt, detail.values) == entry.digest
