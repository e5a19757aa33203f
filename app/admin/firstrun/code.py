"""The one-time code that guards first run where books came before any officer, and from any machine but the
server's own: told on the console only."""

from __future__ import annotations

import hmac
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

#: Without letters and digits that are taken for one another on a screen.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH = 10
#: So many wrong guesses, and the code is another.
MOST_FAILURES = 5


def announce(folder: Path) -> None:
    """Tell the code on the console, making one if there is none."""
    code = _kept(folder) or _make(folder)
    sys.stderr.write(f"Mã mở sổ lần đầu: {code[:5]}-{code[5:]}\n")
    sys.stderr.flush()


def ensure(folder: Path) -> None:
    """Make and tell a code unless one was told already."""
    if not _kept(folder):
        announce(folder)


def holds(folder: Path, typed: str) -> bool:
    """Whether `typed` is the code, read without case, spaces and dashes; wrong guesses are counted."""
    sought = "".join(char for char in typed.upper() if char.isalnum())
    code = _kept(folder)
    if code and hmac.compare_digest(code.encode(), sought.encode()):
        return True
    with (folder / _FAILURES).open("a", encoding="ascii") as failures:
        failures.write("x")
    if (folder / _FAILURES).stat().st_size >= MOST_FAILURES:
        drop(folder)
        announce(folder)
    return False


def drop(folder: Path) -> None:
    """Forget the code: it was used, or guessed at too often."""
    for name in (_CODE, _FAILURES):
        (folder / name).unlink(missing_ok=True)


_CODE, _FAILURES = "first_run_code", "first_run_failures"


def _kept(folder: Path) -> str:
    path = folder / _CODE
    return path.read_text(encoding="ascii") if path.exists() else ""


def _make(folder: Path) -> str:
    """A new code; of two workers that make one at the same moment both tell the first."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    with NamedTemporaryFile("w", encoding="ascii", dir=folder, prefix="first_run_") as file:
        # Readable by its owner alone, and whole before it bears the name.
        file.write(code)
        file.flush()
        with suppress(FileExistsError):
            os.link(file.name, folder / _CODE)
    return _kept(folder)
