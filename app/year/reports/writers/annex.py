"""The annexes, of other activities, of the year before, of evidence, as every writer prints them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.core.dates import date_in_words, format_date
from app.core.vietnamese import roman
from app.papers.pdf.fitting import Fit
from app.year.reports.report import Evidence, EvidenceRow, Report
from app.year.reports.writers import document as d

_APART = "CÁC HOẠT ĐỘNG KHÁC TRONG KỲ"
_COMPARISON, _EVIDENCE = "SO SÁNH VỚI NĂM TRƯỚC", "CĂN CỨ SỐ LIỆU"
#: With more rows a figure is explained in running text: a table of them would fill pages.
MOST_ROWS = 30
#: From this many rows on, the same rows are not listed again.
WORTH_NAMING = 4
#: Of a table: place, row, share, in hundredths of the width.
WIDTHS = (9, 70, 21)


@dataclass(frozen=True, slots=True)
class AnnexFigure:
    """One figure: its heading, how it is counted, then a table of its rows or a text."""

    heading: str
    rule: str
    text: str
    left_out: str
    unit: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    total: str = ""

    def fit(self) -> Fit:
        """As of every table of the paper; the heads are those of `heads`."""
        columns = list(zip(self.heads, *self.rows, ("", "Cộng", self.total), strict=True))
        return d.table_fit(columns, WIDTHS)

    @property
    def heads(self) -> tuple[str, str, str]:
        return ("TT", "Mục đã ghi", self.unit.capitalize())


def apart_title(report: Report) -> str:
    """The head of the annex to which officers send entries."""
    return _title(report, _APART)


def comparison_title(report: Report) -> str:
    """The head of the annex that compares."""
    return _title(report, _COMPARISON)


def annex_title(report: Report) -> str:
    """The head of the annex of evidence."""
    return _title(report, _EVIDENCE)


def _title(report: Report, words: str) -> str:
    """Numbered where there are several (NĐ 30 III.3)."""
    annexes = {_APART: report.apart, _COMPARISON: report.comparison, _EVIDENCE: report.annex}
    printed = [one for one, held in annexes.items() if held]
    before = len(report.appendices)
    is_numbered = before + len(printed) > 1 and words in printed
    number = f" {roman(before + printed.index(words) + 1)}" if is_numbered else ""
    return f"PHỤ LỤC{number}: {words}"


def annex_note(report: Report) -> str:
    """`(Kèm theo Báo cáo số: 05/BC-CĐCS ngày 05 tháng 12 năm 2024 của …)` (NĐ 30 II.8)."""
    head = report.head
    day = date_in_words(head.dated) if head.dated else f"ngày{d.ROOM}tháng{d.ROOM}năm {report.as_of.year}"
    number = d.number_line(head).removeprefix("Số:").strip(" ")
    return f"(Kèm theo Báo cáo số {number} {day} của {head.union})"


def annex_lead(report: Report) -> str:
    """What the annex is, and as of which day."""
    return (
        f"Số liệu của báo cáo tính đến ngày {format_date(report.as_of)}. Mỗi số liệu dưới đây, theo thứ tự "
        "nêu trong báo cáo, kèm cách tính và những mục đã ghi trong sổ làm nên số đó."
    )


def annex_figures(report: Report) -> Iterator[AnnexFigure]:
    """The figures in the order of the report, numbered."""
    placed: dict[tuple[EvidenceRow, ...], int] = {}
    rules: dict[str, int] = {}
    for place, one in enumerate(report.annex, 1):
        earlier = placed.setdefault(one.rows, place) if len(one.rows) >= WORTH_NAMING else place
        yield _figure(place, one, earlier, rules.setdefault(one.rule, place))


def _figure(place: int, one: Evidence, earlier: int, ruled: int) -> AnnexFigure:
    """`earlier`, `ruled`: the first figure with the same rows, or the same rule; itself if none."""
    rule = one.rule if ruled == place else f"như số liệu {ruled}."
    is_counted_out = all(row.note == "1" for row in one.rows)
    is_table = earlier == place and 0 < len(one.rows) <= MOST_ROWS and not is_counted_out
    return AnnexFigure(
        heading=f"{place}. {one.label}: {one.value}",
        rule=f"Cách tính: {rule} Mã số liệu: {one.key}.",
        text="" if is_table or not one.rows else _text(place, one, earlier, is_counted_out=is_counted_out),
        left_out=_left_out(one.left_out),
        unit=one.unit,
        rows=tuple((str(n), row.words, row.note) for n, row in enumerate(one.rows, 1)) if is_table else (),
        total=one.value.removesuffix(one.unit).strip(),
    )


def _text(place: int, one: Evidence, earlier: int, *, is_counted_out: bool) -> str:
    if earlier != place:
        return f"Căn cứ: {len(one.rows)} mục như ở số liệu {earlier}."
    words = (row.words if is_counted_out else f"{row.words}: {row.note}" for row in one.rows)
    listed = f"Căn cứ ({len(one.rows)} mục): {_listed(words)}"
    return f"{listed} Cộng: {one.value}." if len(one.rows) > 1 else listed


def _left_out(rows: tuple[EvidenceRow, ...]) -> str:
    """`Không tính (3): Lê Văn Bình (chưa đóng); …`, the reason once where all have the same."""
    if not rows:
        return ""
    reasons = {row.note for row in rows}
    if len(reasons) == 1:
        return f"Không tính {len(rows)} mục, {rows[0].note}: {_listed(row.words for row in rows)}"
    return f"Không tính {len(rows)} mục: {_listed(f'{row.words} ({row.note})' for row in rows)}"


def _listed(words: Iterable[str]) -> str:
    return f"{'; '.join(words)}."
