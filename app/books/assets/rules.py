"""Pure decisions about the register of assets."""

from __future__ import annotations

from datetime import date

from app.books.assets.facts import AssetFacts
from app.core.errors import Refused


def refuse_bad_asset(facts: AssetFacts, today: date) -> None:
    """Raise Refused for days to come, a disposal without its reason, or one before the thing was there."""
    for field, day in (("acquired_on", facts.acquired_on), ("disposed_on", facts.disposed_on)):
        if day and day > today:
            raise Refused("Ngày ở sau hôm nay.", field)
    if facts.acquired_on and facts.disposed_on and facts.disposed_on < facts.acquired_on:
        raise Refused("Ngày thôi dùng phải từ ngày có tài sản trở đi.", "disposed_on")
    if facts.disposed_on and not facts.disposed_reason:
        raise Refused("Thôi dùng thì cần nói lý do: bán, hỏng, giao lại, rút về…", "disposed_reason")
    if facts.disposed_reason and not facts.disposed_on:
        raise Refused("Có lý do thôi dùng thì cần ngày thôi dùng.", "disposed_on")
