"""Forms of collecting: the day and the channel of all lines, and the cells of the lines."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, Self

from werkzeug.datastructures import MultiDict

from app.core.vietnamese import tidy
from app.dues.collecting.facts import Cell, GridPayment, Typed
from app.dues.contributions.facts import ContributionFacts
from app.web.forms.base import SeesVersion, SentOnce
from app.web.forms.stated import stated_box

_BOX = re.compile(r"(?P<name>amount|note|tick|seen|again)-(?P<key>[0-9]{1,9})")


_COUNT = re.compile(r"[0-9]{1,15}")


_HEADING = ("paid_on", "channel", "expected")


class GridForm(SeesVersion, SentOnce):
    """The fields common to all lines of a grid; `version` is that of the draft shown, 0 for none."""

    paid_on = stated_box(GridPayment, "paid_on")
    channel = stated_box(ContributionFacts, "channel")
    expected = stated_box(GridPayment, "expected", render_kw={"placeholder": "Để đối chiếu"})

    @classmethod
    def showing(cls, typed: Typed, version: int) -> Self:
        """The form with the texts of a draft, or of a new grid."""
        texts = {name: getattr(typed, name) for name in _HEADING}
        return cls(MultiDict({**texts, "version": str(version)}))

    def payment(self) -> GridPayment:
        """The payment of the valid form."""
        return GridPayment(self.paid_on.data, self.channel.data, self.expected.data)


def typed_in(sent: MultiDict[str, str]) -> Typed:
    """A grid as it was sent, texts unparsed."""
    boxes: dict[int, dict[str, Any]] = defaultdict(dict)
    for name, text in sent.items():
        if match := _BOX.fullmatch(name):
            boxes[int(match["key"])][match["name"]] = text
    heading = {name: tidy(sent.get(name, "")) for name in _HEADING}
    return Typed(**heading, cells={key: _cell(texts) for key, texts in boxes.items()})


def _cell(texts: dict[str, str]) -> Cell:
    return Cell(
        amount=tidy(texts.get("amount", "")),
        note=tidy(texts.get("note", "")),
        ticked="tick" in texts,
        seen=_count(texts.get("seen")),
        again=_count(texts.get("again")),
    )


def _count(text: str | None) -> int | None:
    return int(text) if text and _COUNT.fullmatch(text) else None
