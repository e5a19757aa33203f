"""The form in which an outline is put together: the paper's words, and one part at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, HiddenField, SelectField

from app.core.vietnamese import capital_first
from app.web.forms.base import Form, SentOnce
from app.web.forms.fields import Filled, ParagraphsField, TextField
from app.year.reports.outlining.catalogue import SCHEMES, called
from app.year.reports.outlining.checking import OPENINGS
from app.year.reports.outlining.editing import Data, place_of, with_narrator, with_plan_words
from app.year.reports.outlining.feeding import CHOICES, shown_only, typed_only
from app.year.reports.outlining.shaping import FORMS
from app.year.reports.outlining.source import HEADING, LONGEST, BadOutline

_LEVELS = ("level1", "level2", "level3")
#: The fixed sentences, in the order of the paper, with what they are called.
WORDS = {
    "abstract": "Trích yếu",
    "abstract_with_plan": "Trích yếu khi có phương hướng",
    "abstract_interim": "Trích yếu báo cáo một phần năm",
    "abstract_interim_with_plan": "Trích yếu báo cáo một phần năm, có phương hướng",
    "opening": "Câu mở đầu",
    "opening_with_plan": "Câu mở đầu khi có phương hướng",
    "opening_asked": "Câu mở đầu theo văn bản của cấp trên",
    "opening_asked_with_plan": "Câu mở đầu theo văn bản của cấp trên, có phương hướng",
    "closing": "Câu kết",
    "closing_with_plan": "Câu kết khi có phương hướng",
    "closing_interim": "Câu kết báo cáo một phần năm",
    "closing_interim_with_plan": "Câu kết báo cáo một phần năm, có phương hướng",
}
_REQUIRED = {"": "Không", "always": "Trong mọi báo cáo", "whole": "Trong báo cáo cả năm, năm học, nhiệm kỳ"}
#: Box -> what it is in the data of a part.
_PART = {"part_title": "title", "part_interim": "interim_title", "part_lead": "lead", "part_text": "text"}


#: The narrator of the sentence above the first part.
_OPENING = "opening"


class OutlineForm(SentOnce):
    """`text` is the draft as a file, `opened` the part whose boxes are shown, `seen` the version begun."""

    text = HiddenField()
    seen = HiddenField()
    opened = HiddenField()
    ky = SelectField("Kỳ để xem trước", validate_choice=False)
    label = TextField("Tên đề cương", [Filled()], most=HEADING)
    title = TextField("Tên loại văn bản", [Filled()], most=HEADING)
    recipients = ParagraphsField("Nơi nhận", description="Mỗi dòng một nơi, không ghi dấu câu ở cuối.")
    level1 = SelectField("Số của mục cấp một", choices=SCHEMES)
    level2 = SelectField("Cấp hai", choices=SCHEMES)
    level3 = SelectField("Cấp ba", choices=SCHEMES)
    women_words = TextField(
        "Từ cho biết là việc của nữ công", [Filled()], most=LONGEST, description="Cách nhau bằng dấu phẩy."
    )
    has_opening = BooleanField("In câu mở đầu trên mục thứ nhất")
    partial = BooleanField("Chỉ kể một phần những gì đã ghi")
    note = TextField("Nói rõ kể phần nào", most=LONGEST, description="Hiện trên trang khi soạn báo cáo.")
    part_title = TextField("Tên mục", [Filled()], most=HEADING)
    part_interim = TextField("Tên mục trong báo cáo một phần năm", most=HEADING)
    part_required = SelectField("Phải có nội dung", choices=_REQUIRED)
    part_lead = TextField("Câu dẫn", most=LONGEST)
    part_text = ParagraphsField(
        "Đoạn viết sẵn",
        description="Mỗi dòng một đoạn. Số liệu ghi như {{ visits.times }}, lấy từ trang Số liệu theo kỳ.",
    )
    part_form = SelectField("Viết thành", choices=FORMS)
    part_only_reasons = ParagraphsField(
        "Chỉ kể thăm hỏi, quà có lý do",
        description="Mỗi dòng một lý do. Mục chọn ở năm ô này không kể ở mục khác của đề cương.",
    )
    part_only_audience = ParagraphsField("Chỉ của đối tượng", description="Mỗi dòng một đối tượng.")
    part_only_occasions = ParagraphsField(
        "Chỉ của dịp có chữ", description="Mỗi dòng một chữ, như: Tết Nguyên đán."
    )
    part_only_funds = ParagraphsField("Chỉ của quỹ", description="Mỗi dòng tên một quỹ.")
    part_only_words = ParagraphsField(
        "Chỉ mục có chữ", description="Trong tên, dịp, nơi, người nhận. Mỗi dòng một chữ."
    )
    part_add = TextField("Thêm nội dung", description="Gõ vài chữ rồi chọn trong danh sách.")
    part_plan_words = TextField(
        "Từ dẫn việc của phương hướng vào mục này",
        most=LONGEST,
        description="Cách nhau bằng dấu phẩy, như: chăm lo, phúc lợi.",
    )

    def offer(self, periods: Sequence[str], data: Mapping[str, Any]) -> OutlineForm:
        """The periods of the preview; without boxes of the opening, and of a part, where there is none."""
        chosen = self.ky.data
        self.ky.choices = {one: one for one in (*periods, *([chosen] if chosen else ()))}
        gone = [f"words_{name}" for name in OPENINGS if name not in data["words"]]
        gone += ["has_opening"] if gone else []
        if not place_of(data, self.opened.data or ""):
            gone += [box.name for box in self if box.name.startswith("part_")]
        for name in gone:
            del self[name]
        return self

    def show(self, data: Mapping[str, Any], text: str) -> OutlineForm:
        """With the boxes filled from the data."""
        self.text.data = text
        numbering = [*data.get("numbering", ()), *[data.get("numbering", ["1"])[-1]] * 3]
        values: dict[str, Any] = {
            **{name: data.get(name, "") for name in ("label", "title", "note")},
            **dict(zip(_LEVELS, numbering, strict=False)),
            "recipients": "\n".join(data.get("recipients", ())),
            "women_words": ", ".join(data["women_words"]),
            "partial": data.get("partial", False),
            "has_opening": _OPENING in data.get("opening", ()),
            **{f"words_{name}": sentence for name, sentence in data["words"].items()},
        }
        if place := place_of(data, self.opened.data or ""):
            values |= {box: place.part.get(name, "") for box, name in _PART.items()}
            values["part_required"] = place.part.get("required", "")
            values["part_form"] = place.part.get("form", "")
            values |= {f"part_only_{name}": shown_only(name, place.part) for name in CHOICES}
            values["part_plan_words"] = ", ".join(data.get("plan_words", {}).get(self.opened.data, ()))
        for box, value in values.items():
            if box in self:
                self[box].data = value
        return self

    def typed_into(self, data: Data) -> Data:
        """The data with what was typed. Raises BadOutline for what no narrator is called."""
        words = {name: self[f"words_{name}"].data for name in WORDS if f"words_{name}" in self}
        changed: Data = {
            **deepcopy(data),
            "label": self.label.data,
            "title": self.title.data,
            "note": self.note.data or "",
            "partial": bool(self.partial.data),
            "recipients": [line for line in (self.recipients.data or "").split("\n") if line],
            "women_words": _listed(self.women_words.data),
            "numbering": [self[level].data for level in _LEVELS],
            "words": {**data["words"], **words},
        }
        if "has_opening" in self and self.has_opening.data is not (_OPENING in data.get("opening", ())):
            others = [one for one in data.get("opening", ()) if one != _OPENING]
            changed["opening"] = [_OPENING, *others] if self.has_opening.data else others
        key = self.opened.data or ""
        place = place_of(changed, key)
        if place is None:
            return changed
        place.part.update({name: self[box].data or "" for box, name in _PART.items()})
        place.part["required"] = self.part_required.data
        place.part["form"] = self.part_form.data
        chosen = {f"only_{name}": typed_only(name, self[f"part_only_{name}"].data) for name in CHOICES}
        place.part.update(chosen)
        changed = with_plan_words(changed, key, _listed(self.part_plan_words.data))
        return self._with_added(changed, key) if self.part_add.data else changed

    def _with_added(self, data: Data, key: str) -> Data:
        wanted = self.part_add.data or ""
        narrator, nearest = called(wanted, data)
        if not narrator:
            known = f" Gần nhất: {'; '.join(nearest)}." if nearest else ""
            raise BadOutline("add", f"không có nội dung «{wanted}».{known}")
        return with_narrator(data, key, narrator)

    def refuse(self, bad: BadOutline) -> None:
        """Say what is wrong beside its box, else above the form."""
        name = bad.place.rpartition(", ")[2].partition(" (")[0].strip("«»")
        box = next((one for one in (f"part_{name}", f"words_{name}", name) if one in self), "")
        if box:
            self[box].errors = [*self[box].errors, capital_first(bad.wrong)]
        else:
            self.form_errors.append(bad.sentence)


for _name, _label in WORDS.items():
    setattr(OutlineForm, f"words_{_name}", TextField(_label, [Filled()], most=LONGEST))


class OutlineFileForm(SentOnce):
    """A file of an outline, as another union or the upper one handed it down."""

    file = FileField("Tệp đề cương (.toml)", [FileRequired("Hãy chọn tệp.")], render_kw={"accept": ".toml"})


class RetireForm(Form):
    """The button that offers an outline no more."""


def _listed(text: str | None) -> list[str]:
    return [one.strip() for one in (text or "").split(",") if one.strip()]
