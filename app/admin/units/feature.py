"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.fields import Field
from app.office.units.facts import CongressFacts, UnitFacts
from app.office.units.queries import unit_by_id
from app.papers.head import head_of
from app.people.roster.queries import names_of
from app.web.features import Deed, Feature, MenuEntry
from app.web.personal.declared import Personal

_PAPERS = "Tên công đoàn và cơ quan trên văn bản."


def _signs(unit_id: int, member_id: int, day: date) -> Iterator[str]:
    """Who signs papers of the day hands over first."""
    head, name = head_of(unit_by_id(unit_id), day), names_of(unit_id, {member_id}).get(member_id)
    posts = {"Chủ tịch": head.chair, "Kế toán": head.accountant, "Thủ quỹ": head.treasurer}
    for post, holder in posts.items():
        if name and holder == name:
            yield f"đang là {post} trên văn bản (ghi người thay ở «Thông tin công đoàn» trước)"


FEATURE = Feature(
    facts=(UnitFacts, CongressFacts),
    menu=(MenuEntry("Sổ sách", 20, "Thông tin công đoàn", "units.show", "building"),),
    guide="Bắt đầu",
    subjects={"units": "thông tin công đoàn", "units.congress": "ngày đại hội"},
    deeds={
        "started": Deed("Mở sổ"),
        "party_kept": Deed("Đổi việc giữ thông tin đảng viên", alone=True),
    },
    noted={
        "requires_code": Field("Bắt buộc xác nhận hai bước"),
        "keeps_party": Field("Giữ thông tin đảng viên"),
    },
    personal=(
        Personal(
            label="",
            blocks=_signs,
            kept={
                "units.*": _PAPERS,
                "letterheads.*": _PAPERS,
                "officers.name": "Chủ tịch, kế toán, thủ quỹ: tên người ký trên văn bản đã phát hành.",
            },
        ),
    ),
)
