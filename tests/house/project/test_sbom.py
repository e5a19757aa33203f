"""The list of what is built in: complete, valid CycloneDX, with licences and digests of vendored files."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from app.config import VERSION
from tests.house.locks import pinned
from tests.house.source import ROOT


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    to = tmp_path_factory.mktemp("sbom") / "deep" / "sbom.json"
    subprocess.run([sys.executable, ROOT / "bin" / "sbom", to], check=True, capture_output=True)
    made: dict[str, Any] = json.loads(to.read_text("utf-8"))
    return made


def test_it_is_valid_cyclonedx(bill: dict[str, Any]) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill)) is None
    assert bill["metadata"]["component"]["version"] == VERSION


def test_every_distribution_is_in_it_with_version_licence_and_hashes(bill: dict[str, Any]) -> None:
    parts = {one["name"]: one for one in bill["components"] if one.get("purl", "").startswith("pkg:pypi/")}
    assert {name: one["version"] for name, one in parts.items()} == {
        name: one.version for name, one in pinned("requirements.txt").items()
    }
    for name, one in parts.items():
        assert one["licenses"], name
        assert one["externalReferences"][0]["hashes"], name


def test_every_vendored_file_is_in_it_with_its_digest(bill: dict[str, Any]) -> None:
    files = {
        file["name"]: file["hashes"][0]["content"]
        for one in bill["components"]
        for file in one.get("components", [])
    }
    folders = [*(ROOT / "static" / "vendor").rglob("*"), *(ROOT / "static" / "fonts").rglob("*")]
    there = [*(path for path in folders if path.is_file()), ROOT / "static" / "icons.svg"]
    digests = {str(path.relative_to(ROOT)): sha256(path.read_bytes()).hexdigest() for path in there}
    assert files == digests


def test_vendored_files_are_those_that_were_taken_in() -> None:
    """`sha256sum -c vendor.sha256`. A changed line is a part renewed by `make vendor`, or somebody's hand."""
    lines = (ROOT / "vendor.sha256").read_text("utf-8").splitlines()
    wanted = {file: digest for digest, _, file in (line.partition("  ") for line in lines)}
    found = {file: sha256(Path(ROOT, file).read_bytes()).hexdigest() for file in wanted}
    assert found == wanted
    assert len(found) > 15
