"""Known holes: `make advisories` finds what applies to a pinned version, and says how old its list is."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.house.locks import pinned
from tests.house.scripts import script
from tests.house.source import ROOT

advisories = script("advisories")


def record(*events: dict[str, str], name: str = "Flask_Login", **more: object) -> dict[str, object]:
    """A record about one package of PyPI."""
    affected = {
        "package": {"ecosystem": "PyPI", "name": name},
        "ranges": [{"type": "ECOSYSTEM", "events": list(events)}],
    }
    return {"id": "GHSA-1", "aliases": ["CVE-1"], "summary": "A hole", "affected": [affected], **more}


def found(version: str, *events: dict[str, str], **more: Any) -> list[str]:
    lines: list[str] = advisories.applying(
        {advisories.Part("PyPI", "flask-login", version)}, iter([record(*events, **more)])
    )
    return lines


@pytest.mark.parametrize(
    ("version", "applies"),
    [
        *(("0.9", False), ("1.0", True), ("1.9.9", True), ("1.10", True), ("1.12", False), ("2.0rc1", False)),
        *(("2.0", True), ("2.5", True), ("2.5.1", False), ("10.0", False)),
    ],
)
def test_ranges_are_read_by_the_order_of_versions(version: str, applies: bool) -> None:
    events = [{"introduced": "2.0"}, {"last_affected": "2.5"}, {"fixed": "1.12"}, {"introduced": "1.0"}]
    assert bool(found(version, *events)) == applies


def test_a_hole_is_reported_with_its_names_and_its_mend() -> None:
    assert found("1.0", {"introduced": "0"}, {"fixed": "1.1"}) == [
        "flask-login 1.0: GHSA-1, CVE-1: A hole; fixed in 1.1"
    ]
    assert found("1.0", {"introduced": "0"})[0].endswith("no fix is known")


def test_what_was_withdrawn_or_concerns_others_is_not_reported() -> None:
    assert found("1.0", {"introduced": "0"}, withdrawn="2026-01-01T00:00:00Z") == []
    assert found("1.0", {"introduced": "0"}, name="flask") == []


def test_everything_pinned_is_looked_at() -> None:
    parts = advisories.pinned()
    named = {part.name for part in parts if part.ecosystem == "PyPI"}
    assert named == set(pinned("requirements.txt")) | set(pinned("requirements-dev.txt"))
    assert ("npm", "htmx.org", "2.0.11") in parts


def test_the_list_speaks_of_what_is_pinned_and_its_ranges_are_read() -> None:
    parts = {part[:2] for part in advisories.pinned()}
    records = list(advisories.records())
    assert len(records) > 60
    for one in records:
        for affected in one["affected"]:
            name = advisories._named(affected)
            assert name in parts, one["id"]
            ranges = affected["ranges"]
            assert all(events["events"][0].get("introduced") for events in ranges), one["id"]
            first = next(event["fixed"] for one in ranges for event in one["events"] if "fixed" in event)
            assert not advisories.is_affected(advisories.Part(*name, first), affected)


@pytest.mark.parametrize(
    ("name", "version", "hole"),
    [
        ("werkzeug", "3.0.0", "CVE-2023-46136"),
        ("waitress", "3.0.0", "CVE-2024-49768"),
        ("reportlab", "3.6.12", "CVE-2023-33733"),
        ("jinja2", "3.1.5", "CVE-2025-27516"),
        ("xhtml2pdf", "0.2.16", "CVE-2024-25885"),
        ("pypdf", "6.1.2", "CVE-2025-62707"),
    ],
)
def test_a_known_hole_of_an_older_version_is_found(name: str, version: str, hole: str) -> None:
    part = advisories.Part("PyPI", name, version)
    assert any(hole in line for line in advisories.applying({part}, advisories.records()))


def test_no_pinned_part_has_a_known_hole_and_the_age_of_the_list_is_reported() -> None:
    """Where this fails, a version has to be raised, or the release waits."""
    done = subprocess.run(
        [sys.executable, ROOT / "bin" / "advisories"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "days old" in done.stdout


def test_a_list_that_grew_old_asks_to_be_renewed_and_one_that_lacks_is_said_to(tmp_path: Path) -> None:
    (tmp_path / "about.json").write_text('{"PyPI": {"as_of": "2026-01-01", "source": "x"}}')
    assert "Renew it" not in advisories.age(date(2026, 3, 1), tmp_path)
    assert "Renew it" in advisories.age(date(2026, 6, 1), tmp_path)
    assert "npm: no list was ever taken in" in advisories.age(date(2026, 3, 1), tmp_path)


def test_it_says_of_how_many_parts_it_knows_nothing() -> None:
    parts = {advisories.Part("PyPI", name, "1.0") for name in ("flask-login", "x", "y")}
    lines = advisories.coverage(parts, [record({"introduced": "0"})])
    assert lines.startswith("1 records; of 2 of the 3 parts pinned here it has none")


def test_it_is_renewed_from_an_export(tmp_path: Path) -> None:
    """Records of what is pinned are kept, each once, others left out; what was known stays known."""
    export, kept = tmp_path / "export", tmp_path / "list"
    (export / "PyPI").mkdir(parents=True)
    kept.mkdir()
    (kept / "about.json").write_text('{"npm": {"as_of": "2026-01-01", "source": "x"}}')
    (kept / "flask-login.json").write_text(json.dumps([record(id="OLD"), record(id="SAME", summary="old")]))
    events = ({"introduced": "0"}, {"fixed": "1.1"})
    for one in (
        record(*events, id="NEW"),
        record(*events, id="SAME", summary="new"),
        record(id="OTHER", name="x"),
    ):
        (export / "PyPI" / f"{one['id']}.json").write_text(json.dumps({**one, "details": "long"}))
    with zipfile.ZipFile(export / "all.zip", "w") as packed:
        packed.writestr(
            "ZIPPED.json", json.dumps(record(*events, id="ZIPPED", modified="2026-11-20T10:00:00Z"))
        )
        packed.writestr("la-gi.txt", "x")
    parts = {advisories.Part("PyPI", "flask-login", "1.0")}
    assert advisories.renew(export, parts, kept) == 4
    now = {one["id"]: one for one in advisories.records(kept)}
    assert set(now) == {"OLD", "NEW", "SAME", "ZIPPED"}
    assert advisories.renew(export / "all.zip", parts, kept) == 4
    assert (now["SAME"]["summary"], "details" in now["NEW"]) == ("new", False)
    # As young as its newest record, not as the day on which it was taken in; npm is as old as it was.
    pypi, npm = advisories.age(date(2026, 12, 2), kept).splitlines()
    assert "12 days old (2026-11-20" in pypi
    assert "2026-01-01" in npm
    assert len(advisories.applying(parts, advisories.records(kept))) == 3


def test_what_is_no_export_changes_nothing(tmp_path: Path) -> None:
    """A folder without zips once made the list as young as the day."""
    kept, empty = tmp_path / "list", tmp_path / "export"
    kept.mkdir()
    empty.mkdir()
    (kept / "about.json").write_text("{}")
    (empty / "x.json").write_text(json.dumps({"id": "X", "modified": "2026-11-20T10:00:00Z"}))
    with pytest.raises(advisories.NoExport):
        advisories.renew(empty, {advisories.Part("PyPI", "flask-login", "1.0")}, kept)
    assert [one.name for one in kept.iterdir()] == ["about.json"]
    assert (kept / "about.json").read_text() == "{}"


def test_an_export_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(b"PK cut off")
    command = [sys.executable, str(ROOT / "bin" / "advisories"), "--from", str(tmp_path / "all.zip")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("The list is as it was: ")
