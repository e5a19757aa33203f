"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Count
from app.people.roster.models import Membership
from app.web.features import Deed, Feature
from app.web.personal.declared import Personal, Purpose

FEATURE = Feature(
    deeds={"party_erased": Deed("Xóa hẳn thông tin đảng viên", alone=True)},
    noted={"party_periods": Count("Số dòng có thông tin đảng viên")},
    personal=(
        Personal(
            label="Đảng viên",
            model=Membership,
            emptied={"party_member": False},
            purpose=Purpose.PARTY,
            alone_for_it=True,
        ),
    ),
)
