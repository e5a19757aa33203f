"""Forms of requests from above and of their answers."""

from __future__ import annotations

from app.core.vietnamese import tidy
from app.life.petitions.forms import SettlingForm
from app.life.requests.facts import AnswerFacts, RequestFacts, RequestState
from app.log.activities.fields import EntryField
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import AnyYearField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import stated_box


class RequestFilter(FilterForm):
    """Filters of the list of requests."""

    q = TextField("Tìm nội dung, nơi gửi, số văn bản")
    state = ChoiceField("Tình trạng", RequestState, optional=True)
    year = AnyYearField()


class RequestForm(EntryForm):
    """One request from above."""

    of = RequestFacts
    begins_in = "content"
    layout = ("content", ("received_on", "due_on"), ("sender", "document_number"))


class AnswerForm(SettlingForm):
    """What answered a request; the log entry is chosen among search results."""

    answer = stated_box(AnswerFacts, "answer")
    words = TextField("Tìm mục trong nhật ký", description="Gõ vài chữ rồi bấm Tìm; không cần dấu.")
    activity_id = EntryField("Mục trong nhật ký là câu trả lời")

    def offer(self, unit_id: int) -> AnswerForm:
        """Offer the entries found by the typed words."""
        self.activity_id.offer(unit_id, tidy(self.words.data or ""))
        return self

    def facts(self) -> AnswerFacts:
        """The facts of the valid form."""
        return AnswerFacts(self.answered_on.data, self.answer.data or "", self.activity_id.data)
