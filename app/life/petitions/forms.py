"""Forms of petitions and of their answers."""

from __future__ import annotations

from app.life.petitions.facts import PetitionFacts, PetitionState
from app.web.forms.base import EntryForm, SeesVersion, SentOnce
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import AnyYearField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import More, stated_box


class PetitionFilter(FilterForm):
    """Filters of the list of petitions."""

    q = TextField("Tìm nội dung, người nêu, kết quả")
    state = ChoiceField("Tình trạng", PetitionState, optional=True)
    year = AnyYearField()


class PetitionForm(EntryForm):
    """One petition, with its answer once there is one."""

    of = PetitionFacts
    begins_in = "content"
    layout = (
        "content",
        ("raised_on", "raised_by"),
        "addressed_to",
        More("Đã có trả lời", ("answer", "answered_on")),
    )


class SettlingForm(SeesVersion, SentOnce):
    """What every answer has: its day."""

    answered_on = stated_box(PetitionFacts, "answered_on", required=True)


class PetitionAnswerForm(SettlingForm):
    """The answer to a petition."""

    answer = stated_box(
        PetitionFacts,
        "answer",
        required=True,
        help="Trả lời thế nào, ví dụ: Lãnh đạo đồng ý, sửa xong trước 30/6.",
    )
