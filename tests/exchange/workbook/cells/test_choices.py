"""Cells with one of a list: the words of the format, which are shorter than those on screen."""

from __future__ import annotations

import pytest
from flask import Flask

from app.exchange.workbook.cells import OneOf
from app.office.union_kinds.known import UnionKind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Cơ quan", "co-quan-hanh-chinh"),
        ("Đơn vị sự nghiệp", "don-vi-su-nghiep"),
        ("Trường học", "truong-hoc"),
        ("Cơ sở y tế", "benh-vien"),
        ("Doanh nghiệp", "doanh-nghiep"),
        ("Nghiệp đoàn", "nghiep-doan"),
        ("xa phuong", "cong-doan-xa"),
        ("Công đoàn cấp trên", "cong-doan-cap-tren"),
        ("Nghiệp đoàn nghề cá", "nghiep-doan-nghe-ca"),
    ],
)
def test_a_kind_of_union_is_read_by_its_short_word_and_by_its_label(app: Flask, word: str, kind: str) -> None:
    cell = OneOf(UnionKind)
    assert cell.read(word) == kind
    assert cell.read(UnionKind(kind).label) == kind
    assert cell.read(cell.write(UnionKind(kind))) == kind
