"""The figures of a plan: how many of its tasks were done, as the officers judged them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core.years.working import is_reported_in
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, Reading, Scope, Share, one_each
from app.year.plan.outcomes.facts import Outcome
from app.year.plan.outcomes.queries import Scored, tasks_planned

_UNIT = "nhiệm vụ"
_OF_PERIOD = "Nhiệm vụ trong phương hướng đề ra cho kỳ này, hoặc cho một phần của kỳ"
_TASKS = FigureKey("plan.tasks", "Nhiệm vụ của phương hướng", _UNIT, f"{_OF_PERIOD}.")
_JUDGED = {
    Outcome.MET: FigureKey("plan.met", "Nhiệm vụ hoàn thành", _UNIT, f"{_OF_PERIOD}, đã chấm Hoàn thành."),
    Outcome.PARTLY: FigureKey(
        "plan.partly",
        "Nhiệm vụ hoàn thành một phần",
        _UNIT,
        f"{_OF_PERIOD}, đã chấm Hoàn thành một phần.",
    ),
    Outcome.UNMET: FigureKey(
        "plan.unmet", "Nhiệm vụ chưa thực hiện", _UNIT, f"{_OF_PERIOD}, đã chấm Chưa thực hiện."
    ),
}
_UNJUDGED = FigureKey("plan.unjudged", "Nhiệm vụ chưa chấm kết quả", _UNIT, f"{_OF_PERIOD}, chưa ai chấm.")


def plan_read(reading: Reading) -> list[Scored]:
    """Every live task with its outcome; one statement."""
    return tasks_planned(reading.unit.id)


def reported_tasks(scope: Scope) -> list[Scored]:
    """The tasks planned for the period, by period and number."""
    ours = [one for one in scope.read(plan_read) if is_reported_in(one.facts.period, scope.period)]
    return sorted(
        ours, key=lambda one: (one.facts.period, one.facts.position is None, one.facts.position or 0)
    )


def _figures(scope: Scope) -> Iterator[Figure]:
    tasks = scope.once(reported_tasks)
    yield _TASKS.of(_each(tasks))
    for outcome, key in _JUDGED.items():
        left = [LeftOut(_source(one), _why_not(one)) for one in tasks if one.outcome is not outcome]
        yield key.of(_each(one for one in tasks if one.outcome is outcome), left_out=left)
    yield _UNJUDGED.of(_each(one for one in tasks if one.outcome is None))


def _why_not(task: Scored) -> str:
    return task.outcome.label.lower() if task.outcome else "chưa chấm kết quả"


def _source(task: Scored) -> str:
    return f"plan_items/{task.id}"


def _each(tasks: Iterable[Scored]) -> list[Share]:
    return one_each(map(_source, tasks))


FIGURES = (FigureGroup((_TASKS, *_JUDGED.values(), _UNJUDGED), _figures),)
