"""`flask backup` and `flask restore`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from pyrage.x25519 import Identity

from app.core.errors import Refused
from app.extensions import db
from app.log.attachments.rules import format_size
from app.office.backup import in_use, restoring, settings
from app.office.backup.archive import keys
from app.office.backup.archive.keys import Lock
from app.office.backup.archive.unpacking import head_of
from app.office.backup.proving import made_and_proven
from app.office.backup.rules import Reason
from app.office.backup.standing import local
from app.office.installation.troubles import Unusable
from app.office.union_kinds import known
from app.web.features import kind_tables

_PATH = click.Path(dir_okay=False, path_type=Path)
_THERE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXISTS = "Đã có {file}; hãy chọn tên khác."
_NO_LOCK = (
    "Chưa đặt khóa sao lưu. Hãy đặt ở trang «Sao lưu», hoặc thêm --passphrase-file TỆP "
    "(cụm mật khẩu ở dòng đầu), hoặc --plain nếu cố ý không khóa."
)
_FAULTY = "Bản sao lưu ghi ra không khôi phục lại được nên đã bỏ: {faults}"
_ASK = "Sổ đang có ở {folder} sẽ được cất vào thư mục backups rồi thay bằng bản sao lưu. Tiếp tục?"
_STARTED = (
    "Máy chủ vừa được khởi động trong lúc này. Bản sao lưu đã sẵn sàng và thay sổ khi máy chủ khởi động; "
    "nếu thôi thì bỏ ở trang «Sao lưu»."
)
_NOTHING_DONE = "Chưa khôi phục gì."


@click.command("backup")
@click.argument("file", type=_PATH)
@click.option("--passphrase-file", type=_THERE, help="Khóa bằng cụm mật khẩu ở dòng đầu của tệp này.")
@click.option("--plain", is_flag=True, help="Không khóa: ai có tệp đều đọc được sổ.")
def backup(file: Path, passphrase_file: Path | None, plain: bool) -> None:
    """Sao lưu toàn bộ sổ vào một tệp, và khôi phục thử tệp ấy."""
    if file.exists():
        raise Refused(_EXISTS.format(file=file))
    folder = Path(current_app.instance_path)
    lock = None if plain else _lock(folder, passphrase_file)
    made, faults = made_and_proven(
        db.engine, folder, file.absolute(), lock, Reason.BY_HAND, datetime.now(UTC)
    )
    if faults:
        file.unlink()
        raise Unusable(_FAULTY.format(faults=" ".join(faults)))
    manifest = made.manifest
    for name in manifest.missing:
        click.echo(f"Lưu ý: tệp đính kèm {name} không còn như khi lưu nên không có trong bản sao.", err=True)
    click.echo(
        f"Đã sao lưu và khôi phục thử được: {file} "
        f"({format_size(made.size)}, {manifest.rows} dòng, {manifest.scans} tệp đính kèm)."
    )


@click.command("restore")
@click.argument("file", type=_THERE)
@click.option("--passphrase-file", type=_THERE, help="Cụm mật khẩu ở dòng đầu của tệp này; không có thì hỏi.")
@click.option("--key-file", type=_THERE, help="Tệp khóa đã tải về khi đặt khóa.")
@click.option("--keep-schema", is_flag=True, help="Không nâng cấp: cho bản chương trình cũ hơn dùng.")
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
def restore(
    file: Path, passphrase_file: Path | None, key_file: Path | None, keep_schema: bool, yes: bool
) -> None:
    """Thay sổ bằng một bản sao lưu, hết hoặc không; sổ đang có được cất trước. Máy chủ phải dừng."""
    folder = Path(current_app.instance_path)
    in_use.refuse_used(folder)
    identity = identity_for(file, passphrase_file, key_file)
    manifest = restoring.lay_ready(folder, file, identity, keeps_schema=keep_schema)
    click.echo(f"Bản sao lưu lúc {local(manifest.made_at)}: {manifest.rows} dòng.")
    try:
        if not yes and not click.confirm(_ASK.format(folder=folder)):
            raise Refused(_NOTHING_DONE)
    except BaseException:
        with _unless_started(), in_use.alone_in(folder):
            restoring.give_up(folder)
        raise
    with _unless_started():
        done = restoring.put_in_place(db.engine, folder)
    known.load(folder, kind_tables())
    if done and done.saved:
        click.echo(f"Sổ trước khi khôi phục: {done.saved}")
    for name in manifest.missing:
        click.echo(f"Lưu ý: tệp đính kèm {name} đã không còn từ khi sao lưu.")
    click.echo("Đã khôi phục. Mọi người cần đăng nhập lại.")
    if not keep_schema:
        click.get_current_context().invoke(current_app.cli.commands["verify"])


@contextmanager
def _unless_started() -> Iterator[None]:
    """A server that starts meanwhile may be at this very archive: it is left to it, which is said."""
    try:
        yield
    except in_use.InUse as error:
        raise Unusable(_STARTED) from error


def _lock(folder: Path, passphrase_file: Path | None) -> Lock:
    if passphrase_file:
        return keys.new_key(first_line(passphrase_file)).lock
    found = settings.read(folder).lock
    if found is None:
        raise Refused(_NO_LOCK)
    return found


def identity_for(file: Path, passphrase_file: Path | None, key_file: Path | None) -> Identity | None:
    """The key that opens the archive, asked for where nothing was said; None for one without a lock."""
    head = head_of(file)
    if head.is_plain:
        return None
    if key_file:
        return keys.identity_in(key_file.read_text("utf-8", "replace"))
    if not head.locked:
        raise Refused(keys.NEEDS_KEY_FILE)
    secret = first_line(passphrase_file) if passphrase_file else click.prompt("Cụm mật khẩu", hide_input=True)
    return keys.unlocked(head.locked, secret)


def first_line(path: Path) -> str:
    """A secret in a file, without the end of its line."""
    lines = path.read_text("utf-8", "replace").splitlines()
    return lines[0].strip() if lines else ""


COMMANDS = (backup,)
#: The books may be missing, damaged or foreign: that is what it is for.
SELF_OPENING = (restore,)
