"""The chain of the trail: what each entry covers, and where a chain is broken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC

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


def faults_of(chain: Iterable[tuple[TrailEntry, TrailDetail | None]], left: Mapping[int, str]) -> list[str]:
    """Sentences about what is wrong with a chain, oldest first; none for an intact one.

    `left` (`erasure_rules.left_by`) holds the digests of values that were partly erased.
    """
    found: list[str] = []
    previous = GENESIS
    for entry, detail in chain:
        if entry.previous != previous:
            found.append(f"Dấu vết số {entry.id}: không nối với dòng trước, có dòng bị bớt hoặc chen vào.")
        if hash_of(entry) != entry.hash:
            found.append(f"Dấu vết số {entry.id}: nội dung không còn như lúc ghi.")
        if detail is None:
            found.append(f"Dấu vết số {entry.id}: giá trị cũ, mới đã mất mà không ai ghi là đã xóa.")
        elif not is_as_noted(entry, detail) and digest_of(detail.salt, detail.values) != left.get(entry.id):
            found.append(f"Dấu vết số {entry.id}: giá trị cũ, mới không còn như lúc ghi.")
        previous = entry.hash
    return found


def is_as_noted(entry: TrailEntry, detail: TrailDetail) -> bool:
    """Whether the values are those that the chain covers."""
    return digest_of(detail.salt, detail.values) == entry.digest
