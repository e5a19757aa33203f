"""Facts of a person, of a period in the union, of a time of hardship, of a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice
from app.core.dates import format_date


class Sex(Choice):
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class LabourKind(Choice):
    CIVIL_SERVANT = "civil_servant", "Cán bộ, công chức"
    PUBLIC_EMPLOYEE = "public_employee", "Viên chức"
    CONTRACT = "contract", "Hợp đồng"
    PART_TIME_CADRE = "part_time_cadre", "Không chuyên trách"
    LABOURER = "labourer", "Công nhân"


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

    def age_on(self, day: date) -> int | None:
        """Full years on the day (the minimum if only the year is known); None if unknown."""
        if self.day:
            had_birthday = (day.month, day.day) >= (self.day.month, self.day.day)
            return day.year - self.day.year - (0 if had_birthday else 1)
        return max(day.year - self.year - 1, 0) if self.year and self.year <= day.year else None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Who someone is; `code` is unique in the union."""

    code: str
    full_name: str
    sex: Sex
    birth: BirthDay = BirthDay()


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """One row of the roster: a period in the union (`joined_on` None: always; `left_on` the first day out).

    `party_member` is kept only if the union `keeps_party`. `dues_salary` is whole đồng a month.
    """

    standing: Standing
    joined_on: date | None = None
    joining: Joining | None = None
    left_on: date | None = None
    leaving_reason: LeavingReason | None = None
    position: str = ""
    department: str = ""
    union_group: str = ""
    labour_kind: LabourKind | None = None
    degree: Degree | None = None
    theory: Theory | None = None
    party_member: bool = False
    union_post: str = ""
    in_hardship: bool = False
    dues_salary: int | None = None
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HardshipFacts:
    """A time of hardship of a member, from `starts_on` to `ends_on` (inclusive; None: still)."""

    member_id: int
    starts_on: date
    ends_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """A member's child, for gifts to children and pupils."""

    member_id: int
    full_name: str
    birth: BirthDay = BirthDay()
    school_class: str = ""
    school_year: str = ""
    merit: str = ""
