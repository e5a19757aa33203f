"""The union, its dated letterheads, its officers and congresses."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.unique_constraints import refusal


class Unit(Model):
    """A grassroots union. `code` (Mã đơn vị) never changes."""

    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("code", info=refusal("Mã đơn vị này đã có trong sổ.", "code")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(80))
    #: As the newest letterhead has it; papers take the name of their day from there.
    name: Mapped[str] = mapped_column(String(300))
    #: Whether Party membership is kept: sensitive data, off by default (Luật 91/2025/QH15).
    keeps_party: Mapped[bool] = mapped_column(default=False)
    #: Whether its chair and treasurers must have a second factor.
    requires_code: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: An `office.union_kinds.known.UnionKind`, "" where nobody said which.
    kind: Mapped[str] = mapped_column(String(40), default="", server_default="")
    #: A `core.periods.WorkingYear`, "" where nobody said which.
    working_year: Mapped[str] = mapped_column(String(10), default="")
    founded_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Letterhead(Model):
    """The union's names in documents, from `valid_from` (None: always) until the next row."""

    __tablename__ = "letterheads"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    valid_from: Mapped[date | None]
    name: Mapped[str] = mapped_column(String(300), default="", server_default="")
    #: What running text calls it; "": worked out from the name.
    short_name: Mapped[str] = mapped_column(String(80), default="", server_default="")
    workplace: Mapped[str] = mapped_column(String(300), default="")
    upper_union: Mapped[str] = mapped_column(String(300), default="")
    #: Who directs and receives reports, where that is not `upper_union`, which collects and approves.
    directing_union: Mapped[str] = mapped_column(String(300), default="", server_default="")
    upper_upper_union: Mapped[str] = mapped_column(String(300), default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    document_symbol: Mapped[str] = mapped_column(String(80), default="")
    term: Mapped[str] = mapped_column(String(80), default="")


class Officer(Model):
    """Who held a post from `valid_from` (None: always) to `valid_to` (None: still), both inclusive."""

    __tablename__ = "officers"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    post: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class Congress(Model):
    """A congress (đại hội) of the union: on its day one term ends and the next begins."""

    __tablename__ = "congresses"
    __table_args__ = (
        UniqueConstraint("unit_id", "held_on", info=refusal("Đại hội ngày này đã có trong sổ.", "held_on")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    held_on: Mapped[date]
