"""The form that states the results of a year's commitments, a line for each."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import BooleanField, HiddenField

from app.core.fields import label_of
from app.web.forms.fields import DecimalField, LongTextField
from app.web.forms.lines import LineForm, LinesForm
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.results.facts import ResultFacts
from app.year.commitments.results.queries import Promise, seen_of


class PromiseLine(LineForm):
    """One commitment's boxes."""

    done = DecimalField(label_of(CommitmentFacts, "done"))
    note = LongTextField(label_of(CommitmentFacts, "note"))
    carry = BooleanField("Ký tiếp")


class ResultForm(LinesForm):
    """A year's commitments; `seen` is the mark of what was recorded when the page was shown."""

    seen = HiddenField()
    carry_unmet = BooleanField("Ký tiếp mọi cam kết chưa đạt")
    lines: dict[int, PromiseLine]
    promises: Sequence[Promise]

    def offer(self, promises: Sequence[Promise]) -> ResultForm:
        """A line for each commitment, with the recorded values unless the form was sent."""
        self.promises = promises
        self.lines = {
            one.row.id: PromiseLine(
                prefix=f"{one.row.id}-", data={"done": one.score.facts.done, "note": one.score.facts.note}
            )
            for one in promises
        }
        if not self.is_submitted():
            self.mark_seen()
        return self

    def mark_seen(self) -> None:
        """Set `seen` to what is recorded now."""
        self.seen.data = seen_of([one.row for one in self.promises])

    def stated(self) -> dict[int, ResultFacts]:
        """The result of each commitment by id; whether it is unmet is judged by the sent result."""
        return {one.row.id: self._result(one, self.lines[one.row.id]) for one in self.promises}

    def _result(self, one: Promise, line: PromiseLine) -> ResultFacts:
        result = one.score.result if one.is_counted else line.done.data
        is_unmet = result is None or result < one.score.target
        carry = bool(line.carry.data) or (bool(self.carry_unmet.data) and is_unmet)
        return ResultFacts(line.done.data, line.note.data or "", carry)
