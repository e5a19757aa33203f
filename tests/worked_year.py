"""A union's year small enough to be counted by hand; every expected number in the tests comes from here.

Six people: An, Bình, Chi, Dung are members all year; Em joins on 1 June; Giang leaves (retires) on 1 October;
Hoa works here and belongs to another union; Khôi has not joined. On 31 December: 7 workers (Giang is gone),
5 members (An, Bình, Chi, Dung, Em), of them 3 women (An, Chi, Em).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.cashbook.facts import DUES_ITEM, Nature
from app.books.items.rules import Catalogue
from app.books.totals.queries import BookRead, FundOfBook, Line, book_read
from app.core.periods import Period, parse_period
from app.core.vietnamese import fold
from app.dues.funds.facts import Basis, TermFacts
from app.dues.ledger.facts import FundRule, LedgerFacts, MembershipSpan, PaymentFacts
from app.dues.shares.queries import ledger_read
from app.exchange.examples.queries import examples_read
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.queries import awards_read
from app.life.events.facts import Category, EventFacts
from app.life.events.queries import events_read
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.queries import petitions_read
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.queries import ratings_read
from app.life.registers.queries import kinds_kept
from app.life.requests.queries import requests_read
from app.life.requests.rules import Asked
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.life.visits.queries import visits_read
from app.log.activities.facts import Channel, MoneySource
from app.log.figures.facts import LoggedEntry, Reading, Scope
from app.office.units.models import Unit
from app.office.units.queries import UnitAsOf
from app.people.bodies.queries import bodies_read
from app.people.hardship.queries import people_read
from app.people.roster.facts import (
    Degree,
    LabourKind,
    LeavingReason,
    MembershipFacts,
    Person,
    PersonFacts,
    Sex,
    Standing,
    Theory,
)
from app.people.sections.queries import sections_read
from app.year.campaigns.queries import late_read
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.rules import score
from app.year.figures.record import BalanceTotals, FundTerms, ItemTotal, Record
from app.year.figures.rules import Measure, parse_measure
from app.year.plan.facts import PlanFacts
from app.year.plan.outcomes.figures import plan_read
from app.year.received.queries import UpperRead, upper_read
from app.year.remittance.queries import SendingsRead, sendings_read
from app.year.reports.record import Planned, ReportRecord, Stated
from app.year.statements.facts import StatementFacts, Topic

YEAR = parse_period("2024")
HOUSE, DUES, POOR = 1, 2, 3


def _day(day: int, month: int) -> date:
    return date(2024, month, day)


def _line(
    direction: str,
    fund_id: int,
    day: date,
    amount: int,
    activity_id: int,
    channel: Channel = Channel.CASH,
    item: str = DUES_ITEM,
) -> Line:
    return Line(direction, (fund_id, channel), None, day, day, amount, item, f"activities/{activity_id}")


def _person(number: int, name: str, sex: Sex, standing: Standing = Standing.MEMBER, **values: Any) -> Person:
    facts = MembershipFacts(standing=standing, **values)
    return Person(number, PersonFacts(f"DV{number:03}", name, sex), (facts,))


_STAFF: dict[str, Any] = {
    "labour_kind": LabourKind("public_employee"),
    "degree": Degree.BACHELOR,
    "dues_salary": 6_000_000,
}

PEOPLE = (
    _person(
        1,
        "Trần Thị An",
        Sex.FEMALE,
        **{
            **_STAFF,
            "degree": Degree.MASTER,
            "theory": Theory.ADVANCED,
            "union_post": "Chủ tịch",
            "union_group": "Tổ 1",
        },
    ),
    _person(2, "Lê Văn Bình", Sex.MALE, **_STAFF, in_hardship=True, union_group="Tổ 2"),
    _person(3, "Phạm Thị Chi", Sex.FEMALE, **_STAFF, in_hardship=True, union_group="Tổ 1"),
    _person(4, "Vũ Văn Dung", Sex.MALE, **{**_STAFF, "degree": Degree.COLLEGE}, union_group="Tổ 2"),
    _person(5, "Đỗ Thị Em", Sex.FEMALE, **_STAFF, joined_on=_day(1, 6), union_group="Tổ 2"),
    _person(
        6, "Ngô Văn Giang", Sex.MALE, **_STAFF, left_on=_day(1, 10), leaving_reason=LeavingReason.RETIRED
    ),
    _person(
        7,
        "Bùi Thị Hoa",
        Sex.FEMALE,
        Standing.ELSEWHERE,
        labour_kind=LabourKind("contract"),
        degree=Degree.BACHELOR,
    ),
    _person(8, "Hồ Văn Khôi", Sex.MALE, Standing.NOT_JOINED, labour_kind=LabourKind("contract")),
)

FUNDS = (
    FundTerms(HOUSE, "Mái ấm", (TermFacts("Mái ấm", Basis.YEAR, Decimal(40_000), date(2023, 1, 1)),)),
    FundTerms(
        DUES, "Đoàn phí", (TermFacts("Đoàn phí", Basis.SALARY_SHARE, Decimal("0.5"), date(2020, 1, 1)),)
    ),
    FundTerms(POOR, "Vì người nghèo", (TermFacts("Vì người nghèo", Basis.VOLUNTARY),)),
)


#: (fund, person), and what they paid.
Paid = tuple[tuple[int, int], PaymentFacts]


def _paid(fund: int, member: int, amount: int, day: date, entry: int, kỳ: str = "2024") -> Paid:
    period = parse_period(kỳ)
    return (fund, member), PaymentFacts(1000 * entry + member, period.start, period.end, day, amount, entry)


#: House: An, Bình, Chi and Em pay 40.000, Dung half of it; Giang paid before leaving. Dues: An pays the year
#: (0,5% of 6.000.000 is 30.000 a month, 360.000), the others nothing. Poor: An and Hoa. Last year's 40.000 of
#: Dung came in January.
PAID = (
    *(_paid(HOUSE, member, 40_000, _day(15, 3), 101) for member in (1, 2, 3, 6)),
    _paid(HOUSE, 4, 20_000, _day(15, 3), 101),
    _paid(HOUSE, 5, 40_000, _day(20, 6), 102),
    _paid(HOUSE, 4, 40_000, _day(10, 1), 103, "2023"),
    _paid(DUES, 1, 360_000, _day(20, 12), 104),
    _paid(POOR, 1, 200_000, _day(17, 10), 105),
    _paid(POOR, 7, 100_000, _day(17, 10), 105),
)

VISITS = (
    LoggedEntry(201, VisitFacts(_day(1, 2), Reason.ILLNESS, "Lê Văn Bình", Audience.MEMBER, member_ids=(2,), amount=500_000, fund_id=DUES, money_source=MoneySource.OWN)),
    LoggedEntry(202, VisitFacts(_day(3, 5), Reason.BEREAVEMENT, "Mẹ đồng chí An", Audience.RELATIVE, member_ids=(1,), amount=300_000, money_source=MoneySource.OTHERS)),
    LoggedEntry(203, VisitFacts(_day(30, 5), Reason.CHILDREN, "Con đoàn viên", Audience.CHILD, occasion="Tết Thiếu nhi 1/6", people=7, amount=700_000, fund_id=DUES, money_source=MoneySource.OWN)),
    LoggedEntry(204, VisitFacts(_day(18, 10), Reason.GRATITUDE, "Cựu nữ thanh niên xung phong", Audience.OUTSIDER, occasion="94 năm Ngày thành lập Hội LHPN Việt Nam (20/10)", people=2, amount=1_000_000, money_source=MoneySource.OTHERS)),
)  # fmt: skip

EVENTS = (
    LoggedEntry(301, EventFacts(_day(5, 1), Category.CULTURE_SPORT, "Vệ sinh cơ quan", times=12)),
    LoggedEntry(302, EventFacts(_day(14, 11), Category.CULTURE_SPORT, "Giải cầu lông", people=10, cost=1_000_000, fund_id=DUES, occasion="95 năm Ngày thành lập Công đoàn Việt Nam", place="nhà đa năng", money_source=MoneySource.OWN)),
    LoggedEntry(303, EventFacts(_day(15, 11), Category.CULTURE_SPORT, "Giải Cầu lông", people=6, cost=500_000, money_source=MoneySource.OTHERS)),
    LoggedEntry(304, EventFacts(_day(12, 1), Category.CONFERENCE, "Hội nghị viên chức", partners="Ban Giám hiệu", result="ký giao ước thi đua", people=7)),
    LoggedEntry(305, EventFacts(_day(8, 3), Category.WOMEN, "Gặp mặt nữ viên chức", occasion="8/3")),
    LoggedEntry(306, EventFacts(_day(9, 9), Category.OTHER, "Đón đoàn công tác")),
)  # fmt: skip

PETITIONS = (
    LoggedEntry(401, PetitionFacts(_day(12, 1), "Khám sức khỏe định kỳ", "Tổ 2", "Ban Giám hiệu", "đã đưa vào quy chế", _day(1, 3))),
    LoggedEntry(402, PetitionFacts(_day(5, 9), "Sửa mái nhà xe")),
)  # fmt: skip

AWARDS = (
    LoggedEntry(501, AwardFacts("2024", Subject.PERSON, "05 cá nhân", "Lao động tiên tiến", Stage.REGISTERED, quantity=5)),
    LoggedEntry(502, AwardFacts("2024", Subject.PERSON, "04 cá nhân", "Lao động tiên tiến", Stage.PROPOSED, quantity=4)),
    LoggedEntry(503, AwardFacts("2024", Subject.PERSON, "04 cá nhân", "Lao động tiên tiến", Stage.GRANTED, quantity=4, granting_body="UBND huyện", decision_number="12/QĐ-UBND")),
    LoggedEntry(504, AwardFacts("2024", Subject.PERSON, "Trần Thị An", "Giấy khen", Stage.GRANTED, member_ids=(1,), granting_body="LĐLĐ huyện", prize=200_000, fund_id=DUES, money_source=MoneySource.OWN)),
)  # fmt: skip

RATINGS = (
    LoggedEntry(
        601, RatingFacts("2024", RatedSubject.UNION, Level.EXCELLENT, recognised_by="LĐLĐ huyện", score="95")
    ),
    LoggedEntry(602, RatingFacts("2024", RatedSubject.MEMBER, Level.GOOD, quantity=5)),
)

#: Opening 10.000.000; in 360.000; out 500.000 + 700.000 + 1.000.000 + 200.000; closing 7.960.000.
BALANCES = (
    BalanceTotals(HOUSE, "Mái ấm", "cash", 0, 260_000),
    BalanceTotals(DUES, "Đoàn phí", "cash", 10_000_000, 7_960_000),
    BalanceTotals(POOR, "Vì người nghèo", "bank", 0, 300_000),
)

ITEMS = (
    ItemTotal(
        HOUSE,
        "receipt",
        "Đoàn viên đóng góp",
        260_000,
        ("activities/101", "activities/102", "activities/103"),
    ),
    ItemTotal(DUES, "receipt", "Đoàn viên đóng góp", 360_000, ("activities/104",)),
    ItemTotal(DUES, "payment", "Thăm hỏi, tặng quà", 1_200_000, ("activities/201", "activities/203")),
    ItemTotal(DUES, "payment", "Hoạt động", 1_000_000, ("activities/302",)),
    ItemTotal(DUES, "payment", "Khen thưởng", 200_000, ("activities/504",)),
    ItemTotal(POOR, "receipt", "Đoàn viên đóng góp", 300_000, ("activities/105",)),
)

BOOK = BookRead(
    (
        FundOfBook(HOUSE, "Mái ấm", Nature.PASS_THROUGH),
        FundOfBook(DUES, "Đoàn phí", Nature.DUES),
        FundOfBook(POOR, "Vì người nghèo", Nature.PASS_THROUGH),
    ),
    {(DUES, Channel.CASH): 10_000_000},
    (
        _line("receipt", HOUSE, _day(10, 3), 180_000, 101),
        _line("receipt", HOUSE, _day(20, 6), 40_000, 102),
        _line("receipt", HOUSE, _day(10, 1), 40_000, 103),
        _line("receipt", DUES, _day(20, 12), 360_000, 104),
        _line("receipt", POOR, _day(17, 10), 300_000, 105, Channel.BANK),
        _line("payment", DUES, _day(1, 2), 500_000, 201, item="Thăm hỏi, tặng quà"),
        _line("payment", DUES, _day(30, 5), 700_000, 203, item="Thăm hỏi, tặng quà"),
        _line("payment", DUES, _day(14, 11), 1_000_000, 302, item="Hoạt động"),
        _line("payment", DUES, _day(31, 12), 200_000, 504, item="Khen thưởng"),
    ),
)

COMMITMENTS = (
    CommitmentFacts("2024", "Kiểm tra tài chính đồng cấp", 1, done=Decimal(100)),
    CommitmentFacts("2024", "Đoàn viên đóng quỹ Mái ấm", 2, measure="Tỷ lệ đóng quỹ: Mái ấm"),
    CommitmentFacts(
        "2024", "Thăm hỏi đoàn viên khó khăn", 3, measure="Tỷ lệ đoàn viên khó khăn được thăm hỏi"
    ),
    CommitmentFacts(
        "2024", "Hoạt động thể thao", 4, Decimal(3), "cuộc", "Số lượng hoạt động: Văn hóa, thể thao"
    ),
)

STATEMENTS = (
    StatementFacts("2024", Topic.SITUATION, "Công đoàn bám sát chương trình công tác năm"),
    StatementFacts("2024", Topic.STRENGTHS, "Đoàn viên hưởng ứng đông đảo."),
    StatementFacts("2024", Topic.LIMITS, "Tuyên truyền còn lồng ghép."),
    StatementFacts("2024", Topic.SUBJECTIVE_CAUSES, "Cán bộ kiêm nhiệm."),
    StatementFacts("2024", Topic.PROPOSALS, "Tăng kinh phí hoạt động."),
)

UNION = UnitAsOf(
    code="hoa-mai",
    name="Công đoàn cơ sở Trường THCS Hoa Mai",
    workplace="Trường THCS Hoa Mai",
    upper_union="Liên đoàn Lao động huyện Hoa Mai",
    upper_upper_union="",
    place="Hoa Mai",
    document_symbol="BC-CĐCS",
    term="2023-2028",
    officers={},
)


#: The books of the funds begin on 1 January, or with their first collections.
LEDGER = LedgerFacts(
    rules=tuple(FundRule(one.id, one.name, one.terms, _day(1, 1)) for one in FUNDS),
    membership_spans={
        one.id: tuple(MembershipSpan(m.joined_on, m.left_on, m.dues_salary) for m in one.memberships)
        for one in PEOPLE
        if one.memberships[0].standing is Standing.MEMBER
    },
    exempt_spans={},
    payments={pair: [payment for whose, payment in PAID if whose == pair] for pair, _ in PAID},
)


def reading_of(
    people: tuple[Person, ...],
    *,
    keeps_party: bool = False,
    entries: bool = True,
    visits: tuple[LoggedEntry[VisitFacts], ...] = VISITS,
    events: tuple[LoggedEntry[EventFacts], ...] = EVENTS,
    asked: tuple[Asked, ...] = (),
) -> Reading:
    """The worked year's reading with other people or entries, or without anything else in the books."""
    kept: dict[Callable[[Reading], Any], Any] = {
        upper_read: UpperRead((), ()),
        examples_read: (),
        late_read: {},
        visits_read: visits,
        events_read: events,
        petitions_read: PETITIONS,
        awards_read: AWARDS,
        ratings_read: RATINGS,
        book_read: BOOK,
        kinds_kept: frozenset(),
        ledger_read: LEDGER,
        bodies_read: [],
        sections_read: [],
        requests_read: asked,
        plan_read: (),
    }
    if not entries:
        kept = {
            **dict.fromkeys(kept, ()),
            book_read: BookRead((), {}, ()),
            ledger_read: LedgerFacts(rules=(), membership_spans={}, exempt_spans={}, payments={}),
        }
    kept |= {people_read: people, sendings_read: SendingsRead(Catalogue(()), {}, {})}
    unit = Unit(id=1, code=UNION.code, name=UNION.name, keeps_party=keeps_party)
    return Reading(unit, YEAR.start, YEAR.end, kept)


