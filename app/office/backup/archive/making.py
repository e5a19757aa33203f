"""Making an archive: one moment of the books and the files that belong to it, in one file.

The file is a tar of two members: `khoa.age`, the key locked with the passphrase (where there is one), and
`so.age`, a tar with everything, locked to that key. Without a lock it is `so.tar`, as it is.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from pyrage.x25519 import Identity
from sqlalchemy import Connection, Engine

from app.config import VERSION
from app.office.backup.archive import keys, summary, tables
from app.office.backup.archive.facts import FileFacts, Manifest, is_path
from app.office.backup.archive.keys import Lock
from app.office.backup.archive.tar_stream import END, chunks_of, member
from app.office.backup.archive.writing import write
from app.office.installation import queries, sqlite_file
from app.office.installation.files import (
    KEY_FILES,
    ROOTS,
    UPLOADS,
    drop_left,
    make_folder,
    owner_only,
    sync_folder,
    trusted_roots_in,
)
from app.office.union_kinds.known import OWN_FOLDER, own_files
from app.office.union_kinds.rules import may_be_kind
from app.transactions import connected

MANIFEST = "manifest.json"
#: Work in progress, beside the archive; what a killed process left is dropped a day later.
WORK = ".dang-sao-luu-"


@dataclass(frozen=True, slots=True)
class Made:
    """An archive on the disk. `identity` opens it once, to prove it: it is stored nowhere."""

    path: Path
    manifest: Manifest
    size: int
    sha256: str
    identity: Identity | None


def make(engine: Engine, folder: Path, to: Path, lock: Lock | None, reason: str, now: datetime) -> Made:
    """Write an archive of the books as they stand; `to` appears once it is complete.

    Nobody is kept from writing meanwhile. Raises Unusable, Refused, OSError and errors of the database.
    """
    make_folder(to.parent)
    drop_left(to.parent, WORK)
    file = sqlite_file.file_of(engine.url)
    if file is not None:
        sqlite_file.check_inside(file)
    with TemporaryDirectory(dir=to.parent, prefix=WORK) as work:
        gathered = Path(work)
        with connected(engine, writes=False) as connection, connection.begin():
            manifest = _gather(connection, folder, gathered, reason, now)
        fresh = gathered / to.name
        identity = keys.new_identity() if lock else None
        with open(fresh, "xb", opener=owner_only) as out:
            write(out, _content(manifest, folder, gathered), lock, identity)
            out.flush()
            os.fsync(out.fileno())
        size, sha256 = fresh.stat().st_size, sha256_of(fresh)
        fresh.replace(to)
    sync_folder(to.parent)
    return Made(to, manifest, size, sha256, identity)


def free_name(folder: Path, stem: str) -> Path:
    """A path in the folder that nothing has yet."""
    path = folder / f"{stem}.tar"
    return path if not path.exists() else folder / f"{stem}-{secrets.token_hex(2)}.tar"


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _gather(connection: Connection, folder: Path, work: Path, reason: str, now: datetime) -> Manifest:
    schema = queries.version_of(connection)
    written = tuple(
        tables.write_table(connection, table, work / f"{table.name}.jsonl.gz")
        for table in tables.tables_in(connection)
    )
    scans, missing = _scans(connection, folder)
    return Manifest(
        made_at=now,
        reason=reason,
        program=VERSION,
        schema=schema,
        engine=connection.dialect.name,
        tables=written,
        files=(*scans, *(_as_it_is(name, path) for name, path in files_beside(folder).items())),
        missing=tuple(missing),
        orphans=queries.orphans_of(connection),
        unions=summary.unions_of(connection),
        balances=summary.balances_of(connection),
        heads=summary.heads_of(connection),
    )


def _scans(connection: Connection, folder: Path) -> tuple[list[FileFacts], list[str]]:
    """The scans as they were recorded, and the names of those that are not there as recorded."""
    found, missing = list[FileFacts](), list[str]()
    for name, size, sha256 in summary.scans_of(connection):
        path = folder / UPLOADS / name
        if path.is_file() and path.stat().st_size == size and sha256_of(path) == sha256:
            found.append(FileFacts(f"{UPLOADS}/{name}", size, sha256))
        else:
            missing.append(name)
    return found, missing


def files_beside(folder: Path) -> dict[str, Path]:
    """The keys, the installation's own kinds of union and trusted certificates: name in the archive -> file.

    Other files that lie there are none of them.
    """
    keys_there = [path for path in map(folder.joinpath, KEY_FILES) if path.is_file()]
    kinds = filter(may_be_kind, own_files(folder))
    places = [("keys", keys_there), (OWN_FOLDER, kinds), (ROOTS, trusted_roots_in(folder))]
    return {_name_in(place, path): path for place, paths in places for path in paths}


def _name_in(place: str, path: Path) -> str:
    """A file's own name; of one that an archive cannot hold (`Chứng thư số.cer`) the digest instead."""
    name = f"{place}/{path.name}"
    return name if is_path(name) else f"{place}/{sha256_of(path)}{path.suffix.lower()}"


def _as_it_is(name: str, path: Path) -> FileFacts:
    return FileFacts(name, path.stat().st_size, sha256_of(path))


def _content(manifest: Manifest, folder: Path, work: Path) -> Iterator[bytes]:
    """The inner tar: the manifest, the tables, the files, in the order that the manifest says."""
    encoded = manifest.to_json()
    yield from member(MANIFEST, len(encoded), iter([encoded]))
    for table in manifest.tables:
        with open(work / f"{table.name}.jsonl.gz", "rb") as file:
            yield from member(table.path, table.packed, chunks_of(file))
    beside = files_beside(folder)
    for one in manifest.files:
        with beside.get(one.path, folder / one.path).open("rb") as file:
            yield from member(one.path, one.size, _checked(file, one))
    yield END


def _checked(file: BinaryIO, facts: FileFacts) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for data in chunks_of(file):
        digest.update(data)
        yield data
    if digest.hexdigest() != facts.sha256:
        raise OSError(f"{facts.path} changed while it was copied")
