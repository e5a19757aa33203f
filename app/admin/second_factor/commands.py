"""`flask totp-off`: access for an administrator who lost phone and recovery codes."""

from __future__ import annotations

import click

from app.core.actor import SYSTEM
from app.office.accounts.queries import named_user
from app.office.second_factor.actions import turn_off
from app.web.saving import written


@click.command("totp-off")
@click.argument("name", metavar="TÊN")
def totp_off_command(name: str) -> None:
    """Bỏ xác nhận hai bước của tài khoản TÊN, khi mất điện thoại và hết mã dự phòng."""
    with written():
        user = named_user(name)
        was_on = turn_off(user, SYSTEM, "Bằng lệnh trên máy chủ")
        account = f"{user.username} ({user.display_name})"
    if was_on:
        click.echo(f"Đã bỏ xác nhận hai bước của {account}. Đăng nhập chỉ cần mật khẩu; nên cài lại ngay.")
    else:
        click.echo(f"{account} không có xác nhận hai bước.")


COMMANDS = (totp_off_command,)
