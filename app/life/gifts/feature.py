"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Text
from app.life.gifts.actions import erase_children
from app.life.gifts.facts import GiftListFacts, LineDefaults, LineValues, Posting, RecipientFacts, Sum
from app.life.gifts.merging import actions as merging_actions  # noqa: F401 - it listens
from app.life.gifts.models import GiftRecipient
from app.life.gifts.queries import extract_of_lines
from app.web.features import Deed, Feature, MenuEntry
from app.web.personal.declared import MARK, Personal, Purpose

FEATURE = Feature(
    menu=(MenuEntry("Con người", 30, "Danh sách quà", "gifts.index", "gift"),),
    guide="Danh sách quà",
    facts=(
        GiftListFacts,
        RecipientFacts,
        LineValues,
        LineDefaults,
        Posting,
        Sum,
    ),
    subjects={"gifts": "danh sách quà"},
    deeds={
        "posted": Deed("Vào sổ"),
        "renewed": Deed("Lấy lại từ sổ đoàn viên"),
    },
    noted={"ticked": Text("Người nhận"), "unticked": Text("Bỏ chọn")},
    personal=(
        Personal(
            label="Danh sách quà",
            rows=extract_of_lines,
            model=GiftRecipient,
            emptied={"name": MARK, "said": "", "note": ""},
            noted_as=("details",),
            kept={"gift_recipients.gift": "Quà, số tiền từng suất: số liệu đã báo cáo."},
        ),
        Personal(
            label="Con trong danh sách quà",
            purpose=Purpose.CHILDREN,
            alone_for_it=True,
            erase=erase_children,
        ),
    ),
)
