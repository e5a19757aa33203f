"""Pure decisions about activities and meetings."""

from __future__ import annotations

from datetime import date

from app.core.dates import END_BEFORE_BEGINNING, format_date, refuse_reversed
from app.core.errors import Refused
from app.core.once import Keys, Once
from app.core.vietnamese import fold
from app.life.events.facts import CARE, Category, EventFacts
from app.life.meetings.facts import MeetingFacts
from app.log.activities.facts import refuse_giver_of_own

#: It folds to the word for a sports festival.
_NO_FESTIVAL = "hội thảo"
#: Folded words in a title that indicate its category; the first match decides.
_CATEGORY_WORDS: tuple[tuple[Category, tuple[str, ...]], ...] = (
    (Category.BLOOD_DONATION, ("hien mau", "xuan hong")),
    (
        Category.HEALTH_CHECK,
        ("kham suc khoe", "kiem tra suc khoe", "kham benh", "kham sang loc"),
    ),
    (Category.COMMITTEE_MEETING, ("hop ban chap hanh", "hop bch")),
    (Category.INSPECTION, ("kiem tra", "giam sat")),
    (Category.CONGRESS, ("dai hoi",)),
    (Category.CONFERENCE, ("hoi nghi",)),
    (Category.TRAINING, ("tap huan", "boi duong", "dao tao", "tham quan hoc tap", "hoc tap kinh nghiem")),
    (Category.OUTING, ("tham quan", "nghi mat", "nghi duong", "du lich", "da ngoai", "ve nguon")),
    (Category.CULTURE_SPORT, ("hoi thao", "the thao", "van nghe", "bong chuyen", "bong da", "cau long")),
    (Category.WOMEN, ("8/3", "20/10", "phu nu", "nu cong")),
    (Category.SOCIAL_WORK, ("ung ho", "tu thien", "giup dan", "tet trong cay", "quyen gop")),
    (Category.WELFARE, ("tet sum vay", "phuc loi", "cham lo", "phieu mua hang", "xe dua", "chuyen xe")),
    (Category.EMULATION, ("thi dua", "sang kien")),
    (Category.MANAGEMENT, ("doi thoai", "nang luong", "nang bac luong")),
    (Category.REGULATION, ("quy che", "noi quy", "thoa uoc")),
    (Category.FINANCE, ("du toan", "quyet toan", "cong khai")),
    (Category.PARTY_BUILDING, ("ket nap dang", "chi bo")),
    (Category.INFORMATION, ("tuyen truyen", "truyen thong", "noi chuyen", "phap luat")),
    (Category.ORGANISATION, ("ket nap doan vien",)),
)


def lacks_last_day(facts: EventFacts) -> bool:
    """Whether it took place several times and nobody said until when: all count on the first day."""
    return (facts.times or 1) > 1 and facts.ends_on is None


def category_in_title(title: str) -> Category | None:
    """The category indicated by a title such as `Họp BCH tháng 3`; or None."""
    folded = fold(title.lower().replace(_NO_FESTIVAL, ""))
    return next(
        (category for category, words in _CATEGORY_WORDS if any(word in folded for word in words)), None
    )


def reported_category(facts: EventFacts) -> Category:
    """The category under which reports put it.

    Of care that was recorded as something else, before there were kinds of it, the title says which it is.
    """
    meant = category_in_title(facts.title) if facts.category is Category.OTHER else None
    return meant if meant in CARE else facts.category


def oddities(facts: MeetingFacts, members: int, today: date) -> list[str]:
    """Sentences about likely slips that may also be true, so they are not refused.

    `members` is the number of members on the (first) day.
    """
    found = []
    if facts.starts_on > today:
        found.append(f"Ngày {format_date(facts.starts_on)} chưa đến. Nếu gõ nhầm ngày, hãy bấm «Sửa».")
    has_guests = facts.partners or (facts.times or 1) > 1
    if facts.people and facts.people > members and not has_guests:
        found.append(
            f"Có {facts.people} người tham gia, nhiều hơn {members} đoàn viên ngày hôm đó. "
            "Có khách mời thì không sao; là người được khám, được giúp thì ghi vào «Số lượt thụ hưởng»; "
            "nếu gõ nhầm, hãy bấm «Sửa»."
        )
    return found


def check_event(facts: EventFacts) -> None:
    """Raise Refused for an activity that ends before it begins, for beneficiaries that nobody counted.

    So for money of a fund that is said to be somebody else's.
    """
    refuse_reversed(facts.starts_on, facts.ends_on, END_BEFORE_BEGINNING)
    if facts.beneficiary_noun and not facts.beneficiaries:
        raise Refused("Ghi đối tượng thụ hưởng thì cần ghi số lượt thụ hưởng.", "beneficiaries")
    refuse_giver_of_own(facts.entry())


def check_meeting(facts: MeetingFacts) -> None:
    """Raise Refused where a day's meeting ends before it begins, and for more votes than people."""
    of_one_day = facts.ends_on in (None, facts.starts_on)
    if of_one_day and facts.begins_at and facts.ends_at and facts.ends_at < facts.begins_at:
        raise Refused("Giờ kết thúc trước giờ bắt đầu.", "ends_at")
    if facts.people and facts.votes > facts.people:
        raise Refused(f"Có {facts.votes} phiếu nhưng chỉ {facts.people} người tham gia.", "votes_for")


def _held(facts: EventFacts) -> Keys:
    return frozenset({(facts.starts_on, fold(facts.title), fold(facts.section))})


#: What has one name, begins on one day and is of one section is likely one activity.
HELD = Once(_held)
