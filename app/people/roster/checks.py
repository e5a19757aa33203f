"""What must hold of the roster beside what the database itself guards."""

from __future__ import annotations

from hashlib import sha256

from app.people.portraits.queries import portraits_of


def portrait_faults(unit_id: int) -> list[str]:
    """A sentence for each photograph that is not what was kept; none when all are whole. One statement."""
    return [
        f"Ảnh của người mang mã {code} không còn như khi được lưu."
        for code, picture, digest in portraits_of(unit_id)
        if sha256(picture).hexdigest() != digest
    ]
