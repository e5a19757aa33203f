"""The lists of funds and of their rates over time. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.books.cashbook.facts import Nature
from app.books.lines.total_queries import Held
from app.core.fields import fields_of, label_of
from app.core.vietnamese import decimal_text
from app.dues.funds.facts import FundFacts, TermFacts
from app.dues.funds.models import FundTerm
from app.dues.funds.rules import rate_text
from app.log.activities.facts import Channel
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing


def _remitted(found: tuple[FundTerm, TermFacts]) -> str:
    percent = found[1].remit_percent
    return "" if percent is None else f"{decimal_text(percent)}%"


_DATED = ("starts_on", "ends_on", "remit_percent")
#: All rates of all funds: a table of a page.
TERMS: Listing[tuple[FundTerm, TermFacts]] = Listing(
    "Mức đóng các quỹ",
    "muc-dong",
    "mức đóng",
    (
        fact(TermFacts, "fund_name", label="Quỹ"),
        ListColumn("rate", label_of(TermFacts, "rate"), lambda found: rate_text(found[1]), drawn=True),
        ListColumn(
            "starts_on", label_of(TermFacts, "starts_on"), lambda found: found[1].starts_on or "từ trước"
        ),
        ListColumn("ends_on", label_of(TermFacts, "ends_on"), lambda found: found[1].ends_on or "đến nay"),
        ListColumn("remit_percent", fields_of(TermFacts)["remit_percent"].heading, _remitted),
        fact(TermFacts, "opening_amount", drawn=True),
        fact(TermFacts, "opening_on"),
    ),
    page=("fund_name", "rate", *_DATED),
)
#: The same of one fund.
TERMS_OF_FUND = replace(TERMS, page=("rate", *_DATED, "opening_amount", "opening_on"))


def funds_list(natures: Mapping[int, Nature]) -> Listing[tuple[Held, TermFacts | None]]:
    """The list of funds with rates and balances; `natures` by fund id."""
    return Listing(
        "Danh sách quỹ",
        "cac-quy",
        "quỹ",
        (
            ListColumn(
                "fund", "Quỹ", lambda line: line[0].fund_name, width=2.5, drawn=True, head_class="w-25"
            ),
            ListColumn(
                "nature",
                label_of(FundFacts, "nature"),
                lambda line: natures[line[0].fund_id].label,
                width=1.5,
                on="file",
            ),
            ListColumn(
                "rate",
                label_of(TermFacts, "rate"),
                lambda line: rate_text(line[1]) if line[1] else None,
                width=2,
                drawn=True,
                head_class="w-33",
            ),
            ListColumn("cash", Channel.CASH.label, lambda line: line[0].cash, "money", drawn=True),
            ListColumn("bank", Channel.BANK.label, lambda line: line[0].bank, "money", drawn=True),
            ListColumn("lent", Channel.LENT.label, lambda line: line[0].lent, "money", on="file"),
            ListColumn("total", "Số dư", lambda line: line[0].total, "money", drawn=True),
        ),
    )
