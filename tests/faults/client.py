"""A browser over a real connection: it reads forms off pages and sends them; the server may go away."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from tests.house.forms import SentForm, forms_of

#: What a request raises when the server went away.
AWAY = (OSError, HTTPException)
Fields = dict[str, list[str]]
DOOR = "/tai-khoan/dang-nhap"
_EDGE = "----so-cong-doan"


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    location: str
    page: str

    @property
    def words(self) -> str:
        """The page without its marks."""
        plain = re.sub(r"<(script|style|svg)[^>]*>.*?</\1>", " ", self.page, flags=re.S)
        return " ".join(re.sub(r"<[^>]+>", " ", plain).split())


class Browser:
    """One client with its cookies."""

    def __init__(self, port: int, patience: float = 60) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=patience)
        self.cookies: dict[str, str] = {}

    def request(self, method: str, address: str, body: bytes | None = None, kind: str = "") -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Content-Type": kind} if kind else {}
        try:
            self.connection.request(method, address, body, headers)
            answer = self.connection.getresponse()
            page = answer.read()
        except AWAY:
            self.connection.close()
            raise
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return Answer(answer.status, answer.headers.get("Location") or "", page.decode("utf-8", "replace"))

    def get(self, address: str) -> Answer:
        return self.request("GET", address)

    def form(self, address: str, box: str) -> SentForm:
        """The form of a page that has this box."""
        answer = self.get(address)
        for form in forms_of(address, answer.page):
            if any(one.name == box for one in form.boxes):
                return form
        raise LookupError(f"{address}: {answer.status} {answer.location}, no form with {box}")

    def post(self, address: str, fields: Fields, file: tuple[str, bytes] | None = None) -> Answer:
        if file is None:
            body = urlencode(fields, doseq=True).encode()
            return self.request("POST", address, body, "application/x-www-form-urlencoded")
        parts = [(f'name="{name}"', value.encode()) for name, many in fields.items() for value in many]
        parts.append((f'name="file"; filename="{file[0]}"', file[1]))
        body = b"".join(
            f"--{_EDGE}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + value + b"\r\n"
            for head, value in parts
        )
        kind = f"multipart/form-data; boundary={_EDGE}"
        return self.request("POST", address, body + f"--{_EDGE}--\r\n".encode(), kind)

    def sign_in(self, name: str, secret: str) -> None:
        form = self.form(DOOR, "password")
        answer = self.post(DOOR, form.with_all(username=name, password=secret))
        assert answer.status == 303, answer.words[-300:]


def wait_for(port: int, patience: float = 180) -> float:
    """Wait until the server serves pages; the seconds it took. `/healthz` says more: locks, room, rights.

    A machine that gives the program no time is no fault of the program: the seconds are reported.
    """
    began = time.monotonic()
    while time.monotonic() - began < patience:
        try:
            if Browser(port, 20).get(DOOR).status == 200:
                return time.monotonic() - began
        except AWAY:
            time.sleep(0.02)
    raise TimeoutError(f"nobody answers on port {port}")
