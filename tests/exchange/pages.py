"""What the tests of the pages share: sending a workbook, and waiting until a step is done."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

HX = {"HX-Request": "true"}


def send(client: FlaskClient, file: Path, name: str | None = None) -> str:
    """Send a workbook; the address of its page."""
    with file.open("rb") as content:
        answer = client.post("/trao-doi/", data={"file": (content, name or file.name)})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def done(client: FlaskClient, address: str) -> str:
    """The page once no step is under way any more."""
    for _ in range(600):
        page = client.get(address, headers=HX)
        assert page.status_code == 200
        if "hx-trigger" not in page.text:
            return page.text
        time.sleep(0.05)
    raise AssertionError("still under way")


def checked(client: FlaskClient, file: Path, name: str | None = None) -> tuple[str, str]:
    """Address and text of the page of a workbook that was checked."""
    address = send(client, file, name)
    return address, done(client, address)


def write(client: FlaskClient, address: str) -> Any:
    """Press «Ghi vào sổ»."""
    return client.post(f"{address}/ghi")
