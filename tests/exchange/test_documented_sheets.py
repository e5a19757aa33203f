"""docs/exchange.md documents the sheets of registers and indicators with their exact columns."""

from __future__ import annotations

from app.config import ROOT
from app.core.fields import OneOf, fields_of
from app.exchange.workbook.layout.stated import sheet_of
from app.web.features import FEATURES, WorkbookSheet, log_kinds
from tests.exchange.sheets import REGISTERS


def documented(declared: WorkbookSheet) -> str:
    """`**Nhà ở** — Ngày hỗ trợ ★ · …`, the choices of a closed column in brackets."""
    facts: type = declared.facts
    stated = fields_of(facts)
    columns = []
    for column in sheet_of(declared).columns:
        field = stated[column.name]
        labels = field.choices.labels() if isinstance(field, OneOf) and not field.marked else ()
        choices = f" ({'; '.join(labels)})" if labels else ""
        columns.append(f"{column.heading}{choices}{' ★' if column.required else ''}")
    return f"**{declared.title}** — {' · '.join(columns)}"


def test_each_sheet_of_a_register_and_that_of_indicators_is_documented_as_it_is() -> None:
    page = (ROOT / "docs" / "exchange.md").read_text("utf-8").splitlines()
    registers = {kind.key for kind in log_kinds().values() if kind.register}
    sheets = [one for feature in FEATURES for one in feature.sheets if one.title in REGISTERS]
    assert registers < {one.kept_in for one in sheets}
    assert [line for line in page if line.startswith("**")] == [documented(one) for one in sheets]
