"""Parts that choose what they report: each entry in one part, the rest in another or named, and the form."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from pypdf import PdfReader

from app.life.events.facts import Category, EventFacts
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import MoneySource
from app.year.reports.compose import compose, left_out
from app.year.reports.outline import Outline, built_in_text, made_of
from app.year.reports.outlining import editing
from app.year.reports.outlining.checking import Known
from app.year.reports.outlining.coverage import rows_by_part
from app.year.reports.outlining.reader import read_outline
from app.year.reports.record import ReportRecord
from app.year.reports.report import Paragraph, Report, Table
from app.year.reports.writers.html import as_html
from app.year.reports.writers.json_file import as_json, from_json
from app.year.reports.writers.nodes import nodes, sentences
from app.year.reports.writers.pdf import as_pdf
from app.year.reports.writers.word.file import as_docx
from tests.worked_year import with_entries

DAY = date(2024, 5, 6)
TOP = 'like = "co-quan"\nlabel = "Của tôi"\n'


def visit(reason: Reason, occasion: str = "", **values: Any) -> VisitFacts:
    facts = {"audience": Audience.MEMBER, "amount": 1_000_000, "money_source": MoneySource.OWN, **values}
    return VisitFacts(DAY, reason, "Đoàn viên", occasion=occasion, **facts)


RECORD: ReportRecord = with_entries(
    [
        visit(Reason.HOLIDAY, "Tết Nguyên đán", people=5),
        visit(Reason.HARDSHIP, people=2),
        visit(Reason.HARDSHIP, "Tết Sum vầy"),
        visit(Reason.ILLNESS, audience=Audience.RELATIVE),
    ],
    [
        EventFacts(DAY, Category.CULTURE_SPORT, "Giải cầu lông", people=3),
        EventFacts(DAY, Category.CULTURE_SPORT, "Hội diễn", result="dòng một\ndòng hai"),
    ],
)


def part(key: str, lines: str) -> str:
    return f'[[part]]\nkey = "{key}"\ntitle = "{key}"\n{lines}\n'


def outline(*parts: str) -> Outline:
    return made_of("cua-toi", read_outline(TOP + "".join(parts), Known(built_in_text), "cua-toi"), 1)


def composed(*parts: str) -> tuple[Report, Outline]:
    found = outline(*parts)
    return compose(found, RECORD), found


def lines(report: Report, key: str) -> list[str]:
    blocks = next(one.blocks for one in report.sections if one.key == key)
    return [("- " if one.style == "item" else "") + one.text for one in blocks if isinstance(one, Paragraph)]


REST = part("rest", 'narrators = ["visits"]')
TET = part("tet", 'narrators = ["visits"]\nonly_occasions = ["Tết"]')
HARD = part("hard", 'narrators = ["visits"]\nonly_reasons = ["hardship"]')


def test_each_entry_is_reported_by_the_first_part_that_chooses_it_the_rest_by_the_other() -> None:
    report, _ = composed(REST, TET, HARD)
    assert lines(report, "tet")[0].startswith(
        "Trong năm 2024, Công đoàn trường đã thăm hỏi 01 lượt đoàn viên"
    )
    assert "tặng 05 suất quà cho đoàn viên nhân dịp Tết Nguyên đán" in lines(report, "tet")[-1]
    assert lines(report, "hard") == [
        "Trong năm 2024, Công đoàn trường đã thăm hỏi 02 lượt đoàn viên với số tiền 01 triệu đồng (hoàn cảnh "
        "khó khăn 02)."
    ]
    assert lines(report, "rest") == [
        "Trong năm 2024, Công đoàn trường đã thăm hỏi 01 lượt thân nhân đoàn viên với số tiền 01 triệu đồng "
        "(ốm đau 01)."
    ]
    # Figures of the period have names; those of a part have not.
    spans = [span for sentence in sentences(report) for span in sentence.spans]
    assert not [span.key for span in spans if span.key.startswith(("visits.", "gifts.", "care."))]


def test_what_no_part_has_a_place_for_is_named_and_reported_by_others() -> None:
    report, found = composed(TET)
    [group] = [one for one in left_out(report, found, RECORD) if one.label == "Thăm hỏi, tặng quà"]
    assert len(group.sources) == 2
    report, found = composed(TET, part("others", 'narrators = ["others"]'))
    assert "Thăm hỏi, tặng quà" not in [one.label for one in left_out(report, found, RECORD)]


def test_words_choose_among_activities_of_the_kinds_that_the_part_tells() -> None:
    sport = 'narrators = ["events:culture_sport"]'
    report, _ = composed(part("ball", f'{sport}\nonly_words = ["cầu lông"]'), part("more", sport))
    assert lines(report, "ball") == ["Tổ chức giải cầu lông với 03 đồng chí tham gia."]
    assert "dòng hai" in lines(report, "more")
    assert not any("cầu lông" in line for line in lines(report, "more"))


def test_a_fund_is_chosen_by_its_name() -> None:
    name = RECORD.record.funds[0].name
    funds = 'narrators = ["funds"]'
    report, _ = composed(part("one", f'{funds}\nonly_funds = ["{name.upper()}"]'), part("more", funds))
    assert any(name in line for line in lines(report, "one"))
    assert not any(f"quỹ {name}," in line for line in lines(report, "more"))


def test_a_part_has_the_form_that_the_outline_says() -> None:
    def of(form: str) -> Report:
        return composed(part("tet", f'narrators = ["visits"]\nonly_reasons = ["hardship"]\nform = "{form}"'))[
            0
        ]

    lead = "Trong năm 2024, Công đoàn trường đã thăm hỏi 03 lượt đoàn viên với số tiền 02 triệu đồng"
    item = "Thăm hỏi, hỗ trợ 03 lượt đoàn viên có hoàn cảnh khó khăn, 02 triệu đồng; riêng"
    assert [line[:40] for line in lines(of("sentences"), "tet")] == [lead[:40], item[:40]]
    assert [line[:2] for line in lines(of("bullets"), "tet")] == ["Tr", "- "]
    [whole] = lines(of("paragraph"), "tet")
    assert whole.startswith(f"{lead}. {item}")
    [before, table] = of("table").sections[0].blocks
    assert isinstance(before, Paragraph)
    assert isinstance(table, Table)
    assert [cell.text[:40] for cell in table.rows[0].cells] == ["1", item[:40]]
    assert table.rows[0].cells[1].sources


def test_a_part_may_be_an_appendix_behind_the_signature() -> None:
    sport = part("sport", 'narrators = ["events:culture_sport"]\nform = "annex"')
    report, found = composed(
        part("care", 'narrators = ["visits"]\nform = "annex"'), sport, part("rest", 'text = "Hết."')
    )
    assert lines(report, "care") == ["Chi tiết tại Phụ lục I kèm theo."]
    assert lines(report, "sport") == ["Chi tiết tại Phụ lục II kèm theo."]
    assert [one.title for one in report.appendices] == ["care", "sport"]
    assert rows_by_part(report) == {"care": 4, "sport": 2, "rest": 0}
    assert not {"Thăm hỏi, tặng quà", "Hoạt động: Văn hóa, thể thao"} & {
        one.label for one in left_out(report, found, RECORD)
    }
    assert "PL2-p1-s1" in nodes(report)
    assert from_json(as_json(report)) == report
    words = [as_html(report), "\n".join(one.text for one in Document(BytesIO(as_docx(report))).paragraphs)]
    words.append("\n".join(page.extract_text() for page in PdfReader(BytesIO(as_pdf(report))).pages))
    for text in words:
        assert text.index("Hết.") < text.index("PHỤ LỤC I: CARE") < text.index("PHỤ LỤC II: SPORT")
        assert "dòng hai" in text


def test_lines_stay_as_typed_in_every_form() -> None:
    for form in ("sentences", "bullets", "paragraph", "table"):
        report, _ = composed(part("sport", f'narrators = ["events:culture_sport"]\nform = "{form}"'))
        assert [line for line in lines(report, "sport") if "dòng" in line] == ["dòng một", "dòng hai"], form


def test_a_narrator_stays_in_other_parts_where_one_of_the_two_chooses() -> None:
    data = read_outline(TOP + REST + part("tet", "narrators = []"), Known(built_in_text), "cua-toi")
    moved = editing.with_narrator(data, "tet", "visits")
    assert [one["narrators"] for one in moved["part"]] == [[], ["visits"]]
    data["part"][1]["only_occasions"] = ["Tết"]
    shared = editing.with_narrator(data, "tet", "visits")
    assert [one["narrators"] for one in shared["part"]] == [["visits"], ["visits"]]
