"""The form of one part of a report: what is done with its entries. Its paragraphs are in `boxes`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from flask import request
from wtforms import BooleanField, HiddenField, SelectField

from app.core.errors import Refused
from app.core.fields import LONGEST_MINUTES
from app.core.vietnamese import LONGEST_TEXT
from app.web.forms.base import Form
from app.web.forms.fields import LongTextField
from app.web.incoming import number_in
from app.web.saving import show_refusal
from app.year.workspace.boxes import TEXT, Boxes
from app.year.workspace.seen import PartSeen
from app.year.workspace.writing.facts import Arrangement, Deed

#: What each deed needs words for.
_NEEDS_WORDS = {
    Deed.OUT: "Hãy ghi vì sao bỏ các mục ấy khỏi báo cáo.",
    Deed.MERGED: "Hãy viết câu thay cho các mục ấy.",
}
#: Boxes that are no words of the officer's.
_NOT_KEPT = ("csrf_token", "draft", "version", "tiep")


class PartForm(Form):
    """`rows` (ticked entries) and `undo` (arrangements to end) are boxes without a field."""

    #: The other parts, by key.
    others: Mapping[str, str] = MappingProxyType({})

    version = HiddenField()
    deed = SelectField(
        "Với các mục đã đánh dấu", choices={"": "Để như máy soạn", **dict(Deed.options())}, default=""
    )
    to = SelectField("Chuyển sang mục", validate_choice=False, default="")
    words = LongTextField(
        "Lý do bỏ, hoặc câu gộp",
        most=LONGEST_TEXT,
        description="Câu gộp như: 03 lượt giao lưu bóng chuyền với các đơn vị bạn.",
    )
    acknowledged = BooleanField("Đã xem những chỗ sổ đã đổi, không báo nữa")

    def offer(self, part: PartSeen, parts: Iterable[PartSeen]) -> PartForm:
        """The other parts, to which entries may be moved."""
        self.others = {one.key: one.name for one in parts if one.key != part.key}
        self.to.choices = [("", "—"), *self.others.items()]
        return self

    def seen(self) -> int:
        """The version that was begun with; 0 for none."""
        return number_in(self.version.data) or 0

    def fits(self, boxes: Boxes) -> bool:
        """Whether no paragraph is longer than any paper takes; says so where one is."""
        named = [name for name in boxes if name in ("before", "after") or name.startswith(TEXT)]
        if any(len(boxes[name][0]) > LONGEST_MINUTES for name in named):
            show_refusal(self, Refused(f"Có đoạn dài quá {LONGEST_MINUTES} chữ; hãy viết gọn lại."))
            return False
        return True

    def arranged(self, part: PartSeen, boxes: Boxes) -> tuple[Arrangement, ...]:
        """The arrangements as the officer leaves them. Raises Refused for one that lacks something."""
        ended = {*boxes.get("undo", ())}
        kept = [one for at, one in enumerate(part.arranged) if str(at) not in ended]
        if not self.deed.data:
            return tuple(kept)
        deed, words, to = Deed(self.deed.data), self.words.data or "", self.to.data or ""
        rows = tuple(row for row in boxes.get("rows", ()) if row in part.arrangeable)
        if not rows:
            raise Refused("Hãy đánh dấu những mục muốn sắp xếp.", "deed")
        if deed is Deed.MOVED and to not in self.others:
            raise Refused("Hãy chọn mục sẽ kể các mục ấy.", "to")
        if deed in _NEEDS_WORDS and not words:
            raise Refused(_NEEDS_WORDS[deed], "words")
        return (*kept, Arrangement(deed, rows, words, to if deed is Deed.MOVED else ""))


def sent_boxes() -> dict[str, list[str]]:
    """Everything that was typed into the form of a part."""
    # What is sent by hand may have boxes without a name.
    return {name: values for name, values in request.form.lists() if name and name not in _NOT_KEPT}
