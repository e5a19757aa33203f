"""The workspace of 500 entries against a bare Flask page: unchanged, after an edit, saving a paragraph.

A frozen paper beside it, which is drawn from what was kept.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

from app.core.actor import SYSTEM
from app.core.periods import parse_period
from app.extensions import db
from app.office.units.models import Unit
from app.web.clock import today
from app.year.issued.actions import issue
from app.year.issued.facts import OutgoingFacts, PaperSort
from app.year.issued.queries import compose_to_issue
from app.year.reports.record import Paper
from bench.books import YEAR
from bench.installation import begin_union, installation
from bench.measuring import Ratio
from bench.pages import Browser, add_chair, in_turn, serving
from bench.reports import fill_year

ROUNDS = 30
SPACE = f"/bao-cao-nam/{YEAR}/co-quan/"


def measure() -> list[Ratio]:
    """Latency of four requests."""
    with installation() as (folder, _app):
        paper = fill()
        with serving("app.serve", folder) as (_, ours), serving("bench.bare", folder) as (_, bare):
            browser, plain_one = Browser(ours), Browser(bare)
            browser.sign_in()
            writer = Writer(browser)
            plain, unchanged, saving, after, frozen = in_turn(
                lambda: plain_one.get("/"),
                lambda: browser.get(SPACE),
                writer.save,
                lambda: browser.get(SPACE),
                lambda: browser.get(f"/van-ban-di/{paper}"),
                rounds=ROUNDS,
            )
    note, edited = f"{unchanged * 1000:.1f} ms, {plain * 1000:.2f} ms", f"{after * 1000:.1f} ms"
    return [
        Ratio("workspace of 500 entries, unchanged / a bare Flask page", unchanged / plain, 25, note=note),
        Ratio("workspace after an edit / a bare Flask page", after / plain, 90, note=edited),
        Ratio("saving a paragraph / a bare Flask page", saving / plain, 25, note=f"{saving * 1000:.1f} ms"),
        Ratio("a frozen paper / a bare Flask page", frozen / plain, 10, note=f"{frozen * 1000:.1f} ms"),
    ]


class Writer:
    """An officer who saves a paragraph of one part again and again."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.turn = browser, 0
        page = browser.get(f"{SPACE}muc/care").decode()
        form = page[page.index('<form class="entry-form ws-form') :]
        form = form[: form.index("</form>")]
        self.boxes = {
            unescape(name): unescape(value)
            for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
        }
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', form)
        self.boxes["csrf_token"] = token[1] if token else ""

    def save(self) -> None:
        """Save another paragraph over the version before."""
        values = {**self.boxes, "version": str(self.turn), "after": f"Lời thứ {self.turn}."}
        body = urlencode(values).encode()
        address = f"{SPACE}muc/care"
        status, _, page = self.browser.request(address, body, "application/x-www-form-urlencoded")
        assert status == 303, page.decode()[:2000]
        self.turn += 1


def fill() -> int:
    """A union with a busy year whose report was issued, and its chair; the id of the paper."""
    unit: Unit = begin_union()
    fill_year(unit)
    add_chair(unit)
    found = compose_to_issue(unit, parse_period(str(YEAR)), today(), "co-quan", Paper("1", today()))
    line = OutgoingFacts(today(), PaperSort.REPORT, 1, "Báo cáo", found.report.signature.name)
    paper = issue(unit.id, found, line, SYSTEM, today()).id
    db.session.commit()
    return paper
