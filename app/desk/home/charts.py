"""Charts on a sheet 360 units wide: pure geometry, which the template draws as SVG.

Libraries (pygal, leather) bring scripts and colours of their own, which the content security policy and the
dark theme do not allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.core.vietnamese import decimal_text

WIDTH, _LEFT, _TOP, _TALL = 360, 56, 10, 170
_STEP, _FLOOR = (WIDTH - _LEFT) / 12, _TOP + _TALL
_ROW, _BAR = 46, 16
#: Characters of a name that fit beside its figure.
_LONGEST = 26
#: Names with their twelve figures.
Series = Sequence[tuple[str, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; `series`: the number of its pattern, from 1; `text`: what it shows, in words."""

    x: float
    y: float
    width: float
    height: float
    series: int
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text on the sheet."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to draw; `rows`: the same as a table, each a label and one figure a series.

    `lines`: heights of the grid lines. `summary`: the chart in a sentence.
    """

    key: str
    title: str
    summary: str
    series: tuple[str, ...]
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    lines: tuple[float, ...]
    head: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def months_chart(
    key: str, title: str, summary: str, series: Series, format_figure: Callable[[int], str], *, stacked: bool
) -> Chart:
    """Columns of twelve months, twelve figures a series; negative ones are in the table but not drawn."""
    figures = [values for _, values in series]
    drawn = [[max(0, value) for value in values] for values in figures]
    sums = [sum(values) if stacked else max(values) for values in zip(*drawn, strict=True)]
    top = round_up(max(sums, default=0))
    ticks = [(_FLOOR - _TALL * part / 2, top * part // 2) for part in range(3)]
    labels = [Label(_LEFT - 6, y + 5, short(value), "end") for y, value in ticks]
    labels += [
        Label(round(_LEFT + (m + 0.5) * _STEP, 1), _FLOOR + 18, str(m + 1), "middle") for m in range(12)
    ]
    return Chart(
        key=key,
        title=title,
        summary=summary,
        series=tuple(name for name, _ in series),
        height=_FLOOR + 26,
        bars=tuple(
            bar for month in range(12) for bar in _columns(month, series, top, format_figure, stacked=stacked)
        ),
        labels=tuple(labels),
        lines=tuple(y for y, _ in ticks),
        head="Tháng",
        rows=tuple(
            (f"Tháng {m + 1}", tuple(format_figure(values[m]) for values in figures)) for m in range(12)
        ),
    )


def _columns(
    month: int, series: Series, top: int, format_figure: Callable[[int], str], *, stacked: bool
) -> Iterator[Bar]:
    """The columns of a month, stacked or side by side."""
    wide = _STEP * 0.7 / (1 if stacked else len(series))
    x, below = _LEFT + month * _STEP + _STEP * 0.15, 0.0
    for place, (name, values) in enumerate(series, start=1):
        tall = _TALL * max(0, values[month]) / top
        text = f"Tháng {month + 1}, {name}: {format_figure(values[month])}"
        if tall:
            y = _FLOOR - below - tall
            yield Bar(round(x, 1), round(y, 1), round(wide, 1), round(tall, 1), place, text)
        x, below = (x, below + tall) if stacked else (x + wide, 0.0)


def bars_chart(
    key: str,
    title: str,
    summary: str,
    figures: Sequence[tuple[str, int]],
    format_figure: Callable[[int], str],
    head: str,
) -> Chart:
    """One bar a line below its name, with the figure at the end; figures must be positive."""
    largest = max((value for _, value in figures), default=1)
    bars, labels = [], []
    for place, (name, value) in enumerate(figures):
        y = _TOP + place * _ROW
        bars.append(
            Bar(0, y + 20, round(WIDTH * value / largest, 1), _BAR, 1, f"{name}: {format_figure(value)}")
        )
        labels += [Label(0, y + 12, _cut(name)), Label(WIDTH, y + 12, short(value), "end")]
    rows = tuple((name, (format_figure(value),)) for name, value in figures)
    height = _TOP + _ROW * len(figures)
    return Chart(key, title, summary, ("Số tiền",), height, tuple(bars), tuple(labels), (), head, rows)


def round_up(largest: int) -> int:
    """The end of a scale that includes the figure and can be halved: 2, 4, 10, 20, 40, 100…; at least 2."""
    size = 1
    while True:
        for step in (2, 4, 6, 10):
            if largest <= step * size:
                return step * size
        size *= 10


def short(value: int) -> str:
    """A figure for an axis: `450`, `12,5 tr`, `1,2 tỷ`."""
    for size, name in ((10**9, "tỷ"), (10**6, "tr"), (10**3, "k")):
        if value >= size:
            return f"{decimal_text(round(Decimal(value) / size, 1))} {name}"
    return str(value)


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
