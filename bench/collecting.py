"""The collection grid of 150 members, opened and posted, against the member list in the same process."""

from __future__ import annotations

from app.core.actor import SYSTEM
from app.dues.collecting.actions import post_grid
from app.dues.collecting.facts import Cell, CollectingRound, GridPayment
from app.dues.collecting.rules import current_period
from app.dues.ledger.queries import fund_rules
from app.extensions import db
from app.office.accounts.actions import add_user, grant
from app.office.accounts.rules import Role
from app.web.clock import now
from bench.books import TODAY, Books
from bench.installation import begin_union, installation
from bench.measuring import Ratio, processor_seconds

PEOPLE = 150
WHO, SECRET = "hanh.le", "mot-cau-dai-de-nho"


def measure() -> list[Ratio]:
    """Processor time of opening the grid and of posting everybody."""
    with installation() as (_, app):
        unit = begin_union()
        books = Books(unit.id)
        books.add_people(PEOPLE)
        books.add_funds(1)
        grant(add_user(WHO, "Lê Thị Hạnh", SECRET, SYSTEM), unit, Role.TREASURER, SYSTEM, TODAY)
        db.session.commit()
        app.config["WTF_CSRF_ENABLED"] = False
        unit_id = unit.id
        [rule] = fund_rules(unit_id)
        one = CollectingRound(rule, current_period(rule, TODAY))
        browser = app.test_client()
        browser.post("/tai-khoan/dang-nhap", data={"username": WHO, "password": SECRET})
        everybody = dict.fromkeys(books.people, Cell(ticked=True))

        def opened() -> None:
            page = browser.get(f"/thu-quy/{rule.fund_id}/{TODAY.year}")
            assert page.text.count("data-left=") == PEOPLE

        def posted() -> None:
            # A context of its own: requests of the test client leave this one for reading only.
            with app.app_context():
                post_grid(unit_id, one, everybody, GridPayment(TODAY), 0, SYSTEM, TODAY, now())
                db.session.rollback()

        def listed() -> None:
            assert browser.get("/doan-vien/").status_code == 200

        grid, post, plain = processor_seconds(opened, posted, listed)
    note = f"{grid * 1000:.0f} ms, {post * 1000:.0f} ms, {plain * 1000:.0f} ms"
    return [
        Ratio(f"collection grid of {PEOPLE} members / a page of 25 members", grid / plain, 6, note=note),
        Ratio(f"posting all {PEOPLE} / a page of 25 members", post / plain, 15),
    ]
