"""The kinds of union that this process knows: those of the program, and the installation's own files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.choices import OpenChoice
from app.core.years.working import WorkingYear
from app.office.union_kinds.facts import BadFile, Kind, KindTable, Naming
from app.office.union_kinds.rules import MOST_BYTES, BadKind, read_kind, refuse_clash

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

#: The folder of own files in that of the installation.
OWN_FOLDER = "loai-hinh"
#: At most this many own files are read.
MOST_FILES = 50
_BUILT_IN = Path(__file__).with_name("kinds")
#: The outline that reports totals.
_OF_UPPER = "cap-tren"


class _Known:
    """Filled once when an application is made; all of a process serve one installation."""

    kinds: Mapping[str, Kind] = {}
    labour_kinds: Mapping[str, str] = {}
    bad_files: tuple[BadFile, ...] = ()
    #: Changes with any file that is read.
    digest = ""


_KNOWN = _Known()


class UnionKind(OpenChoice):
    """Loại hình công đoàn: a `Kind` by its key."""

    @classmethod
    def also_called(cls) -> Mapping[str, str]:
        return {kind.short: key for key, kind in _KNOWN.kinds.items() if kind.short}

    @classmethod
    def known(cls) -> Mapping[str, str]:
        return {key: kind.label for key, kind in _KNOWN.kinds.items()}


def load(folder: Path | None, tables: Iterable[KindTable]) -> None:
    """Read all kinds again; a bad file of `folder`, the installation's, is left out and remembered.

    Raises BadKind for a bad file of the program.
    """
    declared = tuple(tables)
    digest = sha256()
    kinds: list[Kind] = []
    bad: list[BadFile] = []
    for file in sorted(_BUILT_IN.glob("*.toml")):
        kinds.append(_read(file, declared, kinds, digest))
    kinds.sort(key=_order)
    own: list[Kind] = []
    for number, file in enumerate(own_files(folder)):
        try:
            if number == MOST_FILES:
                raise BadKind("", f"thư mục có quá {MOST_FILES} tệp; từ tệp này trở đi không đọc.")
            own.append(_read(file, declared, [*kinds, *own], digest))
        except (BadKind, OSError) as error:
            sentence = error.sentence if isinstance(error, BadKind) else "không mở được tệp này."
            bad.append(BadFile(f"{OWN_FOLDER}/{file.name}", sentence))
    kinds += sorted(own, key=_order)
    _KNOWN.kinds = {kind.key: kind for kind in kinds}
    _KNOWN.labour_kinds = {key: label for kind in kinds for key, label in kind.labour_kinds.items()}
    _KNOWN.bad_files, _KNOWN.digest = tuple(bad), digest.hexdigest()[:16]


def kinds_known() -> list[Kind]:
    """Every kind, in the order in which they are offered."""
    return list(_KNOWN.kinds.values())


def kind_called(key: str) -> Kind | None:
    """The kind by its key; None for none, and for one whose file is gone."""
    return _KNOWN.kinds.get(key)


def naming_of(key: str) -> Naming:
    """The words of reports for those who work in a union of this kind; the usual ones without a kind."""
    kind = kind_called(key)
    return kind.naming if kind else Naming()


def working_year_in(key: str) -> WorkingYear | None:
    """The year by which unions of this kind work; None where it does not say."""
    kind = kind_called(key)
    return kind.working_year if kind else None


def outline_of(key: str) -> str:
    """The outline of the report of a union of this kind; "" where it has none of its own."""
    kind = kind_called(key)
    return kind.outline if kind else ""


def is_upper_kind(key: str) -> bool:
    """Whether others report to unions of this kind."""
    kind = kind_called(key)
    return bool(kind and kind.unions_below)


def upper_kind() -> UnionKind | None:
    """The first of these kinds whose reports have totals; None where there is none."""
    fitting = (kind for kind in UnionKind.members() if is_upper_kind(kind))
    return next((kind for kind in fitting if outline_of(kind) == _OF_UPPER), None)


def labour_kinds_known() -> Mapping[str, str]:
    """The labour kinds of all kinds of union: value -> label."""
    return _KNOWN.labour_kinds


def labour_kinds_of(key: str) -> Mapping[str, str]:
    """Those that a form of a union of this kind offers; all where the kind says none."""
    kind = kind_called(key)
    return kind.labour_kinds if kind and kind.labour_kinds else _KNOWN.labour_kinds


def rows_of(key: str, table: str) -> Sequence[Any]:
    """The rows of a table of a kind's file; none where the file has no such table."""
    kind = kind_called(key)
    return kind.rows.get(table, ()) if kind else ()


def bad_files() -> tuple[BadFile, ...]:
    """The installation's own files that are not used."""
    return _KNOWN.bad_files


def digest_of_files() -> str:
    """A text that differs when any file differs."""
    return _KNOWN.digest


def _order(kind: Kind) -> tuple[int, str]:
    return kind.place, kind.key


def own_files(folder: Path | None) -> list[Path]:
    """The installation's own files that are read, and one more where there are too many."""
    if folder is None:
        return []
    return sorted(file for file in (folder / OWN_FOLDER).glob("*.toml") if file.is_file())[: MOST_FILES + 1]


def _read(file: Path, tables: Iterable[KindTable], others: list[Kind], digest: Digest) -> Kind:
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    kind = read_kind(file.stem, content, tables)
    refuse_clash(kind, others)
    digest.update(file.name.encode() + content)
    return kind
