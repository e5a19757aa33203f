"""A folder into which files of unions below are put: files in it are taken, then moved away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.core.actor import SYSTEM
from app.core.errors import Refused
from app.exchange.packages.receiving import receive
from app.exchange.packages.sealed_zip import MOST_BYTES, NOT_A_PACKAGE
from app.exchange.packages.taking import Delivered, Fate, of_taken, take_files
from app.office.units.choosing import chosen_unit
from app.web.clock import now, today
from app.web.saving import written

TAKEN, REFUSED = "da-nhan", "khong-nhan"
_KINDS = {Fate.REFUSED: REFUSED}
#: A file that is refused and younger is perhaps still being copied: it stays for the next time.
SETTLED_AFTER = 60.0


def files_in(folder: Path) -> list[Path]:
    """The files of unions below that lie in a folder. Raises Refused where it cannot be read."""
    try:
        found = [one for one in folder.iterdir() if one.suffix.casefold() == ".goi"]
        return sorted(one for one in found if one.is_file() and not one.is_symlink())
    except OSError as error:
        raise Refused(f"Không đọc được thư mục {folder}: {error.strerror}.") from error


def take_folder(folder: Path, unit_text: str, *, trusts: bool) -> Iterator[Delivered]:
    """Take each file in a transaction of its own, then move it away; one with an unknown key stays.

    A process that ends between the two finds the file again and says that it was received already.
    """
    for file in files_in(folder):
        with written():
            found = _delivered(file, unit_text, trusts=trusts)
        if found.fate is not Fate.UNKNOWN and not (found.fate is Fate.REFUSED and _is_young(file)):
            _put_aside(file, folder / _KINDS.get(found.fate, TAKEN))
        yield found


def content_of(file: Path) -> bytes:
    """The content of a file, at most as much as a package may have. Raises Refused."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(f"{NOT_A_PACKAGE} ({error.strerror})") from error


def _delivered(file: Path, unit_text: str, *, trusts: bool) -> Delivered:
    unit, content = chosen_unit(unit_text), content_of(file)
    [found] = take_files(unit, [(file.name, content)], SYSTEM, today())
    if found.fate is Fate.UNKNOWN and trusts:
        return of_taken(file.name, receive(unit, content, SYSTEM, today(), trusts=True))
    return found


def _is_young(file: Path) -> bool:
    return now().timestamp() - file.stat().st_mtime < SETTLED_AFTER


def _put_aside(file: Path, folder: Path) -> None:
    """Under its own name, or one with a number where there is such a file already."""
    folder.mkdir(exist_ok=True)
    target, number = folder / file.name, 1
    while target.exists():
        number += 1
        target = folder / f"{file.stem}-{number}{file.suffix}"
    file.replace(target)
