"""The sample year as a union leaves it that works with the program: lists of gifts, a closed month"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import select

from app import create_app
from app.books.assets.actions import record_asset
from app.books.assets.facts import AssetFacts, AssetKind
from app.books.closings.actions import close_period
from app.books.counts.actions import record_count
from app.books.counts.facts import CountFacts
from app.core.actor import SYSTEM, Actor
from app.dues.exemptions.actions import record_exemption
from app.dues.ledger.facts import ExemptionFacts
from app.exchange.sample_books.loading import LAST_DAY
from app.extensions import db
from app.life.events.facts import Category
from app.life.gifts.actions import prepare_list
from app.life.gifts.choosing.plans import facts_for
from app.life.gifts.facts import Occasion
from app.life.requests.actions import record_request
from app.life.requests.facts import RequestFacts
from app.life.series.actions import record_series
from app.life.series.facts import Cadence, SeriesFacts
from app.office.accounts.actions import add_user, grant
from app.office.accounts.models import User
from app.office.accounts.rules import Role
from app.office.units.actions import record_congress
from app.office.units.facts import CongressFacts
from app.office.units.models import Unit
from app.people.roster.models import Member
from app.web.clock import today
from tests.browser.conftest import SECRET, WHO, put_sample_year

#: A member with their own record; signs in with SECRET.
MEMBER = "doan.vien"


def put_lived_in_year(folder: Path) -> None:
    """An installation in `folder` with the sample year, more beside it, and two accounts."""
    put_sample_year(folder)
    url = f"sqlite:///{folder / 'so-cong-doan.db'}"
    app = create_app({"SQLALCHEMY_DATABASE_URI": url}, instance_path=str(folder))
    with app.app_context():
        unit = db.session.execute(select(Unit)).scalar_one()
        chair = db.session.execute(select(User).where(User.username == WHO)).scalar_one()
        person = db.session.execute(select(Member).where(Member.code == "DV06")).scalar_one()
        member = add_user(MEMBER, person.full_name, SECRET, SYSTEM)
        grant(member, unit, Role.MEMBER, SYSTEM, today(), person.id)
        actor = Actor(chair.id, chair.display_name)
        _put_people(unit, person, actor)
        _put_money(unit, actor)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def _put_people(unit: Unit, person: Member, actor: Actor) -> None:
    record_congress(unit, CongressFacts(date(2023, 5, 18)), actor, LAST_DAY)
    for occasion in (Occasion.CHILDREN_1_6, Occasion.WOMEN_20_10):
        prepare_list(unit.id, facts_for(occasion, 2025, LAST_DAY), actor, LAST_DAY)
    due = date(2025, 12, 11)
    request = RequestFacts(date(2025, 11, 24), "Báo cáo tổng kết năm", "LĐLĐ xã", "45/LĐLĐ", due)
    record_request(unit.id, request, actor, LAST_DAY)
    monthly = SeriesFacts("Họp Ban Chấp hành", Category.COMMITTEE_MEETING, Cadence.MONTH, date(2025, 1, 10))
    record_series(unit.id, monthly, actor, LAST_DAY)
    away = ExemptionFacts(person.id, "Nghỉ ốm dài ngày", None, date(2025, 3, 1), date(2025, 4, 30))
    record_exemption(unit.id, away, actor, LAST_DAY)


def _put_money(unit: Unit, actor: Actor) -> None:
    speaker = AssetFacts(AssetKind.EQUIPMENT, "Loa kéo", amount=4_500_000, acquired_on=date(2025, 4, 10))
    record_asset(unit.id, speaker, actor, LAST_DAY)
    january = date(2025, 1, 31)
    counted = CountFacts(january, note_500000=30, note_200000=4, note_50000=3, present="Phùng Thị Hải Yến")
    record_count(unit.id, counted, actor, LAST_DAY)
    close_period(unit.id, january, actor, LAST_DAY)
