"""The list of consents. Pure."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.people.personal_data.consents.facts import ConsentFacts
from app.people.personal_data.consents.queries import ConsentLine

_fact = partial(fact, ConsentFacts, of=attrgetter("facts"))


def _kept(one: ConsentLine) -> str:
    return "Còn giữ dữ liệu" if one.is_kept else ""


CONSENTS_LIST: Listing[ConsentLine] = Listing(
    "Đồng ý về dữ liệu cá nhân",
    "dong-y-ve-du-lieu",
    "đồng ý",
    (
        ListColumn("name", "Họ và tên", lambda one: one.name, width=2, sort="name", drawn=True, style="lead"),
        ListColumn("code", "Mã", lambda one: one.code, on="file"),
        _fact("purpose", width=1.8),
        _fact("given_on", sort="given"),
        _fact("how", on="file", width=1.3),
        _fact("ended_on"),
        ListColumn("kept", "Còn phải làm", _kept, sort="kept", drawn=True),
        _fact("note", on="file", width=2),
    ),
)
