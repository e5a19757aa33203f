"""The grammar of the report: verbs, people, partners, results, occasions, and what varies the sentences."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.core.dates import date_in_text
from app.core.money import dong_in_text
from app.life.events.facts import Category, EventFacts
from app.log.activities.facts import MoneySource
from app.year.reports.compose import compose
from app.year.reports.narration.language import grammar as room
from app.year.reports.narration.language.grammar import grammar, read_grammar, speaking
from app.year.reports.narration.language.letters import sentence_case
from app.year.reports.narration.language.results import result_text
from app.year.reports.narration.language.titles import clause_of, with_day_named
from app.year.reports.narration.language.voice import Voice
from app.year.reports.outline import load_outline
from app.year.reports.phrases import body, say
from tests.worked_year import with_entries
from tests.year.reports.test_compose import report_of, text_of

DAY = date(2024, 5, 6)


def clauses(category: Category, title: str, **values: Any) -> list[str]:
    """The lines of a year with one activity, without the marks of their paragraphs."""
    event = EventFacts(DAY, category, title, **values)
    lines = text_of(report_of(with_entries(events=[event]))).splitlines()
    return [line.lstrip("- ") for line in lines]


@pytest.mark.parametrize(
    ("category", "title", "values", "sentence"),
    [
        (
            Category.REGULATION,
            "Sửa đổi quy chế chi tiêu nội bộ",
            {"partners": "Ban Giám hiệu"},
            "Phối hợp với Ban Giám hiệu sửa đổi quy chế chi tiêu nội bộ.",
        ),
        (
            Category.CONFERENCE,
            "Hội nghị viên chức",
            {"partners": "Ban Giám hiệu", "people": 7, "result": "ký kết giao ước thi đua"},
            "Ngày 06/5/2024, Ban Chấp hành phối hợp với Ban Giám hiệu tổ chức Hội nghị viên chức với "
            "07 đồng chí tham dự; tại Hội nghị đã ký kết giao ước thi đua.",
        ),
        (
            Category.TRAINING,
            "Cử đoàn viên tham gia lớp bồi dưỡng chính trị",
            {"people": 3},
            "Cử 03 đồng chí tham gia lớp bồi dưỡng chính trị.",
        ),
        (
            Category.PARTY_BUILDING,
            "Giới thiệu đoàn viên ưu tú cho chi bộ",
            {"people": 2},
            "Giới thiệu 02 đoàn viên ưu tú cho chi bộ.",
        ),
        (
            Category.WOMEN,
            "Tọa đàm ngày hội",
            {"people": 3},
            "Tổ chức tọa đàm ngày hội với 03 chị em tham gia.",
        ),
        (
            Category.CULTURE_SPORT,
            "Giao lưu bóng chuyền",
            {"partners": "Đoàn Thanh niên", "people": 40, "result": "giải Nhất"},
            "Phối hợp với Đoàn Thanh niên tổ chức giao lưu bóng chuyền với 40 người tham gia, đạt giải Nhất.",
        ),
        (
            Category.SOCIAL_WORK,
            "Giúp dân dọn bùn",
            {"result": "15 hộ"},
            "Giúp dân dọn bùn; giúp được 15 hộ.",
        ),
        (
            Category.PARTY_BUILDING,
            "Giới thiệu đoàn viên ưu tú cho chi bộ",
            {"people": 2, "result": "Giới thiệu 02, kết nạp 01"},
            "Giới thiệu 02 đoàn viên ưu tú cho chi bộ, trong đó 01 đồng chí được kết nạp.",
        ),
        (
            Category.WOMEN,
            "Hội thi nấu ăn",
            {"result": "03 đội"},
            "Tổ chức Hội thi nấu ăn; có 03 đội tham gia.",
        ),
        (
            Category.CULTURE_SPORT,
            "Hội thao cụm thi đua số 4",
            {"partners": "Cụm thi đua số 4", "people": 6, "result": "giải Nhì"},
            "Cử 06 đồng chí tham gia Hội thao cụm thi đua số 4, đạt giải Nhì.",
        ),
        (
            Category.CULTURE_SPORT,
            "Tham gia Hội thao khối",
            {},
            "Tham gia Hội thao khối.",
        ),
        (
            Category.TRAINING,
            "Tập huấn nghiệp vụ",
            {"people": 3, "result": "03 cán bộ công đoàn hoàn thành"},
            "Tổ chức tập huấn nghiệp vụ với 03 đồng chí tham gia; cả 03 cán bộ công đoàn hoàn thành.",
        ),
        (
            Category.INSPECTION,
            "Kiểm tra tài chính đồng cấp",
            {"result": "thu, chi đúng quy định"},
            "Kiểm tra tài chính đồng cấp; qua kiểm tra, thu, chi đúng quy định.",
        ),
    ],
)
def test_an_activity_is_reported_as_an_officer_would(
    category: Category, title: str, values: dict[str, Any], sentence: str
) -> None:
    assert sentence in clauses(category, title, **values)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("12 ý kiến được tiếp thu", "; qua đó có 12 ý kiến được tiếp thu."),
        ("Đạt giải Ba toàn đoàn", ", đạt giải Ba toàn đoàn."),
        ("Tổ Sử: giải nhất; Lò Thị Mai: giải ba", "; tổ Sử đạt giải nhất; Lò Thị Mai đạt giải ba."),
        ("trồng 300 cây", "; qua đó đã trồng 300 cây."),
        ("Đoàn viên phấn khởi", "; đoàn viên phấn khởi."),
        ("dòng một\ndòng hai", ", với kết quả như sau:\ndòng một\ndòng hai"),
    ],
)
def test_a_result_goes_on_the_sentence(result: str, words: str) -> None:
    assert result_text([result], "Tết trồng cây", Category.SOCIAL_WORK) == words


def test_an_occasion_that_the_title_holds_is_not_said_again() -> None:
    occasion = "96 năm Ngày thành lập Công đoàn Việt Nam (28/7)"
    title = "Ôn truyền thống 96 năm Ngày thành lập Công đoàn Việt Nam"
    assert with_day_named(title, [occasion]) == (title, [])
    assert with_day_named("Giải cầu lông", [occasion]) == ("Giải cầu lông", [occasion])
    youth = "94 năm Ngày thành lập Đoàn TNCS Hồ Chí Minh"
    assert with_day_named("Bóng chuyền chào mừng 26/3", [youth]) == (
        f"Bóng chuyền chào mừng {youth} (26/3)",
        [],
    )


def test_a_sentence_begins_like_none_before_in_its_part() -> None:
    voice = Voice("năm 2024", "Công đoàn cơ sở xã Hoa Lâm")
    assert voice.begin("công đoàn đã họp.") == "Trong năm 2024, công đoàn đã họp."
    assert voice.begin("công đoàn đã họp.") == "Bên cạnh đó, công đoàn đã họp."
    for _ in grammar().lead_ins[2:]:
        voice.begin("")
    assert voice.begin("công đoàn đã họp.") == "Công đoàn đã họp."
    ways = [say("Tặng 04 suất quà cho các cháu."), say("Trao 04 suất quà cho các cháu.")]
    assert [voice.choose(ways).text[:4] for _ in range(3)] == ["Tặng", "Trao", "Trao"]


def test_a_lead_in_that_a_sentence_had_is_passed_over() -> None:
    voice = Voice("năm 2024", "Công đoàn cơ sở xã Hoa Lâm")
    voice.hear([body(say("Bên cạnh đó, Công đoàn xã tham gia 02 hội thi."))])
    assert voice.begin("Công đoàn xã đã tặng quà").startswith("Trong năm 2024, ")
    assert voice.begin("Công đoàn xã đã thăm hỏi").startswith("Ngoài ra, ")


def test_a_union_is_called_by_its_short_name() -> None:
    subject = grammar().subject
    assert subject("Công đoàn cơ sở Trường THCS Hoa Mai") == "Công đoàn trường"
    assert subject("Công đoàn cơ sở xã Hoa Lâm") == "Công đoàn xã"
    assert subject("Công đoàn Hợp tác xã Bình Minh") == "Công đoàn"
    assert Voice("năm 2024", "Công đoàn cơ sở Hợp tác xã Bình Minh").union == "Công đoàn"
    assert Voice("năm 2024", "Công đoàn cơ sở Hợp tác xã Bình Minh", "Công đoàn HTX").union == "Công đoàn HTX"


@pytest.mark.parametrize(
    ("category", "title", "values", "sentence"),
    [
        (
            Category.INFORMATION,
            "TUYÊN TRUYỀN LUẬT CÔNG ĐOÀN NĂM 2024",
            {},
            "Tuyên truyền Luật Công đoàn năm 2024.",
        ),
        (
            Category.INFORMATION,
            "Luật Giao thông đường bộ",
            {"partners": "Công an phường."},
            "Phối hợp với Công an phường tuyên truyền, phổ biến Luật Giao thông đường bộ.",
        ),
        (
            Category.SOCIAL_WORK,
            "Nhà đại đoàn kết cho bà Ke",
            {"cost": 5_000_000, "money_source": MoneySource.OWN},
            "Trao tặng nhà đại đoàn kết cho bà Ke, kinh phí 05 triệu đồng.",
        ),
        (
            Category.SOCIAL_WORK,
            "Áo ấm cho em",
            {"beneficiaries": 12, "beneficiary_noun": "cháu"},
            "Hỗ trợ áo ấm cho em, 12 cháu.",
        ),
        (
            Category.SOCIAL_WORK,
            "Ủng hộ đồng bào miền Trung",
            {"occasion": "Bão số 10", "result": "1,5 tỷ đồng"},
            "Ủng hộ đồng bào miền Trung khắc phục hậu quả của bão số 10, với số tiền 1,5 tỷ đồng.",
        ),
        (
            Category.EMULATION,
            "“Bình dân học vụ số”",
            {"occasion": "Hưởng ứng phong trào “Bình dân học vụ số”"},
            "Thực hiện phong trào “Bình dân học vụ số”.",
        ),
        (Category.EMULATION, "100% lớp học hạnh phúc", {}, "Thực hiện phong trào “100% lớp học hạnh phúc”."),
        (
            Category.CULTURE_SPORT,
            "Giải bóng đá chào mừng 1/5",
            {"occasion": "Ngày Quốc tế Lao động 1/5", "result": "đạt giải nhì; giải ba"},
            "Tổ chức giải bóng đá chào mừng 138 năm Ngày Quốc tế Lao động (1/5), đạt giải nhì, giải ba.",
        ),
        (
            Category.SOCIAL_WORK,
            "Viếng nghĩa trang liệt sĩ",
            {"occasion": "Ngày Thương binh - Liệt sĩ"},
            "Viếng nghĩa trang liệt sĩ nhân dịp kỷ niệm 77 năm Ngày Thương binh - Liệt sĩ (27/7).",
        ),
        (
            Category.CONFERENCE,
            "Hội nghị viên chức năm 2024.",
            {"result": "5.300.000đ"},
            "Ngày 06/5/2024, Ban Chấp hành tổ chức Hội nghị viên chức năm 2024, với số tiền 5,3 triệu đồng.",
        ),
        (
            Category.INFORMATION,
            "3 buổi nói chuyện về an toàn",
            {"times": 3},
            "Tổ chức 3 buổi nói chuyện về an toàn.",
        ),
    ],
)
def test_titles_as_nobody_thought_of_them(
    category: Category, title: str, values: dict[str, Any], sentence: str
) -> None:
    assert sentence in clauses(category, title, **values)


@pytest.mark.parametrize(
    ("category", "title", "values", "sentence"),
    [
        (
            Category.INSPECTION,
            "Ban TTND giám sát đấu thầu",
            {"result": "Đúng quy định."},
            "Ban TTND giám sát đấu thầu; qua kiểm tra, đúng quy định.",
        ),
        (
            Category.DIRECTION,
            "BCH phân công nhiệm vụ",
            {"partners": "Chi đoàn"},
            "BCH phối hợp với Chi đoàn phân công nhiệm vụ.",
        ),
        (
            Category.REGULATION,
            "V/v sửa đổi quy chế chi tiêu nội bộ",
            {"partners": "Ban Giám hiệu"},
            "Phối hợp với Ban Giám hiệu sửa đổi quy chế chi tiêu nội bộ.",
        ),
        (Category.INSPECTION, "- KT quỹ tiền mặt", {}, "Kiểm tra quỹ tiền mặt."),
        (
            Category.WOMEN,
            "8/3: tặng hoa nữ đoàn viên",
            {},
            "Tặng hoa nữ đoàn viên nhân dịp 8/3.",
        ),
        (
            Category.CONFERENCE,
            "HN CBVC NĂM HỌC 2024-2025",
            {"result": "thông qua nghị quyết"},
            "Ngày 06/5/2024, Ban Chấp hành tổ chức Hội nghị CBVC năm học 2024-2025; "
            "tại Hội nghị đã thông qua nghị quyết.",
        ),
        (
            Category.CONGRESS,
            "ĐẠI HỘI CÔNG ĐOÀN TRƯỜNG THCS HOA MAI LẦN THỨ XII",
            {},
            "Ngày 06/5/2024, Ban Chấp hành tổ chức Đại hội Công đoàn Trường THCS Hoa Mai lần thứ XII.",
        ),
        (
            Category.EMULATION,
            "Phát động thi đua chào mừng ngày nhà giáo việt nam",
            {},
            "Phát động thi đua chào mừng Ngày Nhà giáo Việt Nam.",
        ),
        (
            Category.SOCIAL_WORK,
            "Khám, cấp thuốc miễn phí",
            {
                "beneficiaries": 230,
                "beneficiary_noun": "người được khám",
                "cost": 5_000_000,
                "money_source": MoneySource.OTHERS,
                "giver": "Nhà tài trợ",
            },
            "Tổ chức khám, cấp thuốc miễn phí, 230 người được khám, "
            "kinh phí 05 triệu đồng do nhà tài trợ hỗ trợ.",
        ),
        (
            Category.BLOOD_DONATION,
            "Ngày hội hiến máu “Giọt hồng”",
            {"people": 5, "result": "05 đơn vị máu"},
            "Cử 05 đồng chí tham gia Ngày hội hiến máu “Giọt hồng”; thu được 05 đơn vị máu.",
        ),
        (
            Category.PARTY_BUILDING,
            "Giới thiệu ĐVƯT cho Đảng",
            {"people": 3, "result": "02 đ/c được kết nạp"},
            "Giới thiệu 03 ĐVƯT cho Đảng, trong đó 02 đ/c được kết nạp.",
        ),
        (
            Category.ORGANISATION,
            "Thành lập tổ công đoàn Văn phòng",
            {"result": "01 tổ"},
            "Thành lập tổ công đoàn Văn phòng.",
        ),
        (
            Category.SOCIAL_WORK,
            "Trồng cây xanh",
            {"result": "60 cây"},
            "Trồng cây xanh; tổng số 60 cây.",
        ),
        (
            Category.TRAINING,
            "Tạo điều kiện cho 04 đoàn viên đi học",
            {"people": 4},
            "Tạo điều kiện cho 04 đoàn viên đi học.",
        ),
        (
            Category.MANAGEMENT,
            "Họp giao ban với Ban Giám hiệu",
            {"partners": "Ban Giám hiệu"},
            "Họp giao ban với Ban Giám hiệu.",
        ),
        (
            Category.CULTURE_SPORT,
            "Hội thao ngành giáo dục",
            {"result": "Nhì toàn đoàn; 03 HCV"},
            "Tổ chức Hội thao ngành giáo dục, đạt giải Nhì toàn đoàn, 03 HCV.",
        ),
    ],
)
def test_titles_as_people_type_them(
    category: Category, title: str, values: dict[str, Any], sentence: str
) -> None:
    assert sentence in clauses(category, title, **values)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("TUYÊN TRUYỀN LUẬT BHXH, BHYT", "Tuyên truyền Luật BHXH, BHYT"),
        ("Quỹ MÁI ẤM CÔNG ĐOÀN", "Quỹ Mái ấm công đoàn"),
        ("CHĂM LO TẾT BÍNH NGỌ 2026", "Chăm lo Tết Bính Ngọ 2026"),
        ("ĐẠI HỘI LẦN THỨ XII", "Đại hội lần thứ XII"),
        ("Kiểm tra BHXH, BHYT, BHTN", "Kiểm tra BHXH, BHYT, BHTN"),
        ("TT Y tế", "TT Y tế"),
        ("TT pháp luật", "Tuyên truyền pháp luật"),
    ],
)
def test_what_was_typed_in_capitals_is_written_small(typed: str, written: str) -> None:
    assert sentence_case(typed) == written


@pytest.mark.parametrize(
    ("partner", "words"),
    [
        ("LĐLĐ huyện", "cử 03 đồng chí tham gia tập huấn công tác công đoàn do LĐLĐ huyện tổ chức"),
        (
            "Công đoàn cấp trên",
            "cử 03 đồng chí tham gia tập huấn công tác công đoàn do Công đoàn cấp trên tổ chức",
        ),
    ],
)
def test_the_union_above_is_known_by_what_people_write_for_it(partner: str, words: str) -> None:
    upper = "Liên đoàn Lao động huyện Hoa Lâm"
    clause = clause_of(
        "Tập huấn công tác công đoàn", Category.TRAINING, [partner], upper=upper, noun="đồng chí"
    )
    assert f"{clause.before}03{clause.after}{clause.tail}" == words


def test_another_union_is_a_partner() -> None:
    upper = "Liên đoàn Lao động huyện Hoa Lâm"
    clause = clause_of("Tập huấn nghiệp vụ", Category.TRAINING, ["LĐLĐ tỉnh"], upper=upper, noun="đồng chí")
    assert clause.before == "phối hợp với LĐLĐ tỉnh tổ chức tập huấn nghiệp vụ"


def test_a_lead_is_said_before_what_stands_under_it() -> None:
    entries = [EventFacts(DAY, Category.EMULATION, title) for title in ("Hội giảng", "Hội thi", "Thao giảng")]
    lines = text_of(report_of(with_entries(events=entries))).splitlines()
    assert "  Công đoàn trường phát động, hưởng ứng 03 phong trào, hoạt động thi đua:" in lines


def test_an_occasion_whose_day_the_title_says_is_left_out() -> None:
    lines = clauses(Category.INFORMATION, "Tọa đàm 8/3", occasion="Ngày Quốc tế Phụ nữ 8/3")
    assert "Tổ chức tọa đàm 8/3." in lines


def test_an_outline_says_it_in_words_of_its_own() -> None:
    own = {
        "committee": "Ban Thường vụ",
        "verbs": ["rước đèn"],
        "subjects": {"": "Công đoàn chúng tôi"},
        "kinds": {"conference": {"verb": "chủ trì"}},
    }
    event = EventFacts(DAY, Category.CONFERENCE, "Hội nghị viên chức")
    outline = replace(load_outline("co-quan"), grammar=own)
    record = with_entries(events=[event])
    assert "Ngày 06/5/2024, Ban Thường vụ chủ trì Hội nghị viên chức." in text_of(compose(outline, record))
    assert "Ngày 06/5/2024, Ban Chấp hành tổ chức Hội nghị viên chức." in text_of(report_of(record))
    with speaking(own):
        assert grammar().verbs.match("rước đèn cùng các cháu")
        assert grammar().subject("Công đoàn cơ sở Trường Hoa Mai") == "Công đoàn trường"
        assert grammar().subject("Công đoàn cơ sở Hợp tác xã") == "Công đoàn chúng tôi"


def test_a_grammar_with_a_kind_that_is_none_is_refused() -> None:
    data = tomllib.loads(Path(room.__file__).with_name("grammar.toml").read_text(encoding="utf-8"))
    with pytest.raises(ValueError, match="strange"):
        read_grammar({**data, "kinds": {**data["kinds"], "strange": {}}})
    with pytest.raises(KeyError, match="lead_ins"):
        read_grammar({name: value for name, value in data.items() if name != "lead_ins"})


def test_sums_and_days_stand_in_running_text_as_documents_write_them() -> None:
    amounts = (4_000_000, 3_600_000, 3_650_000, 900_000, 21_000_000, 1_200_000_000, -880_000)
    assert [dong_in_text(one) for one in amounts] == [
        "04 triệu đồng", "3,6 triệu đồng", "3.650.000 đồng", "900.000 đồng", "21 triệu đồng", "1,2 tỷ đồng",
        "âm 880.000 đồng",
    ]  # fmt: skip
    days = (date(2024, 3, 1), date(2024, 2, 1), date(2024, 12, 15))
    assert [date_in_text(one) for one in days] == ["01/3/2024", "01/02/2024", "15/12/2024"]
