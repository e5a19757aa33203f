"""The lists of payments and of the rounds in which they were made. Pure."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from app.core.fields import label_of
from app.dues.contributions.facts import CollectionFacts, ContributionFacts
from app.dues.contributions.queries import ListedPayment
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

_FACTS = attrgetter("facts")

_PAYER: ListColumn[ListedPayment] = ListColumn(
    "payer",
    label_of(ContributionFacts, "member_id"),
    lambda one: one.payer,
    width=2,
    sort="name",
    drawn=True,
)
_NUMBER = fact(ContributionFacts, "voucher_text", of=_FACTS)

CONTRIBUTIONS: Listing[ListedPayment] = Listing(
    "Danh sách đóng quỹ",
    "dong-quy",
    "khoản đóng",
    (
        _PAYER,
        ListColumn("code", "Mã", lambda one: one.code, on="file"),
        ListColumn("fund", label_of(ContributionFacts, "fund_id"), lambda one: one.fund_name, width=2),
        fact(ContributionFacts, "period_text", of=_FACTS),
        fact(ContributionFacts, "paid_on", of=_FACTS, sort="day", drawn=True),
        fact(ContributionFacts, "amount", of=_FACTS, sort="amount"),
        _NUMBER,
    ),
)

#: Who paid in one round: a table of its page.
PAID: Listing[ListedPayment] = Listing(
    "Ai đã đóng",
    "dot-thu",
    CONTRIBUTIONS.noun,
    (
        replace(_PAYER, sort=""),
        fact(ContributionFacts, "amount", of=_FACTS),
        ListColumn(
            "channel",
            label_of(ContributionFacts, "channel"),
            lambda one: (one.facts.channel or Channel.CASH).label,
        ),
        _NUMBER,
        fact(ContributionFacts, "note", of=_FACTS),
    ),
)

COLLECTIONS: Listing[tuple[Activity, str]] = Listing(
    "Danh sách đợt thu quỹ",
    "dot-thu",
    "đợt thu",
    (
        ListColumn("day", "Ngày", lambda found: found[0].starts_on, "date", sort="day"),
        ListColumn("title", "Đợt thu", lambda found: found[0].title, width=3),
        ListColumn("fund", label_of(CollectionFacts, "fund_id"), lambda found: found[1], width=2),
        ListColumn("people", "Số người", lambda found: found[0].people, "count"),
        ListColumn(
            "amount",
            label_of(ContributionFacts, "amount"),
            lambda found: found[0].amount,
            "money",
            sort="amount",
        ),
    ),
    page=("title", "day", "fund", "people", "amount"),
)
