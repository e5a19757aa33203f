"""A starting server and a restoration, each a process of its own: one waits for the other."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask

from app.admin.server import opening
from app.office.backup import in_use, restoring
from app.office.installation.opening import Opened


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the start did, one after the other; `share` ends the wait for another process."""
    done: list[str] = []
    held = SimpleNamespace(close=lambda: done.append("close"))

    def share(_folder: Path) -> SimpleNamespace:
        done.append("share")
        return held

    def stop(*_: object) -> None:
        done.append("open")
        raise KeyboardInterrupt

    monkeypatch.setattr(in_use, "share", share)
    monkeypatch.setattr("app.office.installation.opening.for_serving", stop)
    return done


def start(app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "instance_path", str(folder))
    with pytest.raises(KeyboardInterrupt):
        opening.open_for_serving(app)


def test_the_books_are_opened_once_nobody_replaces_them(
    app: Flask, tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = tmp_path / in_use.READY
    ready.mkdir()
    with in_use.alone_in(tmp_path):
        start(app, tmp_path, monkeypatch)
    assert steps == ["share", "open", "close"]
    # It is the other process's.
    assert ready.exists()


def test_a_restoration_that_was_cut_off_while_it_waited_is_completed(
    app: Flask, tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = tmp_path / in_use.READY / in_use.BEGUN
    begun.parent.mkdir()
    begun.touch()

    def put(*_: object) -> None:
        steps.append("put")
        if steps.count("put") == 1:
            raise in_use.InUse("x")
        begun.unlink()

    monkeypatch.setattr(restoring, "put_in_place", put)
    start(app, tmp_path, monkeypatch)
    assert steps == ["put", "share", "close", "put", "share", "open", "close"]


def test_a_command_waits_for_a_restoration_too(
    app: Flask, tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = tmp_path / in_use.READY / in_use.BEGUN
    begun.parent.mkdir()
    begun.touch()

    def wait(*_: object) -> None:
        begun.unlink()
        raise in_use.InUse("x")

    monkeypatch.setattr(restoring, "put_in_place", wait)
    monkeypatch.setattr(app, "instance_path", str(tmp_path))
    monkeypatch.setitem(app.config, opening.BY_COMMAND, True)
    monkeypatch.setattr("app.office.installation.opening.for_command", lambda *_, **__: Opened(None, []))
    with app.app_context():
        opening.open_for_command()
    assert steps == ["share", "close"]
