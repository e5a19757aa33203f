"""The Word file on paper, as LibreOffice lays it out: all documents go through it in one call."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from app.year.reports.report import Paragraph, Report, Section
from app.year.reports.writers.word.file import as_docx
from tests.year.reports.paper import Paper, read, squeezed
from tests.year.reports.sample_report import FILLER, LONG_WORD, REPORT, body
from tests.year.reports.writers.number_tables import numbers_in, report_of, widest

pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed: the DOCX is not laid out"
)

HEADING = re.compile(r"([IVX]+|\d+(\.\d+)*)\. ")
LEAD_IN = "Trong đó, cụ thể như sau:"
#: With this many lines at its start, a heading or lead-in of `_of_many_paragraphs` was left at a page's foot.
STRANDED_ONCE = (8, 10, 16)
#: Tables of the largest amounts in ever more columns.
WIDE = [widest(count) for count in range(1, 8)]


def _item(words: str) -> Paragraph:
    return body(words, style="item")


def _of_many_paragraphs(lines: int) -> Report:
    """Over a hundred paragraphs: LibreOffice guesses the pages first. `lines` shifts what is at the foot."""
    parts = tuple(
        Section(
            f"part{n}",
            2,
            str(n),
            f"Phần việc thứ {n}",
            (
                body(FILLER[: 120 + n % 3 * 20]),
                body(LEAD_IN),
                *(_item(FILLER[: 60 + 60 * ((n + m) % 2)]) for m in range(3 + n % 3)),
            ),
        )
        for n in range(1, 15)
    )
    first = Section("first", 1, "I", "Tình hình", (_item("Tổ chức hội nghị đầu năm."),) * lines)
    return replace(REPORT, sections=(first, Section("all", 1, "II", "Kết quả hoạt động", (), parts)))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Paper]:
    """`sample` and the lengths of `STRANDED_ONCE`, printed."""
    folder = tmp_path_factory.mktemp("word")
    reports = {
        "sample": REPORT,
        "numbers": report_of(WIDE),
        **{str(n): _of_many_paragraphs(n) for n in STRANDED_ONCE},
    }
    for name, report in reports.items():
        (folder / f"{name}.docx").write_bytes(as_docx(report))
    _print(folder, [f"{folder}/{name}.docx" for name in reports])
    return {name: read((folder / f"{name}.pdf").read_bytes()) for name in reports}


def test_no_number_is_broken(papers: Mapping[str, Paper]) -> None:
    printed = papers["numbers"].words
    assert [number for number in numbers_in(WIDE) if number not in printed] == []


def _print(folder: Path, files: list[str]) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def test_the_layout_is_kept(papers: Mapping[str, Paper]) -> None:
    paper = papers["sample"]
    inside = [line for page in range(1, paper.pages + 1) for line in paper.on(page)]
    assert min(line.left for line in inside) == pytest.approx(30, abs=0.3)
    assert max(line.right for line in inside) == pytest.approx(195, abs=0.3)
    assert LONG_WORD in squeezed(paper.letters)
    numbers = {line.page: line for line in paper.lines if line.bottom < 20 and line.text.isdigit()}
    assert sorted(numbers) == list(range(2, paper.pages + 1))
    assert numbers[2].middle == pytest.approx((30 + 195) / 2, abs=0.5)
    motto, union = paper.line("Độc lập"), paper.line("ỦY BAN MTTQ VIỆT NAM TỈNH")
    assert paper.rule_under(motto).length == pytest.approx(motto.right - motto.left, rel=0.05)
    assert 1 / 3 <= paper.rule_under(union).length / (union.right - union.left) <= 1 / 2
    rows = {line.page for line in paper.lines if "Nguyễn Thị Đoàn Viên" in line.text}
    assert [line.page for line in paper.lines if line.text == "Họ và tên"] == sorted(rows)
    foot = [paper.line(x) for x in ("Nơi nhận:", "TM. BAN CHẤP HÀNH", "Nguyễn Văn An", "- Lưu: CĐCS.")]
    assert len({line.page for line in foot}) == 1
    assert abs(foot[0].top - foot[1].top) < 2


@pytest.mark.parametrize("name", ["sample", *map(str, STRANDED_ONCE)])
def test_no_heading_and_no_lead_in_is_left_at_a_pages_foot(papers: Mapping[str, Paper], name: str) -> None:
    paper = papers[name]
    assert paper.pages > 4
    lasts = [paper.on(page)[-1] for page in range(1, paper.pages)]
    assert not [x.text for x in lasts if (x.bold and HEADING.match(x.text)) or x.text == LEAD_IN]


@pytest.mark.parametrize("name", ["sample", *map(str, STRANDED_ONCE)])
def test_no_page_is_blank(papers: Mapping[str, Paper], name: str) -> None:
    assert all(papers[name].on(page) for page in range(1, papers[name].pages + 1))
