"""A round of backing up: proven and noted, copied to the second folder, older ones dropped."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from app.core.errors import Refused
from app.extensions import db
from app.office.backup import actions, proving, records, settings
from app.office.backup.records import BackupAttempt
from app.office.backup.rules import Reason
from app.office.backup.settings import BackupSettings
from app.office.backup.standing import standing
from tests.admin.verification.test_verify import put_books
from tests.office.backup.filled import KEY_FILE, NOW, folder_of, let_go

pytestmark = [pytest.mark.starts_with(fill=put_books), pytest.mark.engine_free]


@pytest.fixture
def folder(app: Flask, kept: object) -> Path:
    """The installation's folder, a key set."""
    let_go()
    settings.write(folder_of(app), BackupSettings(recipient=KEY_FILE.lock.recipient))
    return folder_of(app)


def back_up(folder: Path, days: int = 0, reason: Reason = Reason.DAILY) -> records.Note:
    made = actions.back_up(db.engine, folder, KEY_FILE.lock, reason, NOW + timedelta(days=days))
    let_go()
    assert made.note
    return made.note


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_its_note_says_that_it_was_restored_for_a_trial(folder: Path) -> None:
    assert standing(folder, NOW).is_bad
    note = back_up(folder)
    (found,) = records.backups_in(folder)
    assert found.note == note
    assert (found.proven_at, found.reason, found.made_at) == (NOW, Reason.DAILY, NOW)
    assert not standing(folder, NOW).is_bad
    assert standing(folder, NOW + timedelta(days=2, minutes=1)).is_bad
    assert "10:00 ngày 15/12/2024" in standing(folder, NOW).sentence


def test_one_that_fails_the_trial_counts_for_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(folder)
    monkeypatch.setattr(proving, "faults_of_made", lambda _made: ["Bảng dues: khác."])
    back_up(folder, 1)
    newest, sound = records.backups_in(folder)
    assert newest.note
    assert (newest.note.faults, newest.proven_at) == (("Bảng dues: khác.",), None)
    assert records.last_proven(folder) == sound
    monkeypatch.undo()
    back_up(folder, 2)
    assert [one.made_at for one in records.backups_in(folder)] == [NOW + timedelta(days=2), NOW]


@pytest.mark.parametrize("change", ["faults", "size", "proven_at"])
def test_a_note_that_somebody_changed_proves_nothing(folder: Path, change: str) -> None:
    note = back_up(folder)
    path = records.folder_of(folder) / note.name.replace(".tar", ".json")
    sealed = json.loads(path.read_text())
    content = json.loads(sealed["note"])
    content[change] = {"faults": [], "size": 1, "proven_at": "2030-01-01T00:00:00+00:00"}[change]
    path.write_text(json.dumps({**sealed, "note": json.dumps(content)}))
    assert records.last_proven(folder) is None


def test_a_note_is_of_its_archive_only(folder: Path) -> None:
    note = back_up(folder)
    archive = records.folder_of(folder) / note.name
    archive.write_bytes(archive.read_bytes()[:-1])
    assert records.last_proven(folder) is None


def test_what_was_just_made_stays_where_the_clock_was_set_back(folder: Path) -> None:
    for hours in (1, 2, 3):
        actions.back_up(db.engine, folder, None, Reason.BEFORE_UPGRADE, NOW + timedelta(hours=hours))
    made = actions.back_up(db.engine, folder, None, Reason.BEFORE_UPGRADE, NOW)
    let_go()
    assert made == records.backups_in(folder)[-1]


def test_those_that_nobody_can_vouch_for_are_not_all_dropped(folder: Path) -> None:
    for day in range(3):
        back_up(folder, day)
    (folder / settings.NAME).write_text("{")
    assert not settings.read_or_renew(folder).recipient
    back_up(folder, 3)
    assert [one.proven_at is not None for one in records.backups_in(folder)] == [True, False, False, False]


def test_copies_go_to_the_second_folder_and_are_read_again_there(folder: Path, tmp_path: Path) -> None:
    disk = tmp_path / "usb"
    settings.write(folder, BackupSettings(recipient=KEY_FILE.lock.recipient, second_folder=str(disk)))
    note = back_up(folder)
    assert "không có" in actions.copy_out(folder, NOW)
    assert not disk.exists()
    disk.mkdir()
    (disk / "cua-ai-do.tar").touch()
    assert actions.copy_out(folder, NOW) == ""
    place = actions.second_place(folder, settings.read(folder).second_folder)
    assert place
    assert names(place) == {note.name}
    assert (place / note.name).read_bytes() == (records.folder_of(folder) / note.name).read_bytes()
    assert records.backups_in(folder)[0].copied_at == NOW
    (place / note.name).unlink()
    assert actions.copy_out(folder, NOW) == ""
    assert names(place) == {note.name}
    assert (disk / "cua-ai-do.tar").exists()


def test_what_is_not_locked_does_not_leave_the_machine(folder: Path, tmp_path: Path) -> None:
    settings.write(folder, BackupSettings(second_folder=str(tmp_path)))
    actions.back_up(db.engine, folder, None, Reason.BEFORE_UPGRADE, NOW)
    let_go()
    assert actions.copy_out(folder, NOW) == ""
    place = actions.second_place(folder, settings.read(folder).second_folder)
    assert place
    assert names(place) == set()


def test_a_second_disk_without_room_is_reported(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.write(folder, BackupSettings(recipient=KEY_FILE.lock.recipient, second_folder=str(tmp_path)))
    back_up(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.office.installation.files.shutil.copyfileobj", full)
    assert "không đủ chỗ" in actions.copy_out(folder, NOW)
    place = actions.second_place(folder, settings.read(folder).second_folder)
    assert place
    assert names(place) == set()


def test_settings_that_cannot_be_read_are_reported(folder: Path) -> None:
    (folder / settings.NAME).write_text("{")
    with pytest.raises(Refused, match="không đọc được"):
        settings.read(folder)
    for odd in ('"hour": "2"', '"hour": 24', '"second_folder": 1', '"recipient": "age1"', '"seal": "x"'):
        (folder / settings.NAME).write_text(f"{{{odd}}}")
        with pytest.raises(Refused, match="không đọc được"):
            settings.read(folder)
    (folder / settings.NAME).unlink()
    records.put_attempt(folder, BackupAttempt(NOW, "x"))
    assert "Chưa đặt khóa" in standing(folder, NOW).trouble
