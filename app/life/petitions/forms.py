"""Forms of petitions and of their answers."""

from __future__ import annotations

from app.life.petitions.facts import PetitionFacts, PetitionState
from app.life.requests.forms import SettlingForm
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, AnyYearField, DayField, LongTextField, TextField


class PetitionFilter(FilterForm):
    """Filters of the list of petitions."""

    q = TextField("Tìm nội dung, người nêu, kết quả")
    state = ChoiceField("Tình trạng", PetitionState, optional=True)
    year = AnyYearField("Năm")


class PetitionForm(EntryForm):
    """One petition, with its answer once there is one."""

    of = PetitionFacts

    raised_on = DayField("Ngày", [REQUIRED])
    raised_by = TextField("Người nêu")
    content = LongTextField("Nội dung", [REQUIRED])
    addressed_to = TextField("Nơi giải quyết")
    answer = LongTextField("Kết quả", description="Có kết quả hoặc ngày trả lời là đã giải quyết.")
    answered_on = DayField("Ngày trả lời")


class PetitionAnswerForm(SettlingForm):
    """The answer to a petition."""

    answer = LongTextField(
        "Kết quả", [REQUIRED], description="Trả lời thế nào, ví dụ: Lãnh đạo đồng ý, sửa xong trước 30/6."
    )
