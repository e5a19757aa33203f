"""How far a file is that a page asked for: the page shows it while the browser waits for the file.

The page gives the link of the file a signed name (`?lan=`). Its state under that name lies in a file of the
installation, so that every worker of the server may be asked; it holds a stage and three numbers.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import monotonic

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from app.office.installation.files import make_folder

#: In the address of a file: the name under which its state is kept.
NAMED = "lan"
FOLDER = "tien-do"
WAITING, COMPOSING, LAYING, MADE, REFUSED, BUSY = "waiting", "composing", "laying", "made", "refused", "busy"
#: At most this many states are kept.
_KEPT = 100
#: Seconds between two notes of one file.
_PAUSE = 0.2


@dataclass(slots=True)
class Making:
    """A file that is being made."""

    path: Path
    noted_at: float = 0.0

    def note(self, stage: str, done: int = 0, total: int = 0, pages: int = 0) -> None:
        """Note how far it is; where the disk takes nothing, the file is made anyway."""
        state = {"stage": stage, "done": done, "total": total, "pages": pages}
        with suppress(OSError):
            fresh = self.path.with_suffix(f".{secrets.token_hex(4)}")
            fresh.write_text(json.dumps(state))
            fresh.replace(self.path)

    def lay_out(self, done: int, total: int, pages: int) -> None:
        """Note how many pieces and pages of a paper are done, a few times a second."""
        if monotonic() - self.noted_at >= _PAUSE:
            self.noted_at = monotonic()
            self.note(LAYING, done, total, pages)


def new_name() -> str:
    """A name for the files that a page offers."""
    return str(_signer().dumps(secrets.token_urlsafe(12)))


def asked_making() -> Making | None:
    """What this request makes, if its page follows the progress; notes that it waits."""
    path = _path(request.args.get(NAMED, ""))
    if path is None:
        return None
    with suppress(OSError):
        make_folder(path.parent)
        _drop_old(path.parent)
    making = Making(path)
    making.note(WAITING)
    return making


def state_of(name: str) -> dict[str, object] | None:
    """The state under the name, as `Making.note` writes it; empty before its file was asked for.

    None for a name that the server gave nobody.
    """
    path = _path(name)
    if path is None:
        return None
    with suppress(OSError):
        return dict(json.loads(path.read_text()))
    return {}


def _path(name: str) -> Path | None:
    try:
        _signer().loads(name)
    except BadSignature:
        return None
    return Path(current_app.instance_path) / FOLDER / sha256(name.encode()).hexdigest()[:32]


def _drop_old(folder: Path) -> None:
    """Other workers may do the same at this moment."""
    newest_first = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for path in newest_first[_KEPT:]:
        path.unlink(missing_ok=True)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="making")
