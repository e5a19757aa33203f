"""Two years of a union, invented from a seed: people who come and go, entries of every kind, money."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import funds_of
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.exemptions.actions import record_exemption
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.dues.ledger.facts import ExemptionFacts
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.petitions.actions import record_petition
from app.life.petitions.facts import PetitionFacts
from app.life.ratings.actions import record_rating
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from app.people.roster.actions import add_member
from app.people.roster.facts import (
    Degree,
    Joining,
    LabourKind,
    LeavingReason,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
)
from app.year.commitments.actions import record_commitment
from app.year.commitments.facts import CommitmentFacts
from tests.conftest import OFFICER, TODAY

FIRST, LAST = date(2022, 9, 1), date(2024, 8, 31)
#: Wholes, parts, school years, free ranges, and cut-off days within them.
QUESTIONS = (
    ("2023", None),
    ("2023", date(2023, 11, 30)),
    ("6 tháng đầu năm 2023", None),
    ("2023", date(2023, 7, 15)),
    ("6 tháng cuối năm 2023", None),
    ("6 tháng cuối năm 2023", date(2023, 10, 15)),
    ("9 tháng 2023", None),
    ("Quý 1/2024", None),
    ("02/2024", None),
    ("Năm học 2022-2023", None),
    ("Năm học 2023-2024", date(2024, 5, 31)),
    ("2022-12-01..2023-11-30", None),
    ("Nhiệm kỳ 2022-2024", date(2024, 8, 1)),
)


class Years:
    """Writes the two years into the books of a union."""

    def __init__(self, union: Unit, seed: int) -> None:
        self.union = union
        self.by = Random(seed)
        self.people: list[int] = []
        self.funds: list[int] = []

    def write(self, size: int = 12) -> None:
        """`size` people, and about as many entries of each kind."""
        self._funds()
        for number in range(size):
            self._person(number)
        for _ in range(size):
            self._visit()
            self._event()
            self._petition()
            self._award()
            self._money()
            self._contribution()
        record_exemption(
            self.union.id,
            ExemptionFacts(self.by.choice(self.people), "Hoàn cảnh khó khăn", None, self._day(), None),
            OFFICER,
            TODAY,
        )
        for level, number in ((Level.EXCELLENT, 3), (Level.GOOD, 5)):
            facts = RatingFacts("2023", RatedSubject.MEMBER, level, quantity=number)
            record_rating(self.union.id, facts, OFFICER, TODAY)
        self._commitments()

    def _day(self, first: date = FIRST, last: date = LAST) -> date:
        return first + timedelta(days=self.by.randrange((last - first).days + 1))

    def _funds(self) -> None:
        begins = date(2022, 1, 1)
        for name, basis, rate in (
            ("Mái ấm", Basis.YEAR, 40_000),
            ("Đoàn phí", Basis.MONTH, 20_000),
            ("Tương trợ", Basis.VOLUNTARY, None),
        ):
            term = TermFacts(
                name,
                basis,
                Decimal(rate) if rate else None,
                opening_amount=90_000_000,
                opening_on=begins,
                remit_percent=Decimal(40) if basis is Basis.YEAR else None,
            )
            record_term(self.union.id, term, OFFICER, TODAY)
        self.funds = [fund.id for fund in funds_of(self.union.id)]

    def _person(self, number: int) -> None:
        by = self.by
        joined = by.choice([None, self._day(), FIRST])
        first = MembershipFacts(
            standing=by.choice([Standing.MEMBER, Standing.MEMBER, *Standing]),
            joined_on=joined,
            joining=by.choice([None, *Joining]),
            labour_kind=by.choice([None, *LabourKind.members()]),
            degree=by.choice([None, *Degree]),
            union_group=by.choice(["", "Tổ 1", "Tổ 2"]),
            in_hardship=by.random() < 0.3,
        )
        periods = [first]
        if by.random() < 0.5:
            left = self._day(joined + timedelta(days=1) if joined and joined < LAST else FIRST)
            if joined is None or left > joined:
                reason = by.choice([None, *LeavingReason])
                periods = [MembershipFacts(**{**_values(first), "left_on": left, "leaving_reason": reason})]
                if by.random() < 0.5:
                    again = left + timedelta(days=by.choice([0, 30, 200]))
                    periods.append(
                        MembershipFacts(
                            standing=by.choice([*Standing]),
                            joined_on=again,
                            joining=by.choice([None, *Joining]),
                        )
                    )
        person = PersonFacts(f"NV{number:03}", f"Người Thứ {number}", by.choice([*Sex]))
        member = add_member(self.union.id, person, [(None, one) for one in periods], OFFICER, TODAY)
        self.people.append(member.id)

    def _source(self) -> tuple[int | None, Channel | None]:
        fund = self.by.choice([None, *self.funds])
        return fund, self.by.choice([None, Channel.CASH]) if fund else None

    def _some_people(self) -> tuple[int, ...]:
        return tuple(self.by.sample(self.people, self.by.randrange(3)))

    def _visit(self) -> None:
        fund, channel = self._source()
        facts = VisitFacts(
            self._day(),
            self.by.choice([*Reason]),
            f"Người nhận {self.by.random()}",
            self.by.choice([*Audience]),
            member_ids=self._some_people(),
            people=self.by.choice([None, 2, 5]),
            amount=self.by.choice([None, 300_000, 1_234_567]) if fund is None else 500_000,
            fund_id=fund,
            channel=channel,
        )
        record_visit(self.union.id, facts, OFFICER, TODAY)

    def _event(self) -> None:
        first = self._day()
        times = self.by.choice([None, 2, 4, 12])
        served = self.by.choice([None, 4, 30])
        last = self.by.choice([None, self._day(first)])
        facts = EventFacts(
            first,
            self.by.choice([*Category]),
            f"Việc {self.by.random()}",
            ends_on=last,
            people=self.by.choice([None, 10]),
            times=times,
            cost=self.by.choice([None, 700_000]),
            beneficiaries=served,
            beneficiary_noun=self.by.choice(["", "hộ"]) if served else "",
        )
        record_event(self.union.id, facts, OFFICER, TODAY)

    def _petition(self) -> None:
        raised = self._day()
        answered = self.by.choice([None, self._day(raised)])
        answer = self.by.choice(["", "Đã giải quyết"])
        facts = PetitionFacts(raised, f"Kiến nghị {self.by.random()}", answer=answer, answered_on=answered)
        record_petition(self.union.id, facts, OFFICER, TODAY)

    def _award(self) -> None:
        day = self.by.choice([None, self._day(date(2023, 1, 1), date(2023, 12, 31))])
        facts = AwardFacts(
            self.by.choice(["2023", "Năm học 2022-2023"]) if day is None else "2023",
            self.by.choice([*Subject]),
            f"Người được khen {self.by.random()}",
            self.by.choice(["Giấy khen", "Lao động tiên tiến"]),
            self.by.choice([*Stage]),
            granted_on=day,
            granting_body=self.by.choice(["", "Liên đoàn Lao động tỉnh", "Cơ quan"]),
            quantity=self.by.choice([None, 3]),
        )
        record_award(self.union.id, facts, OFFICER, TODAY)

    def _money(self) -> None:
        direction = self.by.choice([*Direction])
        fund, other = self.by.sample(self.funds, 2)
        facts = MoneyFacts(
            self._day(),
            direction,
            f"Khoản {self.by.random()}",
            self.by.choice([50_000, 120_001]),
            fund,
            to_fund_id=other if direction is Direction.TRANSFER else None,
            channel=Channel.CASH,
        )
        record_money(self.union.id, facts, OFFICER, TODAY)

    def _contribution(self) -> None:
        fund = self.by.choice(self.funds)
        paid = self._day()
        kind = self.funds.index(fund)
        period = str(paid.year) if kind != 1 else f"{paid.month:02}/{paid.year}"
        facts = ContributionFacts(
            self.by.choice(self.people), fund, period, self.by.choice([20_000, 40_000, 15_000]), paid
        )
        record_contributions(self.union.id, [(None, facts)], OFFICER, TODAY)

    def _commitments(self) -> None:
        for place, (measure, target, done) in enumerate(
            (
                ("Tỷ lệ đóng quỹ: Mái ấm", 100, None),
                ("Số lượng hoạt động: Hội nghị", 2, None),
                ("Tỷ lệ đoàn viên khó khăn được thăm hỏi", 100, None),
                ("", 100, 95),
                ("", 100, None),
            ),
            1,
        ):
            facts = CommitmentFacts(
                "2023",
                f"Nội dung {place}",
                place,
                Decimal(target),
                measure=measure,
                done=None if done is None else Decimal(done),
            )
            record_commitment(self.union.id, facts, OFFICER, TODAY)


def _values(facts: MembershipFacts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in MembershipFacts.__slots__}
