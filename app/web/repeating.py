"""The application: repeats a request whose transaction the database aborted because of another writer."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import TracebackType
from typing import Any

from flask import Flask, g, has_request_context, request
from flask.typing import ResponseReturnValue

from app.web.delivery.request_id import route
from app.web.saving import Repeat

#: A page has a hundred at most; a thousand people on lists have one each. The longest unused goes first.
MOST_ADDRESSES = 2_000
#: Letters of a value. A longer one is a signed name, made for one page, or what somebody searches for.
_LONGEST_VALUE = 40


class Application(Flask):
    """Flask, with that repetition around every view, and no address of anybody's page in the log."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept_address = lru_cache(MOST_ADDRESSES)(self._address)

    def dispatch_request(self) -> ResponseReturnValue:
        """Call the view until it does not raise `Repeat`; `saving` limits how often."""
        while True:
            try:
                return super().dispatch_request()
            except Repeat:
                g.repeats = g.get("repeats", 0) + 1

    def url_for(
        self,
        endpoint: str,
        *,
        _anchor: str | None = None,
        _method: str | None = None,
        _scheme: str | None = None,
        _external: bool | None = None,
        **values: Any,
    ) -> str:
        """Addresses inside a request are worked out once for all: a page has dozens, mostly the same.

        Not complete ones, with scheme and host.
        """
        is_plain = has_request_context() and not _external and _scheme is None
        if not is_plain:
            return super().url_for(
                endpoint, _anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external, **values
            )
        if endpoint.startswith("."):
            endpoint = f"{request.blueprint}{endpoint}" if request.blueprint else endpoint[1:]
        # 1 and True are equal, but not in an address.
        typed_values = tuple((name, type(value), value) for name, value in values.items())
        is_short = all(len(value) <= _LONGEST_VALUE for value in values.values() if isinstance(value, str))
        key = request.script_root, endpoint, _anchor, _method, typed_values
        try:
            return self._kept_address(*key) if is_short else self._address(*key)
        except TypeError:  # a list of values
            return self._address(*key)

    def _address(
        self,
        _mounted_at: str,
        endpoint: str,
        anchor: str | None,
        method: str | None,
        typed_values: tuple[tuple[str, type, Any], ...],
    ) -> str:
        """An address inside a request; where the application is mounted is known to the request too."""
        values = {name: value for name, _, value in typed_values}
        return super().url_for(endpoint, _anchor=anchor, _method=method, **values)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """No view, hook or handler is a coroutine; Flask would look at thirty of them at every request."""
        return func

    def log_exception(
        self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]
    ) -> None:
        """Flask's message would contain the address, which may hold a name or be the secret of a calendar."""
        self.logger.error("%s %s failed", request.method, route(request), exc_info=exc_info)
