"""A union's own outlines are kept version by version, and mean the same in another union."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.core.errors import Refused, Stale
from app.extensions import db
from app.office.trail.models import TrailEntry
from app.office.units.models import Unit
from app.office.units.queries import unit_by_code
from app.year.outlines.actions import retire_outline, save_outline
from app.year.outlines.models import OutlineVersion
from app.year.outlines.queries import find_outline, outline_of_version, own_outlines, versions_of
from app.year.outlines.rules import file_of, name_for
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline, outline_names
from app.year.reports.writers.json_file import as_json, from_json
from tests.conftest import OFFICER, Statements
from tests.worked_year import REPORT_RECORD

PART = '[[part]]\nkey = "care"\ntitle = "Chăm lo"\nnarrators = ["visits"]\n'
FILE = f'like = "co-quan"\nlabel = "Của tôi"\n{PART}'


def trail() -> list[str]:
    return list(
        db.session.scalars(select(TrailEntry.action).where(TrailEntry.action.like("reports.outline.%")))
    )


def test_each_saving_is_a_version_and_none_is_lost(union: Unit) -> None:
    first = save_outline(union.id, FILE, OFFICER, "cua-toi")
    again = save_outline(union.id, FILE, OFFICER, "cua-toi")
    second = save_outline(union.id, FILE.replace("Của tôi", "Khác"), OFFICER, "cua-toi", seen=1)
    assert (first.replaced, first.is_new) == (0, True)
    assert (again.row.version, again.is_new) == (1, False)
    assert (second.row.version, second.replaced, second.is_new) == (2, 1, True)
    assert [row.version for row in versions_of(union.id, "cua-toi")] == [2, 1]
    assert [outline_of_version(row).label for row in versions_of(union.id, "cua-toi")] == ["Khác", "Của tôi"]
    assert trail() == ["reports.outline.saved"] * 2


def test_who_changed_an_older_version_is_reported(union: Unit) -> None:
    save_outline(union.id, FILE, OFFICER, "cua-toi")
    with pytest.raises(Stale):
        save_outline(union.id, FILE.replace("Của tôi", "Khác"), OFFICER, "cua-toi", seen=0)


def test_a_name_of_a_built_in_outline_is_not_taken(union: Unit) -> None:
    with pytest.raises(Refused, match="có sẵn"):
        save_outline(union.id, FILE, OFFICER, "so-ket")
    with pytest.raises(Refused, match="phải có tên"):
        save_outline(union.id, FILE, OFFICER)


def test_they_stand_in_the_order_of_the_language(union: Unit) -> None:
    for place, label in enumerate(("Đề cương 10", "Ê", "Đề cương 2", "Em", "Dàn ý")):
        save_outline(union.id, FILE.replace("Của tôi", label), OFFICER, f"so-{place}")
    labels = [one.label for one in own_outlines(union.id)]
    assert labels == ["Dàn ý", "Đề cương 2", "Đề cương 10", "Em", "Ê"]


def test_an_outline_is_offered_until_it_is_retired(union: Unit) -> None:
    save_outline(union.id, FILE, OFFICER, "cua-toi")
    assert [(one.name, one.version, one.label) for one in own_outlines(union.id)] == [
        ("cua-toi", 1, "Của tôi")
    ]
    retire_outline(union.id, "cua-toi", OFFICER)
    assert own_outlines(union.id) == []
    with pytest.raises(Refused, match="Không có đề cương «cua-toi»"):
        find_outline(union, "cua-toi")
    with pytest.raises(Refused, match="thôi dùng"):
        retire_outline(union.id, "cua-toi", OFFICER)
    assert save_outline(union.id, FILE, OFFICER, "cua-toi").row.version == 2
    assert find_outline(union, "cua-toi").version == 2
    assert trail() == ["reports.outline.saved", "reports.outline.retired", "reports.outline.saved"]


def other() -> Unit:
    found = unit_by_code("sen-hong")
    assert found
    return found


def test_another_union_neither_sees_nor_uses_it(union: Unit) -> None:
    save_outline(union.id, FILE, OFFICER, "cua-toi")
    assert own_outlines(other().id) == []
    assert versions_of(other().id, "cua-toi") == []
    with pytest.raises(Refused, match="Không có đề cương"):
        find_outline(other(), "cua-toi")
    with pytest.raises(Refused, match="không có đề cương «cua-toi»"):
        save_outline(other().id, f'like = "cua-toi"\nlabel = "X"\n{PART}', OFFICER, "x")


@pytest.mark.parametrize("name", outline_names())
def test_an_outline_handed_from_union_to_union_gives_the_same_paper(union: Unit, name: str) -> None:
    built_in = load_outline(name)
    file = file_of(built_in).replace(f'name = "{name}"', 'name = "ban-sao"')
    save_outline(union.id, file, OFFICER)
    exported = file_of(find_outline(union, "ban-sao"))
    save_outline(other().id, exported, OFFICER)
    here, there = find_outline(union, "ban-sao"), find_outline(other(), "ban-sao")
    assert file_of(there) == exported == file
    report = compose(there, REPORT_RECORD)
    assert as_json(report) == as_json(compose(here, REPORT_RECORD))
    assert from_json(as_json(report)) == report
    assert report.outline_version == 1
    model = compose(built_in, REPORT_RECORD)
    assert (report.sections, report.opening, report.closing) == (model.sections, model.opening, model.closing)
    assert report.findings == model.findings


def test_an_own_outline_is_found_by_a_constant_number_of_statements(
    union: Unit, statements: Statements
) -> None:
    for number in range(4):
        save_outline(union.id, FILE, OFFICER, f"cua-toi-{number}")
    db.session.flush()
    statements.clear()
    assert len(own_outlines(union.id)) == 4
    find_outline(union, "cua-toi-2")
    assert statements.count == 2
    assert db.session.scalar(select(func.count()).select_from(OutlineVersion)) == 4


def test_a_copy_is_called_by_its_label() -> None:
    assert name_for("Đề cương của Công đoàn tỉnh (148)", []) == "de-cuong-cua-cong-doan-tinh-148"
    assert name_for("Cơ quan", ["co-quan", "co-quan-2"]) == "co-quan-3"
    assert name_for("…", []) == "de-cuong"
