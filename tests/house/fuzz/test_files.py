"""Every form that takes a file gets files that no office keeps: a sentence, no failure, memory bounded."""

from __future__ import annotations

import resource
from io import BytesIO
from urllib.parse import urlsplit

from tests.house.conftest import Town
from tests.house.fuzz.conftest import Forms
from tests.house.fuzz.files import scans, workbooks
from tests.house.fuzz.hostile import as_shown
from tests.house.fuzz.watching import watching

#: Kilobytes that all of them together may add to this process at its largest.
MOST = 400_000


def test_no_file_fails_and_none_fills_the_memory(town: Town, forms: Forms) -> None:
    book = town.browser("chair").get("/trao-doi/mau.xlsx").data
    files = [(f"{what}.xlsx", data) for what, data in workbooks(book)] + list(scans())
    taking = {key: boxes for key, boxes in forms.items() if any(box.kind == "file" for box in boxes)}
    assert len(taking) >= 4, sorted(taking)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with watching(town) as watch:
        for (who, address), boxes in taking.items():
            [box] = [one.name for one in boxes if one.kind == "file"]
            for name, data in files:
                sent = {**dict(as_shown(boxes)), box: (BytesIO(data), name)}
                watch.ask(who, "POST", address, name, data=sent, content_type="multipart/form-data")
                if to := watch.location:
                    watch.ask(who, "GET", urlsplit(to).path, f"after {name}")
        assert watch.told() == ""
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST
