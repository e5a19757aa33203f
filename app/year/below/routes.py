"""Screens of the list of unions below."""

from __future__ import annotations

from flask import Blueprint

from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.papers.lists import ListColumn, Listing
from app.year.below.actions import WRITES
from app.year.below.facts import LowerFacts
from app.year.below.forms import LowerFilter, LowerForm
from app.year.below.queries import LOWERS, ORDERS, LowerLine, page_of_lowers

_LIST: Listing[LowerLine] = Listing(
    "Công đoàn cấp dưới",
    "cong-doan-cap-duoi",
    "công đoàn",
    (
        fact(LowerFacts, "name", width=3, sort="name", style="lead"),
        fact(LowerFacts, "kind", width=1.6),
        fact(LowerFacts, "group_name", width=1.2, sort="group"),
        fact(LowerFacts, "contact", width=2),
        ListColumn("key", "Mã khóa", lambda one: one.key_code or "chưa có", width=1.4, on="file"),
        ListColumn("packages", "Số gói", lambda one: one.packages, "count", width=0.7),
        ListColumn("last", "Gửi gần nhất", lambda one: one.last_on, "date", sort="last"),
        fact(LowerFacts, "code", on="file"),
        fact(LowerFacts, "starts_on", on="file"),
        fact(LowerFacts, "ends_on", on="file"),
        fact(LowerFacts, "note", width=1.5, on="file"),
    ),
)
bp = Blueprint("below", __name__, url_prefix="/cong-doan-cap-duoi")
_NEW = "Thêm công đoàn"

RecordList(
    listing=_LIST,
    page=page_of_lowers,
    orders=ORDERS,
    sort="name",
    filter=LowerFilter,
    values=lambda form: form.sought(),
    new=_NEW,
).add_to(bp)
RecordScreens(
    read=LOWERS.one,
    form=LowerForm,
    writes=WRITES,
    index=_LIST.title,
    new=_NEW,
    edit="Sửa công đoàn cấp dưới",
    heading=lambda _row, facts: facts.name,
).add_to(bp)
