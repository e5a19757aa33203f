"""Checks of portraits."""

from __future__ import annotations

from hashlib import sha256

from app.people.portraits.queries import portraits_of


def portrait_faults(unit_id: int) -> list[str]:
    """A sentence for each portrait that does not match its digest; one statement."""
    return [
        f"Ảnh của người mang mã {code} không còn như khi được lưu."
        for code, picture, digest in portraits_of(unit_id)
        if sha256(picture).hexdigest() != digest
    ]
