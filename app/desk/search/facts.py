"""What a search finds, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice


class Group(Choice):
    """Where is searched, in the order in which answers are told."""

    PEOPLE = "people", "Người"
    ENTRIES = "entries", "Nhật ký"
    VOUCHERS = "vouchers", "Phiếu"
    DOCUMENTS = "documents", "Tài liệu"


class Target(Choice):
    """The kind of page that a hit leads to."""

    PERSON = "person", "Người"
    ENTRY = "entry", "Việc trong nhật ký"
    VOUCHER = "voucher", "Phiếu"
    STATEMENT = "statement", "Nhận định"
    FILE = "file", "Tệp đính kèm"
    REQUEST = "request", "Yêu cầu của cấp trên"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `id` is that of the page of its target, `note` tells it from others of its name."""

    target: Target
    id: int
    title: str
    note: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The first hits of a group; `has_more`: there are others."""

    group: Group
    hits: tuple[Hit, ...]
    has_more: bool
