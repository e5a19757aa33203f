"""The form for the results of a year's tasks, a line for each."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import BooleanField, HiddenField

from app.web.forms.choices import ChoiceField
from app.web.forms.fields import TextField
from app.web.forms.lines import LineForm, LinesForm
from app.year.plan.outcomes.facts import Outcome, OutcomeFacts
from app.year.plan.outcomes.queries import Scored, seen_of


class TaskLine(LineForm):
    """One task's boxes; an empty outcome means not judged."""

    outcome = ChoiceField("Kết quả", Outcome, optional=True)
    note = TextField("Ghi chú", most=500)
    carry = BooleanField("Chuyển sang năm sau")


class ScoreForm(LinesForm):
    """A year's tasks; `seen` is the mark of what was recorded when the page was shown."""

    seen = HiddenField()
    carry_unfinished = BooleanField("Chuyển mọi việc chưa xong sang năm sau")
    lines: dict[int, TaskLine]

    def offer(self, tasks: Sequence[Scored]) -> ScoreForm:
        """A line for each task, with the recorded values unless the form was sent."""
        self.lines = {
            one.id: TaskLine(prefix=f"{one.id}-", data={"outcome": one.outcome, "note": one.note})
            for one in tasks
        }
        if not self.is_submitted():
            self.seen.data = seen_of(list(tasks))
        return self

    def judged(self) -> dict[int, OutcomeFacts]:
        """The outcomes of the judged tasks, by id."""
        return {
            item_id: OutcomeFacts(line.outcome.data, line.note.data or "", self._goes_on(line))
            for item_id, line in self.lines.items()
            if line.outcome.data
        }

    def _goes_on(self, line: TaskLine) -> bool:
        is_unfinished = line.outcome.data is not Outcome.MET
        return bool(line.carry.data) or (bool(self.carry_unfinished.data) and is_unfinished)
