"""What an upper union says of a union below it, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.core.fields import Text


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """By which word the upper union puts a union together with others."""

    group_name: Annotated[str, Text("Nhóm", most=80, help="Khối, cụm, ngành… để trống nếu không xếp.")] = ""
