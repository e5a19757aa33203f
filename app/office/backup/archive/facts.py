"""What an archive says of itself: its manifest, as values and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Self

from app.core.errors import Refused
from app.office.installation.files import UPLOADS

#: The layout of archives that this program writes; it reads those before too: the first had no `loai-hinh/`,
#: the second no `trusted_roots/`.
FORMAT = 3
_READ = (1, 2, 3)
#: A manifest of a hundred thousand scans has 20 MB.
MOST_MANIFEST = 64 * 1024 * 1024
FOREIGN = "Tệp này không phải bản sao lưu của Sổ Công đoàn, hoặc đã bị hỏng. Chưa khôi phục gì."
NEWER = (
    "Bản sao lưu này do bản chương trình mới hơn ghi. "
    "Hãy cài bản chương trình mới rồi khôi phục; sổ chưa bị thay đổi gì."
)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
#: Scans, key files, kinds of union, certificates; nothing with a folder of its own, a dot in front or a way
#: upwards.
_PATH = re.compile(r"(?:uploads|keys|loai-hinh|trusted_roots)/[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}")


def is_path(path: str) -> bool:
    """Whether a file of an archive may be called so."""
    return bool(_PATH.fullmatch(path)) and ".." not in path


class BadArchive(Refused):
    """An archive that is not taken: foreign, damaged, cut off, or beyond its own bounds."""

    def __init__(self, sentence: str = FOREIGN) -> None:
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class TableFacts:
    """The rows of one table: how many, and their digest, which knows neither order nor engine.

    `size` is that of the JSON lines, `packed` that of the gzip file that holds them.
    """

    name: str
    rows: int
    digest: str
    size: int
    packed: int

    @property
    def path(self) -> str:
        return f"tables/{self.name}.jsonl.gz"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A scan, a key file, a kind of union of the installation's own, or a certificate that it trusts."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds; it is the first thing in it, and nothing beyond it is read."""

    made_at: datetime
    reason: str
    program: str
    schema: str
    engine: str
    tables: tuple[TableFacts, ...]
    files: tuple[FileFacts, ...]
    #: Scans that the books name and the folder lacks, or has otherwise than recorded.
    missing: tuple[str, ...] = ()
    unions: tuple[str, ...] = ()
    #: Rows that refer to a missing row: a fault of the books, not of the copy.
    orphans: int = 0
    #: In whole đồng by fund and channel: "3 cash".
    balances: dict[str, int] = field(default_factory=dict)
    #: The newest hash of each chain of the trail: by the union's id, "" for that of the accounts.
    heads: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    @property
    def scans(self) -> int:
        """How many scans it holds."""
        return sum(one.path.startswith(f"{UPLOADS}/") for one in self.files)

    @property
    def unpacked(self) -> int:
        """Bytes that its content takes on the disk."""
        return sum(table.size + table.packed for table in self.tables) + sum(one.size for one in self.files)

    def to_json(self) -> bytes:
        values = {"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps(values, ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """The manifest that was written. Raises BadArchive for anything else."""
        try:
            return cls._of(json.loads(data))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise BadArchive from error

    @classmethod
    def _of(cls, values: Any) -> Self:
        if isinstance(values, dict) and type(values.get("format")) is int and values["format"] > FORMAT:
            raise BadArchive(NEWER)
        if values.pop("format") not in _READ:
            raise BadArchive
        tables = tuple(TableFacts(**one) for one in values.pop("tables"))
        files = tuple(FileFacts(**one) for one in values.pop("files"))
        lists = {name: tuple(values.pop(name)) for name in ("missing", "unions")}
        found = cls(
            **{**values, **lists, "made_at": datetime.fromisoformat(values["made_at"])},
            tables=tables,
            files=files,
        )
        found._check()
        return found

    def _check(self) -> None:
        """Every name, size and digest is one that we could have written."""
        numbers = [*(n for one in self.tables for n in (one.rows, one.size, one.packed))]
        numbers += [one.size for one in self.files]
        digests = [one.digest for one in self.tables] + [one.sha256 for one in self.files]
        names = [one.name for one in self.tables] + [one.path for one in self.files]
        are_good = (
            all(type(number) is int and number >= 0 for number in numbers)
            and all(_SHA256.fullmatch(digest) for digest in digests)
            and all(_NAME.fullmatch(one.name) for one in self.tables)
            and all(is_path(one.path) for one in self.files)
            and len(set(names)) == len(names)
            and re.fullmatch(r"[0-9]{4}", self.schema)
            and self.made_at.tzinfo is not None
            and all(isinstance(one, str) for one in (self.reason, self.program, self.engine, *self.unions))
            and all(type(amount) is int for amount in self.balances.values())
        )
        if not are_good:
            raise BadArchive
