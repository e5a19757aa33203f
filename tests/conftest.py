"""The fixed cast and a fresh database per test, on SQLite or, with `--database postgres`, on PostgreSQL.

Chair, treasurer, recorder and auditor belong to the union of the tests; the member sees themselves, the
upper level what was submitted, the stranger is chair of another union and must be refused everywhere, the
administrator keeps accounts and sees no books.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask, g
from flask.testing import FlaskClient
from flask_login.utils import _create_identifier
from hypothesis import settings
from jinja2 import Undefined
from jinja2.utils import missing
from sqlalchemy import Dialect, Engine, event, make_url, select

from app import create_app
from app.core.actor import Actor
from app.extensions import db
from app.features import load
from app.office.accounts import passwords
from app.office.accounts.models import Grant, User
from app.office.accounts.rules import Role
from app.office.sessions.models import UserSession
from app.office.sessions.rules import digest_of
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.people.roster.actions import add_member
from app.people.roster.facts import MembershipFacts, PersonFacts, Sex, Standing
from app.people.roster.models import Member
from tests.databases import Databases, PostgresDatabases, SqliteDatabases

#: The day on which every test takes place, and the moment.
TODAY = date(2024, 12, 15)
NOON = datetime(2024, 12, 15, 5, tzinfo=UTC)
OFFICER = Actor(None, "hệ thống")
#: Templates of databases are filled in one folder and used in others.
SEAL_KEY = "0123456789abcdef" * 4
PASSWORD = "mat-khau-du-dai"
#: Folders and files that take long, beside those with generated data.
LONG = {"house", "test_every_page.py"}
#: What passes through all of the program.
WALKS = {"house", "faults"}
# A slow machine is no failure.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
# What asks the features needs no application.
load()
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_CHEAP_HASH = _CHEAP.hash(PASSWORD)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["sqlite", "postgres"], default="sqlite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What runs, in which order, and what counts as reached.

    On PostgreSQL only what asks the database something of its own: the rest has run on SQLite and would say
    the same. Files that take longest are begun first, so that no process is left alone with them at the end.
    Coverage does not follow walks through everything and generated data, which pass each line over and over.
    """
    generated = {item for item in items if hasattr(getattr(item, "obj", None), "hypothesis")}
    files = {item.path for item in generated}
    items.sort(key=lambda item: item.path not in files and not LONG & {*item.path.parts})
    for item in items:
        if item in generated or WALKS & {*item.path.parts}:
            item.add_marker("no_cover")
    if config.getoption("--database") == "postgres":
        both: tuple[list[pytest.Item], list[pytest.Item]] = ([], [])
        for item in items:
            both[_asks_the_database(item)].append(item)
        left_out, items[:] = both
        config.hook.pytest_deselected(items=left_out)


def _asks_the_database(item: pytest.Item) -> bool:
    return "databases" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("engine_free")


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """A hash that withstands guessing takes a tenth of a second, and the tests ask for hundreds of them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passwords, "HASHER", _CHEAP)
        yield


@pytest.fixture(scope="session", autouse=True)
def _seldom_collected() -> None:
    """The program is never garbage: looking through all of it took a tenth of the time of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


@pytest.fixture(scope="session")
def databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    """One migrated template database a session; each test gets a copy of it."""
    folder = tmp_path_factory.mktemp("databases")
    made: Databases = (
        PostgresDatabases() if request.config.getoption("--database") == "postgres" else SqliteDatabases()
    )
    try:
        migrated = create_app(
            {"SQLALCHEMY_DATABASE_URI": made.begin("migrated")}, instance_path=str(folder / "instance")
        )
        with migrated.app_context():
            db.engine.dispose()
        made.keep("migrated")
        with open_app(made.begin("union", of="migrated"), folder):
            put_union()
        made.keep("union")
        yield made
    finally:
        made.stop()


