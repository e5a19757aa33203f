"""A union packs what it has of a year, signed; the union above takes it, adds up and reports."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask, current_app

from app.core.errors import Refused
from app.core.periods import parse_period
from app.exchange.packages.content import PACKAGE, members_of, package_in
from app.exchange.packages.packing import package_of, packed
from app.exchange.packages.receiving import receive, sentences
from app.exchange.packages.sealed_zip import MOST_BYTES, open_sealed, write_sealed
from app.extensions import db
from app.office.signatures.key import signing_key
from app.office.signatures.rules import public_of, short_code
from app.office.trail.queries import changes_of
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.office.units.queries import unit_by_code
from app.year.figures.scopes import open_scope
from app.year.issued.actions import issue
from app.year.issued.queries import compose_to_issue, frozen_report
from app.year.received.actions import Taken, UnknownKey
from app.year.received.facts import Package
from app.year.reports.composing import composed
from app.year.reports.record import Paper
from app.year.reports.report import Signature, Table
from app.year.reports.tracing.queries import source_lines, with_annex
from app.year.reports.tracing.rules import traced
from app.year.reports.writers.files import WRITERS
from app.year.reports.writers.nodes import nodes
from app.year.totals.figures import totals_of
from tests.conftest import OFFICER, TODAY, put_member
from tests.life.awards.entries import put_rating
from tests.life.visits.visits import put_visit
from tests.year.issued.papers import line, put_paper, put_year

YEAR = parse_period("2024")
END = date(2024, 12, 31)


def folder() -> Path:
    return Path(current_app.instance_path)


def put_lower(code: str, name: str, people: int) -> Unit:
    """A union with this many members, one of whom was visited."""
    unit = start_unit(UnitFacts(name=name, code=code), OFFICER)
    for number in range(people):
        put_member(unit, f"{code}-{number}", f"Lê Thị Na {number}")
    put_visit(unit, amount=100_000 * people)
    put_rating(unit)
    return unit


@pytest.fixture
def upper(union: Unit) -> Unit:
    unit = start_unit(UnitFacts(name="Công đoàn ngành Hoa", code="nganh-hoa"), OFFICER)
    db.session.commit()
    return unit


def package(unit: Unit) -> Package:
    return package_of(unit, YEAR, None, TODAY, folder())


def taken(upper: Unit, unit: Unit, *, trusts: bool = True) -> Taken:
    found = receive(upper, packed(package(unit), unit, folder()), OFFICER, TODAY, trusts=trusts)
    db.session.commit()
    return found


def test_a_package_is_read_as_it_was_made_and_small(union: Unit) -> None:
    put_visit(union)
    made = package(union)
    content = packed(made, union, folder())
    assert package_in(open_sealed(content)) == made
    assert content == packed(made, union, folder())
    assert len(content) < 300 * 1024
    assert made.sender.name == union.name
    assert {one.key: one.value for one in made.figures}["people.members"] == 1
    assert made.pdf.startswith(b"%PDF")


def test_what_was_issued_is_packed_as_it_was_kept(union: Unit) -> None:
    put_year(union)
    row = put_paper(union)
    put_visit(union, amount=900_000)
    paper = frozen_report(union.id, row.id)
    assert paper is not None
    made = package(union)
    assert made.is_frozen
    assert made.pdf == paper.written(WRITERS["pdf"])
    assert {one.key: one.value for one in made.figures}["visits.times"] == 1
    assert not package_of(union, YEAR, END, TODAY, folder()).is_frozen


def test_no_row_of_the_books_is_named_in_it(union: Unit) -> None:
    put_visit(union)
    text = open_sealed(packed(package(union), union, folder())).members[PACKAGE].decode()
    assert "activities/" not in text
    assert "members/" not in text


def test_the_union_above_adds_up_with_a_share_for_each(union: Unit, upper: Unit) -> None:
    for code, people in (("mot", 3), ("hai", 4), ("ba", 5)):
        taken(upper, put_lower(code, f"Công đoàn cơ sở {code}", people))
    found = totals_of(open_scope(upper, YEAR, END))
    assert found["people.members"].number == 12
    assert sorted(one.share for one in found["people.members"].shares) == [3, 4, 5]
    assert found["visits.money"].number == 1_200_000
    assert (found["units.expected"].number, found["units.received"].number) == (3, 3)
    assert found["units.rated[Hoàn thành xuất sắc]"].number == 3
    for one in found.values():
        if one.shares:
            assert sum(share.share for share in one.shares) == one.value, one.key


def test_an_upper_union_issues_its_totals_and_sends_them_on(union: Unit, upper: Unit) -> None:
    for code, people in (("mot", 3), ("hai", 4)):
        taken(upper, put_lower(code, f"Công đoàn cơ sở {code}", people))
    found = compose_to_issue(upper, YEAR, TODAY, "cap-tren", Paper("1", TODAY))
    signed = replace(found.report, signature=Signature.of("Lò Thị Hoa", ""))
    row = issue(upper.id, replace(found, report=signed), line(found), OFFICER, TODAY)
    db.session.commit()
    paper = frozen_report(upper.id, row.id)
    assert paper is not None
    kept = {one.key: one.value for one in paper.figures}
    assert (kept["people.members"], kept["units.received"]) == (7, 2)
    # What comes later changes neither the paper nor what is sent of it.
    taken(upper, put_lower("ba", "Công đoàn cơ sở ba", 5))
    sent = package(upper)
    assert sent.is_frozen
    assert sent.values["people.members"] == 7


def test_another_period_has_no_totals(union: Unit, upper: Unit) -> None:
    taken(upper, put_lower("mot", "Công đoàn cơ sở Một", 3))
    found = totals_of(open_scope(upper, parse_period("2023"), date(2023, 12, 31)))
    assert found["units.received"].number == 0
    assert [one.reason for one in found["units.received"].left_out] == ["Chưa gửi"]
    assert "people.members" not in found


def test_a_key_not_met_before_is_taken_only_when_trusted(union: Unit, upper: Unit) -> None:
    with pytest.raises(UnknownKey) as refusal:
        taken(upper, union, trusts=False)
    code = short_code(public_of(signing_key(folder(), union.code)))
    assert code in refusal.value.sentence
    first = taken(upper, union)
    assert first.new_code == code
    put_visit(union)
    assert taken(upper, union, trusts=False).new_code == ""


def test_a_second_version_replaces_the_first_and_says_what_changed(union: Unit, upper: Unit) -> None:
    first = taken(upper, union)
    put_visit(union, amount=500_000)
    second = taken(upper, union)
    assert second.replaces
    text = " ".join(sentences(second))
    assert "thay gói trước" in text
    assert "Số lượt thăm hỏi: 0 thành 1" in text
    assert totals_of(open_scope(upper, YEAR, END))["visits.times"].number == 1
    assert not first.row.is_current
    assert second.row.is_current


def test_an_earlier_cut_off_is_kept_beside_the_newer_package(union: Unit, upper: Unit) -> None:
    put_visit(union)
    put_visit(union, happened_on=date(2024, 10, 1))
    later = taken(upper, union)
    spring = package_of(union, YEAR, date(2024, 5, 31), TODAY, folder())
    earlier = receive(upper, packed(spring, union, folder()), OFFICER, TODAY, trusts=True)
    db.session.commit()
    assert (earlier.replaces, earlier.row.is_current, later.row.is_current) == (False, False, True)
    assert "giữ bên cạnh" in sentences(earlier)[0]
    visits = {
        day: totals_of(open_scope(upper, YEAR, day))["visits.times"].number
        for day in (date(2024, 5, 31), date(2024, 11, 30), END)
    }
    assert visits == {date(2024, 5, 31): 1, date(2024, 11, 30): 1, END: 2}
    assert "visits.times" not in totals_of(open_scope(upper, YEAR, date(2024, 5, 30)))


def test_another_name_of_a_union_below_is_in_the_trail(union: Unit, upper: Unit) -> None:
    first = taken(upper, union)
    sent = package(union)
    renamed = replace(sent, sender=replace(sent.sender, name="CĐCS Hoa Ban"))
    receive(upper, packed(renamed, union, folder()), OFFICER, TODAY, trusts=False)
    noted = changes_of(upper.id, f"lower_unions/{first.lower.id}")
    assert [(one.action, one.values["name"]) for one in noted][-1] == (
        "received.union.corrected",
        (union.name, "CĐCS Hoa Ban"),
    )


def test_what_is_sent_twice_or_by_itself_is_refused(union: Unit, upper: Unit) -> None:
    content = packed(package(union), union, folder())
    receive(upper, content, OFFICER, TODAY, trusts=True)
    with pytest.raises(Refused, match="đã nhận ngày"):
        receive(upper, content, OFFICER, TODAY, trusts=True)
    with pytest.raises(Refused, match="chính công đoàn này"):
        receive(union, content, OFFICER, TODAY, trusts=True)


def test_a_draft_does_not_replace_what_was_issued(union: Unit, upper: Unit) -> None:
    issued = replace(package(union), is_frozen=True)
    receive(upper, packed(issued, union, folder()), OFFICER, TODAY, trusts=True)
    with pytest.raises(Refused, match="không thay được bản chốt"):
        taken(upper, union)


@pytest.mark.parametrize("place", [0, 40, 0.3, 0.7, -200, -1])
def test_one_byte_altered_and_nothing_is_taken(union: Unit, upper: Unit, place: float) -> None:
    content = bytearray(packed(package(union), union, folder()))
    at = int(place * len(content)) if isinstance(place, float) else int(place)
    content[at] ^= 1
    with pytest.raises(Refused):
        receive(upper, bytes(content), OFFICER, TODAY, trusts=True)
    assert totals_of(open_scope(upper, YEAR, END)) == {}


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + b"\0" * 18, b"%PDF-1.4", b"x" * (MOST_BYTES + 1)])
def test_what_is_no_package_is_refused(union: Unit, upper: Unit, content: bytes) -> None:
    with pytest.raises(Refused):
        receive(upper, content, OFFICER, TODAY, trusts=True)


@pytest.mark.parametrize(
    "members",
    [
        {"../goi.json": b"{}"},
        {"goi.json": b"{}"},
        {"goi.json": b'{"format": 1, "format": 2}'},
        {"goi.json": b"[" * 100_000},
        {f"tep-{number}.json": b"{}" for number in range(20)},
        {"goi.json": b" " * (30 * 1024 * 1024)},
    ],
)
def test_a_well_signed_file_with_nonsense_is_refused(
    union: Unit, upper: Unit, members: dict[str, bytes]
) -> None:
    content = write_sealed(members, signing_key(folder(), union.code))
    with pytest.raises(Refused):
        receive(upper, content, OFFICER, TODAY, trusts=True)


def places(plain: Any, so_far: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value of a JSON; of a list to its first."""
    yield so_far
    if isinstance(plain, dict):
        for name, value in plain.items():
            yield from places(value, (*so_far, name))
    elif isinstance(plain, list) and plain:
        yield from places(plain[0], (*so_far, 0))


