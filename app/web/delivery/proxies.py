"""Reverse proxies: their headers about the client are trusted where configured.

`TRUSTED_PROXIES` is the number of proxies. With 0 such headers are not trusted, but their presence shows that
the request did not come directly from a browser on this machine.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from flask import Flask, current_app, request, url_for
from werkzeug.middleware.proxy_fix import ProxyFix

#: Headers that proxies add.
_FORWARDING = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")


def address() -> str:
    """The client's address, "" if unknown."""
    return request.remote_addr or ""


def is_this_machine() -> bool:
    """Whether the client runs on the server's machine, without an unknown proxy between."""
    if current_app.config["TRUSTED_PROXIES"]:
        # Without the header it would be the proxy's own address.
        return "X-Forwarded-For" in request.headers and _is_loopback(address())
    if any(name in request.headers for name in _FORWARDING):
        return False
    return _is_loopback(address()) and _names_this_machine(urlsplit(request.host_url).hostname or "")


def is_https() -> bool:
    """Whether the request came over https, or the installation is https only (`HTTPS=1`)."""
    return request.is_secure or bool(current_app.config["SESSION_COOKIE_SECURE"])


def external_url(endpoint: str, **values: str) -> str:
    """The absolute address of a view for use outside the browser."""
    return url_for(endpoint, _external=True, _scheme="https" if is_https() else "http", **values)


def ip_in(text: str) -> IPv4Address | IPv6Address | None:
    """The address that a text is, without its zone (`fe80::1%eth0`); None for a name."""
    try:
        return ip_address(text.partition("%")[0])
    except ValueError:
        return None


def _is_loopback(text: str) -> bool:
    found = ip_in(text)
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return found.ipv4_mapped.is_loopback
    return found is not None and found.is_loopback


def _names_this_machine(host: str) -> bool:
    return host == "localhost" or _is_loopback(host)


def register(app: Flask) -> None:
    if proxies := app.config["TRUSTED_PROXIES"]:
        fixed = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies, x_port=proxies)
        app.wsgi_app = fixed  # type: ignore[method-assign] # as Flask's documentation puts middleware in
