"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from app.life.donors.queries import Donor
from app.life.events.facts import EventFacts, PetitionFacts
from app.life.requests.queries import RequestLine
from app.life.series.queries import SeriesLine
from app.log.activities.models import Activity
from app.papers.lists import Listing
from app.papers.sheet import Column

EVENTS: Listing[tuple[Activity, EventFacts]] = Listing(
    "Danh sách hoạt động",
    "hoat-dong",
    "hoạt động",
    (
        (Column("Từ ngày", "date"), lambda found: found[1].starts_on),
        (Column("Đến ngày", "date"), lambda found: found[1].ends_on),
        (Column("Tên hoạt động", width=3), lambda found: found[1].title),
        (Column("Loại", width=1.2), lambda found: found[1].category.label),
        (Column("Kết quả", width=3), lambda found: found[1].result),
        (Column("Địa điểm", width=1.5), lambda found: found[1].place),
        (Column("Phối hợp với", width=1.5), lambda found: found[1].partners),
        (Column("Số lần", "count", 0.7), lambda found: found[1].times or 1),
        (Column("Số người", "count", 0.8), lambda found: found[1].people),
        (Column("Kinh phí", "money", 1.2), lambda found: found[1].cost),
        (Column("Nguồn", width=1.2), lambda found: source.label if (source := found[1].source) else ""),
    ),
)
SERIES: Listing[SeriesLine] = Listing(
    "Việc định kỳ",
    "viec-dinh-ky",
    "việc",
    (
        (Column("Tên", width=3), lambda one: one.facts.title),
        (Column("Loại", width=1.5), lambda one: one.facts.category.label),
        (Column("Bao lâu một lần", width=1.2), lambda one: one.facts.cadence.label),
        (Column("Địa điểm", width=1.5), lambda one: one.facts.place),
        (Column("Lần đầu", "date"), lambda one: one.facts.starts_on),
        (Column("Đến hết ngày", "date"), lambda one: one.facts.ends_on),
        (Column("Số lần trong năm", "count"), lambda one: len(one.dues)),
        (Column("Đã ghi", "count"), lambda one: one.settled),
        (Column("Đã qua, chưa ghi", "count"), lambda one: one.missed),
        (Column("Chưa ghi từ", "date"), lambda one: one.next_open),
    ),
)
DONORS: Listing[Donor] = Listing(
    "Danh sách người hiến máu",
    "nguoi-hien-mau",
    "người",
    (
        (Column("Họ và tên", width=2.5), lambda one: one.name),
        (Column("Mã"), lambda one: one.code),
        (Column("Số lần", "count"), lambda one: one.times),
        (Column("Lần đầu", "date"), lambda one: one.first_on),
        (Column("Gần nhất", "date"), lambda one: one.last_on),
    ),
)
REQUESTS: Listing[RequestLine] = Listing(
    "Yêu cầu của cấp trên",
    "yeu-cau-cua-cap-tren",
    "yêu cầu",
    (
        (Column("Ngày nhận", "date"), lambda one: one.facts.received_on),
        (Column("Nội dung", width=3), lambda one: one.facts.content),
        (Column("Nơi gửi", width=1.8), lambda one: one.facts.sender),
        (Column("Số văn bản", width=1.2), lambda one: one.facts.document_number),
        (Column("Hạn trả lời", "date"), lambda one: one.facts.due_on),
        (Column("Tình trạng", width=1.1), lambda one: one.state.label),
        (Column("Ngày trả lời", "date"), lambda one: one.answered_on),
        (Column("Đã trả lời thế nào", width=2.5), lambda one: one.answer),
    ),
)
PETITIONS: Listing[tuple[Activity, PetitionFacts]] = Listing(
    "Danh sách kiến nghị",
    "kien-nghi",
    "kiến nghị",
    (
        (Column("Ngày", "date"), lambda found: found[1].raised_on),
        (Column("Nội dung", width=3.5), lambda found: found[1].content),
        (Column("Người nêu", width=1.5), lambda found: found[1].raised_by),
        (Column("Nơi giải quyết", width=1.5), lambda found: found[1].addressed_to),
        (Column("Kết quả", width=2.5), lambda found: found[1].answer),
        (Column("Ngày trả lời", "date"), lambda found: found[1].answered_on),
        (Column("Tình trạng", width=1.2), lambda found: found[1].state.label),
    ),
)