def put(plain: Any, place: tuple[Any, ...], value: Any) -> Any:
    if not place:
        return value
    found, (*before, last) = deepcopy(plain), place
    inner = found
    for step in before:
        inner = inner[step]
    inner[last] = value
    return found


NONSENSE: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**30,
    1e308,
    "",
    "x",
    "9999-99-99",
    [],
    [1],
    {},
    {"decimal": "NaN"},
    [["a", 1]],
)


def test_a_value_of_any_other_kind_is_refused_or_taken_and_never_fails(union: Unit) -> None:
    opened = open_sealed(packed(package(union), union, folder()))
    plain, refused = json.loads(opened.members["goi.json"]), 0
    # The report is drawn by the program's own writer, which has tests of its own.
    ways = [one for one in places(plain) if one[:1] != ("report",) or len(one) == 1]
    assert len(ways) > 25
    for way, value in product(ways, NONSENSE):
        content = json.dumps(put(plain, way, value)).encode()
        try:
            package_in(opened._replace(members={**opened.members, "goi.json": content}))
        except Refused:
            refused += 1
    assert refused > len(ways) * 5


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_that_somebody_signed_is_refused(union: Unit, upper: Unit, seed: int) -> None:
    """Anybody may sign with a key of their own: the signature says nothing of what is within."""
    chance, key = Random(seed), signing_key(folder(), union.code)
    content = bytearray(write_sealed({"goi.json": b'{"format": 1}' * 99, "bao-cao.pdf": b"%PDF" * 999}, key))
    for _ in range(4):
        # Before the comment, whose end is the signature.
        content[chance.randrange(len(content) - 230)] ^= 1 << chance.randrange(8)
    unsigned = bytes(content[:-128])
    with pytest.raises(Refused):
        receive(upper, unsigned + key.sign(unsigned).hex().encode(), OFFICER, TODAY, trusts=True)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_one_that_is_packed_in_another_way_is_refused_unread(union: Unit, upper: Unit, packing: int) -> None:
    key, target = signing_key(folder(), union.code), BytesIO()
    with zipfile.ZipFile(target, "w", packing) as archive:
        archive.writestr("goi.json", b"{}")
        archive.comment = f"so-cong-doan-1 {public_of(key)} {'0' * 128}".encode()
    unsigned = target.getvalue()[:-128]
    with pytest.raises(Refused, match="không phải là gói"):
        receive(upper, unsigned + key.sign(unsigned).hex().encode(), OFFICER, TODAY, trusts=True)


