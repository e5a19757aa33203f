"""Short papers: request for awards, programme of work, resolution, invitation, news item."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from app.core.vietnamese import tidy
from app.life.awards.facts import Stage, Subject
from app.life.events.facts import Category
from app.life.ratings.facts import Level, RatedSubject
from app.office.units.models import Unit
from tests.conftest import Statements, put_member
from tests.downloads import MARKUP, As, errors, only_those_of_the_books_read, words
from tests.life.awards.entries import put_award, put_rating
from tests.life.events.entries import put_event
from tests.life.meetings.test_meetings import put_meeting
from tests.year.commitments.rows import put_task

PROPOSAL = "/van-ban/to-trinh-khen-thuong?ky=2024"
PROGRAMME = "/van-ban/chuong-trinh-cong-tac?ky=2025"


def pdf_words(as_role: As, address: str) -> str:
    answer = as_role("auditor").get(address)
    assert answer.status_code == 200, words(answer)
    return tidy(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages))


def docx_words(as_role: As, address: str) -> str:
    file = Document(BytesIO(as_role("auditor").get(address).data))
    return tidy(" ".join(text.text or "" for text in file.element.body.iter("{*}t")))


def put_proposals(unit: Unit) -> None:
    """Two people of the roster and a collective for one body, one person for another, one granted already."""
    first = put_member(unit, "DV010", "Lê Thị Ấm", position="Giáo viên")
    second = put_member(unit, "DV011", "Cao Văn Bền")
    asked = {"stage": Stage.PROPOSED, "granting_body": "Liên đoàn Lao động tỉnh Hoa Mai"}
    put_award(unit, title="Giấy khen", member_ids=(first.id, second.id), quantity=2, **asked)
    put_award(unit, title="Bằng khen", name="Tổ Tự nhiên", subject=Subject.COLLECTIVE, **asked)
    put_award(
        unit,
        title="Chiến sĩ thi đua cơ sở",
        name="Đoàn viên",
        quantity=3,
        stage=Stage.PROPOSED,
        granting_body="UBND huyện",
    )
    put_award(unit, title="Lao động tiên tiến")
    put_rating(unit, subject=RatedSubject.MEMBER, level=Level.EXCELLENT, member_ids=(first.id,))


def test_a_request_for_awards_lists_who_is_proposed_to_the_body(as_role: As, union: Unit) -> None:
    put_proposals(union)
    asked = "cap_khen=Liên đoàn Lao động tỉnh Hoa Mai&so=7&ngay_ky=05/12/2024&can_cu=Căn cứ biên bản họp;"
    text = words(as_role("recorder").get(f"{PROPOSAL}&{asked}"))
    for line in (
        "Số: 07/TTr-CĐCS",
        "Hoa Mai, ngày 05 tháng 12 năm 2024",
        "Về việc đề nghị khen thưởng năm 2024",
        "Kính gửi: Liên đoàn Lao động tỉnh Hoa Mai",
        "Căn cứ biên bản họp; Ban Chấp hành",
        "xét khen thưởng năm 2024 cho 02 cá nhân và 01 tập thể, cụ thể như sau:",
        "01 Lê Thị Ấm Giáo viên Giấy khen Hoàn thành xuất sắc",
        "TT HỌ VÀ TÊN, TẬP THỂ CHỨC VỤ",
        "02 Cao Văn Bền Giấy khen",
        "03 Tổ Tự nhiên Bằng khen",
        "Kính đề nghị Liên đoàn Lao động tỉnh Hoa Mai xem xét, quyết định./.",
        "- Như trên; - Lưu: CĐCS.",
        "TM. BAN CHẤP HÀNH CHỦ TỊCH Trần Thị Thu Hà",
    ):
        assert line in text
    assert "Chiến sĩ thi đua" not in text
    assert "Lao động tiên tiến" not in text


def test_without_a_body_all_are_asked_of_the_upper_union(as_role: As, union: Unit) -> None:
    put_proposals(union)
    text = words(as_role("recorder").get(PROPOSAL))
    assert "Kính gửi: Liên đoàn Lao động huyện Hoa Mai" in text
    assert "cho 05 cá nhân và 01 tập thể" in text
    assert "Đoàn viên (03)" in text


def test_pdf_and_word_say_what_the_page_says(as_role: As, union: Unit) -> None:
    put_proposals(union)
    for read, kind in ((pdf_words, "pdf"), (docx_words, "docx")):
        text = read(as_role, f"{PROPOSAL}&dang={kind}")
        assert "TỜ TRÌNH" in text
        assert "Lê Thị Ấm" in text
        assert "Tổ Tự nhiên" in text


def test_a_programme_says_what_when_and_by_whom(as_role: As, union: Unit) -> None:
    put_task(union, position=2, content="Hội thao", timing="Tháng 3", assignee="Ban Nữ công")
    put_task(union, position=1, content="- họp mặt đầu năm.", target="100% đoàn viên")
    put_task(union, year="2026", content="Đại hội")
    text = words(as_role("recorder").get(PROGRAMME))
    assert "NỘI DUNG CÔNG VIỆC CHỈ TIÊU THỜI GIAN NGƯỜI THỰC HIỆN" in text
    assert "01 Họp mặt đầu năm 100% đoàn viên 02 Hội thao Tháng 3 Ban Nữ công Trên đây là" in text
    assert "Đại hội" not in text


def test_a_column_that_nobody_filled_is_left_out_of_a_programme(as_role: As, union: Unit) -> None:
    put_task(union, content="Hội thao")
    assert "NỘI DUNG CÔNG VIỆC THỜI GIAN NGƯỜI THỰC HIỆN" in words(as_role("recorder").get(PROGRAMME))


@pytest.mark.parametrize(
    ("address", "leads_to"), [(PROPOSAL, "/khen-thuong/"), (PROGRAMME, "/phuong-huong/")]
)
def test_without_anything_recorded_the_page_says_where_to_record_it(
    as_role: As, union: Unit, address: str, leads_to: str
) -> None:
    page = as_role("recorder").get(address)
    assert "chưa ghi" in words(page)
    assert f'href="{leads_to}"' in page.text
    assert "Tải PDF" not in page.text


def test_a_congress_resolves_and_a_committee_concludes(as_role: As, union: Unit) -> None:
    row = put_meeting(
        union,
        title="Đại hội lần thứ V",
        people=22,
        place="hội trường",
        resolution="- Thông qua báo cáo.\n- Bầu 05 ủy viên.",
        votes_for=20,
        votes_against=2,
        presided_by="Hồ Thị Ngân",
        begins_at=time(8, 30),
    )
    text = words(as_role("auditor").get(f"/van-ban/nghi-quyet/{row.id}?so=1&ngay_ky=20/09/2024"))
    for line in (
        "Số: 01/NQ-CĐCS",
        "NGHỊ QUYẾT Đại hội lần thứ V",
        "8 giờ 30, ngày 20 tháng 9 năm 2024, tại hội trường, Công đoàn cơ sở Trường THCS Hoa Mai tổ chức "
        "Đại hội lần thứ V với 22 người dự, do đồng chí Hồ Thị Ngân chủ trì.",
        "Sau khi thảo luận, Đại hội quyết nghị: - Thông qua báo cáo. - Bầu 05 ủy viên.",
        "Đại hội biểu quyết: tán thành 20/22 (90,9%); không tán thành 2/22 (9,1%).",
        "Nghị quyết này được Đại hội thông qua ngày 20 tháng 9 năm 2024./.",
    ):
        assert line in text
    other = put_meeting(
        union, category=Category.COMMITTEE_MEETING, title="Họp tháng 9", resolution="Chi quà."
    )
    text = words(as_role("auditor").get(f"/van-ban/nghi-quyet/{other.id}"))
    assert "KẾT LUẬN Cuộc họp tháng 9" in text
    assert "cuộc họp thống nhất kết luận: Chi quà." in text


def test_an_invitation_leaves_room_for_what_the_books_do_not_know(as_role: As, union: Unit) -> None:
    row = put_meeting(union, title="Hội nghị", agenda="Báo cáo\nThảo luận", begins_at=time(14, 0))
    text = words(as_role("auditor").get(f"/van-ban/giay-moi/{row.id}"))
    for line in (
        "trân trọng kính mời: .....",
        "Tới dự: Hội nghị.",
        "Thời gian: 14 giờ 00, ngày 20 tháng 9 năm 2024.",
        "Địa điểm: .....",
        "Nội dung: Báo cáo Thảo luận",
    ):
        assert line in text
    assert "Chủ trì" not in text
    named = words(as_role("auditor").get(f"/van-ban/giay-moi/{row.id}?kinh_moi=Đồng chí Lê Thị Ấm"))
    assert "trân trọng kính mời: Đồng chí Lê Thị Ấm" in named


def test_a_news_item_tells_an_activity_without_its_money(as_role: As, union: Unit) -> None:
    row = put_event(
        union,
        title="ngày hội thể thao",
        partners="Đoàn Thanh niên",
        occasion="Ngày thành lập Công đoàn",
        people=40,
        cost=2_000_000,
        result="Đội Tổ 1 đạt giải Nhất",
    )
    text = words(as_role("recorder").get(f"/van-ban/tin-bai/{row.id}"))
    assert (
        "Ngày 08 tháng 3 năm 2024, Công đoàn cơ sở Trường THCS Hoa Mai phối hợp với Đoàn Thanh niên "
        "tổ chức ngày hội thể thao nhân dịp Ngày thành lập Công đoàn với 40 người tham gia; "
        "đội Tổ 1 đạt giải Nhất."
    ) in text
    assert "2.000.000" not in text


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            {"title": "Hội thi nấu ăn", "people": 24, "result": "03 đội."},
            "tổ chức Hội thi nấu ăn với 24 người tham gia; có 03 đội tham gia.",
        ),
        (
            {"title": "Giúp dân dọn bùn", "category": Category.SOCIAL_WORK, "result": "15 hộ"},
            "giúp dân dọn bùn; giúp được 15 hộ.",
        ),
        (
            {"title": "Chương trình Tết sum vầy", "people": 4, "beneficiaries": 12, "beneficiary_noun": "hộ"},
            "tổ chức chương trình Tết sum vầy cho 12 hộ với 04 người tham gia.",
        ),
        (
            {"title": "Tư vấn cho bà con", "people": 4, "beneficiaries": 18, "beneficiary_noun": "hộ"},
            "tư vấn cho bà con với 04 người tham gia, 18 hộ.",
        ),
        (
            {"title": "Họp Ban Chấp hành", "times": 3, "ends_on": date(2024, 5, 30)},
            "Từ ngày 08 tháng 3 đến ngày 30 tháng 5 năm 2024, Công đoàn cơ sở Trường THCS Hoa Mai "
            "họp Ban Chấp hành (03 lần).",
        ),
        (
            {"title": "Tọa đàm", "result": "Đã ký giao ước.\nĐội Tổ 1 đạt giải."},
            "tổ chức tọa đàm. Đã ký giao ước. Đội Tổ 1 đạt giải.",
        ),
    ],
)
def test_a_news_item_tells_results_as_the_report_does(
    as_role: As, union: Unit, facts: dict[str, object], expected: str
) -> None:
    row = put_event(union, **facts)
    assert expected in words(as_role("recorder").get(f"/van-ban/tin-bai/{row.id}"))


@pytest.mark.parametrize(
    ("title", "comes_to"),
    [
        ("Tham gia Lễ hội Xuân Hồng", "Lễ hội Xuân Hồng"),
        ("Tổ chức tọa đàm 8/3", "tọa đàm 8/3"),
        ("Họp Ban Chấp hành tháng 9", "cuộc họp Ban Chấp hành tháng 9"),
        ("V/v gặp mặt cuối năm.", "buổi gặp mặt cuối năm"),
        ("HN CBVC NĂM HỌC 2024-2025", "Hội nghị CBVC năm học 2024-2025"),
    ],
)
def test_an_invitation_names_what_one_comes_to(as_role: As, union: Unit, title: str, comes_to: str) -> None:
    row = put_meeting(union, title=title)
    text = words(as_role("auditor").get(f"/van-ban/giay-moi/{row.id}"))
    assert f"Tới dự: {comes_to}." in text
    assert f"GIẤY MỜI {comes_to[0].upper()}{comes_to[1:]}" in text


def test_a_campaign_in_a_news_item_stands_behind_a_comma(as_role: As, union: Unit) -> None:
    row = put_event(union, title="treo băng rôn", occasion="Tháng Công nhân")
    text = words(as_role("recorder").get(f"/van-ban/tin-bai/{row.id}"))
    assert "treo băng rôn, hưởng ứng Tháng Công nhân." in text


def test_the_page_of_an_activity_leads_to_its_papers(as_role: As, union: Unit) -> None:
    plain, decided = put_event(union), put_meeting(union, resolution="Chi quà.")
    client = as_role("recorder")
    first, second = client.get(f"/hoat-dong/{plain.id}").text, client.get(f"/hoat-dong/{decided.id}").text
    assert f"/van-ban/giay-moi/{plain.id}" in first
    assert "/van-ban/nghi-quyet/" not in first
    assert f"/van-ban/nghi-quyet/{decided.id}" in second
    assert client.get(f"/van-ban/nghi-quyet/{plain.id}").status_code == 404


def test_a_withdrawn_activity_has_no_papers(as_role: As, union: Unit) -> None:
    row = put_event(union)
    client = as_role("recorder")
    client.post(f"/hoat-dong/{row.id}/rut", data={"version": "1", "reason": "Ghi nhầm"})
    assert "/van-ban/giay-moi/" not in client.get(f"/hoat-dong/{row.id}").text
    assert client.get(f"/van-ban/giay-moi/{row.id}").status_code == 404


def test_a_bad_day_is_reported_beside_its_box_and_prints_nothing(as_role: As, union: Unit) -> None:
    put_task(union)
    page = as_role("recorder").get(f"{PROGRAMME}&ngay_ky=31/02/2025&so=12&dang=pdf")
    assert page.status_code == 422
    assert set(errors(page)) == {"ngay_ky"}
    assert 'value="31/02/2025"' in page.text
    assert 'value="12"' in page.text


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    put_task(union, content=MARKUP, assignee=MARKUP)
    row = put_meeting(union, title=MARKUP, resolution=MARKUP, agenda=MARKUP)
    put_award(union, name=MARKUP, title=MARKUP, stage=Stage.PROPOSED)
    for address in (
        PROPOSAL,
        PROGRAMME,
        *(f"/van-ban/{one}/{row.id}" for one in ("nghi-quyet", "giay-moi", "tin-bai")),
    ):
        assert "<script>alert" not in as_role("recorder").get(address).text


def test_only_those_of_the_books_read_them(as_role: As, union: Unit) -> None:
    put_task(union)
    put_proposals(union)
    row = put_meeting(union, resolution="Chi quà.")
    only_those_of_the_books_read(
        as_role,
        PROPOSAL,
        PROGRAMME,
        *(f"/van-ban/{one}/{row.id}" for one in ("nghi-quyet", "giay-moi", "tin-bai")),
    )


def test_the_number_of_statements_does_not_grow(as_role: As, union: Unit, statements: Statements) -> None:
    client = as_role("recorder")

    def count(address: str) -> int:
        statements.clear()
        assert client.get(address).status_code == 200
        return statements.count

    put_proposals(union)
    put_task(union)
    before = [count(address) for address in (PROPOSAL, PROGRAMME)]
    for place in range(9):
        person = put_member(union, f"NV{place}", f"Lê Thị Na {place}")
        put_award(union, stage=Stage.PROPOSED, name=person.full_name, member_ids=(person.id,))
        put_task(union, content=f"Việc {place}")
    assert [count(address) for address in (PROPOSAL, PROGRAMME)] == before
