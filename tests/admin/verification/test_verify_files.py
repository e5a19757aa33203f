"""`flask verify` looks at the files too: the scans, and the database's own pages."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import make_url

from app import create_app
from app.admin.server.opening import BY_COMMAND, RESTORED
from app.admin.verification import checks
from app.core.actor import SYSTEM
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.models import Activity
from app.log.attachments.actions import attach, withdraw_attachment
from app.log.attachments.facts import Scan
from app.log.attachments.models import Attachment
from app.office.installation import sqlite_file
from app.office.trail.actions import note
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, Statements

PDF = b"%PDF-1.4 giay to " * 40


def verify(app: Flask) -> Result:
    return app.test_cli_runner().invoke(args=["verify"])


@pytest.fixture
def uploads(app: Flask) -> Path:
    return Path(app.instance_path) / "uploads"


@pytest.fixture
def visit(union: Unit) -> Activity:
    facts = VisitFacts(TODAY, Reason.ILLNESS, "Trần Văn Cần", Audience.OUTSIDER, amount=200_000)
    return record_visit(union.id, facts, OFFICER, TODAY)


@pytest.fixture
def scan(visit: Activity, uploads: Path) -> Attachment:
    """A scan of a visit, committed."""
    row = attach(visit, Scan(PDF, "hoa don.pdf", "pdf"), uploads, OFFICER)
    db.session.commit()
    return row


def test_whole_scans_agree_and_are_their_owner_s_alone(app: Flask, scan: Attachment, uploads: Path) -> None:
    result = verify(app)
    assert (result.exit_code, result.output) == (0, "Sổ khớp.\n")
    assert [path.name for path in uploads.iterdir()] == [scan.stored_name]
    assert (uploads / scan.stored_name).stat().st_mode & 0o777 == 0o600
    assert uploads.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "không còn ("),
        (b"", "có 0 byte, khi lưu có 680 byte"),
        (PDF[:100], "có 100 byte, khi lưu có 680 byte"),
        (PDF[::-1], "không còn nội dung"),
    ],
)
def test_a_scan_that_is_not_what_was_kept_is_named(
    app: Flask, scan: Attachment, uploads: Path, content: bytes | None, sentence: str
) -> None:
    path = uploads / scan.stored_name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    result = verify(app)
    assert result.exit_code == 1
    assert f"Hoa Mai: Tệp đính kèm «hoa don.pdf» {sentence}" in result.output
    assert f"[activities/{scan.activity_id}]" in result.output
    assert "Sổ khớp" not in result.output


def test_a_withdrawn_scan_is_looked_at_too(app: Flask, scan: Attachment, uploads: Path) -> None:
    withdraw_attachment(scan, OFFICER, "nhầm", scan.version)
    db.session.commit()
    assert verify(app).exit_code == 0
    (uploads / scan.stored_name).unlink()
    assert verify(app).exit_code == 1


def test_a_lost_folder_of_scans_is_reported(app: Flask, scan: Attachment, uploads: Path) -> None:
    uploads.rename(uploads.with_name("uploads-cu"))
    assert verify(app).exit_code == 1


def test_a_file_without_a_row_is_reported_and_no_disagreement(
    app: Flask, scan: Attachment, uploads: Path
) -> None:
    (uploads / "tep-la.pdf").write_bytes(PDF)
    result = verify(app)
    assert result.exit_code == 0
    assert "Lưu ý: Trong" in result.output
    assert "tep-la.pdf" in result.output
    assert result.output.endswith("Sổ khớp.\n")


def test_workbooks_under_way_are_no_strays(app: Flask, uploads: Path) -> None:
    (uploads / "token").mkdir(parents=True)
    assert verify(app).output == "Sổ khớp.\n"


def test_triggers_that_a_start_put_back_are_reported(app: Flask) -> None:
    note(None, SYSTEM, RESTORED, "installation/1", {"triggers": (None, ("DELETE vouchers",))})
    db.session.commit()
    result = verify(app)
    assert result.exit_code == 0
    assert "máy chủ đã đặt lại chốt chặn" in result.output


def test_scans_cost_one_statement(
    union: Unit, visit: Activity, uploads: Path, statements: Statements
) -> None:
    for number in range(5):
        attach(visit, Scan(PDF + bytes([number]), f"{number}.pdf", "pdf"), uploads, OFFICER)
    db.session.commit()
    assert union.id
    statements.clear()
    assert checks.paper_faults(union, uploads) == []
    assert statements.count == 1


# The database file


@dataclass(frozen=True)
class Installation:
    """An installation in its own folder, on which `flask verify` runs."""

    app: Flask
    file: Path

    def verify(self) -> Result:
        with self.app.app_context():
            result = verify(self.app)
            db.session.remove()
            db.engine.dispose()
        return result


@pytest.fixture
def installation(app: Flask, scan: Attachment, tmp_path: Path) -> Installation:
    """The books of the test as a file that a command opens by itself."""
    source = sqlite_file.file_of(make_url(app.config["SQLALCHEMY_DATABASE_URI"]))
    if source is None:
        pytest.skip("books in a file")
    db.session.remove()
    db.engine.dispose()
    folder = tmp_path / "noi-dat-so"
    shutil.copytree(Path(app.instance_path), folder)
    file = folder / "so-cong-doan.db"
    shutil.copyfile(source, file)
    settings = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{file}", "CLOCK": lambda: TODAY}
    return Installation(
        create_app({**settings, "UPGRADE_AT_START": False, BY_COMMAND: True}, instance_path=str(folder)), file
    )


def test_a_command_looks_at_a_file_that_no_server_opened(installation: Installation) -> None:
    result = installation.verify()
    assert (result.exit_code, result.output) == (0, "Sổ khớp.\n")
    assert not (installation.file.parent / "secret_key").exists()
    assert not (installation.file.parent / "installed").exists()


def test_a_trigger_that_is_missing_is_seen_not_put_back(installation: Installation) -> None:
    with closing(sqlite3.connect(installation.file)) as connection:
        connection.execute("DROP TRIGGER refuse_update_trail_entries")
    for _ in range(2):
        result = installation.verify()
        assert result.exit_code == 1
        assert "không còn chặn sửa bảng trail_entries" in result.output


def test_an_index_that_lost_a_row_is_found(installation: Installation) -> None:
    """Files of a running server copied one after the other: sums agree, but the file is damaged."""
    with closing(sqlite3.connect(installation.file)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(subject)', '(action)') "
            "WHERE name = 'ix_trail_entries_subject'"
        )
        connection.execute("PRAGMA writable_schema = RESET")
        connection.commit()
    result = installation.verify()
    assert result.exit_code == 1
    assert "Tệp cơ sở dữ liệu bị hỏng: " in result.output
    assert "Sổ khớp" not in result.output


def test_noise_inside_is_found(installation: Installation) -> None:
    content = bytearray(installation.file.read_bytes())
    for at in range(4096 * 20, 4096 * 40):
        content[at] = (at * 7919) % 251
    installation.file.write_bytes(content)
    result = installation.verify()
    assert result.exit_code == 1
    assert "bị hỏng" in result.output
    assert "Sổ khớp" not in result.output


def test_a_row_that_refers_to_nothing_is_found(installation: Installation) -> None:
    with closing(sqlite3.connect(installation.file)) as connection:
        connection.execute("DELETE FROM grants WHERE user_id = 1")
        connection.execute("UPDATE grants SET user_id = 9999 WHERE user_id = 2")
        connection.commit()
    result = installation.verify()
    assert result.exit_code == 1
    assert "của bảng grants trỏ tới một dòng không có ở bảng users." in result.output


def test_what_cannot_be_looked_at_is_no_disagreement(installation: Installation) -> None:
    installation.file.write_bytes(b"Khong phai so" * 999)
    result = installation.verify()
    assert result.exit_code == 2
    assert "Sổ khớp" not in result.output


def test_a_fault_of_the_program_is_no_disagreement(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("app.admin.verification.commands.installation_faults", broken)
    result = installation.verify()
    assert result.exit_code == 2
    assert "chưa biết sổ có khớp không" in result.output


def test_books_locked_by_another_are_looked_at(installation: Installation) -> None:
    installation.verify()
    with closing(sqlite3.connect(installation.file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert installation.verify().exit_code == 0
        writer.execute("ROLLBACK")