def test_a_newer_program_is_named(union: Unit, upper: Unit) -> None:
    plain = json.loads(members_of(package(union), "9.9")[PACKAGE])
    plain["version"] = 99
    content = write_sealed({PACKAGE: json.dumps(plain).encode()}, signing_key(folder(), union.code))
    with pytest.raises(Refused, match="phần mềm mới hơn"):
        receive(upper, content, OFFICER, TODAY, trusts=True)


def test_sums_that_do_not_hold_are_remarks_on_their_figure(union: Unit, upper: Unit) -> None:
    made = package(union)
    figures = tuple(
        replace(one, value=7) if one.key == "people.members.women" else one for one in made.figures
    )
    content = packed(replace(made, figures=figures), union, folder())
    found = receive(upper, content, OFFICER, TODAY, trusts=True)
    assert "people.members.women" in [one.key for one in found.remarks]


def test_the_summary_tells_the_totals(union: Unit, upper: Unit) -> None:
    for code, people in (("mot", 3), ("hai", 4)):
        taken(upper, put_lower(code, f"Công đoàn cơ sở {code}", people))
    report, _ = composed(upper, YEAR, END, "cap-tren")
    text = " ".join(
        block.text
        for section in report.sections
        for part in section.children
        for block in part.blocks
        if hasattr(block, "text")
    )
    assert "Cả 02 công đoàn cơ sở trực thuộc đã gửi báo cáo." in text
    assert "Tổng số đoàn viên công đoàn là 07 người." in text
    assert "thăm hỏi, hỗ trợ 02 lượt với số tiền 700.000 đồng" in text
    assert "có 02 công đoàn cơ sở hoàn thành xuất sắc nhiệm vụ." in text


