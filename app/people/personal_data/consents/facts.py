"""What a person agreed to, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, OneOf, Reference, Text
from app.web.personal.declared import Purpose


class Given(Choice):
    """How somebody agreed, or took it back."""

    PAPER = "paper", "Bằng giấy"
    IN_PERSON = "in_person", "Nói trực tiếp"
    MESSAGE = "message", "Tin nhắn, thư điện tử"


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """Consent of one person to one purpose; silence is none, so there is no row by default."""

    member_id: Annotated[int, Reference("Người đồng ý", to="people", required=True)]
    purpose: Annotated[Purpose, OneOf("Đồng ý để", choices=Purpose, required=True)]
    given_on: Annotated[date, Day("Ngày đồng ý", required=True)]
    how: Annotated[Given, OneOf("Bằng cách nào", choices=Given, required=True)]
    ended_on: Annotated[date | None, Day("Ngày rút đồng ý")] = None
    note: Annotated[str, Text("Ghi chú", help="Như: đơn lưu ở tập nào.")] = ""
