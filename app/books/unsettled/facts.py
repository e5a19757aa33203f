"""What is said of amounts that wait: whose money they are."""

from __future__ import annotations

from dataclasses import dataclass

from app.log.activities.facts import Channel, MoneySource


@dataclass(frozen=True, slots=True)
class WaitingMoney:
    """How many entries wait for who keeps the funds, and how much, whole đồng."""

    entries: int = 0
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Whose money it was; the union's own names its fund."""

    fund_id: int | None = None
    channel: Channel | None = None

    @property
    def source(self) -> MoneySource:
        return MoneySource.OWN if self.fund_id else MoneySource.OTHERS
