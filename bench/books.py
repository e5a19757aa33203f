"""Invented books of any size, recorded through the same actions that the screens use."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.books.assets.actions import record_asset
from app.books.assets.facts import AssetFacts, AssetKind
from app.books.budget.actions import record_budget_line
from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.core.actor import SYSTEM
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.exemptions.actions import record_exemption
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.dues.ledger.facts import ExemptionFacts
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.events.actions import record_event, record_meeting
from app.life.events.facts import Category, EventFacts
from app.life.gifts.actions import prepare_list
from app.life.gifts.facts import GiftListFacts, Occasion
from app.life.meetings.facts import MeetingFacts
from app.life.norms.actions import record_norm
from app.life.norms.facts import NormFacts
from app.life.petitions.actions import record_petition
from app.life.petitions.facts import PetitionFacts
from app.life.ratings.actions import record_rating
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.requests.actions import record_request
from app.life.requests.facts import RequestFacts
from app.life.series.actions import record_series, skip_occurrence
from app.life.series.facts import Cadence, SeriesFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.people.bulk.actions import change_many
from app.people.bulk.facts import BulkFacts
from app.people.bulk.queries import plan
from app.people.children.actions import add_child
from app.people.hardship.actions import add_hardship
from app.people.roster.actions import NewMember, add_members
from app.people.roster.facts import (
    ChildFacts,
    Degree,
    HardshipFacts,
    LabourKind,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
)
from app.year.commitments.actions import record_commitment
from app.year.commitments.evidence.actions import attach_evidence
from app.year.commitments.facts import CommitmentFacts
from app.year.plan.actions import record_plan_item
from app.year.plan.facts import PlanFacts
from app.year.statements.actions import record_statement
from app.year.statements.facts import StatementFacts, Topic

YEAR = 2024
TODAY = date(2024, 12, 15)


def _names(line: str) -> list[str]:
    return line.split()


FAMILIES = _names("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý")
MIDDLES = _names("Văn Thị Thu Minh Ngọc Thanh Quang Hữu Đức Xuân Kim Hồng")
GIVEN = _names(
    "An Bình Châu Dũng Đạt Giang Hà Hạnh Hiếu Hoa Hùng Khánh Lan Linh Long Mai Nam Nga Phúc Quỳnh Sơn Tâm "
    "Thảo Trang Tuấn Ước Vân Yến"
)
#: Texts as long as those that offices write.
DONE = "Tổ chức sinh hoạt chuyên đề, giao lưu văn nghệ"
RESULT = "đoàn viên tham gia đông đủ, đạt kết quả tốt"
AIM = "Phối hợp với chuyên môn chăm lo đời sống, bảo vệ quyền lợi của đoàn viên trong đơn vị"
OCCASION = "Chào mừng ngày thành lập Công đoàn Việt Nam"


class Books:
    """Fills one union; the same `seed` gives the same books."""

    def __init__(self, unit_id: int, seed: int = 1) -> None:
        self.unit_id = unit_id
        self.chance = random.Random(seed)
        self.people: list[int] = []
        self.funds: list[int] = []
        self.made = 0

    def day(self) -> date:
        """A day of the year until today."""
        return date(YEAR, 1, 2) + timedelta(days=self.chance.randrange(345))

    def number(self) -> int:
        """Another one each time: titles and codes stay apart."""
        self.made += 1
        return self.made

    def add_people(self, count: int) -> None:
        """Members, each third a woman with a child."""
        new = add_members(self.unit_id, self.newcomers(count), SYSTEM, TODAY)
        self.people += [one.id for one in new]
        for member_id in self.people[-count::3]:
            add_child(self.unit_id, ChildFacts(member_id, f"Cháu {self.number()}"), SYSTEM, TODAY)

    def newcomers(self, count: int) -> list[NewMember]:
        """People who are not on the roster yet."""
        return [self._person() for _ in range(count)]

    def _person(self) -> NewMember:
        pick = self.chance.choice
        name = f"{pick(FAMILIES)} {pick(MIDDLES)} {pick(GIVEN)}"
        facts = MembershipFacts(
            Standing.MEMBER,
            labour_kind=pick(LabourKind.members()),
            degree=pick(list(Degree)),
            department=f"Phòng {self.chance.randrange(1, 9)}",
            in_hardship=self.chance.random() < 0.1,
        )
        person = PersonFacts(f"NV{self.number():05}", name, pick(list(Sex)))
        return NewMember(person, [(None, facts)])

    def add_funds(self, count: int) -> None:
        """Funds of a yearly rate with enough money for everything below."""
        for _ in range(count):
            facts = TermFacts(
                f"Quỹ số {self.number()}",
                Basis.YEAR,
                Decimal(40_000),
                opening_amount=900_000_000,
                opening_on=date(YEAR, 1, 1),
                opening_channel=Channel.CASH,
            )
            self.funds.append(record_term(self.unit_id, facts, SYSTEM, TODAY).fund_id)

    def add_exemptions(self, count: int) -> None:
        """People who need not pay for half a year."""
        for member_id in self.people[:count]:
            facts = ExemptionFacts(member_id, "Nghỉ thai sản", None, date(YEAR, 1, 1), date(YEAR, 6, 30))
            record_exemption(self.unit_id, facts, SYSTEM, TODAY)

    def add_roster_changes(self, count: int) -> None:
        """Changes in bulk and times of hardship."""
        for member_id in self.people[:count]:
            facts = BulkFacts({"union_group": f"Tổ {self.number()}"})
            planned = plan(self.unit_id, {member_id}, facts, TODAY)
            change_many(self.unit_id, planned, facts, SYSTEM, TODAY, at=datetime(YEAR, 12, 15, tzinfo=UTC))
            add_hardship(
                self.unit_id, HardshipFacts(member_id, date(YEAR, 3, 1), None, "Ốm lâu"), SYSTEM, TODAY
            )

    def add_contributions(self, count: int) -> None:
        """Contributions of the year, five on a receipt."""
        day = self.day()
        rows = [
            ContributionFacts(
                self.people[place % len(self.people)],
                self.chance.choice(self.funds),
                str(YEAR),
                40_000,
                day,
                voucher_text=f"PT{place // 5:05}",
            )
            for place in range(count)
        ]
        record_contributions(self.unit_id, [(None, row) for row in rows], SYSTEM, TODAY)

    def add_entries(self, count: int) -> None:
        """Entries of the log, of each kind in turn."""
        kinds = (
            self._visit,
            self._event,
            self._visit,
            self._event,
            self._award,
            self._money,
            self._petition,
            self._rating,
        )
        for place in range(count):
            kinds[place % len(kinds)]()

    def _visit(self) -> None:
        facts = VisitFacts(
            self.day(),
            self.chance.choice(list(Reason)),
            f"Gia đình đồng chí số {self.number()}",
            self.chance.choice(list(Audience)),
            occasion=OCCASION if self.made % 2 else "",
            member_ids=(self.chance.choice(self.people),),
            amount=300_000,
            fund_id=self.chance.choice(self.funds),
        )
        record_visit(self.unit_id, facts, SYSTEM, TODAY, again=True)

    def _event(self) -> None:
        facts = EventFacts(
            self.day(),
            self.chance.choice(list(Category)),
            f"{DONE} lần thứ {self.number()}",
            result=RESULT if self.made % 3 == 0 else "",
            occasion=OCCASION if self.made % 3 == 1 else "",
            partners="Đoàn Thanh niên" if self.made % 5 == 0 else "",
            people=20,
            cost=500_000,
            fund_id=self.chance.choice(self.funds),
            place="Hội trường",
        )
        record_event(self.unit_id, facts, SYSTEM, TODAY)

    def _petition(self) -> None:
        facts = PetitionFacts(
            self.day(), f"Kiến nghị số {self.number()}", "Tổ 1", "Ban Giám hiệu", "đã giải quyết"
        )
        record_petition(self.unit_id, facts, SYSTEM, TODAY)

    def _award(self) -> None:
        facts = AwardFacts(
            str(YEAR),
            Subject.PERSON,
            f"Cá nhân số {self.number()}",
            "Lao động tiên tiến",
            self.chance.choice(list(Stage)),
            member_ids=(self.chance.choice(self.people),),
        )
        record_award(self.unit_id, facts, SYSTEM, TODAY, again=True)

    def _rating(self) -> None:
        member = (self.chance.choice(self.people),)
        facts = RatingFacts(
            str(YEAR), RatedSubject.MEMBER, self.chance.choice(list(Level)), member_ids=member
        )
        record_rating(self.unit_id, facts, SYSTEM, TODAY, imported=True)

    def _money(self) -> None:
        facts = MoneyFacts(
            self.day(),
            self.chance.choice([Direction.RECEIPT, Direction.PAYMENT]),
            f"Khoản số {self.number()}",
            200_000,
            self.chance.choice(self.funds),
            item="Khác",
        )
        record_money(self.unit_id, facts, SYSTEM, TODAY)

    def add_gifts(self, count: int) -> None:
        """Lists of gifts for everyone, and norms of which one is an example still."""
        for _ in range(count):
            day = date(YEAR, 2, 10)
            facts = GiftListFacts(Occasion.OWN, f"Quà số {self.number()}", day, amount_each=200_000)
            prepare_list(self.unit_id, facts, SYSTEM, TODAY)
            norm = NormFacts(Reason.HOLIDAY, 300_000, is_example=True)
            record_norm(self.unit_id, norm, SYSTEM, TODAY)

    def add_meetings(self, count: int) -> None:
        """Meetings with minutes, what comes round again with a time not held, requests, evidence."""
        for _ in range(count):
            title, place = f"Họp số {self.number()}", "Phòng họp"
            facts = MeetingFacts(
                TODAY, Category.CONFERENCE, title, minutes="Đã họp.", votes_for=9, place=place
            )
            meeting = record_meeting(self.unit_id, facts, SYSTEM, TODAY)
            monthly = SeriesFacts(title, Category.COMMITTEE_MEETING, Cadence.MONTH, date(YEAR, 1, 5))
            series = record_series(self.unit_id, monthly, SYSTEM, TODAY)
            skip_occurrence(series, date(YEAR, 2, 5), SYSTEM)
            record_request(self.unit_id, RequestFacts(TODAY, title), SYSTEM, TODAY)
            promise = record_commitment(self.unit_id, CommitmentFacts(str(YEAR), title), SYSTEM, TODAY)
            attach_evidence(promise, [meeting.id], SYSTEM)

    def add_aims(self, count: int) -> None:
        """Commitments, next year's plan, paragraphs, budget lines and assets, this many of each."""
        topics = list(Topic)
        for place in range(count):
            text = f"{AIM} ({self.number()})"
            record_commitment(
                self.unit_id, CommitmentFacts(str(YEAR), text, done=Decimal(100)), SYSTEM, TODAY
            )
            record_plan_item(self.unit_id, PlanFacts(str(YEAR + 1), text), SYSTEM, TODAY)
            facts = StatementFacts(str(YEAR), topics[place % len(topics)], text)
            record_statement(self.unit_id, facts, SYSTEM, TODAY)
            line = BudgetFacts(str(YEAR), BudgetSide.PAYMENT, text, 1_000_000)
            record_budget_line(self.unit_id, line, SYSTEM, TODAY)
            asset = AssetFacts(AssetKind.EQUIPMENT, f"Loa số {self.number()}", amount=2_000_000)
            record_asset(self.unit_id, asset, SYSTEM, TODAY)
