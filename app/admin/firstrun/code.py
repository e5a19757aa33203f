"""The one-time code for first run, printed on the console only.

It is needed where books exist already, and on any machine but the server's own.
"""

from __future__ import annotations

import hmac
import secrets
import sys
from pathlib import Path

from app.office.installation.files import write_first

#: Without letters and digits that are easily confused.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH = 10
#: After this many wrong codes a new one is made.
MOST_FAILURES = 5


def announce(folder: Path) -> None:
    """Print the code on the console; create one if there is none."""
    code = _kept(folder) or _make(folder)
    sys.stderr.write(f"Mã mở sổ lần đầu: {code[:5]}-{code[5:]}\n")
    sys.stderr.flush()


def ensure(folder: Path) -> None:
    """Create and print a code unless there is one."""
    if not _kept(folder):
        announce(folder)


def is_right(folder: Path, typed: str) -> bool:
    """Whether `typed` is the code, ignoring case, spaces and dashes; wrong codes are counted."""
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
    """Delete the code: it was used, or there were too many wrong ones."""
    for name in (_CODE, _FAILURES):
        (folder / name).unlink(missing_ok=True)


_CODE, _FAILURES = "first_run_code", "first_run_failures"


def _kept(folder: Path) -> str:
    path = folder / _CODE
    return path.read_text(encoding="ascii") if path.exists() else ""


def _make(folder: Path) -> str:
    """Create a code; of two workers at the same time both use the first one."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    write_first(folder / _CODE, code.encode("ascii"))
    return _kept(folder)
