"""How visits, gifts and activities are care: whom each was for, and whom nobody may name."""

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
    lines = text[text.index("- Thu tiền quỹ Mái ấm cho kỳ khác") :].splitlines()
    return [line.strip() for line in lines[1 : next(n for n, one in enumerate(lines) if one[:2] == "3.")]]


def test_own_people_others_at_work_and_outsiders_are_told_apart_before_any_sum() -> None:
    care = care_of(
        visit(Reason.ILLNESS, Audience.MEMBER),
        visit(Reason.MISFORTUNE, Audience.WORKER, "Công nhân nhà bếp", people=3),
        visit(Reason.HARDSHIP, Audience.PATIENT, "Bệnh nhân khoa Nhi", people=100, amount=20_000_000),
        visit(Reason.GRATITUDE, Audience.POLICY, "Mẹ liệt sĩ Khuê", people=2),
    )
    assert care == [
        "Ngoài ra, Công đoàn trường đã thăm hỏi 01 lượt đoàn viên với số tiền 01 triệu đồng (ốm đau 01).",
        "Cùng với đó, Công đoàn trường đã thăm hỏi 03 lượt người lao động chưa là đoàn viên với "
        "số tiền 01 triệu đồng (hoạn nạn 03).",
        "Đồng thời, Công đoàn trường đã hỗ trợ, tặng quà 102 lượt bệnh nhân và gia đình chính "
        "sách với số tiền 21 triệu đồng, cụ thể:",
        "- Thăm hỏi, hỗ trợ 100 lượt bệnh nhân có hoàn cảnh khó khăn, 20 triệu đồng.",
        "- Tặng 02 suất quà cho mẹ liệt sĩ Khuê (01 triệu đồng).",
        "Tính chung năm 2024, Công đoàn trường đã thăm hỏi, tặng quà 106 lượt với số tiền 23 triệu đồng, "
        "gồm thăm hỏi, hỗ trợ 104 lượt (22 triệu đồng) và tặng 02 suất quà (01 triệu đồng). Trong số đó có "
        "01 lượt đoàn viên, 03 lượt người lao động chưa là đoàn viên, 100 lượt bệnh nhân và 02 suất quà cho "
        "gia đình chính sách.",
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
        assert "01 lượt" in text or "01 suất" in text or "gia đình 01" in text
        for words in ("Lò Thị Mai", "ruột thừa", "chị Mai"):
            assert words not in text, (reason, audience)


def test_who_is_ill_is_not_named_either_where_another_field_says_so() -> None:
    for given in (
        visit(Reason.HARDSHIP, Audience.MEMBER, occasion="điều trị ung thư"),
        visit(Reason.HOLIDAY, Audience.MEMBER, in_kind="quà cho chị Mai sau ca mổ tim"),
        visit(Reason.OTHER, Audience.MEMBER, "Lò Thị Mai nằm viện"),
        visit(Reason.OTHER, Audience.OUTSIDER, occasion="bố qua đời"),
    ):
        text = text_of(report_of(with_entries([given])))
        assert "01 lượt" in text or "01 suất" in text
        for words in ("Lò Thị Mai", "ung thư", "mổ tim", "nằm viện", "qua đời"):
            assert words not in text, given


def test_words_that_only_look_like_illness_hide_nobody() -> None:
    care = care_of(
        visit(Reason.HARDSHIP, Audience.MEMBER, occasion="mở lại lớp học"),
        visit(Reason.GRATITUDE, Audience.OUTSIDER, "Hội Chữ thập đỏ Bệnh viện huyện"),
        visit(Reason.HOLIDAY, Audience.POOR, "trẻ em mắc bệnh tim xã Hướng Phùng", people=12),
    )
    text = "\n".join(care)
    for words in ("Lò Thị Mai", "Bệnh viện huyện", "trẻ em mắc bệnh tim xã Hướng Phùng"):
        assert words in text


def test_a_gift_to_one_child_and_to_a_body() -> None:
    care = care_of(
        visit(Reason.CHILDREN, Audience.CHILD, "con đoàn viên", amount=50_000),
        visit(Reason.OTHER, Audience.OUTSIDER, "Hội người cao tuổi xã."),
    )
    text = "\n".join(care)
    assert "tặng 01 suất quà cho cháu là con đoàn viên" in text
    assert "tặng 01 suất quà cho Hội người cao tuổi xã (" in text


def test_a_gift_to_outsiders_still_says_who_they_are() -> None:
    care = care_of(visit(Reason.HARDSHIP, Audience.POOR, "Hộ nghèo xã Hướng Phùng", in_kind="gạo", people=4))
    assert care == [
        "Ngoài ra, Công đoàn trường đã hỗ trợ 04 lượt hộ nghèo với số tiền 01 triệu đồng, cụ thể:",
        "- Thăm hỏi, hỗ trợ hộ nghèo xã Hướng Phùng có hoàn cảnh khó khăn số tiền 01 triệu đồng "
        "(04 lượt), cùng gạo.",
    ]


def test_kinds_of_care_are_reported_with_what_was_done_and_never_as_other_activities() -> None:
    events = (
        EventFacts(DAY, Category.HEALTH_CHECK, "Khám sức khỏe định kỳ", cost=9_000_000, people=45),
        EventFacts(DAY, Category.OUTING, "Đưa đoàn viên đi nghỉ mát Cửa Lò", people=30),
        EventFacts(DAY, Category.WELFARE, "Tết Sum vầy 2024"),
        # Recorded before there were kinds of it.
        EventFacts(DAY, Category.OTHER, "Tham quan Đền Hùng", people=20),
        EventFacts(DAY, Category.OTHER, "Đón đoàn công tác"),
    )
    assert care_of(events=events) == [
        "Tổ chức khám sức khỏe định kỳ với 45 người tham gia.",
        "Công đoàn trường tổ chức 02 chuyến tham quan, nghỉ dưỡng:",
        "- Đưa đoàn viên đi nghỉ mát Cửa Lò với 30 người tham gia.",
        "- Tổ chức tham quan Đền Hùng với 20 người tham gia.",
        "Tổ chức Tết Sum vầy 2024.",
    ]
    text = text_of(report_of(with_entries(events=events)))
    assert text[text.index("Hoạt động khác") :].splitlines()[1].strip() == "Đón đoàn công tác."


def test_whom_an_activity_was_for_is_reported_beside_who_took_part_each_by_its_noun() -> None:
    events = (
        EventFacts(DAY, Category.HEALTH_CHECK, "Khám sức khỏe", people=6, beneficiaries=150),
        EventFacts(DAY, Category.SOCIAL_WORK, "Cho vay vốn", beneficiaries=12, beneficiary_noun="Hộ nghèo"),
        EventFacts(DAY, Category.SOCIAL_WORK, "Bò giống", beneficiaries=3, beneficiary_noun="hộ nghèo"),
        EventFacts(DAY, Category.SOCIAL_WORK, "Phát sách", beneficiaries=40, beneficiary_noun="cháu"),
    )
    assert care_of(events=events) == [
        "Tổ chức khám sức khỏe với 06 đồng chí tham gia, 150 người được khám.",
        "Các hoạt động xã hội, từ thiện được hưởng ứng với 03 nội dung:",
        "- Cho vay vốn cho 12 hộ nghèo.",
        "- Hỗ trợ bò giống cho 03 hộ nghèo.",
        "- Phát sách cho 40 cháu.",
    ]


def test_who_gave_the_money_of_others_is_named() -> None:
    others = MoneySource.OTHERS
    gift = partial(visit, Reason.MID_AUTUMN, Audience.CHILD, "Con đoàn viên")
    care = care_of(
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
    assert care[1:] == [
        "- Thăm hỏi 01 lượt đoàn viên ốm đau, 01 triệu đồng do Công ty {A} hỗ trợ.",
        "Cùng với đó, Công đoàn trường đã tặng 15 suất quà cho các cháu là con đoàn viên với số "
        "tiền 03 triệu đồng, trong đó quỹ công đoàn 01 triệu đồng, nguồn khác 02 triệu đồng, cụ "
        "thể:",
        "- Tặng 14 suất quà cho các cháu là con đoàn viên (03 triệu đồng, trong đó quỹ công đoàn "
        "01 triệu đồng, LĐLĐ tỉnh hỗ trợ 01 triệu đồng, nguồn khác 01 triệu đồng).",
        "- Tặng 01 suất quà cho cháu Na (01 xe đạp do Đoàn xã tặng).",
        "Tính chung năm 2024, Công đoàn trường đã thăm hỏi, tặng quà 16 lượt với số tiền 04 triệu đồng "
        "(quỹ công đoàn 01 triệu đồng, nguồn khác 03 triệu đồng), gồm 01 lượt đoàn viên và 15 suất quà cho "
        "các cháu là con đoàn viên.",
        "Tổ chức về nguồn, kinh phí 05 triệu đồng do Công ty B hỗ trợ.",
    ]


def test_a_sum_that_the_only_sentence_before_reported_is_not_reported_again() -> None:
    care = care_of(
        visit(Reason.HOLIDAY, Audience.MEMBER, "Đoàn viên", people=5, occasion="Tết Nguyên đán"),
        visit(Reason.MID_AUTUMN, Audience.CHILD, "Con đoàn viên", people=3),
    )
    assert care == [
        "Ngoài ra, Công đoàn trường đã tặng 08 suất quà cho đoàn viên và các cháu là con đoàn viên với số "
        "tiền 02 triệu đồng, cụ thể:",
        "- Tặng 05 suất quà cho đoàn viên nhân dịp Tết Nguyên đán (01 triệu đồng).",
        "- Tặng 03 suất quà cho các cháu là con đoàn viên (01 triệu đồng).",
        "Tính chung năm 2024, có 05 suất quà cho đoàn viên và 03 suất quà cho các cháu là con đoàn viên.",
    ]


def test_one_who_was_helped_twice_is_reported_once_with_whose_money_it_was() -> None:
    helped = partial(visit, Reason.MISFORTUNE, Audience.MEMBER, occasion="đợt mưa lũ tháng 7")
    care = care_of(helped(), helped(money_source=MoneySource.OTHERS, in_kind="chăn"))
    assert care[-1] == (
        "- Hỗ trợ gia đình đồng chí Lò Thị Mai bị thiệt hại do đợt mưa lũ tháng 7 số tiền 02 triệu đồng qua "
        "02 lượt (quỹ công đoàn 01 triệu đồng, nguồn khác 01 triệu đồng), cùng chăn."
    )


def test_a_parting_gift_stands_with_its_value_and_several_names_are_joined() -> None:
    care = care_of(
        visit(Reason.RETIREMENT, Audience.MEMBER, in_kind="tranh lưu niệm"),
        visit(Reason.HARDSHIP, Audience.MEMBER, "Lò Thị Mai, Cà Văn Ún", occasion="Tết Sum vầy"),
    )
    assert care[1:] == [
        "- Thăm hỏi, hỗ trợ các đồng chí Lò Thị Mai và Cà Văn Ún có hoàn cảnh khó khăn nhân dịp Tết Sum vầy "
        "số tiền 01 triệu đồng.",
        "- Gặp mặt, tặng quà chia tay đồng chí Lò Thị Mai nghỉ hưu (tranh lưu niệm, trị giá 01 triệu đồng).",
    ]


def test_an_occasion_that_is_the_reason_and_a_gift_single_out_nobody() -> None:
    care = care_of(
        visit(Reason.CELEBRATION, Audience.MEMBER, "đ/c Lò Thị Mai", occasion="đám cưới"),
        visit(Reason.HARDSHIP, Audience.MEMBER, in_kind="sữa"),
        visit(Reason.HARDSHIP, Audience.MEMBER, "Cà Văn Ún", in_kind="gạo"),
        visit(Reason.HARDSHIP, Audience.MEMBER, "Lù A Páo", occasion="Tết Sum vầy"),
    )
    assert care[1:] == [
        "- Chúc mừng 01 đoàn viên có việc hỉ, 01 triệu đồng.",
        "- Thăm hỏi, hỗ trợ 03 lượt đoàn viên có hoàn cảnh khó khăn, 03 triệu đồng; riêng đồng chí Lù A Páo "
        "được thăm hỏi, hỗ trợ nhân dịp Tết Sum vầy (01 triệu đồng).",
    ]


def test_beside_many_others_two_are_singled_out() -> None:
    some = [
        visit(Reason.HARDSHIP, Audience.MEMBER, f"Cà Văn Ún {place}", occasion="Tết Sum vầy", amount=place)
        for place in range(1, 6)
    ]
    others = [visit(Reason.HARDSHIP, Audience.MEMBER, f"Lò Thị Mai {place}") for place in range(3)]
    (care,) = (line for line in care_of(*some, *others) if "riêng" in line)
    assert care.count("được thăm hỏi, hỗ trợ") == 2
    assert "08 lượt" in care


def test_a_second_circle_counts_its_reasons_in_brackets() -> None:
    members = [
        visit(reason, Audience.MEMBER)
        for reason in (Reason.ILLNESS, Reason.BEREAVEMENT, Reason.HARDSHIP, Reason.CELEBRATION)
        for _ in range(2)
    ]
    workers = [
        visit(reason, Audience.WORKER) for reason in (Reason.ILLNESS, Reason.BEREAVEMENT) for _ in range(4)
    ]
    care = care_of(*members, *workers)
    assert "- Viếng, chia buồn cùng gia đình 02 đoàn viên có việc hiếu, 02 triệu đồng." in care
    assert (
        "Cùng với đó, Công đoàn trường đã thăm hỏi 08 lượt người lao động chưa là đoàn viên với số tiền "
        "08 triệu đồng (ốm đau 04, 04 triệu đồng; việc hiếu 04, 04 triệu đồng)."
    ) in care


def test_mourned_parents_single_out_nobody() -> None:
    care = care_of(
        visit(Reason.HARDSHIP, Audience.MEMBER, occasion="tứ thân phụ mẫu"),
        visit(Reason.HARDSHIP, Audience.MEMBER, "Lù A Páo"),
    )
    assert not any("riêng" in line for line in care)


def test_who_is_visited_is_called_once() -> None:
    care = care_of(
        visit(Reason.MISFORTUNE, Audience.MEMBER, "gia đình đồng chí Lò Thị Mai", occasion="bão số 3"),
        visit(Reason.RETIREMENT, Audience.MEMBER, "Cô Lò Thị Mai", in_kind="tranh lưu niệm"),
    )
    assert care[1].startswith("- Hỗ trợ gia đình đồng chí Lò Thị Mai bị thiệt hại do bão số 3 ")
    assert care[2].startswith("- Gặp mặt, tặng quà chia tay đồng chí Lò Thị Mai nghỉ hưu (")


def test_children_of_abbreviated_people_are_children_too() -> None:
    care = care_of(visit(Reason.CHILDREN, Audience.CHILD, "Con CBGVNV", people=3))
    assert any("tặng 03 suất quà cho các cháu là con CBGVNV" in line for line in care)
