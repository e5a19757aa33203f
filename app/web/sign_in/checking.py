"""Checking a name and password, with waits after wrong ones.

The password is hashed between two short transactions, so that no write waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from wtforms import Field

from app.extensions import db
from app.office.accounts.actions import renew_hash
from app.office.accounts.models import User
from app.office.accounts.password_rules import temporary_ends_at
from app.office.accounts.passwords import TRY_AFTER, Crowded, matches, renewed
from app.office.accounts.queries import user as user_by_id
from app.office.security_log.rules import EventKind
from app.office.sign_in import queries
from app.office.sign_in.actions import end_count, note_failure
from app.office.sign_in.queries import Account, Attempt
from app.office.sign_in.rules import MOST_FAILURES, Wait, seconds_of, source_of, wait_text
from app.web.clock import now
from app.web.delivery.proxies import address
from app.web.delivery.security_events import note
from app.web.forms.base import Form
from app.web.saving import saving
from app.web.sign_in.devices import this_device

#: The same sentence for name and password: it must not reveal which names exist.
WRONG = (
    f"Tên đăng nhập hoặc mật khẩu không đúng. Sai từ {MOST_FAILURES} lần liền thì phải chờ, "
    "mỗi lần sai thêm lại chờ lâu hơn."
)
_WRONG_CURRENT = "Mật khẩu đang dùng không đúng."
_EXPIRED = "Mật khẩu tạm này đã hết hạn vì lâu không dùng. Hãy nhờ người quản trị đặt mật khẩu tạm khác."
_CLOSED = "Tài khoản này đã bị khóa. Hãy nhờ người quản trị mở lại."
#: The source of wrong passwords in an open session.
_OWN = "own"


@dataclass(frozen=True, slots=True)
class Answer:
    """The user if the password is right; else the status and headers of the page with the error.

    `session_key` is the account's at that moment.
    """

    user: User | None = None
    session_key: str = ""
    status: int = 422
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def is_held_up(self) -> bool:
        """Whether nothing was judged: one is to come again later."""
        return bool(self.headers)


def check_sign_in(form: Form) -> Answer:
    """The user of a sign-in form's name and password; else the error is on the form."""
    name, typed = form.username.data or "", form.password.data or ""
    account, device, here = queries.account(name), this_device(), source_of(address())
    if account and device and device.knows(account.id, account.session_key):
        attempt = queries.attempt(name, f"device:{device.number}", "", now())
    else:
        attempt = queries.attempt(name, here, here, now())
    answer = _check(form, None, attempt, account, typed, WRONG)
    closed = _reason_to_refuse(answer.user) if answer.user else ""
    if closed:
        note(EventKind.SIGN_IN_FAILED, user=answer.user)
        form.form_errors = [closed]
        return Answer()
    return answer


def _reason_to_refuse(user: User) -> str:
    """Why an account is not open to whoever knows its password; "" if it is."""
    if not user.is_enabled:
        return _CLOSED
    ends_at = temporary_ends_at(user.temporary_since) if user.must_change_password else None
    return _EXPIRED if ends_at and now() >= ends_at else ""


def check_own_password(form: Form, user: User) -> Answer:
    """The user if their current password is right; else the error is beside its field."""
    account, attempt = queries.account(user.username), queries.attempt(user.username, _OWN, "", now())
    return _check(form, form.current, attempt, account, form.current.data or "", _WRONG_CURRENT)


def _check(
    form: Form, box: Field | None, attempt: Attempt, account: Account | None, typed: str, wrong: str
) -> Answer:
    # Hold no transaction while the password is hashed.
    db.session.rollback()
    if attempt.wait:
        return later(form, Wait(attempt.wait), seconds_of(attempt.wait), 429)
    try:
        holds = matches(account.password_hash if account else None, typed, may_wait=not attempt.is_guessing)
    except Crowded as crowded:
        return later(form, crowded, TRY_AFTER, 503)
    fresh = renewed(account.password_hash, typed) if holds and account else None
    user, wait = None, timedelta(0)
    with saving(form, once=False) as saved:
        if holds and account:
            end_count(attempt)
            user = _unchanged(account)
            if user:
                renew_hash(user, account.password_hash, fresh)
        else:
            wait = note_failure(attempt, account, now())
    if saved.done and user is None:
        # The typed name is not kept: it may be a password.
        note(EventKind.SIGN_IN_FAILED, user=user_by_id(account.id) if account else None)
        _show_error(form, box, f"{wrong} Hãy đợi {wait_text(wait)} rồi thử lại." if wait else wrong)
    if not (saved.done and user and account):
        return Answer()
    return Answer(user, account.session_key)


def _unchanged(account: Account) -> User | None:
    """The account, unless its password changed while the typed one was hashed."""
    user = user_by_id(account.id)
    return user if user and user.session_key == account.session_key else None


def later(form: Form, refusal: Wait | Crowded, seconds: int, status: int) -> Answer:
    """The answer to who must wait before anything is checked."""
    form.form_errors = [refusal.sentence]
    return Answer(None, "", status, {"Retry-After": str(seconds)})


def _show_error(form: Form, box: Field | None, sentence: str) -> None:
    if box is None:
        form.form_errors = [sentence]
    else:
        box.errors = [sentence]
