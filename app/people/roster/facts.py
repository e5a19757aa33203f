"""Facts of a person, of a period in the union, of a time of hardship, of a child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from app.core.choices import Choice, OpenChoice
from app.core.dates import format_date
from app.core.fields import (
    Birth,
    Day,
    Lines,
    Money,
    OneOf,
    Phone,
    Private,
    Reference,
    SectionName,
    Text,
    YesNo,
)
from app.core.vietnamese import LONGEST_TEXT
from app.office.union_kinds.known import labour_kinds_known, labour_kinds_of

#: The most letters of a code.
LONGEST_CODE = 40


class Sex(Choice):
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class LabourKind(OpenChoice):
    """Loại lao động: those of all kinds of union (`office.union_kinds`)."""

    @classmethod
    def known(cls) -> Mapping[str, str]:
        return labour_kinds_known()

    @classmethod
    def offered_in(cls, union_kind: str) -> list[Self]:
        """Those that forms of a union of this kind offer."""
        return [cls(value) for value in labour_kinds_of(union_kind)]


class Standing(Choice):
    """Tình trạng: whether the person is a member of this union."""

    MEMBER = "member", "Đoàn viên"
    NOT_JOINED = "not_joined", "Chưa vào công đoàn"
    ELSEWHERE = "elsewhere", "Sinh hoạt nơi khác"


class Joining(Choice):
    """How a person came into this union; None where it was not recorded."""

    ADMITTED = "admitted", "Kết nạp"
    TRANSFERRED_IN = "transferred_in", "Chuyển đến"


class LeavingReason(Choice):
    TRANSFERRED = "transferred", "Chuyển đi"
    RETIRED = "retired", "Nghỉ hưu"
    QUIT = "quit", "Thôi việc"
    DIED = "died", "Từ trần"
    #: Leaves the union but stays at work: the only such reason.
    LEFT_UNION = "left_union", "Xin ra"
    OTHER = "other", "Khác"


class Degree(Choice):
    """Highest first: "đại học trở lên" counts every degree up to and including BACHELOR."""

    DOCTOR = "doctor", "Tiến sĩ"
    MASTER = "master", "Thạc sĩ"
    BACHELOR = "bachelor", "Đại học"
    COLLEGE = "college", "Cao đẳng"
    INTERMEDIATE = "intermediate", "Trung cấp"
    ELEMENTARY = "elementary", "Sơ cấp"
    OTHER = "other", "Khác"


class Theory(Choice):
    """Political theory (lý luận chính trị)."""

    BACHELOR = "bachelor", "Cử nhân"
    ADVANCED = "advanced", "Cao cấp"
    INTERMEDIATE = "intermediate", "Trung cấp"
    ELEMENTARY = "elementary", "Sơ cấp"


@dataclass(frozen=True, slots=True)
class BirthDay:
    """A birth date, or the year alone where no more is known."""

    day: date | None = None
    year: int | None = None

    def __str__(self) -> str:
        """`03/02/1985`, `1985`, or nothing."""
        return format_date(self.day) if self.day else str(self.year or "")

    @property
    def year_alone(self) -> BirthDay:
        """The year without the day."""
        return BirthDay(year=self.day.year if self.day else self.year)

    def age_on(self, day: date) -> int | None:
        """Full years on the day (the minimum if only the year is known); None if unknown."""
        if self.day:
            had_birthday = (day.month, day.day) >= (self.day.month, self.day.day)
            return day.year - self.day.year - (0 if had_birthday else 1)
        return max(day.year - self.year - 1, 0) if self.year and self.year <= day.year else None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Who someone is; `code` is unique in the union."""

    code: Annotated[
        str,
        Text("Mã", required=True, most=LONGEST_CODE, help="Mỗi người một mã, ví dụ DV001.", width=10),
    ]
    full_name: Annotated[str, Text("Họ và tên", required=True, most=200, width=26)]
    sex: Annotated[Sex, OneOf("Giới tính", choices=Sex, required=True, width=9)]
    birth: Annotated[BirthDay, Birth("Ngày sinh", help="Chỉ biết năm thì ghi năm, ví dụ 1985.")] = BirthDay()


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """One row of the roster: a period in the union (`left_on` the first day out).

    `started_on` is the day of starting work; it may stand on any row of a person. `rules.begins_on` says when
    a period begins.

    `party_member` is kept only if the union `keeps_party`. `dues_salary` is whole đồng a month.
    """

    standing: Annotated[Standing, OneOf("Tình trạng", choices=Standing, required=True)]
    joined_on: Annotated[
        date | None, Day("Ngày vào công đoàn", help="Để trống nếu đã vào từ trước, không rõ ngày.")
    ] = None
    joining: Annotated[
        Joining | None,
        OneOf(
            "Cách vào công đoàn",
            choices=Joining,
            help="Chuyển đến: đã là đoàn viên ở công đoàn khác. Để trống nếu không rõ.",
            heading="Cách vào",
            added=True,
        ),
    ] = None
    started_on: Annotated[
        date | None,
        Day(
            "Ngày vào làm",
            help="Trước ngày này chưa làm việc ở đây. Để trống nếu không rõ.",
            added=True,
        ),
    ] = None
    left_on: Annotated[date | None, Day("Ngày thôi", help="Ngày đầu tiên không còn là đoàn viên.")] = None
    leaving_reason: Annotated[
        LeavingReason | None,
        OneOf(
            "Lý do thôi",
            choices=LeavingReason,
            help="Xin ra: thôi công đoàn, vẫn làm việc. Lý do khác: rời cả đơn vị.",
            width=12,
        ),
    ] = None
    position: Annotated[str, Text("Chức vụ")] = ""
    department: Annotated[str, Text("Bộ phận")] = ""
    union_group: Annotated[str, Text("Tổ công đoàn", most=200, width=14)] = ""
    section: Annotated[
        str,
        SectionName(
            "Công đoàn bộ phận",
            most=200,
            help="Để trống nếu công đoàn không chia bộ phận.",
            width=18,
            added=True,
            always=True,
        ),
    ] = ""
    labour_kind: Annotated[LabourKind | None, OneOf("Loại lao động", choices=LabourKind)] = None
    degree: Annotated[Degree | None, OneOf("Trình độ chuyên môn", choices=Degree, width=14)] = None
    theory: Annotated[Theory | None, OneOf("Lý luận chính trị", choices=Theory, width=12)] = None
    party_member: Annotated[bool, YesNo("Đảng viên", width=9, private=Private.PARTY)] = False
    union_post: Annotated[str, Text("Chức danh công đoàn")] = ""
    in_hardship: Annotated[bool, YesNo("Hoàn cảnh khó khăn", private=Private.HARDSHIP)] = False
    dues_salary: Annotated[
        int | None, Money("Lương đóng đoàn phí", help="Đồng một tháng.", private=Private.SALARY)
    ] = None
    phone: Annotated[str, Phone("Điện thoại", width=14, private=Private.CONTACT)] = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """Something recorded of the days from `first` to `last` that names a person; `counts` as of `Hanging`."""

    what: str
    first: date
    last: date
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Hanging:
    """How many things name a person; `counts`: without the person figures would contradict each other."""

    number: int
    what: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class HardshipFacts:
    """A time of hardship of a member, from `starts_on` to `ends_on` (inclusive; None: still)."""

    member_id: Annotated[int, Reference("Đoàn viên", to="people", required=True, private=Private.HARDSHIP)]
    starts_on: Annotated[date, Day("Từ ngày", required=True, private=Private.HARDSHIP)]
    ends_on: Annotated[
        date | None, Day("Đến ngày", help="Để trống nếu còn khó khăn.", private=Private.HARDSHIP)
    ] = None
    reason: Annotated[
        str,
        Text(
            "Hoàn cảnh",
            required=True,
            most=500,
            help="Ví dụ: bản thân bệnh hiểm nghèo.",
            private=Private.HARDSHIP,
        ),
    ] = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on the roster with all their periods, earliest first."""

    id: int
    facts: PersonFacts
    memberships: tuple[MembershipFacts, ...]
    hardships: tuple[HardshipFacts, ...] = ()

    @property
    def source(self) -> str:
        return f"members/{self.id}"


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """A member's child, for gifts to children and pupils."""

    member_id: Annotated[int, Reference("Đoàn viên", to="people", required=True)]
    full_name: Annotated[str, Text("Họ và tên", required=True, most=200, width=26)]
    birth: Annotated[
        BirthDay,
        Birth("Ngày sinh", help="Chỉ biết năm thì ghi năm, ví dụ 2015.", private=Private.CHILDREN),
    ] = BirthDay()
    school_class: Annotated[str, Text("Lớp", most=40, width=8)] = ""
    school_year: Annotated[str, Text("Năm học", most=40, help="Ví dụ 2024-2025.", width=12)] = ""
    merit: Annotated[str, Text("Thành tích", most=LONGEST_TEXT, width=30)] = ""