@pytest.fixture
def app(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database of its own, with today fixed and no CSRF (tests of CSRF switch it on)."""
    with open_app(databases.fresh_url(_template(request, databases, tmp_path)), tmp_path) as made:
        yield made


@pytest.fixture
def kept(request: pytest.FixtureRequest, app: Flask, databases: Databases) -> Any:
    """What the function of the test's mark `starts_with` returned when it filled the template."""
    return databases.filled[_mark_argument(request, "fill")][1]


def _template(request: pytest.FixtureRequest, databases: Databases, folder: Path) -> str:
    """The template that a test begins with, filled if no test before it asked for it."""
    fill = _mark_argument(request, "fill")
    if fill is None:
        return "union" if "union" in request.fixturenames else "migrated"
    if fill not in databases.filled:
        name = f"filled_{len(databases.filled)}"
        with open_app(databases.begin(name, of=_mark_argument(request, "of") or "union"), folder / name):
            databases.filled[fill] = name, fill()
            db.session.commit()
        databases.keep(name)
    return databases.filled[fill][0]


def _mark_argument(request: pytest.FixtureRequest, name: str) -> Any:
    mark = request.node.get_closest_marker("starts_with")
    return mark.kwargs.get(name) if mark else None


@contextmanager
def open_app(url: str, folder: Path) -> Iterator[Flask]:
    """The application of the tests on a migrated database, its context pushed."""
    place = _FREE.pop() if _FREE else _Place(url, folder)
    app = place.move_to(url, folder)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    _FREE.append(place)


class MissingAttribute(Undefined):
    """A template that asks an object for what it has not fails, as Python does; a name that a page does not
    pass may be missing, as macros expect."""

    def _refuse(self, *_arguments: object, **_named: object) -> Any:
        if self._undefined_obj is missing or isinstance(self._undefined_obj, dict | list | tuple):
            return None
        return self._fail_with_undefined_error()

    def __str__(self) -> str:
        return self._refuse() or ""

    def __bool__(self) -> bool:
        return bool(self._refuse())

    def __iter__(self) -> Iterator[Any]:
        self._refuse()
        return iter(())


class _Place:
    """An application that moves from one test's database to the next.

    Made anew for each test it would cost more than most tests do: routes and templates are compiled again.
    """

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.app = create_app(
            {
                "SQLALCHEMY_DATABASE_URI": url,
                "UPGRADE_AT_START": False,
                "TESTING": True,
                "WTF_CSRF_ENABLED": False,
                "CLOCK": lambda: TODAY,
                "MOMENT": lambda: NOON,
            },
            instance_path=str(folder / "instance"),
        )
        self.app.jinja_env.undefined = MissingAttribute
        self.app.before_request_funcs.setdefault(None, []).insert(0, _begin_request)
        # The first of them is run last: others give back what they keep in `g`.
        self.app.teardown_request_funcs.setdefault(None, []).insert(0, _end_request)
        self.settings = dict(self.app.config)
        self.extensions = dict(self.app.extensions)
        with self.app.app_context():
            event.listen(db.engine, "do_connect", self._connect)

    def _connect(self, dialect: Dialect, _record: Any, _args: Any, _parameters: Any) -> Any:
        arguments, parameters = dialect.create_connect_args(make_url(self.url))
        return dialect.connect(*arguments, **parameters)

    def move_to(self, url: str, folder: Path) -> Flask:
        self.url = url
        self.app.config.clear()
        self.app.config.update(self.settings, SQLALCHEMY_DATABASE_URI=url)
        # What an earlier test's requests noted there (first run is over, say) is no business of this one.
        self.app.extensions.clear()
        self.app.extensions.update(self.extensions)
        instance = folder / "instance"
        instance.mkdir(parents=True, exist_ok=True)
        (instance / "seal_key").write_text(SEAL_KEY)
        self.app.instance_path = str(instance)
        return self.app


_FREE: list[_Place] = []


def _begin_request() -> None:
    """The test's context outlives each request: a transaction, and what is kept in `g`, must not."""
    db.session.commit()
    _forget()
    g.is_request = True


def _end_request(_error: BaseException | None) -> None:
    # Signing in makes a request of its own that carries nothing out.
    if g.get("is_request"):
        db.session.rollback()
        _forget()


def _forget() -> None:
    for name in list(g):
        g.pop(name)


@pytest.fixture
def union(app: Flask) -> Unit:
    """The union of the tests, with one member on its roster and the whole cast."""
    return the_union()


def the_union() -> Unit:
    """That union, in a copy of the template."""
    return db.session.scalars(select(Unit).order_by(Unit.id)).all()[0]


def put_union() -> Unit:
    """Write that union and its cast."""
    unit = start_unit(
        UnitFacts(
            name="Công đoàn cơ sở Trường THCS Hoa Mai",
            code="hoa-mai",
            workplace="Trường THCS Hoa Mai",
            upper_union="Liên đoàn Lao động huyện Hoa Mai",
            place="Hoa Mai",
            document_symbol="BC-CĐCS",
            chair="Trần Thị Thu Hà",
        ),
        OFFICER,
    )
    other = start_unit(UnitFacts(name="Công đoàn cơ sở Phường Sen Hồng", code="sen-hong"), OFFICER)
    me = put_member(unit, "DV001", "Nguyễn Văn Bình")
    for role in (Role.CHAIR, Role.TREASURER, Role.RECORDER, Role.AUDITOR, Role.UPPER):
        put_user(role.value, [(unit, role, None)])
    put_user("member", [(unit, Role.MEMBER, me.id)])
    put_user("stranger", [(other, Role.CHAIR, None)])
    put_user("admin", [], is_admin=True)
    db.session.commit()
    return unit


def put_member(unit: Unit, code: str, name: str, **values: Any) -> Member:
    """A person on the roster, a member since always unless `values` say otherwise."""
    person = PersonFacts(code=code, full_name=name, sex=values.pop("sex", Sex.MALE))
    facts = MembershipFacts(**{"standing": Standing.MEMBER, **values})
    return add_member(unit.id, person, [(None, facts)], OFFICER, TODAY)


def put_user(username: str, grants: list[tuple[Unit, Role, int | None]], *, is_admin: bool = False) -> User:
    user = User(
        username=username,
        display_name=f"Tài khoản {username}",
        password_hash=_CHEAP_HASH,
        session_key=f"key-{username}",
        is_admin=is_admin,
        grants=[Grant(unit_id=unit.id, role=role, member_id=member_id) for unit, role, member_id in grants],
    )
    db.session.add(user)
    db.session.flush()
    put_session(user)
    return user


def put_session(user: User) -> None:
    """A session of the user's on the server, so that `sign_in` opens it."""
    seen = {"started_at": NOON, "seen_at": NOON, "address": "127.0.0.1", "browser": "Werkzeug"}
    db.session.add(UserSession(user_id=user.id, digest=digest_of(f"token-{user.username}"), **seen))


@pytest.fixture
def as_role(app: Flask, union: Unit) -> Callable[[str], FlaskClient]:
    """`as_role("treasurer")`: a browser in which that one of the cast is signed in; "" nobody."""

    return partial(sign_in, app)


def sign_in(app: Flask, username: str) -> FlaskClient:
    """A browser in which that one of the cast is signed in; "" nobody."""
    client = app.test_client()
    if username:
        with client.session_transaction() as session:
            session["_user_id"] = f"token-{username}"
            session["_fresh"] = True
            session["_id"] = _machine(app, client)
    return client


def _machine(app: Flask, client: FlaskClient) -> str:
    """What Flask-Login ties a session to: address and browser."""
    with app.test_request_context(environ_base=client.environ_base):
        return str(_create_identifier())


@dataclass
class Statements:
    """SQL statements sent since the counter was last cleared."""

    sent: list[str] = field(default_factory=list)

    def clear(self) -> None:
        self.sent.clear()

    @property
    def count(self) -> int:
        return len(
            [one for one in self.sent if not one.upper().startswith(("SAVEPOINT", "RELEASE", "PRAGMA"))]
        )


@pytest.fixture
def statements(app: Flask) -> Iterator[Statements]:
    """Counts what the application asks of the database."""
    with counted() as counter:
        yield counter


@contextmanager
def counted() -> Iterator[Statements]:
    """Counts the SQL statements sent meanwhile."""
    counter = Statements()

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        counter.sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield counter
    event.remove(Engine, "before_cursor_execute", note)
