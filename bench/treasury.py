"""A province's treasury: 4,535 members, two years of monthly contributions, and as many debts.

Debts, balances and postings against a bare Flask page, as `bench.pages` measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from urllib.parse import urlencode

from app.core.actor import SYSTEM
from app.dues.contributions.actions import add_contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.extensions import db
from app.log.activities.facts import Channel
from app.office.accounts.actions import add_user, grant
from app.office.accounts.rules import Role
from app.people.roster.actions import add_members
from bench.books import Books
from bench.installation import begin_union, installation
from bench.measuring import Ratio
from bench.pages import SECRET, WHO, Browser, in_turn, serving

PEOPLE, MONTHS, RATE = 4_535, 24, 50_000
ROUNDS = 40
#: The server goes by the real clock: the two years end with this month.
TODAY = date.today()  # noqa: DTZ011 - as `web.clock` has it
PAID, OWED = "Đoàn phí", "Tương trợ"


def measure() -> list[Ratio]:
    """Latencies over 108,840 contributions and 108,840 debts."""
    with installation() as (folder, _app):
        fund_id = fill()
        with serving("app.serve", folder) as (_, ours), serving("bench.bare", folder) as (_, bare):
            browser, plain = Browser(ours), Browser(bare)
            browser.sign_in()
            post = _Post(browser, fund_id)
            times = in_turn(
                lambda: plain.get("/"),
                lambda: browser.get("/con-no/"),
                lambda: browser.get("/so-quy/so-du"),
                post.money,
                rounds=ROUNDS,
            )
    bare_page, *ours_took = times
    return [
        Ratio(f"{what} / a bare Flask page", took / bare_page, most, note=f"{took * 1000:.1f} ms")
        for (what, most), took in zip(ASPECTS, ours_took, strict=True)
    ]


ASPECTS = (
    ("debts of 4,535 members, first page", 50),
    ("balances of all funds after two years", 8),
    ("one posting of money", 25),
)


class _Post:
    """Forms sent as a browser sends them, each said once."""

    def __init__(self, browser: Browser, fund_id: int) -> None:
        self.browser, self.fund_id = browser, fund_id
        self.numbers = count(1)
        self.token = browser.token("/so-quy/moi")
        self.cookie = browser.headers["Cookie"]

    def money(self) -> None:
        """A receipt in cash, which gets a voucher's number."""
        form = {
            "direction": "receipt",
            "happened_on": f"{TODAY:%d/%m/%Y}",
            "amount": "250000",
            "description": f"Khoản số {next(self.numbers)}",
            "fund_id": str(self.fund_id),
        }
        body = urlencode({"csrf_token": self.token, **form}).encode()
        status, _, page = self.browser.request("/so-quy/moi", body, "application/x-www-form-urlencoded")
        assert status == 303, (status, page[:500])
        # The page that a browser opens next shows the message and takes it out of the cookie.
        self.browser.headers["Cookie"] = self.cookie


def fill() -> int:
    """Everybody paid one fund for two years, nobody the other; the id of the first."""
    unit = begin_union()
    people = [one.id for one in add_members(unit.id, Books(unit.id).newcomers(PEOPLE), SYSTEM, TODAY)]
    first = _first_days()[0]
    funds = [
        record_term(
            unit.id,
            TermFacts(
                name,
                Basis.MONTH,
                Decimal(RATE),
                starts_on=first,
                opening_amount=900_000_000,
                opening_on=first,
                opening_channel=Channel.CASH,
            ),
            SYSTEM,
            TODAY,
        ).fund_id
        for name in (PAID, OWED)
    ]
    for day, month in zip(_first_days(), _months(), strict=True):
        rows = [
            (
                None,
                ContributionFacts(one, funds[0], month, RATE, day, voucher_text=f"PT{month}-{place // 50}"),
            )
            for place, one in enumerate(people)
        ]
        add_contributions(unit.id, rows, SYSTEM, TODAY, imported=True)
    grant(add_user(WHO, "Lê Thị Hạnh", SECRET, SYSTEM), unit, Role.TREASURER, SYSTEM, TODAY)
    db.session.commit()
    return funds[0]


def _first_days() -> list[date]:
    """The first day of each month of the two years, oldest first."""
    last = TODAY.year * 12 + TODAY.month - 1
    return [date(place // 12, place % 12 + 1, 1) for place in range(last - MONTHS + 1, last + 1)]


def _months() -> Iterator[str]:
    return (f"{day:%m/%Y}" for day in _first_days())
