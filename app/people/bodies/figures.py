"""The figures of bodies: who sits in each on the cut-off day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.log.figures.facts import Figure, FigureGroup, FigureKey, Scope, one_each
from app.people.bodies.queries import bodies_read
from app.people.bodies.rules import bodies_on

_PEOPLE = FigureKey(
    "bodies[x].people",
    "{x}: số người",
    "người",
    "Số người giữ chức vụ trong ban, tổ chức này vào ngày tính số liệu, mỗi người tính một lần.",
)


def bodies_of(scope: Scope) -> dict[str, dict[object, int]]:
    """The union's bodies with who sits in them at the end of what the question counts."""
    return bodies_on(scope.read(bodies_read), scope.until)


def _words(scope: Scope) -> Sequence[str]:
    return list(scope.once(bodies_of))


def _figures(scope: Scope) -> Iterator[Figure]:
    for body, people in scope.once(bodies_of).items():
        yield _PEOPLE.of(one_each(f"body_members/{row_id}" for row_id in people.values()), body)


FIGURES = (FigureGroup((_PEOPLE,), _figures, _words),)
