"""A meeting, a blood donation and photographs recorded by one who never read a manual, counted.

One interaction is a click, a choice or a filled box, counted from the page «Hoạt động».
"""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, ViewportSize, expect

from tests.browser.conftest import PHONE, WHO, WIDE, OpenPage
from tests.browser.tasks.test_visit import Counted, opened, print_count

SAVED = re.compile(r"/hoat-dong/[0-9]+$")


def begun(person: Counted, title: str, day: str) -> None:
    """A new activity with its name and day."""
    person.click(person.page.get_by_role("link", name="Ghi hoạt động"))
    person.type("Tên hoạt động", title)
    person.type("Ngày", day)


@pytest.mark.parametrize(("size", "month"), [(WIDE, 3), (PHONE, 4)])
def test_a_committee_meeting_takes_four(
    site: str, open_page: OpenPage, capsys: pytest.CaptureFixture[str], size: ViewportSize, month: int
) -> None:
    """Another meeting for each size: the same twice would be asked about."""
    person = opened(open_page(site, size=size), WHO, "/hoat-dong/")
    begun(person, f"Họp BCH tháng {month}", f"05/0{month}/2025")
    expect(person.page.locator("#category")).to_have_value("committee_meeting")
    person.click(person.page.get_by_role("button", name="Lưu", exact=True))
    expect(person.page).to_have_url(SAVED)
    print_count(person, capsys, f"the list of activities, {size['width']} px, a committee meeting of a month")
    assert person.done <= 4


def test_a_blood_donation_of_five_takes_nine_and_counts_each(
    site: str, open_page: OpenPage, capsys: pytest.CaptureFixture[str]
) -> None:
    person = opened(open_page(site), WHO, "/hoat-dong/")
    page = person.page
    begun(person, "Hiến máu tình nguyện", "07/04/2025")
    expect(page.locator("#category")).to_have_value("blood_donation")
    for place in range(5):
        person.click(page.locator("#member_ids .form-check-label").nth(place))
    expect(page.locator("[data-people-count]")).to_have_text("(5 người)")
    person.click(page.get_by_role("button", name="Lưu", exact=True))
    expect(page).to_have_url(SAVED)
    expect(page.locator("main")).to_contain_text("lần thứ 1")
    print_count(person, capsys, "the list of activities, a blood donation with five ticked by name")
    assert person.done <= 9


def test_what_the_server_proposes_in_a_refused_form_is_no_draft_to_put_back(
    site: str, open_page: OpenPage
) -> None:
    page = opened(open_page(site), WHO, "/hoat-dong/moi").page
    page.get_by_label("Tên hoạt động").fill("Họp BCH tháng 4")
    page.get_by_label("Ngày", exact=True).fill("31/02/2025")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator(".field-error").first).to_contain_text("không có trong lịch")
    expect(page.get_by_label("Tên hoạt động")).to_have_value("Họp BCH tháng 4")
    expect(page.locator(".draft-notice")).to_have_count(0)
    page.goto("/hoat-dong/moi")
    expect(page.locator(".draft-notice")).to_contain_text("Khôi phục")


def test_people_are_found_without_diacritics_and_all_members_ticked_at_once(
    site: str, open_page: OpenPage
) -> None:
    page = opened(open_page(site), WHO, "/hoat-dong/moi?loai=blood_donation").page
    shown = page.locator("#member_ids .form-check:visible")
    everybody = shown.count()
    page.get_by_label("Tìm người để đánh dấu").press_sequentially("nguyen duc tri")
    expect(shown).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("[data-people-count]")).to_have_text("(1 người)")
    expect(page).to_have_url(re.compile("moi"))
    page.get_by_label("Tìm người để đánh dấu").fill("")
    expect(shown).to_have_count(everybody)
    page.get_by_role("button", name="Chọn tất cả đoàn viên").click()
    ticked = page.locator("#member_ids :checked").count()
    assert 1 < ticked < everybody
    page.get_by_role("button", name="Bỏ chọn hết").click()
    expect(page.locator("[data-people-count]")).to_have_text("")


def photograph(name: str, colour: str) -> FilePayload:
    out = BytesIO()
    Image.new("RGB", (400, 900), colour).save(out, "JPEG")
    return FilePayload(name=name, mimeType="image/jpeg", buffer=out.getvalue())


def test_photographs_are_sent_together_and_stand_in_frames_of_one_size(
    site: str, open_page: OpenPage
) -> None:
    person = opened(open_page(site, size=PHONE), WHO, "/hoat-dong/")
    page = person.page
    begun(person, "Hội thao chào mừng 26/3", "26/03/2025")
    expect(page.locator("#category")).to_have_value("culture_sport")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page).to_have_url(SAVED)
    page.get_by_role("link", name="Đính kèm tệp").click()
    bad = FilePayload(name="ghi-chú.docx", mimeType="application/msword", buffer=b"PK")
    sent = [photograph("1.jpg", "red"), bad, photograph("2.jpg", "blue")]
    page.get_by_label("Ảnh chụp hoặc tệp quét").set_input_files(sent)
    expect(page.locator("main")).to_contain_text("Đã chọn 3 tệp")
    page.get_by_label("Mô tả").fill("Đội bóng chuyền")
    page.get_by_role("button", name="Đính kèm").click()
    expect(page.locator("main")).to_contain_text("Không nhận «ghi-chú.docx»")
    pictures = page.locator(".photographs img")
    expect(pictures).to_have_count(2)
    pictures.last.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    boxes = [one.bounding_box() for one in pictures.all()]
    assert len({(round(box["width"]), round(box["height"])) for box in boxes if box}) == 1
    assert [one.get_attribute("alt") for one in pictures.all()] == ["Đội bóng chuyền"] * 2
