"""Requests from above as a table for Excel. Pure."""

from __future__ import annotations

from app.life.requests.queries import RequestLine
from app.papers.lists import Listing
from app.papers.sheet import Column

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
