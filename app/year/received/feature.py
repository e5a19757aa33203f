"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Count, Text
from app.web.features import Deed, Feature
from app.web.personal.declared import Personal, Retention
from app.year.received.actions import forget_refused
from app.year.received.list_queries import REFUSED_KEPT, old_refused

FEATURE = Feature(
    subjects={"received.package": "gói báo cáo"},
    deeds={
        "taken": Deed("Nhận"),
        "refused": Deed("Không nhận"),
        "remarked": Deed("Ghi ý kiến về"),
        "remark_answered": Deed("Ghi đã trả lời ý kiến về"),
        "remark_withdrawn": Deed("Rút ý kiến về"),
        "accepted": Deed("Chấp nhận"),
    },
    noted={
        "sender": Text("Công đoàn gửi"),
        "label": Text("Kỳ báo cáo"),
        "number": Count("Số văn bản"),
        "digest": Text("Mã kiểm tra nội dung"),
        "key_code": Text("Mã khóa"),
        "sentence": Text("Vì sao"),
        "about": Text("Về số liệu, câu"),
        "remark": Text("Ý kiến"),
    },
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
