"""An archive holds an installation at one moment and opens with standard tools; nothing else is taken."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from datetime import date, timedelta
from pathlib import Path
from threading import Event, Thread

import pyrage
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from app.core.errors import Refused
from app.extensions import db
from app.office.backup.archive import keys
from app.office.backup.archive.facts import NEWER, BadArchive, Manifest
from app.office.backup.archive.making import make
from app.office.backup.archive.tar_stream import END, Writer, member
from app.office.backup.archive.unpacking import unpack
from app.office.backup.loading import load_scratch, scratch
from app.office.backup.proving import faults_of_made, try_out
from app.office.backup.rules import Reason
from app.office.trail.queries import head_of
from tests.admin.verification.test_verify import put_books
from tests.conftest import the_union
from tests.office.backup.filled import (
    IDENTITY,
    KEY_FILE,
    NOW,
    SECRET,
    folder_of,
    inner_of,
    locked_part,
    made_of,
    members,
    put_scans,
)

pytestmark = pytest.mark.starts_with(fill=put_books)


def test_it_holds_tables_scans_and_keys_with_what_people_compare(
    app: Flask, kept: object, tmp_path: Path
) -> None:
    scans = put_scans(app)
    (folder_of(app) / "secret_key").write_text("k" * 64)
    made = made_of(app)
    found = inner_of(made.path, tmp_path / "mo")
    assert found == made.manifest
    assert {one.name: one.rows for one in found.tables}["attachments"] == 2
    assert {one.path for one in found.files} == {
        *(f"uploads/{path.name}" for path in scans),
        "keys/secret_key",
        "keys/seal_key",
    }
    for path in scans:
        assert (tmp_path / "mo" / "uploads" / path.name).read_bytes() == path.read_bytes()
    assert found.heads[str(the_union().id)] == head_of(the_union().id)
    assert sum(found.balances.values()) == db.session.scalar(text("SELECT sum(moved) FROM purse_months"))
    assert found.missing == ()
    assert made.path.stat().st_mode & 0o777 == 0o600


def test_its_proof_is_a_restoration_into_a_scratch_database(app: Flask, kept: object) -> None:
    put_scans(app)
    made = made_of(app)
    assert faults_of_made(made) == []
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]


def test_an_archive_that_lost_a_row_is_found_by_the_proof(
    app: Flask, kept: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_of(app)
    from app.office.backup.archive import tables

    filled = tables.fill_table

    def careless(connection: object, table: object, lines: object) -> None:
        rows = list(lines)  # type: ignore[call-overload]
        filled(connection, table, rows[:-1] if table.name == "dues" else rows)  # type: ignore[arg-type,attr-defined]

    monkeypatch.setattr(tables, "fill_table", careless)
    (fault,) = faults_of_made(made)
    assert "Bảng dues" in fault


@pytest.mark.engine_free
def test_a_passphrase_opens_it_in_the_format_of_age(app: Flask, kept: object) -> None:
    key = keys.new_key(SECRET)
    made = made_of(app, key.lock)
    assert members(made.path) == ["khoa.age", "so.age"]
    with tarfile.open(made.path) as opened:
        locked = opened.extractfile("khoa.age")
        assert locked
        secret = pyrage.passphrase.decrypt(locked.read(), SECRET)
    identity = pyrage.x25519.Identity.from_str(secret.decode().splitlines()[1])
    inner = pyrage.decrypt(locked_part(made.path), [identity])
    with tarfile.open(fileobj=io.BytesIO(inner)) as opened:
        manifest = opened.extractfile("manifest.json")
        assert manifest
        assert json.load(manifest)["format"] == 3
        rows = opened.extractfile("tables/units.jsonl.gz")
        assert rows
        assert "Hoa Mai" in gzip.decompress(rows.read()).decode()
    assert str(keys.unlocked(key.lock.locked, SECRET)) == str(identity)
    with pytest.raises(Refused, match="Cụm mật khẩu không đúng"):
        keys.unlocked(key.lock.locked, SECRET + " ")


def test_nothing_of_the_books_is_readable_without_the_key(app: Flask, kept: object) -> None:
    made = made_of(app)
    data = made.path.read_bytes()
    assert b"Hoa Mai" not in data
    assert str(KEY_FILE.lock.recipient).encode() not in data
    with pytest.raises(Refused, match="không mở được"):
        try_out(made.path, keys.new_identity(), made.path.parent)


@pytest.mark.engine_free
def test_unlocked_only_when_that_is_said(app: Flask, kept: object) -> None:
    made = made_of(app, None)
    assert members(made.path) == ["so.tar"]
    assert faults_of_made(made) == []


def test_books_that_are_written_meanwhile_are_copied_as_of_one_moment(app: Flask, kept: object) -> None:
    """Each write puts a row into two tables: a copy that has one without the other is torn."""
    db.session.commit()
    over, written = Event(), [0]
    engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    unit_id, day = the_union().id, date(1990, 1, 1)
    db.session.rollback()

    def write() -> None:
        while not over.is_set():
            with engine.begin() as connection:
                values = {"unit": unit_id, "day": day + timedelta(days=written[0]), "name": f"x{written[0]}"}
                connection.execute(
                    text("INSERT INTO congresses (unit_id, held_on) VALUES (:unit, :day)"), values
                )
                connection.execute(
                    text(
                        "INSERT INTO sign_in_failures (name, source, failures, last_at) "
                        "VALUES (:name, '', 1, '2024-12-15 00:00:00')"
                    ),
                    values,
                )
            written[0] += 1
            over.wait(0.005)

    thread = Thread(target=write)
    thread.start()
    try:
        counts = []
        for number in range(3):
            made = made_of(app, name=f"{number}.tar")
            rows = {one.name: one.rows for one in made.manifest.tables}
            assert rows["congresses"] == rows["sign_in_failures"]
            assert faults_of_made(made) == []
            counts.append(rows["congresses"])
    finally:
        over.set()
        thread.join()
        engine.dispose()
    assert counts[0] < counts[1] < counts[2] <= written[0]


def test_a_scan_that_is_not_as_recorded_is_named_and_stops_nothing(app: Flask, kept: object) -> None:
    gone, cut = put_scans(app)
    gone.unlink()
    cut.write_bytes(cut.read_bytes()[:100])
    made = made_of(app)
    assert sorted(made.manifest.missing) == sorted([gone.name, cut.name])
    assert faults_of_made(made) == []


def test_a_disk_that_fills_up_leaves_nothing(
    app: Flask, kept: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.session.commit()
    to = folder_of(app).parent / "day"

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.office.backup.archive.making.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        make(db.engine, folder_of(app), to / "b.tar", KEY_FILE.lock, Reason.BY_HAND, NOW)
    assert list(to.iterdir()) == []


def test_full_in_the_middle_of_locking_is_reported_as_what_it_is(app: Flask, kept: object) -> None:
    """Under a limit on the size of files, as on a small disk: the library must not hide the reason."""
    import resource

    put_scans(app)
    db.session.commit()
    to = folder_of(app).parent / "day" / "b.tar"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            make(db.engine, folder_of(app), to, KEY_FILE.lock, Reason.BY_HAND, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(to.parent.iterdir()) == []


# What is taken, and what is not.


def opened(path: Path) -> Manifest:
    return try_out(path, IDENTITY, path.parent)[0]


@pytest.mark.engine_free
@pytest.mark.parametrize("place", [0, 100, 257, 600, 2_000, 9_000, -1600, -1100, -600])
def test_any_changed_byte_is_noticed(app: Flask, kept: object, place: int) -> None:
    made = made_of(app)
    data = bytearray(made.path.read_bytes())
    data[place] ^= 1
    made.path.write_bytes(data)
    with pytest.raises((BadArchive, Refused)):
        opened(made.path)


@pytest.mark.engine_free
@pytest.mark.parametrize("share", [0, 1, 40, 99])
def test_a_cut_one_is_refused(app: Flask, kept: object, share: int) -> None:
    made = made_of(app)
    data = made.path.read_bytes()
    made.path.write_bytes(data[: len(data) * share // 100 - 1100 * (share == 99)])
    with pytest.raises(BadArchive, match="không phải bản sao lưu"):
        opened(made.path)


@given(data=st.binary(max_size=3000))
def test_noise_is_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("nhieu") / "b.tar"
    path.write_bytes(data)
    with pytest.raises(BadArchive):
        opened(path)


def locked_tar(path: Path, content: bytes) -> Path:
    """A file locked to our key by somebody else, around what they want us to read."""
    inner = pyrage.encrypt(content, [IDENTITY.to_public()])
    path.write_bytes(b"".join(member("so.age", len(inner), iter([inner]))) + END)
    return path


def with_manifest(manifest: bytes, *others: bytes) -> bytes:
    return b"".join([*member("manifest.json", len(manifest), iter([manifest])), *others, END])


def changed(manifest: Manifest, **values: object) -> bytes:
    return json.dumps({**json.loads(manifest.to_json()), **values}).encode()


EVIL_PATHS = [
    "../../etc/passwd",
    "/etc/passwd",
    "uploads/../../x",
    "uploads/..",
    "uploads/a/b",
    "uploads/.x",
    "keys/../secret_key",
    "uploads/a\\b",
    "C:/x",
    "so-cong-doan.db",
    "",
]


@pytest.mark.engine_free
@pytest.mark.parametrize("evil", EVIL_PATHS)
def test_no_path_leads_outside(app: Flask, kept: object, tmp_path: Path, evil: str) -> None:
    manifest = made_of(app).manifest
    files = [{"path": evil, "size": 3, "sha256": "0" * 64}]
    content = with_manifest(changed(manifest, tables=[], files=files), *member(evil, 3, iter([b"abc"])))
    with pytest.raises(BadArchive):
        opened(locked_tar(tmp_path / "x.tar", content))
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.endswith("passwd")) == []


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE, b"x", b"L"]
)
def test_no_link_device_or_folder_is_taken(tmp_path: Path, kind: bytes) -> None:
    evil = tarfile.TarInfo("manifest.json")
    evil.type, evil.linkname = kind, "/etc/passwd"
    with pytest.raises(BadArchive):
        opened(locked_tar(tmp_path / "x.tar", evil.tobuf(tarfile.GNU_FORMAT) + END))


def test_a_member_that_the_manifest_does_not_say_is_refused(app: Flask, kept: object, tmp_path: Path) -> None:
    manifest = changed(made_of(app).manifest, tables=[], files=[])
    content = with_manifest(manifest, *member("uploads/them", 3, iter([b"abc"])))
    with pytest.raises(BadArchive):
        opened(locked_tar(tmp_path / "x.tar", content))


def bomb(manifest: Manifest, size: int) -> bytes:
    """A table of 200 MB of nothing in 200 KB."""
    packed = gzip.compress(b"0" * 200_000_000, 9)
    tables = [{"name": "units", "rows": 1, "digest": "0" * 64, "size": size, "packed": len(packed)}]
    listed = changed(manifest, tables=tables, files=[])
    return with_manifest(listed, *member("tables/units.jsonl.gz", len(packed), iter([packed])))


@pytest.mark.engine_free
@pytest.mark.parametrize("size", [100, 200_000_000, 2**62])
def test_a_bomb_does_not_go_off(app: Flask, kept: object, tmp_path: Path, size: int) -> None:
    """Nothing beyond the size that is said is unpacked, and no line is longer than a row can be."""
    from app.office.backup.archive import tables

    manifest = made_of(app).manifest
    path = locked_tar(tmp_path / "x.tar", bomb(manifest, size))
    (tmp_path / "mo").mkdir()
    found = unpack(path, IDENTITY, tmp_path / "mo", keeps_files=False)
    with pytest.raises(BadArchive):
        list(tables.lines_in(tmp_path / "mo" / found.tables[0].path, found.tables[0]))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b'{"format": 1}',
        b'{"format": 3}',
        b"[" * 100_000,
        b'{"format": true}',
        b"\xff",
    ],
)
def test_a_strange_manifest_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BadArchive):
        opened(locked_tar(tmp_path / "x.tar", with_manifest(content)))


@pytest.mark.engine_free
def test_what_a_newer_program_wrote_is_refused_with_a_reason(
    app: Flask, kept: object, tmp_path: Path
) -> None:
    manifest = made_of(app).manifest
    with pytest.raises(BadArchive, match="mới hơn"):
        opened(locked_tar(tmp_path / "x.tar", with_manifest(changed(manifest, format=4))))
    path = locked_tar(
        tmp_path / "y.tar", with_manifest(changed(manifest, schema="9999", tables=[], files=[]))
    )
    with pytest.raises(BadArchive) as refused:
        opened(path)
    assert refused.value.sentence == NEWER


def test_rows_that_were_changed_inside_are_noticed(app: Flask, kept: object, tmp_path: Path) -> None:
    """Somebody who has the key packs another amount and leaves the manifest as it was."""
    made = made_of(app)
    found = inner_of(made.path, tmp_path / "mo")
    one = next(table for table in found.tables if table.name == "cash_entries")
    path = tmp_path / "mo" / one.path
    data = gzip.decompress(path.read_bytes()).replace(b"450000", b"940000")
    path.write_bytes(gzip.compress(data, 6, mtime=0))
    with scratch(tmp_path / "thu.db") as engine:
        faults = load_scratch(engine, found, tmp_path / "mo")
    assert any("Bảng cash_entries" in fault for fault in faults)
    assert "Số dư các quỹ không như lúc sao lưu." in faults


def test_a_key_file_is_known_by_its_line() -> None:
    assert str(keys.identity_in(KEY_FILE.key_file)) == str(IDENTITY)
    for other in ("", "AGE-SECRET-KEY-1XX", KEY_FILE.key_file * 2, "mật khẩu"):
        with pytest.raises(Refused, match="không phải tệp khóa"):
            keys.identity_in(other)


def test_pieces_of_any_size_are_read_alike() -> None:
    """The library hands out 8 KB, a plain file as much as it has: a header may lie across two pieces."""
    content = b"".join([*member("a", 700, iter([b"x" * 700])), *member("b", 0, iter([])), END])

    def read(step: int) -> list[tuple[str, bytes]]:
        found: list[tuple[str, bytes]] = []

        class Collected:
            def __init__(self, name: str) -> None:
                self.name, self.data = name, b""

            def write(self, data: bytes, /) -> None:
                self.data += data

            def close(self) -> None:
                found.append((self.name, self.data))

        def open_member(name: str, _size: int) -> Collected:
            return Collected(name)

        writer = Writer(open_member)
        for at in range(0, len(content), step):
            writer.write(content[at : at + step])
        writer.close()
        return found

    found = {str(read(step)) for step in (1, 7, 511, 512, 513, 4000)}
    assert found == {str([("a", b"x" * 700), ("b", b"")])}
