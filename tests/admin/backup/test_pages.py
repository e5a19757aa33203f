"""The pages of backups: for the administrator only; how it stands, settings, key, download, restoration."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from app.admin.backup import schedule
from app.core.actor import SYSTEM
from app.extensions import db
from app.office.accounts.actions import set_admin
from app.office.accounts.queries import user_by_name
from app.office.backup import actions, in_use, proving, records, restoring, settings
from app.office.backup.archive import keys
from app.office.backup.records import BackupAttempt
from app.office.backup.rules import Reason
from app.office.backup.settings import BackupSettings
from app.office.sessions.models import UserSession
from app.office.trail.queries import page_of_changes
from tests.admin.verification.test_verify import put_books
from tests.office.backup.filled import KEY_FILE, NOW, SECRET, folder_of, let_go, made_of

pytestmark = [pytest.mark.starts_with(fill=put_books), pytest.mark.engine_free]
As = Callable[[str], FlaskClient]


@pytest.fixture
def folder(app: Flask, kept: object) -> Path:
    let_go()
    app.config["MOMENT"] = lambda: NOW
    db.session.execute(update(UserSession).values(started_at=NOW, seen_at=NOW))
    db.session.commit()
    let_go()
    return folder_of(app)


@pytest.fixture
def with_key(folder: Path) -> Path:
    settings.write(folder, BackupSettings(recipient=KEY_FILE.lock.recipient))
    return folder


def put_backup(folder: Path, lock: keys.Lock | None = KEY_FILE.lock) -> records.Note:
    made = actions.back_up(db.engine, folder, lock, Reason.DAILY, NOW)
    let_go()
    assert made.note
    return made.note


def text_of(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "path", ["", "dat", "khoa", "khoi-phuc", "tep/sao-luu-20241215-030000-hang-ngay.tar"]
)
def test_nobody_but_an_administrator(as_role: As, with_key: Path, path: str) -> None:
    put_backup(with_key)
    for role in ("chair", "treasurer", "recorder", "auditor", "member", "upper", "stranger"):
        assert as_role(role).get(f"/sao-luu/{path}", buffered=True).status_code == 403, role
    assert as_role("").get(f"/sao-luu/{path}").status_code == 303
    assert as_role("admin").get(f"/sao-luu/{path}", buffered=True).status_code == 200


def test_the_page_tells_of_each_backup_and_hands_out_locked_ones(as_role: As, with_key: Path) -> None:
    note, admin = put_backup(with_key), as_role("admin")
    shown = text_of(admin, "/sao-luu/")
    assert "Bản sao lưu gần nhất đã khôi phục thử: 10:00 ngày 15/12/2024" in shown
    assert note.name in shown
    answer = admin.get(f"/sao-luu/tep/{note.name}", buffered=True)
    assert answer.data == (records.folder_of(with_key) / note.name).read_bytes()
    assert answer.headers["Cache-Control"] == "no-store"
    assert "attachment" in answer.headers["Content-Disposition"]


def test_what_is_not_locked_is_not_handed_out(as_role: As, with_key: Path) -> None:
    note = put_backup(with_key, None)
    assert as_role("admin").get(f"/sao-luu/tep/{note.name}").status_code == 404
    assert "không khóa, ở lại máy" in text_of(as_role("admin"), "/sao-luu/")


def test_looking_writes_nothing_and_broken_settings_are_reported(as_role: As, with_key: Path) -> None:
    put_backup(with_key)
    pages = ("/sao-luu/", "/sao-luu/khoi-phuc", "/sao-luu/dat", "/sao-luu/khoa")
    unsealed, admin = BackupSettings(recipient=KEY_FILE.lock.recipient), as_role("admin")
    for content in (json.dumps(asdict(unsealed)), "{", '{"seal": "x"}'):
        (with_key / settings.NAME).write_text(content)
        assert "Chưa rõ" in "".join(text_of(admin, path) for path in pages)
        assert (with_key / settings.NAME).read_text() == content
    assert "không đọc được" in text_of(admin, "/sao-luu/")
    assert "Chưa có bản sao lưu nào được khôi phục thử" in text_of(admin, "/tai-khoan/")


@pytest.mark.parametrize("name", ["../secret_key", "..%2Fsecret_key", "last_attempt.json", "x.tar", "%00"])
def test_no_other_file_is_handed_out(as_role: As, with_key: Path, name: str) -> None:
    (with_key / "secret_key").write_text("k" * 64)
    records.put_attempt(with_key, BackupAttempt(NOW, ""))
    assert as_role("admin").get(f"/sao-luu/tep/{name}").status_code == 404


def test_the_first_page_of_an_administrator_is_red_without_a_proven_backup(
    as_role: As, with_key: Path
) -> None:
    user = user_by_name("chair")
    assert user
    set_admin(user, True, SYSTEM)
    db.session.commit()
    chair = as_role("chair")
    for client, path in ((chair, "/"), (as_role("admin"), "/tai-khoan/")):
        assert 'tone-bad">' in text_of(client, path)
        assert "Chưa có bản sao lưu nào được khôi phục thử" in text_of(client, path)
    put_backup(with_key)
    assert 'notice tone-good">' in text_of(chair, "/")
    assert "khôi phục thử" not in text_of(as_role("treasurer"), "/")


def test_hour_and_second_folder(as_role: As, folder: Path, tmp_path: Path) -> None:
    admin = as_role("admin")
    sent = {"hour": "25", "second_folder": "sao-luu"}
    refused = admin.post("/sao-luu/dat", data=sent)
    assert refused.status_code == 422
    assert "Giờ là một số từ 0 đến 23." in refused.text
    assert "đường dẫn đầy đủ" in refused.text
    assert 'value="sao-luu"' in refused.text
    refused = admin.post("/sao-luu/dat", data={"hour": "3", "second_folder": str(tmp_path / "khong-co")})
    assert "không thấy thư mục này" in refused.text
    assert admin.post("/sao-luu/dat", data={"hour": "3", "second_folder": str(tmp_path)}).status_code == 303
    assert (settings.read(folder).hour, settings.read(folder).second_folder) == (3, str(tmp_path))
    assert "backup.settings.changed" in {one.action for one in page_of_changes(None, 1).items}


def test_a_passphrase_locks_and_only_its_locked_half_is_kept(as_role: As, folder: Path) -> None:
    admin = as_role("admin")
    short = {"kind": "passphrase", "passphrase": "ngan", "again": "ngan"}
    assert keys.TOO_SHORT in admin.post("/sao-luu/khoa", data=short).text
    other = {"kind": "passphrase", "passphrase": SECRET, "again": "x"}
    assert "chưa giống nhau" in admin.post("/sao-luu/khoa", data=other).text
    assert settings.read(folder).lock is None
    given = {"kind": "passphrase", "passphrase": SECRET, "again": SECRET}
    assert admin.post("/sao-luu/khoa", data=given).status_code == 303
    lock = settings.read(folder).lock
    assert lock
    assert str(keys.unlocked(lock.locked, SECRET).to_public()) == lock.recipient
    stored = (folder / settings.NAME).read_text()
    assert SECRET not in stored
    assert "AGE-SECRET" not in stored


def test_a_key_file_is_handed_out_once_and_not_kept(as_role: As, folder: Path) -> None:
    answer = as_role("admin").post("/sao-luu/khoa", data={"kind": "key_file"})
    assert answer.headers["Cache-Control"] == "no-store"
    identity = keys.identity_in(answer.text)
    assert str(identity.to_public()) == settings.read(folder).recipient
    assert "AGE-SECRET" not in (folder / settings.NAME).read_text()


def test_without_a_key_nothing_is_made(as_role: As, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    monkeypatch.setattr(schedule, "begin_now", begun.append)
    admin = as_role("admin")
    assert admin.post("/sao-luu/bay-gio").headers["Location"] == "/sao-luu/khoa"
    settings.write(folder, BackupSettings(recipient=KEY_FILE.lock.recipient))
    assert admin.post("/sao-luu/bay-gio").headers["Location"] == "/sao-luu/"
    assert len(begun) == 1


def test_a_backup_is_checked_and_laid_ready_and_the_books_stay(
    app: Flask, as_role: As, with_key: Path
) -> None:
    note, admin = put_backup(with_key), as_role("admin")
    key = (BytesIO(KEY_FILE.key_file.encode()), "khoa.txt")
    answer = admin.post("/sao-luu/khoi-phuc", data={"name": note.name, "key_file": key})
    assert answer.status_code == 303
    assert restoring.ready_in(with_key)
    assert "Hãy dừng rồi khởi động lại" in text_of(admin, "/sao-luu/").replace("hãy", "Hãy")
    assert admin.post("/sao-luu/khoi-phuc/bo").status_code == 303
    assert restoring.ready_in(with_key) is None


def test_one_that_is_sent_is_checked_the_same(app: Flask, as_role: As, with_key: Path) -> None:
    archive, admin = made_of(app).path, as_role("admin")

    def send(data: bytes, key: str) -> str:
        boxes = {"file": (BytesIO(data), "b.tar"), "key_file": (BytesIO(key.encode()), "k.txt")}
        answer = admin.post("/sao-luu/khoi-phuc", data=boxes)
        assert answer.status_code in (303, 422)
        return answer.text

    assert keys.WRONG_KEY in send(archive.read_bytes(), keys.new_key().key_file)
    assert keys.NO_KEY_FILE in send(archive.read_bytes(), "xin chào")
    assert "không phải bản sao lưu" in send(archive.read_bytes()[:-2000], KEY_FILE.key_file)
    assert restoring.ready_in(with_key) is None
    send(archive.read_bytes(), KEY_FILE.key_file)
    assert restoring.ready_in(with_key)
    assert list(records.folder_of(with_key).iterdir()) == []


def test_a_choice_of_nothing_is_reported(as_role: As, with_key: Path) -> None:
    answer = as_role("admin").post("/sao-luu/khoi-phuc", data={})
    assert answer.status_code == 422
    assert "Hãy chọn một bản sao lưu." in answer.text


# The schedule.


def test_due_it_is_made_once_by_whichever_server_looks_first(
    app: Flask, with_key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Reason] = []
    monkeypatch.setattr(schedule, "_run", lambda _app, reason: made.append(reason))
    with in_use.turn(with_key) as is_ours:
        assert is_ours
        schedule.look(app)
    assert made == []
    schedule.look(app)
    assert made == [Reason.DAILY]


def test_without_a_key_nothing_is_due(app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_run", lambda *_: pytest.fail("made"))
    schedule.look(app)


def test_the_process_beside_notes_how_it_ended(
    app: Flask, with_key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule.step(app, Reason.DAILY)
    attempt = records.last_attempt(with_key)
    assert attempt
    assert attempt.sentence == ""
    assert records.last_proven(with_key)
    let_go()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "b.tar")

    monkeypatch.setattr(proving, "make", full)
    schedule.step(app, Reason.DAILY)
    let_go()
    attempt = records.last_attempt(with_key)
    assert attempt
    assert "đã đầy" in attempt.sentence


def test_after_a_failure_it_waits_before_it_tries_again(
    app: Flask, with_key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "_run", lambda *_: pytest.fail("made"))
    records.put_attempt(with_key, BackupAttempt(datetime.now(UTC), "Đĩa đã đầy."))
    schedule.look(app)
    monkeypatch.undo()
    made: list[Reason] = []
    monkeypatch.setattr(schedule, "_run", lambda _app, reason: made.append(reason))
    records.put_attempt(with_key, BackupAttempt(datetime.now(UTC) - schedule.AGAIN_AFTER, "Đĩa đã đầy."))
    schedule.look(app)
    assert made == [Reason.DAILY]


def test_why_no_backup_could_be_made_stays_said_while_copies_go_out(
    app: Flask, with_key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "_run", lambda *_: pytest.fail("made"))
    (disk := tmp_path / "usb").mkdir()
    settings.write(with_key, replace(settings.read(with_key), second_folder=str(disk)))
    note, failed_at = put_backup(with_key), datetime.now(UTC)
    records.put_attempt(with_key, BackupAttempt(failed_at, "Đĩa đã đầy."))
    schedule.look(app)
    assert [path.name for path in disk.rglob("*.tar")] == [note.name]
    assert records.last_attempt(with_key) == BackupAttempt(failed_at, "Đĩa đã đầy.")


def test_a_copy_that_failed_is_reported_no_more_once_it_went_out(
    with_key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.write(with_key, replace(settings.read(with_key), second_folder=str(tmp_path)))
    put_backup(with_key)
    # The name of the archive has no fraction of a second.
    at = NOW.replace(microsecond=250_000)
    records.put_attempt(with_key, BackupAttempt(at, actions.ABSENT))
    schedule._copy_again(with_key, NOW)
    assert records.last_attempt(with_key) == BackupAttempt(at, "")