READING = reading_of(PEOPLE)
#: A question of books in which there is nothing.
EMPTY = Scope(reading_of((), entries=False), YEAR, YEAR.end)

RECORD = Record(
    scope=Scope(READING, YEAR, YEAR.end),
    union=UNION,
    people=PEOPLE,
    funds=FUNDS,
    visits=VISITS,
    events=EVENTS,
    petitions=PETITIONS,
    awards=AWARDS,
    ratings=RATINGS,
    money=(),
    balances=BALANCES,
    items=ITEMS,
    budget=((1, BudgetFacts("2024", BudgetSide.PAYMENT, "Thăm hỏi, tặng quà", 2_000_000, DUES)),),
)


def over(period: str | Period, as_of: date | None = None) -> Record:
    """The worked year's record asked of another period or cut-off day."""
    asked = parse_period(period) if isinstance(period, str) else period
    return replace(RECORD, scope=Scope(READING, asked, as_of or asked.end))


def measure_in(words: str) -> Measure | None:
    """The measure that the words name, bound to the year's funds."""
    ids = {fold(fund.name): fund.id for fund in FUNDS}
    return parse_measure(words, [fund.name for fund in FUNDS]).bind(ids) if words else None


REPORT_RECORD = ReportRecord(
    record=RECORD,
    scores=tuple(
        score(number, facts, measure_in(facts.measure), RECORD) for number, facts in enumerate(COMMITMENTS, 1)
    ),
    next_period=parse_period("2025"),
    plan=(Planned(1, PlanFacts("2025", "Tuyên truyền nghị quyết", 1)), Planned(2, PlanFacts("2025", "Thi đua", 2, "100% đăng ký"))),
    earlier_plan=(Planned(3, PlanFacts("2024", "Tổ chức hội nghị", 1, "", "Đã tổ chức ngày 12/01/2024")),),
    statements=tuple(Stated(number, facts) for number, facts in enumerate(STATEMENTS, 1)),
)  # fmt: skip


def with_entries(visits: Sequence[VisitFacts] = (), events: Sequence[EventFacts] = ()) -> ReportRecord:
    """The worked year with these visits and activities in the place of its own."""
    care = tuple(LoggedEntry(number, one) for number, one in enumerate(visits, 501))
    held = tuple(LoggedEntry(number, one) for number, one in enumerate(events, 601))
    scope = Scope(reading_of(PEOPLE, visits=care, events=held), YEAR, YEAR.end)
    return replace(REPORT_RECORD, record=replace(RECORD, scope=scope, visits=care, events=held))
