"""`flask password`, `flask unlock`, `flask admin`, `flask chair`: access for administrators of the server."""

from __future__ import annotations

import click

from app.core.actor import SYSTEM
from app.core.errors import Refused
from app.core.vietnamese import tidy
from app.office.accounts import actions, queries
from app.office.accounts.models import User
from app.office.accounts.passwords import one_time_password
from app.office.accounts.rules import Role
from app.office.sign_in.actions import unlock
from app.web.clock import now
from app.web.saving import written

#: The reason in the trail.
_REASON = "Bằng lệnh trên máy chủ"
_NOT_WAITING = (
    "Tài khoản «{name}» không có vai trò Chủ tịch nào chờ xác nhận. "
    "Người quản trị giao vai trò ấy ở trang «Tài khoản» trước."
)


@click.command("password")
@click.argument("name", metavar="TÊN")
def password_command(name: str) -> None:
    """Đặt mật khẩu dùng một lần cho tài khoản TÊN, hiện ra đây một lần; đăng nhập xong phải đổi ngay."""
    password = one_time_password()
    with written():
        user = queries.named_user(name)
        actions.change_password(user, password, SYSTEM, is_temporary=True, reason=_REASON)
        account, is_closed = _account_text(user), not user.is_enabled
    click.echo(f"Mật khẩu dùng một lần của {account}: {password}")
    click.echo(
        "Đăng nhập bằng mật khẩu này trong 7 ngày rồi đặt ngay mật khẩu mới. "
        "Các máy đang mở tài khoản đã bị thoát."
    )
    if is_closed:
        click.echo("Tài khoản này đang bị khóa; mở lại bằng: flask unlock TÊN")


@click.command("unlock")
@click.argument("name", metavar="TÊN")
def unlock_command(name: str) -> None:
    """Cho tài khoản TÊN đăng nhập lại ngay: hết chờ vì gõ sai mật khẩu, mở lại nếu đã bị khóa."""
    with written():
        user = queries.named_user(name)
        unlock(user, SYSTEM, _REASON)
        was_closed = not user.is_enabled
        actions.set_enabled(user, True, SYSTEM)
        account = _account_text(user)
    click.echo(f"Đã mở khóa {account}{', trước đó bị khóa' if was_closed else ''}. Mật khẩu vẫn như cũ.")


@click.command("admin")
@click.argument("name", metavar="TÊN")
@click.option("--name", "display_name", metavar="HỌ TÊN", help="Họ và tên, khi mở tài khoản mới.")
def admin_command(name: str, display_name: str | None) -> None:
    """Giao quyền quản trị cho tài khoản TÊN; chưa có thì mở tài khoản với mật khẩu dùng một lần."""
    password = one_time_password()
    with written():
        # The first account is created here: first run is over.
        actions.begin_once(now())
        user = queries.user_by_name(name)
        is_new = user is None
        if user is None:
            user = actions.add_user(
                name, tidy(display_name or name), password, SYSTEM, is_admin=True, is_temporary=True
            )
        else:
            actions.set_admin(user, True, SYSTEM)
            actions.set_enabled(user, True, SYSTEM)
        account = _account_text(user)
    if is_new:
        click.echo(f"Đã mở tài khoản quản trị {account}. Mật khẩu dùng một lần: {password}")
        click.echo("Đăng nhập bằng mật khẩu này rồi đặt ngay mật khẩu mới.")
    else:
        click.echo(f"{account} giờ là người quản trị. Quên mật khẩu thì đặt lại bằng: flask password TÊN")


@click.command("chair")
@click.argument("name", metavar="TÊN")
def chair_command(name: str) -> None:
    """Xác nhận vai trò Chủ tịch đang chờ của tài khoản TÊN, khi Chủ tịch trước không còn để xác nhận."""
    with written():
        user = queries.named_user(name)
        waiting = [
            one for one in queries.holdings_of(user.id) if one.held.is_waiting and one.held.role is Role.CHAIR
        ]
        if not waiting:
            raise Refused(_NOT_WAITING.format(name=name))
        for one in waiting:
            actions.confirm(user, one.grant, SYSTEM, _REASON)
        account, unions = _account_text(user), ", ".join(one.unit.name for one in waiting)
    click.echo(f"{account} giờ là Chủ tịch ở: {unions}.")
    click.echo("Chủ tịch trước còn vai trò thì Chủ tịch mới ghi ngày hết ở trang «Vai trò».")


def _account_text(user: User) -> str:
    return f"{user.username} ({user.display_name})"


COMMANDS = (password_command, unlock_command, admin_command, chair_command)
