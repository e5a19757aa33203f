"""One installation with something of everything in its books, shared by the tests of a module."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from re import findall
from urllib.parse import urljoin

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from app.books.cashbook.queries import funds_of
from app.books.closings.actions import close_period, reopen
from app.books.counts.actions import record_count
from app.books.counts.facts import CountFacts
from app.core.periods import parse_period
from app.exchange.beside import pages as background_routes
from app.extensions import db
from app.life.registers.loans.actions import LOAN_WRITES, RETURN_WRITES
from app.life.registers.loans.facts import LoanFacts, ReturnFacts
from app.log.attachments.actions import attach
from app.log.attachments.facts import Scan
from app.office.accounts.rules import Permission
from app.office.units.actions import record_congress
from app.office.units.facts import CongressFacts
from app.office.units.models import Unit
from app.people.bodies.actions import WRITES
from app.people.bodies.facts import BodyFacts
from app.people.personal_data.consents.actions import CONSENTS
from app.people.personal_data.consents.facts import ConsentFacts, Given
from app.people.personal_data.requests.actions import record_data_request
from app.people.personal_data.requests.facts import DataRequestFacts, Received, RequestKind
from app.people.portraits.actions import set_portrait
from app.people.portraits.rules import portrait_in
from app.people.roster.models import Child
from app.people.roster.queries import member
from app.people.sections.actions import WRITES as SECTION_WRITES
from app.people.sections.facts import SectionFacts
from app.web.personal.declared import Purpose
from app.year.outlines.actions import save_outline
from app.year.reports.outline import built_in_text
from app.year.workspace.actions import save_part
from app.year.workspace.facts import PartPlace
from app.year.workspace.writing.facts import PartWords
from bench.books import Books
from tests.conftest import NOON, OFFICER, TODAY, open_app, sign_in, the_union
from tests.databases import Databases
from tests.exchange.conftest import within
from tests.exchange.packages.lowers import put_received, put_request_from_above
from tests.life.events.entries import put_event, put_petition
from tests.life.meetings.test_meetings import put_meeting
from tests.life.registers.entries import KEPT
from tests.log.attachments.scans import png
from tests.year.indicators.rows import INDICATOR
from tests.year.issued.papers import put_paper
from tests.year.regulations.test_regulations import RATE, put_line

CAST = ("chair", "treasurer", "recorder", "auditor", "member", "upper", "stranger", "admin", "")
#: Where to start looking for links: pages with something on them, for those who may open them.
SEEDS = ("/", "/bao-cao/?ky=2024", "/tai-khoan/1")
#: Addresses of views that no page of these books leads to.
UNLINKED = {
    ("health.healthz", "GET"): "/healthz",
    ("access.sign_in", "GET"): "/tai-khoan/dang-nhap",
    ("access.sign_in", "POST"): "/tai-khoan/dang-nhap",
    ("feeds.serve", "GET"): "/lich/khong-co.ics",
    ("guide.picture", "GET"): "/huong-dan/screenshots/home.png",
    ("feeds.revoke", "POST"): "/tai-khoan/lich/thu-hoi",
    ("feeds.revoke_theirs", "POST"): "/tai-khoan/1/lich/1/thu-hoi",
    ("feeds.revoke_everybodys", "POST"): "/tai-khoan/lich/moi-nguoi/thu-hoi",
    ("roles.confirm", "POST"): "/vai-tro/1/xac-nhan",
    ("roles.decline", "POST"): "/vai-tro/1/khong-xac-nhan",
    ("accounts.unlock", "POST"): "/tai-khoan/1/mo-khoa",
    ("access.give_code", "GET"): "/tai-khoan/dang-nhap/ma",
    ("access.give_code", "POST"): "/tai-khoan/dang-nhap/ma",
    ("second_factor.set_up", "GET"): "/tai-khoan/xac-nhan/cai-dat",
    ("second_factor.set_up", "POST"): "/tai-khoan/xac-nhan/cai-dat",
    ("second_factor.renew_codes", "POST"): "/tai-khoan/xac-nhan/ma-du-phong",
    ("second_factor.turn_off", "POST"): "/tai-khoan/xac-nhan/tat",
    ("second_factor.take_off", "POST"): "/tai-khoan/1/xac-nhan/bo",
    # Asked for by the form while somebody types, and offered with a draft.
    ("workspace.keep", "POST"): "/bao-cao-nam/2024/co-quan/muc/care/nhap",
    ("workspace.drop", "POST"): "/bao-cao-nam/2024/co-quan/muc/care/bo-nhap",
    ("workspace.find", "GET"): "/bao-cao-nam/muc-da-viet/1",
    # On SQLite its page has it.
    ("retention.rewrite", "POST"): "/du-lieu-den-han/don-tep",
    ("sessions.end", "POST"): "/tai-khoan/phien/1/ket-thuc",
    ("sessions.end_others", "POST"): "/tai-khoan/phien/ket-thuc",
    ("members.open_account", "GET"): "/doan-vien/1/tai-khoan",
    ("members.open_account", "POST"): "/doan-vien/1/tai-khoan",
    ("units.switch", "POST"): "/don-vi/chon",
    ("units.take_proposed", "POST"): "/don-vi/thuong-co",
    ("vouchers.issue", "POST"): "/phieu/1/lap",
    ("vouchers.visits.issue", "POST"): "/phieu/tham-hoi/1/lap",
    ("awards.stages.record", "POST"): "/khen-thuong/theo-buoc/",
    ("awards.stages.undo", "POST"): "/khen-thuong/theo-buoc/hoan-tac",
    ("ratings.year.undo", "POST"): "/xep-loai/ca-nam/hoan-tac",
    ("commitments.evidence.detach", "POST"): "/cam-ket/1/minh-chung/1/go",
    ("attachments.show", "GET"): "/tep/1",
    ("attachments.thumbnail", "GET"): "/tep/1/anh-nho",
    ("attachments.withdraw", "GET"): "/tep/1/rut",
    ("attachments.withdraw", "POST"): "/tep/1/rut",
    ("ledgers.closings.reopen", "POST"): "/khoa-so/1/mo-lai",
    ("welfare.new.pick", "GET"): "/tham-hoi/nguoi/1",
    ("gifts.post", "POST"): "/danh-sach-qua/1/vao-so",
    ("welfare.new.offer", "POST"): "/tham-hoi/dinh-muc/goi-y",
    ("welfare.norms.take", "POST"): "/tham-hoi/dinh-muc/vi-du",
    ("exchange.show", "GET"): "/trao-doi/khong-co",
    ("exchange.failing", "GET"): "/trao-doi/khong-co/dong-can-sua.xlsx",
    ("exchange.write", "POST"): "/trao-doi/khong-co/ghi",
    ("unsettled.settle", "POST"): "/so-quy/cho-chon-quy/",
    ("exchange.salaries", "POST"): "/trao-doi/khong-co/luong",
    ("office.columns", "GET"): "/doan-vien/nhap-bang/khong-co",
    ("office.columns", "POST"): "/doan-vien/nhap-bang/khong-co",
    ("office.show", "GET"): "/doan-vien/nhap-bang/khong-co/xem",
    ("office.write", "POST"): "/doan-vien/nhap-bang/khong-co/ghi",
    ("hardship.edit", "GET"): "/doan-vien/2/kho-khan/1/sua",
    ("hardship.edit", "POST"): "/doan-vien/2/kho-khan/1/sua",
    ("hardship.withdraw", "POST"): "/doan-vien/2/kho-khan/1/rut",
    ("person.portrait", "GET"): "/doan-vien/1/anh",
    ("person.remove_portrait", "POST"): "/doan-vien/1/anh/bo",
    ("retention.drop", "POST"): "/du-lieu-den-han/hoan-tac",
    ("duplicates.merge", "GET"): "/doan-vien/1/gop/2",
    ("duplicates.write_merge", "POST"): "/doan-vien/1/gop/2",
    ("bulk.write", "POST"): "/doan-vien/doi-nhieu/ghi",
    ("compared.download", "GET"): "/bao-cao/so-sanh/tai.xlsx?ky=2024",
    ("compared.before", "GET"): "/bao-cao/so-sanh/nam-truoc?ky=2024&ma=khong-co",
    ("reports.making", "GET"): "/bao-cao/tien-do/khong-co",
    ("inbox.taken", "GET"): "/nhan-bao-cao/tep/khong-co",
    ("inbox.trust", "POST"): "/nhan-bao-cao/tep/khong-co/0/tin",
    ("examples.withdraw", "POST"): "/tong-hop/dien-hinh/1/bo",
    ("campaigns.reopen", "POST"): "/dot-bao-cao/1/mo-lai",
    ("handed_down.end", "POST"): "/tra-loi/y-kien/1/rut",
    ("regulations.carry_out", "POST"): "/muc-theo-quy-dinh/1/quy/1",
    ("backup.download", "GET"): "/sao-luu/tep/khong-co.tar",
    ("backup.give_up", "POST"): "/sao-luu/khoi-phuc/bo",
    **{
        (f"firstrun.{view}", method): f"/khoi-tao/{path}"
        for view, path in (
            ("index", ""),
            ("start", "cong-doan"),
            ("bring", "so-trao-doi"),
            ("sample", "nam-mau"),
            ("restore", "khoi-phuc"),
            ("take_over", "tai-khoan"),
        )
        for method in ("GET", "POST")
    },
}
#: Leads on to the page of an entry, of whatever kind: each of its addresses is worth a look.
CROSSING = "timeline.show"


@dataclass
class Town:
    """The installation, and an address of every view as links and forms of its pages give them."""

    app: Flask
    books: Books
    instance: Path
    #: (endpoint, method) -> address
    addresses: dict[tuple[str, str], str] = field(default_factory=lambda: dict(UNLINKED))
    #: address -> page, as the chair or the administrator sees it
    pages: dict[str, str] = field(default_factory=dict)

    def fill(self, times: int = 1) -> None:
        """Record some of everything that a union records, `times` as much."""
        self.books.add_people(6 * times)
        self.books.add_funds(2 * times)
        self.books.add_exemptions(2 * times)
        self.books.add_roster_changes(2 * times)
        self.books.add_contributions(6 * times)
        self.books.add_entries(8 * times)
        self.books.add_aims(2 * times)
        self.books.add_gifts(2 * times)
        self.books.add_meetings(2 * times)
        db.session.commit()

    def browser(self, username: str) -> FlaskClient:
        return sign_in(self.app, username)

    def permission(self, endpoint: str) -> Permission:
        needed: Permission = vars(self.app.view_functions[endpoint])["permission"]
        return needed

    def views(self) -> list[tuple[str, str]]:
        """Every (endpoint, method) of the application, files under static/ aside."""
        rules: list[Rule] = list(self.app.url_map.iter_rules())
        return sorted(
            (rule.endpoint, method)
            for rule in rules
            if not rule.endpoint.endswith("static")
            for method in {"GET", "POST"} & (rule.methods or set())
        )

    def explore(self, username: str) -> None:
        """Follow every link of every page once for each view, and note where the forms go."""
        browser, waiting = self.browser(username), list(SEEDS)
        while waiting:
            address = waiting.pop(0)
            page = browser.get(address, buffered=True)
            if page.location and self._note(page.location, "GET"):
                waiting.append(page.location)
            if page.status_code != 200 or page.mimetype != "text/html":
                continue
            self.pages[address] = page.text
            for form in findall(r'<form[^>]*method="post"[^>]*>', page.text):
                self._note(findall(r'action="([^"]*)"', form)[0] if "action=" in form else address, "POST")
            links = findall(r'(?:href|hx-get)="([^"]*)"', page.text)
            links = [urljoin(address, unescape(link)) for link in links]
            waiting += [link for link in links if self._note(link, "GET")]

    def _note(self, address: str, method: str) -> bool:
        """Keep an address; whether it is worth a look, being the first of its view."""
        path = unescape(address).partition("?")[0].partition("#")[0]
        try:
            endpoint, _ = self.app.url_map.bind("").match(path, method)
        except HTTPException:
            return False
        is_new = not endpoint.endswith("static") and (endpoint, method) not in self.addresses
        if is_new:
            self.addresses[endpoint, method] = unescape(address)
        return is_new or (endpoint == CROSSING and address not in self.pages)


def put_count_and_closing(unit: Unit) -> None:
    """A count of the box, and a closing that was opened again, so that all days can be written in."""
    facts = CountFacts(date(2024, 1, 31), note_500=1, explanation="Đếm thử")
    record_count(unit.id, facts, OFFICER, TODAY)
    reopen(unit.id, close_period(unit.id, date(2024, 1, 31), OFFICER, TODAY), OFFICER, TODAY, "Ghi tiếp")
    db.session.commit()


def put_photograph(town: Town, unit: Unit) -> None:
    """An event with a picture, the only file; who records may add others, as no money moved."""
    event = put_event(unit)
    attach(event, Scan(png(), "anh.png", "png"), Path(town.app.instance_path) / "uploads", OFFICER)
    db.session.commit()
    for method in ("GET", "POST"):
        town.addresses["attachments.create", method] = f"/tep/them/{event.id}"
        town.addresses["attachments.describe_all", method] = f"/tep/mo-ta/{event.id}"


def put_resolution(town: Town, unit: Unit) -> None:
    """A meeting that decided something."""
    decided = put_meeting(unit, resolution="Thông qua báo cáo.")
    town.addresses["short_papers.resolution", "GET"] = f"/van-ban/nghi-quyet/{decided.id}"


def put_open_petition(town: Town, unit: Unit) -> None:
    """A petition that nobody answered yet."""
    petition = put_petition(unit)
    for method in ("GET", "POST"):
        town.addresses["petitions.answer", method] = f"/kien-nghi/{petition.id}/tra-loi"


def find_child(town: Town) -> None:
    """The pages of a child, which the page of the first person to whom something leads may not name."""
    child = db.session.scalars(select(Child).order_by(Child.id)).all()[0]
    with town.app.test_request_context():
        for endpoint, methods in (("children.edit", ("GET", "POST")), ("children.withdraw", ("POST",))):
            address = url_for(endpoint, member_id=child.member_id, child_id=child.id)
            town.addresses.update({(endpoint, method): address for method in methods})


def put_registers(town: Town) -> None:
    """An entry of each register, and an indicator, sent by its form."""
    for address, sent in (*((kept.address, kept.sent) for kept in KEPT), ("/chi-tieu", INDICATOR)):
        answer = town.browser("recorder").post(f"{address}/moi", data=sent)
        assert answer.status_code == 303, address
    files = {"file": (BytesIO(png()), "bien ban.png")}
    attached = town.browser("recorder").post("/chi-tieu/minh-chung/cua/1", data=files)
    assert attached.status_code == 303


def put_loan(unit: Unit) -> None:
    """A loan to the cast's member, a part of which came back."""
    fund = funds_of(unit.id)[0]
    facts = LoanFacts(TODAY, 100_000, fund.id, purpose="mua sách", member_ids=(1,))
    loan = LOAN_WRITES.record(unit.id, facts, OFFICER, TODAY)
    RETURN_WRITES.record(unit.id, ReturnFacts(loan.row_key, TODAY, 40_000), OFFICER, TODAY)
    db.session.commit()


