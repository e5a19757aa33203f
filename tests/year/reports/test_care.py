"""How visits, gifts and activities are told: whom each was for, and whom nobody may name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from app.life.events.facts import Category, EventFacts
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import MoneySource
from tests.worked_year import with_entries
from tests.year.reports.test_compose import report_of, text_of

DAY = date(2024, 5, 6)


def visit(reason: Reason, audience: Audience, recipient: str = "Lò Thị Mai", **values: Any) -> VisitFacts:
    amount = {"amount": 1_000_000, "money_source": MoneySource.OWN}
    return VisitFacts(DAY, reason, recipient, audience, **{**amount, **values})


def care_of(*visits: VisitFacts, events: Sequence[EventFacts] = ()) -> list[str]:
    """The lines about these entries in the part about care."""
    text = text_of(report_of(with_entries(visits, events)))
    lines = text[text.index("Quỹ Vì người nghèo: đóng góp") :].splitlines()
    return [line.strip() for line in lines[1 : next(n for n, one in enumerate(lines) if one[:2] == "3.")]]


def test_own_people_others_at_work_and_outsiders_are_told_apart_before_any_sum() -> None:
    told = care_of(
        visit(Reason.ILLNESS, Audience.MEMBER),
        visit(Reason.MISFORTUNE, Audience.WORKER, "Công nhân nhà bếp", people=3),
        visit(Reason.HARDSHIP, Audience.PATIENT, "Bệnh nhân khoa Nhi", people=100, amount=20_000_000),
        visit(Reason.GRATITUDE, Audience.POLICY, "Mẹ liệt sĩ Khuê", people=2),
    )
    assert told == [
        "Trong năm 2024, công đoàn đã thăm hỏi đoàn viên và thân nhân 01 lượt, 1.000.000 đồng. Cụ thể:",
        "- Ốm đau: 01 lượt, 1.000.000 đồng.",
        "Bên cạnh đó, công đoàn đã thăm hỏi người lao động chưa là đoàn viên 03 lượt, 1.000.000 đồng. "
        "Cụ thể:",
        "- Hoạn nạn: 03 lượt, 1.000.000 đồng.",
        "Ngoài ra, công đoàn đã hỗ trợ, tặng quà người ngoài đơn vị 102 lượt, 21.000.000 đồng. "
        "Theo đối tượng: bệnh nhân 100 lượt, gia đình chính sách 02 lượt. Cụ thể:",
        "- Khó khăn: 100 lượt, 20.000.000 đồng (bệnh nhân 100 lượt).",
        "- Đền ơn đáp nghĩa: 02 lượt, 1.000.000 đồng. Tặng quà mẹ liệt sĩ Khuê (02 suất, 1.000.000 đồng).",
        "Cộng các đối tượng: thăm hỏi 104 lượt, 22.000.000 đồng; tặng quà 02 lượt, 1.000.000 đồng; "
        "tổng cộng 106 lượt, 23.000.000 đồng.",
    ]


def test_who_is_ill_or_bereaved_is_never_named() -> None:
    for reason, audience in (
        (Reason.ILLNESS, Audience.MEMBER),
        (Reason.ILLNESS, Audience.RELATIVE),
        (Reason.BEREAVEMENT, Audience.WORKER),
        (Reason.BEREAVEMENT, Audience.CHILD),
        (Reason.HOLIDAY, Audience.PATIENT),
        (Reason.WOMEN, Audience.PATIENT),
    ):
        given = visit(reason, audience, occasion="8/3, mổ ruột thừa", in_kind="vòng hoa cho chị Mai")
        text = text_of(report_of(with_entries([given])))
        assert f"{reason.label}: 01 lượt" in text
        for words in ("Lò Thị Mai", "ruột thừa", "chị Mai"):
            assert words not in text, (reason, audience)


def test_a_gift_to_outsiders_still_says_who_they_are() -> None:
    told = care_of(visit(Reason.HARDSHIP, Audience.POOR, "Hộ nghèo xã Hướng Phùng", in_kind="gạo", people=4))
    assert told == [
        "Trong năm 2024, công đoàn đã hỗ trợ người ngoài đơn vị 04 lượt, 1.000.000 đồng. "
        "Theo đối tượng: hộ nghèo 04 lượt. Cụ thể:",
        "- Khó khăn: 04 lượt, 1.000.000 đồng (hộ nghèo 04 lượt). "
        "Hỗ trợ hộ nghèo xã Hướng Phùng (04 lượt, 1.000.000 đồng, hiện vật: gạo).",
    ]


def test_kinds_of_care_are_told_with_what_was_done_and_never_as_other_activities() -> None:
    events = (
        EventFacts(DAY, Category.HEALTH_CHECK, "Khám sức khỏe định kỳ", cost=9_000_000, people=45),
        EventFacts(DAY, Category.OUTING, "Đưa đoàn viên đi nghỉ mát Cửa Lò", people=30),
        EventFacts(DAY, Category.WELFARE, "Tết Sum vầy 2024"),
        # Recorded before there were kinds of it.
        EventFacts(DAY, Category.OTHER, "Tham quan Đền Hùng", people=20),
        EventFacts(DAY, Category.OTHER, "Đón đoàn công tác"),
    )
    assert care_of(events=events) == [
        "- Tổ chức khám sức khỏe định kỳ (45 người tham gia).",
        "Tham quan, nghỉ dưỡng: 02 nội dung, 50 lượt người tham gia:",
        "- Đưa đoàn viên đi nghỉ mát Cửa Lò (30 người tham gia).",
        "- Tổ chức tham quan Đền Hùng (20 người tham gia).",
        "- Tổ chức Tết Sum vầy 2024.",
    ]
    text = text_of(report_of(with_entries(events=events)))
    assert text[text.index("Hoạt động khác") :].splitlines()[1] == "- Đón đoàn công tác."


def test_whom_an_activity_was_for_is_told_beside_who_took_part_each_by_its_noun() -> None:
    events = (
        EventFacts(DAY, Category.HEALTH_CHECK, "Khám sức khỏe", people=6, beneficiaries=150),
        EventFacts(DAY, Category.SOCIAL_WORK, "Cho vay vốn", beneficiaries=12, beneficiary_noun="Hộ nghèo"),
        EventFacts(DAY, Category.SOCIAL_WORK, "Bò giống", beneficiaries=3, beneficiary_noun="hộ nghèo"),
        EventFacts(DAY, Category.SOCIAL_WORK, "Phát sách", beneficiaries=40, beneficiary_noun="cháu"),
    )
    assert care_of(events=events) == [
        "- Tổ chức khám sức khỏe (06 người tham gia, 150 người được khám).",
        "Xã hội, từ thiện: 03 nội dung, 15 hộ nghèo, 40 cháu:",
        "- Cho vay vốn (12 hộ nghèo).",
        "- Bò giống (03 hộ nghèo).",
        "- Phát sách (40 cháu).",
    ]


def test_who_gave_the_money_of_others_is_named() -> None:
    others = MoneySource.OTHERS
    gift = partial(visit, Reason.MID_AUTUMN, Audience.CHILD, "Con đoàn viên")
    told = care_of(
        visit(Reason.ILLNESS, Audience.MEMBER, giver="Công ty {A}", money_source=others),
        gift(people=4),
        gift(people=8, giver="LĐLĐ tỉnh", money_source=others),
        gift(people=2, money_source=others),
        visit(Reason.STUDY, Audience.CHILD, "Cháu Na", giver="Đoàn xã", in_kind="01 xe đạp", amount=None),
        events=[
            EventFacts(
                DAY, Category.OUTING, "Về nguồn", cost=5_000_000, giver="Công ty B", money_source=others
            )
        ],
    )
    assert told[1:] == [
        "Thăm hỏi: 01 lượt, 1.000.000 đồng từ nguồn khác. Cụ thể:",
        "- Ốm đau: 01 lượt, 1.000.000 đồng do Công ty {A} hỗ trợ.",
        "Tặng quà: 15 lượt, 3.000.000 đồng, trong đó quỹ công đoàn 1.000.000 đồng, "
        "nguồn khác 2.000.000 đồng. Cụ thể:",
        "- Trung thu: 14 lượt, 3.000.000 đồng, trong đó quỹ công đoàn 1.000.000 đồng, "
        "nguồn khác 2.000.000 đồng. Tặng quà con đoàn viên (14 suất, 3.000.000 đồng, trong đó quỹ công đoàn "
        "1.000.000 đồng, LĐLĐ tỉnh hỗ trợ 1.000.000 đồng, nguồn khác 1.000.000 đồng).",
        "- Khuyến học: 01 lượt. Tặng quà Cháu Na (01 suất, hiện vật: 01 xe đạp do Đoàn xã tặng).",
        "- Tổ chức về nguồn (kinh phí 5.000.000 đồng do Công ty B hỗ trợ).",
    ]
