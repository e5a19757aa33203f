"""The figures of Party work."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from app.life.registers.party_work.queries import party_work_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, Scope, Share

_KEYS = {
    name: FigureKey(
        f"party_work.{name}",
        words,
        "người",
        f"{words}: tổng số người ghi từ đầu kỳ đến ngày tính số liệu.",
    )
    for name, words in (
        ("introduced", "Đoàn viên ưu tú giới thiệu cho Đảng"),
        ("taught", "Người học lớp nhận thức về Đảng"),
        ("admitted", "Đoàn viên được kết nạp Đảng"),
    )
}


def _figures(scope: Scope) -> Iterator[Figure]:
    found = [one for one in scope.read(party_work_read) if scope.holds(one.facts.happened_on)]
    for name, key in _KEYS.items():
        number = attrgetter(name)
        yield key.of(Share(one.source, number(one.facts) or 0) for one in found)


FIGURES = (FigureGroup(tuple(_KEYS.values()), _figures),)
