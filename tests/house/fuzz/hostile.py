"""What no browser of ours sends: values, forms, bodies and headers, chosen by a seed, so that each can be
sent again."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any
from urllib.parse import quote_plus

from tests.house.forms import Box
from tests.house.pages.test_addresses import HOSTILE
from tests.house.typed.test_letters import MIXES, filled

#: In place of what a box should be sent: letters, and what looks like a number, a day, a period, an id.
VALUES = (
    *MIXES.values(),
    *HOSTILE,
    *("", " ", "\n", "\0", "0", "-0", "1e999", "NaN", "Infinity", "0x10", "1_000", "²", "１２", "½"),
    *("1.000.000.000.000.000.000.000", "9223372036854775807đ", "-1tr", "1,5", "0.0000001", "--", "1/0"),
    *("31/02/2024", "29/02/2023", "00/00/0000", "2024-13-45", "01/01/0001", "25:61", "24:00", "8h", "8:0:0"),
    *("13/2024", "2024-2023", "Quý 5/2024", "2024..2023", "01/01/2024..", "Học kỳ 0 2024"),
    *("None", "null", "true", "on", "y", "[]", "{}", "undefined", "id", "../../etc/passwd", "//evil.example"),
    *(
        "http://[",
        "javascript:alert(1)",
        "/\\evil.example",
        "?",
        "#",
        "%",
        "%00",
        "%zz",
        "\udc80",
        "a\r\nb: c",
    ),
    *(
        "' OR 1=1 --",
        '"',
        "`",
        "\\",
        "*",
        "%_%",
        "(" * 200,
        "ẵ" * 2_000,
        "a b " * 2_000,
        "x" * 60_000,
        "1" * 60_000,
    ),
)
#: Headers that htmx sends or that anybody can send.
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"HX-Request": "true"},
    {"HX-Request": "true", "HX-Target": "không-có", "HX-Current-URL": "http://["},
    {"HX-Request": "true", "HX-Target": "list", "HX-Current-URL": "//evil.example/%00?ky=\xff"},
    {"HX-Request": "TRUE", "HX-Boosted": "maybe", "HX-Trigger": "x" * 5_000, "HX-Prompt": "\xff\xfe"},
    {"HX-Request": "true", "HX-History-Restore-Request": "1", "HX-Target": "<b>"},
    {"HX-Request": "0", "HX-Trigger-Name": "{}", "HX-Target": "' OR 1=1"},
    {"Referer": "http://[", "Origin": "null"},
    {"Accept": "application/json;q=x", "Accept-Language": "vi;q=zz,,,", "Accept-Encoding": "gzip;q=9,br;q="},
    {"If-None-Match": '"', "If-Modified-Since": "hôm qua", "If-Range": "x", "Range": "bytes=-1-,9-3"},
    {"Cookie": "session=.eJw.x.y; device=\xff; remember_token=1|x", "Authorization": "Basic %%%"},
    {"X-Forwarded-For": "a, b, ::1%x", "X-Forwarded-Proto": "gopher", "X-Forwarded-Host": "evil.example"},
    {"X-Request-ID": "a\tb" * 200, "User-Agent": "", "X-HTTP-Method-Override": "DELETE"},
    {"Expect": "100-continue", "Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
    {"Host": "[::1"},
    {"Host": "a b/@evil.example:99999"},
    {"Content-Length": "-1"},
    {"Content-Length": "nhiều"},
)
Pairs = list[tuple[str, str]]
#: What `EnvironBuilder` of the test client takes.
Body = dict[str, Any]


def as_shown(boxes: list[Box]) -> Pairs:
    """A form filled so that it may well be taken: the way to what a view does behind its form."""
    pairs = []
    for box in boxes:
        if box.kind in ("submit", "button", "file") or (not box.checked and box.kind != "checkbox"):
            continue
        value = filled(box, "Vài chữ")
        pairs.append((box.name, box.value if value is None else value))
    return pairs


def one_value(pairs: Pairs, chance: Random) -> Pairs:
    place = chance.randrange(len(pairs))
    return [(name, chance.choice(VALUES) if at == place else was) for at, (name, was) in enumerate(pairs)]


def all_values(pairs: Pairs, chance: Random) -> Pairs:
    return [(name, chance.choice(VALUES)) for name, _ in pairs]


def one_missing(pairs: Pairs, chance: Random) -> Pairs:
    left_out = chance.choice(pairs)[0]
    return [pair for pair in pairs if pair[0] != left_out]


def half_missing(pairs: Pairs, chance: Random) -> Pairs:
    return [pair for pair in pairs if chance.random() < 0.5]


def one_repeated(pairs: Pairs, chance: Random) -> Pairs:
    name, value = chance.choice(pairs)
    return [*pairs, (name, value), (name, chance.choice(VALUES)), (name, value)]


def all_repeated(pairs: Pairs, chance: Random) -> Pairs:
    return [*pairs, *all_values(pairs, chance), *pairs]


def mixed_up(pairs: Pairs, chance: Random) -> Pairs:
    values = [value for _, value in pairs]
    chance.shuffle(values)
    return [(name, value) for (name, _), value in zip(pairs, values, strict=True)]


def strange_names(pairs: Pairs, chance: Random) -> Pairs:
    strange = [chance.choice(VALUES)[:500] for _ in range(5)]
    lines = [f"{name}{ending}" for name, _ in pairs[:8] for ending in ("-0", "-99999999999", "[]", "-x")]
    return [
        *pairs,
        *((name, chance.choice(VALUES)) for name in (*strange, *lines, "__class__", "do", "next")),
    ]


def nothing(_pairs: Pairs, _chance: Random) -> Pairs:
    return []


Change = Callable[[Pairs, Random], Pairs]
CHANGES: tuple[Change, ...] = (
    *(one_value, one_value, one_value, all_values, one_missing, half_missing),
    *(one_repeated, all_repeated, mixed_up, strange_names, nothing),
)


def encoded(pairs: Pairs, _chance: Random) -> Body:
    body = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)
    return {"data": body, "content_type": "application/x-www-form-urlencoded"}


def _quoted(text: str) -> str:
    return quote_plus(text, errors="surrogatepass")


def as_parts(pairs: Pairs, chance: Random) -> Body:
    """Multipart; one box in three is sent as a file."""
    sent: dict[str, list[Any]] = {}
    for name, value in pairs:
        raw = value.encode("utf-8", "replace")
        is_file = chance.random() < 0.3
        sent.setdefault(name.encode("utf-8", "replace").decode(), []).append(
            (BytesIO(raw), "tệp.xlsx") if is_file else raw.decode()
        )
    return {"data": sent, "content_type": "multipart/form-data"}


def as_json(pairs: Pairs, chance: Random) -> Body:
    strange: tuple[Any, ...] = (None, True, -1, 1.5, [], ["x"], {"a": 1})
    sent: Any = {name: value if chance.random() < 0.5 else chance.choice(strange) for name, value in pairs}
    whole = sent if chance.random() < 0.7 else chance.choice(strange)
    return {"data": json.dumps(whole), "content_type": "application/json"}


def garbage(pairs: Pairs, chance: Random) -> Body:
    kinds = (
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded; charset=utf-16",
        "text/plain",
        "",
        "\xff/\xfe;;=",
    )
    start = b"--x\r\nContent-Disposition: form-data; name=" if chance.random() < 0.5 else b"&=&;=%"
    return {"data": start + chance.randbytes(300), "content_type": chance.choice(kinds)}


Encoding = Callable[[Pairs, Random], Body]
ENCODINGS: tuple[Encoding, ...] = (encoded, encoded, encoded, encoded, as_parts, as_parts, as_json, garbage)
