"""The door: whether a name and a password open, or how long one waits.

The password is hashed between two short transactions, so that nobody's writing waits for a stranger's guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from wtforms import Field

from app.extensions import db
from app.office.accounts.models import User
from app.office.accounts.passwords import TRY_AFTER, Crowded, matches
from app.office.accounts.queries import user as user_by_id
from app.office.sign_in import queries
from app.office.sign_in.actions import end_count, note_failure
from app.office.sign_in.queries import Account, Knock
from app.office.sign_in.rules import MOST_FAILURES, Wait, said, seconds_of, source_of
from app.web.clock import now
from app.web.delivery.proxies import address
from app.web.forms.base import Form
from app.web.saving import saving
from app.web.sign_in.devices import this_device

#: One sentence whatever was wrong: it must not tell which names exist.
WRONG = (
    f"Tên đăng nhập hoặc mật khẩu không đúng. Sai từ {MOST_FAILURES} lần liền thì phải chờ, "
    "mỗi lần sai thêm lại chờ lâu hơn."
)
_WRONG_CURRENT = "Mật khẩu đang dùng không đúng."
_CLOSED = "Tài khoản này đã bị khóa. Hãy nhờ người quản trị mở lại."
#: Where guesses at the password of an open session are counted.
_OWN = "own"


@dataclass(frozen=True, slots=True)
class Answer:
    """Who came in; else the status of the page that says why not, and how long one waits."""

    user: User | None = None
    status: int = 422
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def is_held_up(self) -> bool:
        """Whether nothing was judged: one is to come again later."""
        return bool(self.headers)


def judged(form: Form) -> Answer:
    """Who the name and password of a sign-in form are; else the form says what is wrong."""
    name, typed = form.username.data or "", form.password.data or ""
    account, device, here = queries.account(name), this_device(), source_of(address())
    if account and device and device.knows(account.id, account.session_key):
        knock = queries.knock(name, f"device:{device.number}", "", now())
    else:
        knock = queries.knock(name, here, here, now())
    answer = _judged(form, None, knock, account, typed, WRONG)
    if answer.user and not answer.user.is_enabled:
        form.form_errors = [_CLOSED]
        return Answer()
    return answer


def judged_own(form: Form, user: User) -> Answer:
    """Whether the user of an open session knows their password; else its box says that it is wrong."""
    account, knock = queries.account(user.username), queries.knock(user.username, _OWN, "", now())
    return _judged(form, form.current, knock, account, form.current.data or "", _WRONG_CURRENT)


def _judged(
    form: Form, box: Field | None, knock: Knock, account: Account | None, typed: str, wrong: str
) -> Answer:
    # What was read is in hand: neither a lock nor a moment of the books is held while the password is hashed.
    db.session.rollback()
    if knock.wait:
        return _later(form, Wait(knock.wait), seconds_of(knock.wait), 429)
    try:
        holds = matches(account.password_hash if account else None, typed, may_wait=not knock.is_guessing)
    except Crowded as crowded:
        return _later(form, crowded, TRY_AFTER, 503)
    user, wait = None, timedelta(0)
    with saving(form, once=False) as saved:
        if holds and account:
            end_count(knock)
            user = _unchanged(account)
        else:
            wait = note_failure(knock, account, now())
    if saved.done and user is None:
        _say(form, box, f"{wrong} Hãy đợi {said(wait)} rồi thử lại." if wait else wrong)
    return Answer(user if saved.done else None)


def _unchanged(account: Account) -> User | None:
    """The account, unless it got another password while the typed one was hashed."""
    user = user_by_id(account.id)
    return user if user and user.session_key == account.session_key else None


def _later(form: Form, refusal: Wait | Crowded, seconds: int, status: int) -> Answer:
    form.form_errors = [refusal.sentence]
    return Answer(None, status, {"Retry-After": str(seconds)})


def _say(form: Form, box: Field | None, sentence: str) -> None:
    if box is None:
        form.form_errors = [sentence]
    else:
        box.errors = [sentence]
