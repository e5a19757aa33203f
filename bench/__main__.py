"""`make bench`: ratios of speed and size, each measured within one run. Exit 1 when one is missed.

`python -m bench pages weight` measures these parts alone; `unions` is measured only so: it fills a PostgreSQL
of its own for a quarter of an hour.
"""

from __future__ import annotations

import sys
from importlib import import_module

from bench.measuring import Ratio, say

#: In this order; `unions` aside.
PARTS = (
    *("reports", "workspace", "figures", "workbooks", "packages", "pages", "treasury", "collecting", "book"),
    *("durability", "weight", "crowd"),
)


def main() -> None:
    """Measure everything, or the parts that are named, and print one line for each."""
    wanted = sys.argv[1:] or PARTS
    if unknown := set(wanted) - {*PARTS, "unions"}:
        sys.exit(f"no such part: {', '.join(sorted(unknown))}")
    found: list[Ratio] = []
    for part in wanted:
        for ratio in import_module(f"bench.{part}").measure():
            say(ratio)
            found.append(ratio)
    if not all(ratio.holds for ratio in found):
        sys.exit(1)


if __name__ == "__main__":
    main()
