"""How many lines a text takes in a cell."""

from __future__ import annotations

import pytest

from app.papers.pdf.fitting import lines_of, row_height_pt
from app.papers.pdf.glyphs import width_mm

WORD = width_mm("đoàn", 12)


@pytest.mark.parametrize(
    ("text", "words_wide", "lines"),
    [
        ("", 2, 1),
        ("đoàn", 2, 1),
        ("đoàn đoàn đoàn", 2.5, 2),
        ("đoàn đoàn đoàn", 1.1, 3),
        ("đoàn\nđoàn", 9, 2),
        ("đoànđoànđoàn", 1.1, 3),
        ("đoàn đoànđoànđoàn đoàn", 1.1, 5),
    ],
)
def test_lines_break_at_spaces_and_within_words_that_are_too_long(
    text: str, words_wide: float, lines: int
) -> None:
    assert lines_of(text, WORD * words_wide, 12) == lines


def test_a_row_of_single_lines_keeps_the_height_of_the_program() -> None:
    assert row_height_pt([("đoàn", 40.0)], 12, is_bold=False) is None


def test_a_row_is_as_high_as_its_highest_cell_needs() -> None:
    short, long = ("đoàn", 40.0), ("đoàn " * 20, 40.0)
    height = row_height_pt([long], 12, is_bold=True)
    assert height is not None
    assert height > 4 * 12
    assert row_height_pt([short, long, short], 12, is_bold=True) == height
