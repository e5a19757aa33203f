"""What regulations set goes down as a signed file, and stands below beside what the fund says."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.actor import Correction
from app.core.errors import Refused
from app.dues.funds.queries import terms_of
from app.exchange.handed_down.content import HandedDown, handed_down_in, members_of
from app.exchange.handed_down.making import regulations_file
from app.exchange.handed_down.opening import UnknownUpper, open_file
from app.exchange.packages.sealed_zip import open_sealed, write_sealed
from app.extensions import db
from app.office.signatures.rules import key_of, public_of
from app.office.trail.queries import changes_of
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.year.asked.actions import end_trust
from app.year.asked.models import UpperUnion
from app.year.regulations.actions import WRITES
from app.year.regulations.facts import HandedLine, HandedLines, Regulated
from app.year.regulations.models import Regulation
from app.year.regulations.queries import REGULATIONS
from tests.conftest import OFFICER, TODAY
from tests.downloads import As, words
from tests.exchange.packages.lowers import altered, code_of, folder
from tests.year.regulations.test_regulations import NEXT_JULY, RATE, level, put_line, put_term, term

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
URL = "/muc-theo-quy-dinh"


@pytest.fixture
def upper(union: Unit) -> Unit:
    """A union above that of the cast."""
    unit = start_unit(UnitFacts(name="Công đoàn ngành Hoa", code="nganh-hoa"), OFFICER)
    db.session.commit()
    return unit


def handed(upper: Unit, after: int = 0) -> bytes:
    """The file, made this many minutes after the first."""
    return regulations_file(upper, folder(), NOW + timedelta(minutes=after))


def kept(union: Unit) -> list[tuple[str, str, date]]:
    return [(one.what, str(one.value), one.starts_on) for _, one in REGULATIONS.all(union.id)]


def signed(line: dict[str, Any] | None = None, **more: Any) -> bytes:
    """A file of a union of another installation, of one line with something changed."""
    key = key_of(b"k" * 32, "xa")
    lines = HandedLines("2026-11-30T08:00:00Z", (HandedLine("a", RATE),))
    members = members_of(HandedDown("xa", "Công đoàn xã", public_of(key), (), lines))
    [(name, content)] = members.items()
    plain = json.loads(content)
    plain["regulations"]["lines"][0] |= line or {}
    plain["regulations"] |= more
    return write_sealed({name: json.dumps(plain).encode()}, key)


def test_lines_stand_below_beside_the_fund_and_change_nothing_by_themselves(
    as_role: As, union: Unit, upper: Unit
) -> None:
    fund_id = put_term(union, term("1"))
    put_line(upper, RATE)
    [text] = open_file(union, handed(upper), OFFICER, TODAY, trusts=True)
    db.session.commit()
    assert text.startswith("Mức theo quy định của Công đoàn ngành Hoa: 01 dòng mới.")
    assert [one.rate for _, one in terms_of(union.id)] == [Decimal(1)]
    [(row, _)] = REGULATIONS.all(union.id)
    shown = words(as_role("treasurer").get(f"{URL}/{row.id}"))
    assert "Công đoàn ngành Hoa gửi xuống" in shown
    assert "Quỹ đang ghi: 1% tiền lương" in shown
    assert "Theo quy định: 0,5% tiền lương từ 01/07/2025" in shown
    assert "Công đoàn ngành Hoa" in words(as_role("auditor").get(f"{URL}/"))
    as_role("treasurer").post(f"{URL}/{row.id}/quy/{fund_id}")
    assert [one.rate for _, one in terms_of(union.id)] == [Decimal(1), Decimal("0.5")]


def test_a_newer_file_corrects_takes_back_and_says_again(union: Unit, upper: Unit) -> None:
    row = put_line(upper, RATE)
    other = put_line(upper, level(Regulated.REMIT_SHARE, "30"))
    first = handed(upper)
    open_file(union, first, OFFICER, TODAY, trusts=True)
    WRITES.correct(row, RATE, level(Regulated.DUES_RATE, "0.4"), Correction(OFFICER, TODAY, "Sửa"))
    WRITES.withdraw(other, OFFICER, TODAY, "Bãi bỏ")
    second = handed(upper, 1)
    [text] = open_file(union, second, OFFICER, TODAY)
    assert "01 dòng đổi, 01 dòng rút." in text
    assert kept(union) == [("dues_rate", "0.4", RATE.starts_on)]
    [(below, _)] = REGULATIONS.all(union.id)
    last = changes_of(union.id, f"regulations/{below.id}")[-1]
    assert (last.action, last.reason) == ("regulations.line.corrected", "Cấp trên gửi xuống")
    for content, sentence in ((second, "đã mở rồi"), (first, "mới hơn")):
        with pytest.raises(Refused, match=sentence):
            open_file(union, content, OFFICER, TODAY)
    [text] = open_file(union, handed(upper, 2), OFFICER, TODAY)
    assert "không có gì đổi" in text
    WRITES.withdraw(row, OFFICER, TODAY, "Bãi bỏ")
    open_file(union, handed(upper, 3), OFFICER, TODAY)
    assert kept(union) == []


def test_a_line_that_comes_back_is_the_same_line(union: Unit) -> None:
    open_file(union, signed(), OFFICER, TODAY, trusts=True)
    open_file(union, signed(made_at="2026-11-30T08:01:00Z", lines=[]), OFFICER, TODAY)
    assert kept(union) == []
    [text] = open_file(union, signed(made_at="2026-11-30T08:02:00Z"), OFFICER, TODAY)
    assert "01 dòng mới" in text
    assert len(db.session.scalars(select(Regulation)).all()) == 1


def test_only_the_file_changes_a_line_from_above_while_its_key_is_trusted(
    as_role: As, union: Unit, upper: Unit
) -> None:
    put_line(upper, RATE)
    open_file(union, handed(upper), OFFICER, TODAY, trusts=True)
    db.session.commit()
    [(row, facts)] = REGULATIONS.all(union.id)
    with pytest.raises(Refused, match="chỉ đổi khi mở tệp mới"):
        WRITES.correct(row, facts, level(Regulated.DUES_RATE, "2"), Correction(OFFICER, TODAY, "Thử"))
    answer = as_role("chair").post(f"{URL}/{row.id}/rut", data={"version": str(row.version), "reason": "Thử"})
    assert "chỉ đổi khi mở tệp mới" in answer.text
    assert len(kept(union)) == 1
    end_trust(db.session.scalars(select(UpperUnion)).one(), OFFICER)
    db.session.commit()
    done = as_role("chair").post(f"{URL}/{row.id}/rut", data={"version": str(row.version), "reason": "Cũ"})
    assert (done.status_code, kept(union)) == (303, [])


def test_two_unions_above_and_the_own_lines_are_kept_apart(union: Unit, upper: Unit) -> None:
    put_line(union, RATE)
    put_line(upper, level(Regulated.DUES_RATE, "0.4"))
    open_file(union, handed(upper), OFFICER, TODAY, trusts=True)
    open_file(union, signed({"value": "0.3"}), OFFICER, TODAY, trusts=True)
    assert [value for _, value, _ in kept(union)] == ["0.5", "0.4", "0.3"]
    open_file(union, signed(made_at="2026-11-30T09:00:00Z", lines=[]), OFFICER, TODAY)
    assert [value for _, value, _ in kept(union)] == ["0.5", "0.4"]


def test_files_altered_unknown_or_senseless_are_refused(union: Unit, upper: Unit) -> None:
    with pytest.raises(Refused, match="Chưa ghi mức nào"):
        handed(upper)
    put_line(upper, RATE)
    with pytest.raises(UnknownUpper):
        open_file(union, handed(upper), OFFICER, TODAY)
    with pytest.raises(Refused, match="Chữ ký của gói không khớp"):
        open_file(union, altered(handed(upper)), OFFICER, TODAY, trusts=True)
    with pytest.raises(Refused, match="chính công đoàn này"):
        open_file(upper, handed(upper), OFFICER, TODAY, trusts=True)
    assert kept(union) == []


@pytest.mark.parametrize(
    "line",
    [
        {"value": "101"},
        {"value": "-1"},
        {"value": "1e400"},
        {"value": "NaN"},
        {"value": 0.5},
        {"value": "٣"},
        {"starts_on": "0001-01-01"},
        {"starts_on": "9999-12-31"},
        {"starts_on": "2025-02-30"},
        {"source": " "},
        {"source": "a\nb"},
        {"source": "a" * 301},
        {"source": None},
        {"note": "a" * 5_001},
        {"note": "a\u0000b"},
        {"key": ""},
        {"key": ["a"]},
        {"what": ["dues_rate"]},
    ],
)
def test_a_line_that_cannot_be_is_refused(union: Unit, line: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="không phải là yêu cầu"):
        open_file(union, signed(line), OFFICER, TODAY, trusts=True)
    assert kept(union) == []


@pytest.mark.parametrize(
    "more",
    [
        {"made_at": "hôm qua"},
        {"made_at": "9999"},
        {"made_at": None},
        {"lines": 7},
        {"lines": [{}]},
        {"lines": [{"what": "dues_rate"}] * 501},
    ],
)
def test_lines_that_cannot_be_are_refused(union: Unit, more: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="không phải là yêu cầu"):
        open_file(union, signed(**more), OFFICER, TODAY, trusts=True)


def test_a_line_of_a_newer_program_is_reported(union: Unit) -> None:
    [text] = open_file(union, signed({"what": "meal_worth", "value": "lạ"}), OFFICER, TODAY, trusts=True)
    assert "01 dòng phần mềm này chưa đọc được" in text
    assert kept(union) == []


def test_the_file_is_read_as_it_was_made(union: Unit) -> None:
    key = key_of(b"k" * 32, "xa")
    lines = HandedLines(
        "2026-11-30T08:00:00Z",
        (HandedLine("a", RATE), HandedLine("b", level(Regulated.BASE_SALARY, "2530000", NEXT_JULY))),
    )
    made = HandedDown("xa", "Công đoàn xã", public_of(key), (), lines)
    assert handed_down_in(open_sealed(write_sealed(members_of(made), key))) == made


def test_the_upper_side_in_the_browser(as_role: As, union: Unit) -> None:
    lower = start_unit(UnitFacts(name="Công đoàn cơ sở Mot", code="mot"), OFFICER)
    db.session.commit()
    address = "/tra-loi/muc-theo-quy-dinh/tep"
    assert "Chưa ghi mức nào" in as_role("chair").get(address, follow_redirects=True).text
    put_line(union, RATE)
    assert address in as_role("auditor").get(f"{URL}/").text
    file = as_role("auditor").get(address)
    open_file(lower, file.data, OFFICER, TODAY, trusts=True)
    assert len(kept(lower)) == 1


def test_by_command(app: Flask, union: Unit, upper: Unit, tmp_path: Path) -> None:
    file = tmp_path / "muc.goi"
    args = ["regulations", "--unit", "nganh-hoa", "--output", str(file)]
    refused = app.test_cli_runner().invoke(args=args)
    assert (refused.exit_code, file.exists()) == (2, False)
    assert "Chưa ghi mức nào" in refused.output
    put_line(upper, RATE)
    made = app.test_cli_runner().invoke(args=args)
    assert made.exit_code == 0, made.output
    opening = ["open-file", str(file), "--unit", "hoa-mai"]
    unknown = app.test_cli_runner().invoke(args=opening)
    assert (unknown.exit_code, code_of(upper) in unknown.output) == (2, True)
    done = app.test_cli_runner().invoke(args=[*opening, "--trust"])
    assert done.exit_code == 0, done.output
    assert "01 dòng mới" in done.output
    assert len(kept(union)) == 1
