"""Sentences on people who came and left: admission is no transfer, a change of standing no leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.log.figures.facts import Scope
from app.people.roster.facts import (
    Degree,
    Joining,
    LabourKind,
    LeavingReason,
    MembershipFacts,
    Person,
    Standing,
)
from app.year.reports.narration.language.voice import Voice
from app.year.reports.narration.people import changes as narrators
from app.year.reports.narration.people.headcount import headcount
from app.year.reports.narration.people.qualifications import qualifications
from app.year.reports.narration.sentences import Narration
from app.year.reports.outline import load_outline
from app.year.reports.report import Paragraph
from tests.worked_year import PEOPLE, RECORD, REPORT_RECORD, reading_of

MAY, JUNE = date(2024, 5, 1), date(2024, 6, 1)


def row(standing: Standing = Standing.MEMBER, **values: Any) -> MembershipFacts:
    return MembershipFacts(standing, **values)


def sentences_of(narrator: Any, *rows: MembershipFacts) -> list[str]:
    """What is reported of a year in which An alone was a member all along, and Khôi as `rows` say."""
    an, khôi = PEOPLE[0], replace(PEOPLE[7], memberships=rows)
    everyone: tuple[Person, ...] = (an, khôi)
    scope = Scope(reading_of(everyone), RECORD.period, RECORD.as_of)
    record = replace(REPORT_RECORD, record=replace(RECORD, scope=scope, people=everyone))
    blocks = narrator(
        Narration(record, load_outline("co-quan"), "", frozenset(), Voice("năm 2024", RECORD.union.name))
    )
    return ["".join(one.text for one in block.sentences) for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("public_employee", "Cả 02 người đều là viên chức."),
        ("contract", "Theo loại lao động, có 01 viên chức, 01 lao động hợp đồng."),
    ],
)
def test_workers_of_one_kind_are_no_list_of_one(kind: str, sentence: str) -> None:
    assert sentence in " ".join(sentences_of(headcount, row(labour_kind=LabourKind(kind))))


def test_who_was_admitted_at_the_same_work() -> None:
    assert sentences_of(narrators.changes, row(Standing.NOT_JOINED, left_on=MAY), row(joined_on=MAY)) == [
        "Trong năm 2024, Công đoàn trường kết nạp 01 đoàn viên (Hồ Văn Khôi).",
        "Số đoàn viên đầu năm là 01 người, tăng 01, đến ngày 31/12/2024 là 02 người.",
    ]


def test_who_came_from_another_union_is_no_new_member() -> None:
    came = row(joined_on=date(2010, 1, 1), started_on=MAY, joining=Joining.TRANSFERRED_IN)
    assert (
        sentences_of(narrators.changes, came)[0]
        == "Trong năm 2024, Công đoàn trường tiếp nhận 01 đoàn viên chuyển đến (Hồ Văn Khôi)."
    )
    assert sentences_of(narrators.growth, came) == [
        "Trong năm 2024, Công đoàn trường đã tiếp nhận 01 đoàn viên chuyển đến, "
        "tổng số đến nay là 02 đoàn viên."
    ]


def test_who_left_and_came_back_did_both() -> None:
    rows = row(left_on=MAY, leaving_reason=LeavingReason.TRANSFERRED), row(joined_on=JUNE)
    assert sentences_of(narrators.changes, *rows)[:2] == [
        "Trong năm 2024, Công đoàn trường kết nạp 01 đoàn viên (Hồ Văn Khôi); "
        "giảm 01 đoàn viên: chuyển đi 01 (Hồ Văn Khôi).",
        "Số đoàn viên đầu năm là 02 người, tăng 01, giảm 01, đến ngày 31/12/2024 là 02 người, "
        "không đổi so với đầu năm.",
    ]


def test_a_change_of_standing_is_reported_as_such() -> None:
    rows = row(left_on=MAY), row(Standing.ELSEWHERE, joined_on=MAY)
    assert sentences_of(narrators.changes, *rows) == [
        "Trong năm 2024, Công đoàn trường giảm 01 đoàn viên: đổi tình trạng, còn làm việc 01 (Hồ Văn Khôi).",
        "Số đoàn viên đầu năm là 02 người, giảm 01, đến ngày 31/12/2024 là 01 người.",
    ]


def test_workers_who_are_no_members_come_and_leave() -> None:
    rows = (row(Standing.NOT_JOINED, started_on=MAY, left_on=JUNE, leaving_reason=LeavingReason.QUIT),)
    assert sentences_of(narrators.changes, *rows)[:2] == [
        "Trong năm 2024, tăng 01 người lao động chưa là đoàn viên (Hồ Văn Khôi); "
        "giảm 01 người lao động chưa là đoàn viên: thôi việc 01 (Hồ Văn Khôi).",
        "Số người lao động đầu năm là 01 người, tăng 01, giảm 01, đến ngày 31/12/2024 là 01 người, "
        "không đổi so với đầu năm.",
    ]


def test_who_began_work_and_was_admitted_since_is_no_worker_without_membership() -> None:
    rows = row(Standing.NOT_JOINED, started_on=MAY, left_on=JUNE), row(joined_on=JUNE)
    assert sentences_of(narrators.changes, *rows) == [
        "Trong năm 2024, Công đoàn trường kết nạp 01 đoàn viên (Hồ Văn Khôi).",
        "Số đoàn viên đầu năm là 01 người, tăng 01, đến ngày 31/12/2024 là 02 người.",
        "Số người lao động đầu năm là 01 người, tăng 01, đến ngày 31/12/2024 là 02 người.",
    ]


def test_where_nobody_moved_nothing_is_said() -> None:
    assert sentences_of(narrators.changes, row()) == []
    assert sentences_of(narrators.growth, row()) == []


@pytest.mark.parametrize(
    ("degrees", "sentence"),
    [
        ((Degree.BACHELOR, Degree.BACHELOR), "(2/2 người) có trình độ đại học."),
        (
            (Degree.BACHELOR, Degree.MASTER),
            "(2/2 người) có trình độ đại học trở lên, trong đó 01 đồng chí có trình độ thạc sĩ, "
            "01 đồng chí có trình độ đại học.",
        ),
    ],
)
def test_one_degree_is_named_at_once(degrees: tuple[Degree, Degree], sentence: str) -> None:
    people = tuple(
        replace(person, memberships=(row(degree=degree),))
        for person, degree in zip(PEOPLE, degrees, strict=False)
    )
    scope = Scope(reading_of(people), RECORD.period, RECORD.as_of)
    record = replace(REPORT_RECORD, record=replace(RECORD, scope=scope, people=people))
    narration = Narration(
        record, load_outline("co-quan"), "", frozenset(), Voice("năm 2024", RECORD.union.name)
    )
    lines = qualifications(narration)
    assert sentence in " ".join(one.text for one in lines if isinstance(one, Paragraph))
