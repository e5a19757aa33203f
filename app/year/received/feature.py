"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature
from app.web.personal.declared import Personal, Retention
from app.year.received.actions import forget_refused
from app.year.received.list_queries import REFUSED_KEPT, old_refused

FEATURE = Feature(
    subjects={"received.package": "gói báo cáo"},
    personal=(
        Personal(
            label="",
            retention=Retention(
                key="tep-khong-nhan",
                label="Tên tệp và lý do của các tệp báo cáo không nhận",
                ground=f"Giữ {REFUSED_KEPT.days} ngày; nội dung tệp không được giữ, đợt báo cáo của năm "
                "đã xong.",
                count=lambda unit_id, today, _folder: len(old_refused(unit_id, today)),
                drop=lambda unit_id, today, _folder: forget_refused(unit_id, today),
            ),
        ),
    ),
)
