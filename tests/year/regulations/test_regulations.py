"""What regulations set from a day on: written by hand, and where the funds of dues say something else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.core.errors import Refused
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.dues.funds.queries import terms_of
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.year.regulations.actions import WRITES
from app.year.regulations.facts import Regulated, RegulationFacts
from app.year.regulations.models import Regulation
from app.year.regulations.queries import REGULATIONS
from app.year.regulations.rules import most_on, steps
from tests.conftest import OFFICER, TODAY
from tests.downloads import As, errors, listed, only_officers_write, only_those_of_the_books_read, words

URL = "/muc-theo-quy-dinh"
SENT = {"what": "dues_rate", "value": "0,5", "starts_on": "01/07/2025", "source": "QĐ 61/QĐ-TLĐ"}
JULY, NEXT_JULY = date(2025, 7, 1), date(2026, 7, 1)


def level(what: Regulated, value: str, day: date = JULY) -> RegulationFacts:
    return RegulationFacts(what, Decimal(value), day, "QĐ 61/QĐ-TLĐ")


RATE = level(Regulated.DUES_RATE, "0.5")


def term(rate: str, starts_on: date | None = None, ends_on: date | None = None, **more: object) -> TermFacts:
    return TermFacts("Công đoàn phí", Basis.SALARY_SHARE, Decimal(rate), starts_on, ends_on, **more)  # type: ignore[arg-type]


def put_line(unit: Unit, facts: RegulationFacts) -> Regulation:
    row = WRITES.record(unit.id, facts, OFFICER, TODAY)
    db.session.commit()
    return row


def put_term(unit: Unit, facts: TermFacts) -> int:
    fund_id = record_term(unit.id, facts, OFFICER, TODAY).fund_id
    db.session.commit()
    return fund_id


def rates(unit: Unit) -> list[tuple[date | None, str, int | None]]:
    return [(one.starts_on, str(one.rate), one.most_amount) for _, one in terms_of(unit.id)]


def test_it_is_recorded_corrected_and_withdrawn(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert client.post(f"{URL}/moi", data=SENT).status_code == 303
    row = db.session.scalars(select(Regulation)).one()
    page = f"{URL}/{row.id}"
    again = client.post(f"{URL}/moi", data={**SENT, "value": "0,6"})
    assert "Mức này đã có dòng từ cùng ngày" in errors(again)["starts_on"]
    change = {**SENT, "value": "0,6", "version": "1", "reason": "Gõ nhầm"}
    assert client.post(f"{page}/sua", data=change).status_code == 303
    assert "0,5 → 0,6" in words(client.get(page))
    only_officers_write(as_role, URL, {**SENT, "starts_on": "01/07/2026"}, row.id)
    only_those_of_the_books_read(as_role, f"{URL}/", page)
    assert len(listed(client.get(f"{URL}/?dang=xlsx&q=đoàn phí"))) == 1
    assert listed(client.get(f"{URL}/?dang=xlsx&q=kinh phí")) == []
    assert client.post(f"{page}/rut", data={"version": "2", "reason": "Ghi nhầm"}).status_code == 303
    assert client.post(f"{URL}/moi", data=SENT).status_code == 303


@pytest.mark.parametrize(
    ("what", "value"),
    [("dues_rate", "101"), ("remit_share", "-1"), ("base_salary", "2340000,5"), ("base_salary", "0")],
)
def test_a_value_that_cannot_be_is_refused(as_role: As, union: Unit, what: str, value: str) -> None:
    answer = as_role("recorder").post(f"{URL}/moi", data={**SENT, "what": what, "value": value})
    assert (answer.status_code, list(errors(answer))) == (422, ["value"])


def test_the_most_of_a_month_is_a_share_of_the_base_salary() -> None:
    lines = [
        level(Regulated.BASE_SALARY, "2340000", date(2024, 7, 1)),
        level(Regulated.DUES_CAP, "10"),
        level(Regulated.BASE_SALARY, "2530000", NEXT_JULY),
    ]
    days = (date(2025, 6, 30), JULY, date(2026, 6, 30), NEXT_JULY)
    assert [most_on(lines, day) for day in days] == [None, 234_000, 234_000, 253_000]


def test_a_fund_says_something_else_until_the_next_line() -> None:
    half, third = level(Regulated.DUES_RATE, "0.5"), level(Regulated.DUES_RATE, "0.3", NEXT_JULY)
    old = term("1")
    agreed = term("0.8", date(2026, 1, 1), date(2026, 3, 31))
    found = steps(half, [half, third], [old, agreed])
    assert [(one.day, one.is_new, one.then.rate, one.then.ends_on) for one in found] == [
        (JULY, True, Decimal("0.5"), None),
        (date(2026, 1, 1), False, Decimal("0.5"), date(2026, 3, 31)),
        (date(2026, 4, 1), True, Decimal("0.5"), None),
    ]
    assert steps(half, [half, third], [term("0.50")]) == []
    assert [one.day for one in steps(third, [half, third], [old, agreed])] == [NEXT_JULY]


def test_a_yearly_rate_has_no_share_of_a_salary_but_a_part_that_is_sent_up() -> None:
    yearly = TermFacts("Công đoàn phí", Basis.YEAR, Decimal(40_000), remit_percent=Decimal(40))
    for what in (Regulated.DUES_RATE, Regulated.DUES_CAP):
        assert steps(level(what, "0.5"), [level(what, "0.5")], [yearly]) == []
    share = level(Regulated.REMIT_SHARE, "30")
    [step] = steps(share, [share], [yearly])
    assert (step.then.remit_percent, step.then.rate) == (Decimal(30), Decimal(40_000))


def test_one_press_gives_the_fund_a_new_term_and_the_balance_stays(as_role: As, union: Unit) -> None:
    fund_id = put_term(union, term("1", opening_amount=5_000_000, opening_on=date(2024, 1, 1)))
    line = put_line(union, level(Regulated.DUES_RATE, "0.5"))
    page = f"{URL}/{line.id}"
    shown = words(as_role("treasurer").get(page))
    assert "Quỹ đang ghi: 1% tiền lương làm căn cứ đóng" in shown
    assert "Theo quy định: 0,5% tiền lương từ 01/07/2025" in shown
    assert "Ghi vào quỹ" not in words(as_role("recorder").get(page))
    press = f"{page}/quy/{fund_id}"
    for username in ("recorder", "auditor", "member", "upper"):
        assert as_role(username).post(press).status_code == 403
    assert as_role("stranger").post(press).status_code == 404
    assert rates(union) == [(None, "1", None)]
    done = as_role("treasurer").post(press, follow_redirects=True)
    assert "Quỹ đã theo mức này" in done.text
    assert "Không khác" in words(done)
    assert rates(union) == [(None, "1", None), (JULY, "0.5", None)]
    fund = as_role("treasurer").get(f"/quy/{fund_id}")
    assert "5.000.000" in fund.text
    assert "không còn gì khác" in as_role("chair").post(press, follow_redirects=True).text
    assert "không còn gì khác" in as_role("chair").post(f"{page}/quy/999", follow_redirects=True).text


def test_a_term_that_begins_on_the_day_is_corrected_with_the_paper_as_reason(
    as_role: As, union: Unit
) -> None:
    fund_id = put_term(union, term("1", JULY))
    line = put_line(union, level(Regulated.DUES_RATE, "0.5"))
    as_role("chair").post(f"{URL}/{line.id}/quy/{fund_id}")
    assert rates(union) == [(JULY, "0.5", None)]
    [row] = [one for one, _ in terms_of(union.id)]
    last = changes_of(union.id, f"fund_terms/{row.id}")[-1]
    assert (last.action, last.reason) == ("funds.term.corrected", "Theo QĐ 61/QĐ-TLĐ")
    assert set(last.values) == {"rate"}


def test_a_new_base_salary_moves_the_most_of_a_month(as_role: As, union: Unit) -> None:
    fund_id = put_term(union, term("0.5", JULY, most_amount=234_000))
    cap = put_line(union, level(Regulated.DUES_CAP, "10"))
    assert "Không so được" in words(as_role("chair").get(f"{URL}/{cap.id}"))
    put_line(union, level(Regulated.BASE_SALARY, "2340000", date(2024, 7, 1)))
    raised = put_line(union, level(Regulated.BASE_SALARY, "2530000", NEXT_JULY))
    assert "Không khác" in words(as_role("chair").get(f"{URL}/{cap.id}"))
    as_role("chair").post(f"{URL}/{raised.id}/quy/{fund_id}")
    assert rates(union) == [(JULY, "0.5", 234_000), (NEXT_JULY, "0.5", 253_000)]


def test_other_funds_are_left_alone(as_role: As, union: Unit) -> None:
    put_term(union, TermFacts("Quỹ tương trợ", Basis.SALARY_SHARE, Decimal(1)))
    line = put_line(union, level(Regulated.DUES_RATE, "0.5"))
    assert "Quỹ đang ghi" not in words(as_role("chair").get(f"{URL}/{line.id}"))


def test_the_workbook_has_it_both_ways(union: Unit, tmp_path: Path) -> None:
    put_line(union, level(Regulated.DUES_RATE, "0.5"))
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    again = prepare(read_book(file), union, TODAY)
    assert (again.problems, again.writes) == ([], 0)
    book = load_workbook(file)
    sheet = book["Mức theo quy định"]
    sheet.append(["Lương cơ sở", 2_530_000, NEXT_JULY, "NĐ 161/2026"])
    book.save(file)
    assert apply(prepare(read_book(file), union, TODAY), "so.xlsx", OFFICER, TODAY).problems == []
    assert [one.value for _, one in REGULATIONS.all(union.id)] == [Decimal("0.5"), Decimal(2_530_000)]
    sheet.append(["Mức đóng đoàn phí", 101, NEXT_JULY, "QĐ"])
    book.save(file)
    assert len(prepare(read_book(file), union, TODAY).problems) == 1


def test_the_same_line_twice_is_refused(union: Unit) -> None:
    put_line(union, level(Regulated.DUES_RATE, "0.5"))
    with pytest.raises(Refused, match="cùng ngày"):
        put_line(union, level(Regulated.DUES_RATE, "0.7"))
