"""Seals: what each row of the books was when the application last wrote it, and the chain of their sums."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class RowSeal(Model):
    """The keyed digest of one row as the application left it; `row_id` are its primary key's values."""

    __tablename__ = "row_seals"

    table_name: Mapped[str] = mapped_column(String(40), primary_key=True)
    row_id: Mapped[str] = mapped_column(String(120), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))


class Seal(Model):
    """A line for each transaction that changed sealed rows; its `mac` covers the line before it.

    Numbers have no gaps. `total` is the sum of all digests of rows: no row can be removed with its seal.
    Never updated nor deleted.
    """

    __tablename__ = "seals"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    #: How many rows are sealed.
    rows: Mapped[int]
    total: Mapped[str] = mapped_column(String(64))
    #: The fingerprint of the key.
    key_print: Mapped[str] = mapped_column(String(16))
    #: The schema whose columns the digests cover; after a migration every row is sealed again.
    version: Mapped[str] = mapped_column(String(32))
    previous: Mapped[str] = mapped_column(String(64))
    mac: Mapped[str] = mapped_column(String(64))