def put_body(unit: Unit) -> None:
    """The cast's member in a body of the union, and in the committee of a section."""
    WRITES.record(unit.id, BodyFacts("Ban Nữ công", TODAY, 1, post="Trưởng ban"), OFFICER, TODAY)
    SECTION_WRITES.record(unit.id, SectionFacts("Khoa Nội", note="QĐ 12/QĐ-CĐCS"), OFFICER, TODAY)
    committee = BodyFacts("Ban Chấp hành", TODAY, 1, post="Chủ tịch", section="Khoa Nội")
    WRITES.record(unit.id, committee, OFFICER, TODAY)
    db.session.commit()


def put_outline(unit: Unit) -> None:
    """An outline of the union's own."""
    save_outline(unit.id, built_in_text("so-ket"), OFFICER, "cua-toi")
    db.session.commit()


def put_written_part(unit: Unit) -> None:
    """A part of this year's report that an officer wrote into."""
    place = PartPlace(parse_period("2024"), "co-quan", "care", "Chăm lo")
    save_part(unit.id, place, PartWords(after="Lời cán bộ viết."), OFFICER, NOON, 0)


def put_portrait(unit: Unit) -> None:
    """A photograph of the cast's member."""
    person = member(unit.id, 1)
    assert person is not None
    set_portrait(person, portrait_in(png()), OFFICER)
    db.session.commit()


