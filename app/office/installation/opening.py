"""Opening an installation: a server may create one, most commands may not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from app.database import known_versions, newest_version
from app.office.installation import mark, queries, sqlite_file, upgrading
from app.office.installation.files import UPLOADS, make_folder, tighten
from app.office.installation.triggers import put_triggers, wrong_triggers
from app.office.installation.troubles import NO_DATABASE, Unusable, as_unusable
from app.office.second_lock.policies import OTHERS, put_policies, wrong_policies
from app.transactions import connected

_BAD_ADDRESS = (
    "DATABASE_URL không đọc được. Mẫu cho PostgreSQL: postgresql://người-dùng:mật-khẩu@máy:5432/tên-sổ; "
    "để trống thì sổ nằm ở tệp SQLite trong thư mục của nơi đặt sổ."
)
_NEWER = (
    "Sổ ở {place} do bản chương trình mới hơn ghi (lược đồ {version}, bản này chỉ biết đến {newest}). "
    "Hãy cài lại bản chương trình mới ấy; sổ chưa bị thay đổi gì."
)
_NOTHING_HERE = (
    "Không có sổ nào ở {place}; chưa tạo gì ở đó. Hãy xem lại INSTANCE_PATH và DATABASE_URL "
    "(phải như của máy chủ), hoặc khởi động máy chủ để mở sổ mới."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was done: the schema migrated from (None: it was up to date), what was put back."""

    migrated: str | None
    restored: list[tuple[str, str]]


def check_address(address: str) -> None:
    """Raises Unusable for an invalid database address or an unsupported kind of database."""
    try:
        url = make_url(address)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError, ImportError) as error:
        raise Unusable(_BAD_ADDRESS) from error
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise Unusable(_BAD_ADDRESS)


def for_serving(engine: Engine, folder: Path) -> Opened:
    """Open for a server: create books in an empty place, migrate an older schema, put missing triggers back.

    Raises Unusable; then nothing was changed.
    """
    place = _place(engine.url)
    with as_unusable(Path(place)):
        if not _is_there(engine.url, folder):
            _begin(engine.url, folder)
        _check(engine, folder)
        make_folder(folder)
        is_behind = _version(engine) != newest_version()
        migrated = upgrading.bring_up_to_date(engine, folder) if is_behind else None
        restored = _restore(engine)
        mark.settle(engine, folder)
        tighten(folder, sqlite_file.file_of(engine.url))
    return Opened(migrated, restored)


def for_command(engine: Engine, folder: Path, *, begins: bool = False, looks_inside: bool = True) -> Opened:
    """Open for a command. Missing books are created only if the command `begins` books.

    With `looks_inside` off the command itself checks for damaged pages. Raises Unusable.
    """
    place = _place(engine.url)
    with as_unusable(Path(place)):
        if not _is_there(engine.url, folder):
            if not begins:
                raise Unusable(_NOTHING_HERE.format(place=place))
            return for_serving(engine, folder)
        _check(engine, folder, looks_inside=looks_inside)
        version = _version(engine)
        if version == newest_version():
            return Opened(None, [])
        if version:
            return Opened(upgrading.bring_up_to_date(engine, folder), [])
        if not begins:
            raise Unusable(_NOTHING_HERE.format(place=place))
        return for_serving(engine, folder)


def _is_there(url: URL, folder: Path) -> bool:
    """Whether there is a database; raises Unusable where one existed and is missing."""
    file = sqlite_file.file_of(url)
    if file is None or sqlite_file.is_there(file):
        return True
    log = sqlite_file.log_of(file)
    if mark.mark_in(folder) or _has_scans(folder) or (log.exists() and log.stat().st_size):
        raise mark.lost(folder, str(file))
    return False


def _has_scans(folder: Path) -> bool:
    """Whether there are scans among the uploads: then there were books, even before marks existed."""
    uploads = folder / UPLOADS
    return uploads.is_dir() and any(path.is_file() for path in uploads.iterdir())


def _begin(url: URL, folder: Path) -> None:
    make_folder(folder)
    file = sqlite_file.file_of(url)
    if file is not None:
        sqlite_file.make(file)


def _check(engine: Engine, folder: Path, *, looks_inside: bool = True) -> None:
    """Raises Unusable for a database that is foreign, damaged, too new, or of another folder."""
    file, place = sqlite_file.file_of(engine.url), _place(engine.url)
    if file is not None:
        sqlite_file.check_writable(file)
        sqlite_file.check_ours(file)
        if looks_inside:
            sqlite_file.check_inside(file)
    with connected(engine, writes=False) as connection:
        _check_schema(connection, place)
        mark.check(connection, folder, place)


def _check_schema(connection: Connection, place: str) -> None:
    version, tables = queries.version_of(connection), queries.tables_of(connection)
    # PostgreSQL extensions may add tables of their own.
    if not tables.isdisjoint(sqlite_file.OUR_TABLES) and not tables >= sqlite_file.OUR_TABLES:
        raise Unusable(NO_DATABASE.format(place=place))
    known = known_versions()
    if version and version not in known:
        raise Unusable(_NEWER.format(place=place, version=version, newest=newest_version()))


def _restore(engine: Engine) -> list[tuple[str, str]]:
    with connected(engine, writes=False) as connection:
        if not wrong_triggers(connection) and not wrong_policies(connection):
            return []
    with upgrading.alone(engine) as connection:
        return [*put_triggers(connection), *((table, OTHERS) for table in put_policies(connection))]


def _version(engine: Engine) -> str:
    with connected(engine, writes=False) as connection:
        return queries.version_of(connection)


def _place(url: URL) -> str:
    """Where the database is, for messages: the file, or the address without its password."""
    file = sqlite_file.file_of(url)
    return str(file) if file else url.set(drivername="postgresql").render_as_string(hide_password=True)
