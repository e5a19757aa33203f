"""Selects of the signed copies of a paper."""

from __future__ import annotations

from collections.abc import Sequence

from app.log.attachments.queries import attachments_of
from app.office.trail.queries import Change
from app.year.issued.signatures.facts import SignedCopy


def signed_copies(unit_id: int, paper_id: int, changes: Sequence[Change]) -> list[SignedCopy]:
    """The signatures put on a paper, oldest first, by the `changes` of its entry; one statement if any."""
    notes = [one for one in changes if "signed_by" in one.values]
    if not notes:
        return []
    files = {one.sha256: one for one in attachments_of(unit_id, paper_id) if one.withdrawn_at is None}
    # The trail's words, not those under the file: these anybody may rewrite.
    copies = [
        SignedCopy(
            signer=_now(one, "signed_by"),
            issuer=_now(one, "signed_issuer"),
            validity=_now(one, "signed_validity"),
            signed_at=one.at,
            file=files[digest],
        )
        for one in notes
        if (digest := _now(one, "sha256")) in files
    ]
    return sorted(copies, key=lambda one: one.file.id)


def _now(change: Change, field: str) -> str:
    return str(change.values.get(field, ("", ""))[1])