def put_request_and_consent(unit: Unit) -> None:
    """Something that the cast's member asked about their data, and what they agreed to."""
    asked = DataRequestFacts(1, RequestKind.ACCESS, TODAY, Received.PAPER)
    record_data_request(unit.id, asked, OFFICER, TODAY)
    CONSENTS.record(unit.id, ConsentFacts(1, Purpose.PHOTO, TODAY, Given.PAPER), OFFICER, TODAY)
    db.session.commit()


@pytest.fixture(scope="session")
def settled(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The cast's union with entries of every kind, explored by those who see the most: what `town` copies."""
    with (
        pytest.MonkeyPatch.context() as patched,
        open_app(databases.begin("town", of="union"), tmp_path_factory.mktemp("settled")) as app,
    ):
        patched.setattr(background_routes, "carry_out", within)
        record_congress(the_union(), CongressFacts(date(2023, 5, 18)), OFFICER, TODAY)
        made = Town(app, Books(the_union().id), instance=Path(app.instance_path))
        # Before the rest: what is recorded later is what the paper would say otherwise.
        put_paper(the_union())
        made.fill()
        put_count_and_closing(the_union())
        put_photograph(made, the_union())
        put_resolution(made, the_union())
        put_open_petition(made, the_union())
        put_registers(made)
        put_loan(the_union())
        put_body(the_union())
        put_outline(the_union())
        put_written_part(the_union())
        put_portrait(the_union())
        put_request_and_consent(the_union())
        put_received(the_union())
        put_request_from_above(the_union())
        put_line(the_union(), RATE)
        find_child(made)
        for username in ("chair", "admin", "member", ""):
            made.explore(username)
        # The list leads there by ticks, whose lines are known only now.
        for of in ("vouchers", "vouchers.visits"):
            folder, _, line = made.addresses[f"{of}.show", "GET"].rpartition("/")
            made.addresses[f"{of}.print_many", "GET"] = f"{folder}/in?phieu={line}"
    databases.keep("town")
    return made


@pytest.fixture(scope="module")
def town(settled: Town, databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A copy of the settled town, in which the tests of a module may write."""
    folder = tmp_path_factory.mktemp("town")
    shutil.copytree(settled.instance, folder / "instance")
    with (
        pytest.MonkeyPatch.context() as patched,
        open_app(databases.fresh_url("town"), folder) as app,
    ):
        patched.setattr(background_routes, "carry_out", within)
        yield replace(
            settled,
            app=app,
            books=deepcopy(settled.books),
            instance=Path(app.instance_path),
            addresses=dict(settled.addresses),
            pages=dict(settled.pages),
        )
