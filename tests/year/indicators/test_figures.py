"""The figures of indicators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.core.periods import period_of
from app.log.figures.facts import Scope, Share
from app.log.figures.registry import figure, figures
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from app.year.indicators.facts import Whose
from tests.conftest import Statements, put_member
from tests.year.indicators.rows import put_indicator


def asked(union: Unit, label: str = "2024", until: date | None = None) -> Scope:
    period = period_of(label)
    return open_scope(union, period, until or period.end)


def test_part_target_and_share_of_a_stated_one(union: Unit) -> None:
    row = put_indicator(union, measure_unit="thỏa ước", part=Decimal(16), target=Decimal(15))
    scope = asked(union)
    part = figure(scope, "indicator[thỏa ước ĐƯỢC ký].part")
    assert (part.text, part.shares) == ("16 thỏa ước", (Share(f"indicators/{row.id}", 16),))
    assert figure(scope, "indicator[Thỏa ước được ký].target").text == "15 thỏa ước"
    assert figure(scope, "indicator[Thỏa ước được ký].share").text == "106,7%"
    assert figure(scope, "indicator[Thỏa ước được ký].whole").text == "không có"


def test_what_is_not_known_is_said_in_words(union: Unit) -> None:
    put_indicator(union, whole=Decimal(44), target=Decimal("95.5"))
    scope = asked(union)
    ours = [one for one in figures(scope) if one.key.startswith("indicator[")]
    found = {one.key.partition("]")[2]: one.text for one in ours}
    assert found == {".part": "chưa có", ".whole": "44", ".target": "95,5%", ".share": "chưa có"}


def test_a_counted_one_has_the_rows_of_its_figure(union: Unit) -> None:
    put_member(union, "DV9", "Trần Thị Hạnh")
    put_indicator(union, "Đoàn viên", figure="people.members", whole_figure="people.workers")
    scope = asked(union)
    part = figure(scope, "indicator[Đoàn viên].part")
    assert part.shares == figure(scope, "people.members").shares
    assert part.number == sum(one.share for one in part.shares)
    assert part.unit == "người"


def test_one_of_several_periods_or_sections_is_named(union: Unit) -> None:
    put_indicator(union, "Thu nhập", year="Quý 1/2024", part=Decimal("7.25"), measure_unit="triệu đồng")
    put_indicator(union, "Thu nhập", year="Quý 2/2024", part=Decimal(8), measure_unit="triệu đồng")
    put_indicator(
        union, "Sáng kiến", scope=Whose.SECTION, section="Tổ 1", part=Decimal(2), measure_unit="cái"
    )
    scope = asked(union)
    assert figure(scope, "indicator[Thu nhập|Quý 1/2024].part").text == "7,25 triệu đồng"
    assert figure(scope, "indicator[Thu nhập|Quý 2/2024].part").text == "8 triệu đồng"
    assert figure(scope, "indicator[Sáng kiến|Tổ 1].part").label == "Sáng kiến, Tổ 1: thực hiện"
    first = asked(union, "Quý 1/2024")
    assert figure(first, "indicator[Thu nhập].part").text == "7,25 triệu đồng"


def test_statements_do_not_grow_with_indicators(union: Unit, statements: Statements) -> None:
    def asked_for() -> int:
        statements.clear()
        list(figures(asked(union)))
        return statements.count

    put_indicator(union, "Một", figure="people.members")
    one = asked_for()
    for number in range(12):
        put_indicator(union, f"Việc {number}", figure="people.members", year=f"{number + 1:02d}/2024")
    assert asked_for() == one
