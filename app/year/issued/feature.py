"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Text
from app.web.features import Deed, Feature, LogKind, MenuEntry
from app.web.personal.declared import Personal
from app.year.issued.actions import mark_erased
from app.year.issued.checks import paper_faults
from app.year.issued.facts import OutgoingFacts
from app.year.issued.queries import KIND
from app.year.issued.showing.queries import extract_of_papers

_SIGNED = (
    "Văn bản đã ký, phát hành: giữ nguyên như lúc ký (Luật Lưu trữ 2024); bên cạnh ghi ai đã xóa dữ liệu."
)

FEATURE = Feature(
    menu=(MenuEntry("", 41, "Văn bản đi", "issued.index", "send"),),
    guide="Báo cáo cuối năm",
    facts=(OutgoingFacts,),
    subjects={"issued.outgoing": "văn bản đi", "issued.report": "báo cáo đã phát hành"},
    deeds={"frozen": Deed("Phát hành")},
    noted={
        "report_period": Text("Kỳ báo cáo"),
        "report_outline": Text("Đề cương"),
        "digest": Text("Mã văn bản"),
        "replaces": Text("Thay cho"),
        "erased_in": Text("Người đã xóa dữ liệu"),
    },
    kinds=(LogKind(KIND, "Văn bản đi", "issued.show"),),
    checks=(lambda unit_id, _today: paper_faults(unit_id),),
    personal=(
        Personal(label="Báo cáo đã phát hành có nêu tên", rows=extract_of_papers),
        Personal(
            label="",
            erase=mark_erased,
            kept={"frozen_reports.*": _SIGNED, "outgoing_papers.*": _SIGNED},
        ),
    ),
)
