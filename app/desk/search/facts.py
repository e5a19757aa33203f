"""Results of a search, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice


class Group(Choice):
    """What is searched, in the order of the results."""

    PEOPLE = "people", "Người"
    ENTRIES = "entries", "Nhật ký"
    VOUCHERS = "vouchers", "Phiếu"
    DOCUMENTS = "documents", "Tài liệu"


class Target(Choice):
    """The kind of page that a hit links to."""

    PERSON = "person", "Người"
    ENTRY = "entry", "Việc trong nhật ký"
    VOUCHER = "voucher", "Phiếu"
    STATEMENT = "statement", "Nhận định"
    FILE = "file", "Tệp đính kèm"
    REQUEST = "request", "Yêu cầu của cấp trên"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; `id`: that of the target's page, `note`: distinguishes hits with equal titles."""

    target: Target
    id: int
    title: str
    note: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The first hits of a group; `has_more`: whether there are others."""

    group: Group
    hits: tuple[Hit, ...]
    has_more: bool