def test_a_number_of_the_summary_opens_the_unions_behind_it(union: Unit, upper: Unit) -> None:
    for code, people in (("mot", 3), ("hai", 4)):
        taken(upper, put_lower(code, f"Công đoàn cơ sở {code}", people))
    put_visit(upper)
    report, record = composed(upper, YEAR, END, "cap-tren")
    sentence = next(
        one for one in nodes(report).values() if one.text.startswith("Các công đoàn cơ sở đã thăm")
    )
    number = traced(sentence, record.figure)[0]
    assert (number.texts, number.figure and number.figure.key) == (("02",), "total[visits.times]")
    lines = source_lines(upper.id, number.rows)
    assert sorted(one.words.label for one in lines) == ["Công đoàn cơ sở hai", "Công đoàn cơ sở mot"]
    assert record.figure("visits.times").number == 1
    assert "Công đoàn cơ sở mot" in str(with_annex(report, record).annex)


def test_the_form_of_an_upper_union_is_filled_from_the_totals(union: Unit, upper: Unit) -> None:
    taken(upper, put_lower("mot", "Công đoàn cơ sở Một", 3))
    report, _ = composed(upper, YEAR, END, "mau-2-hdcd")
    [table] = [block for part in report.sections for block in part.blocks if isinstance(block, Table)]
    cells = {row.cells[1].text: row.cells[3].text for row in table.rows}
    assert cells["Công đoàn cấp dưới phải gửi báo cáo"] == "1"
    assert cells["Tổng số đoàn viên"] == "3"
    assert cells["Số tiền thăm hỏi"] == "300.000"
    assert cells["Số vụ tai nạn lao động"] == ""
    assert cells["Công đoàn không hoàn thành nhiệm vụ"] == ""
    empty, _ = composed(union, YEAR, END, "mau-2-hdcd")
    [table] = [block for part in empty.sections for block in part.blocks if isinstance(block, Table)]
    assert {row.cells[3].text for row in table.rows} == {""}


def test_a_union_with_nobody_below_says_nothing_of_totals(union: Unit) -> None:
    report, _ = composed(union, YEAR, END, "cap-tren")
    assert "trực thuộc đã gửi" not in str(report)


def test_a_zip_of_another_program_does_not_open_it_all(union: Unit) -> None:
    """The file is an ordinary zip: who has no program may look into it."""
    with zipfile.ZipFile(BytesIO(packed(package(union), union, folder()))) as archive:
        assert set(archive.namelist()) == {"goi.json", "bao-cao.pdf"}


def test_by_command(app: Flask, union: Unit, tmp_path: Path) -> None:
    db.session.commit()
    target = tmp_path / "hoa-mai.goi"
    done = app.test_cli_runner().invoke(
        args=["package", "--period", "2024", "--unit", "hoa-mai", "--output", str(target)]
    )
    assert done.exit_code == 0, done.output
    assert "bản dự thảo" in done.output
    code = app.test_cli_runner().invoke(args=["package", "--code", "--unit", "hoa-mai"])
    assert code.output.strip() in done.output
    assert unit_by_code("hoa-mai") is not None


def test_an_unknown_key_names_the_nearest(union: Unit, upper: Unit, app: Flask) -> None:
    taken(upper, union)
    done = app.test_cli_runner().invoke(
        args=["figures", "--key", "people.membrs", "--period", "2024", "--unit", "nganh-hoa"]
    )
    assert done.exit_code == 2
    assert "people.members" in done.output
