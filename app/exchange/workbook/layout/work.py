"""Sheets of what the union does: visits, activities, petitions, awards, ratings."""

from __future__ import annotations

from app.exchange.workbook.cells import Score
from app.exchange.workbook.layout.columns import (
    Column,
    Sheet,
    channel,
    count,
    day,
    fund,
    lines,
    money,
    note,
    one_of,
    people,
    text,
    voucher,
    year,
)
from app.life.awards.facts import Stage, Subject
from app.life.events.facts import Category
from app.life.ratings.facts import Level, RatedSubject
from app.life.visits.facts import Audience, Reason

VISITS = Sheet(
    "Thăm hỏi",
    (
        day("Ngày", "happened_on", required=True),
        one_of("Lý do", "reason", Reason, required=True),
        text("Dịp", "occasion"),
        text("Người nhận", "recipient", required=True, width=28),
        one_of("Đối tượng", "audience", Audience, required=True, width=14),
        people(),
        count("Số người", "people"),
        money("Số tiền", "amount"),
        text("Hiện vật", "in_kind"),
        fund("Quỹ chi"),
        channel(),
        text("Người đi thăm", "visitors"),
        voucher(),
        note(),
    ),
)

EVENTS = Sheet(
    "Hoạt động",
    (
        day("Từ ngày", "starts_on", required=True),
        day("Đến ngày", "ends_on"),
        one_of("Loại", "category", Category, required=True, width=22),
        text("Tên hoạt động", "title", required=True, width=40),
        lines("Kết quả", "result", width=30),
        text("Dịp", "occasion"),
        text("Phối hợp với", "partners"),
        text("Địa điểm", "place"),
        count("Số người tham gia", "people"),
        count("Số lần", "times"),
        money("Kinh phí", "cost"),
        fund("Quỹ chi"),
        channel(),
        voucher(),
        note(),
    ),
)

PETITIONS = Sheet(
    "Kiến nghị",
    (
        day("Ngày", "raised_on", required=True),
        text("Người nêu", "raised_by", 300),
        lines("Nội dung", "content", required=True, width=40),
        text("Nơi giải quyết", "addressed_to", 300),
        lines("Kết quả", "answer", width=30),
        day("Ngày trả lời", "answered_on"),
    ),
)

AWARDS = Sheet(
    "Khen thưởng",
    (
        day("Ngày", "granted_on"),
        year(),
        one_of("Đối tượng", "subject", Subject, required=True, width=11),
        people(),
        text("Tên", "name", required=True, width=26),
        text("Danh hiệu, hình thức", "title", required=True, width=30),
        one_of("Mức", "stage", Stage, required=True, width=10),
        text("Cấp khen", "granting_body", 300, width=22),
        text("Số quyết định", "decision_number", 120),
        count("Số lượng", "quantity"),
        money("Tiền thưởng", "prize"),
        fund("Quỹ chi"),
        channel(),
    ),
)

RATINGS = Sheet(
    "Xếp loại",
    (
        year(),
        one_of("Đối tượng", "subject", RatedSubject, required=True, width=18),
        people(),
        one_of("Mức", "level", Level, required=True, width=22),
        count("Số lượng", "quantity"),
        text("Cấp công nhận", "recognised_by", 300, width=24),
        Column("Điểm", "score", Score(30), width=8),
    ),
)
