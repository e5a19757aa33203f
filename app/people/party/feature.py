"""What this room hands to the application."""

from __future__ import annotations

from app.people.roster.models import Membership
from app.web.features import Feature
from app.web.personal.declared import Personal, Purpose

FEATURE = Feature(
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
