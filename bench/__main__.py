"""`make bench`: ratios of speed and size, each measured within this one run. Exit 1 when one is missed."""

from __future__ import annotations

import sys

from bench import (
    book,
    collecting,
    crowd,
    durability,
    figures,
    pages,
    reports,
    treasury,
    weight,
    workbooks,
    workspace,
)
from bench.measuring import Ratio, say


def main() -> None:
    """Measure everything and print one line for each."""
    found: list[Ratio] = []
    for part in (
        reports,
        workspace,
        figures,
        workbooks,
        pages,
        treasury,
        collecting,
        book,
        durability,
        weight,
        crowd,
    ):
        for ratio in part.measure():
            say(ratio)
            found.append(ratio)
    if not all(ratio.holds for ratio in found):
        sys.exit(1)


if __name__ == "__main__":
    main()
