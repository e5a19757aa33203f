"""What is known of each backup: a signed note beside it, so that it outlives the books that it is of."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from app.office.backup import settings
from app.office.backup.archive.making import Made
from app.office.backup.rules import BACKUPS, Reason, named_in
from app.office.installation.files import make_folder, write_atomically

_ATTEMPT = "last_attempt.json"


@dataclass(frozen=True, slots=True)
class Note:
    """What was found of a backup. `faults` is empty and `proven_at` set once it was restored for a trial."""

    name: str
    size: int
    sha256: str
    reason: str
    schema: str
    rows: int
    scans: int
    missing: int
    is_locked: bool
    faults: tuple[str, ...] = ()
    proven_at: str = ""
    copied_at: str = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """An archive in the folder of backups; `note` is None where nobody can say what it is."""

    path: Path
    made_at: datetime
    reason: Reason
    size: int
    note: Note | None

    @property
    def faults(self) -> tuple[str, ...]:
        return self.note.faults if self.note else ()

    @property
    def proven_at(self) -> datetime | None:
        proven = self.note.proven_at if self.note and not self.note.faults else ""
        return datetime.fromisoformat(proven) if proven else None

    def drop(self) -> None:
        """Delete the archive and its note."""
        self.path.unlink(missing_ok=True)
        _path(self.path.parent, self.path.name).unlink(missing_ok=True)

    @property
    def copied_at(self) -> datetime | None:
        copied = self.note.copied_at if self.note else ""
        return datetime.fromisoformat(copied) if copied else None


@dataclass(frozen=True, slots=True)
class BackupAttempt:
    """The last try of the schedule; `sentence` says why it failed, or what of it did."""

    at: datetime
    sentence: str


def folder_of(instance: Path) -> Path:
    return instance / BACKUPS


def note_of(made: Made, faults: list[str], at: datetime) -> Note:
    """The note of an archive that was just made and tried."""
    manifest = made.manifest
    return Note(
        name=made.path.name,
        size=made.size,
        sha256=made.sha256,
        reason=manifest.reason,
        schema=manifest.schema,
        rows=manifest.rows,
        scans=manifest.scans,
        missing=len(manifest.missing),
        is_locked=made.identity is not None,
        faults=tuple(faults),
        proven_at="" if faults else at.isoformat(),
    )


def put(instance: Path, note: Note) -> None:
    """Write the note beside its archive, signed."""
    text = json.dumps(asdict(note), ensure_ascii=False, indent=1)
    sealed = {"note": text, "seal": _sealed(settings.seal_of(instance), text)}
    write_atomically(_path(folder_of(instance), note.name), json.dumps(sealed).encode())


def put_copied(instance: Path, backup: Backup, at: datetime) -> None:
    """Note that the archive lies in the second folder too."""
    if backup.note:
        put(instance, replace(backup.note, copied_at=at.isoformat()))


def backups_in(instance: Path) -> list[Backup]:
    """The archives in the folder of backups, the newest first."""
    return list(_newest_first(instance))


def last_proven(instance: Path) -> Backup | None:
    """The newest archive that was restored for a trial; reads no more notes than it must."""
    return next((one for one in _newest_first(instance) if one.proven_at), None)


def put_attempt(instance: Path, attempt: BackupAttempt) -> None:
    make_folder(folder_of(instance))
    values = {"at": attempt.at.isoformat(), "sentence": attempt.sentence}
    write_atomically(folder_of(instance) / _ATTEMPT, json.dumps(values).encode())


def last_attempt(instance: Path) -> BackupAttempt | None:
    """The last try of the schedule; None where there was none, or its note cannot be read."""
    try:
        values = json.loads((folder_of(instance) / _ATTEMPT).read_bytes())
        return BackupAttempt(datetime.fromisoformat(values["at"]), str(values["sentence"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _newest_first(instance: Path) -> Iterator[Backup]:
    """The archives in the folder of backups; each note is read when its turn comes."""
    there = {path: named for path in folder_of(instance).glob("*.tar") if (named := named_in(path.name))}
    seal = settings.seal_for_reading(instance) if there else b""
    for path, named in sorted(there.items(), key=lambda one: (one[1][0], one[0].name), reverse=True):
        yield Backup(path, *named, path.stat().st_size, _read(seal, path))


def _read(seal: bytes, archive: Path) -> Note | None:
    """The note beside an archive; None where it is missing, of another archive or not signed by us."""
    if not seal:
        return None
    try:
        sealed = json.loads(_path(archive.parent, archive.name).read_bytes())
        text = sealed["note"]
        if not hmac.compare_digest(_sealed(seal, text), sealed["seal"]):
            return None
        values = json.loads(text)
        note = Note(**{**values, "faults": tuple(values["faults"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    is_of_it = (note.name, note.size) == (archive.name, archive.stat().st_size)
    return note if is_of_it else None


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name.removesuffix('.tar')}.json"


def _sealed(seal: bytes, text: str) -> str:
    return hmac.new(seal, text.encode(), hashlib.sha256).hexdigest()
