"""Pure decisions about PDF scans: paper alone, nothing that runs, starts, sends or hides a file.

Every object is walked, wherever it stands: an action behind a reference, in an object stream, in a chain of
actions. What a page of paper has passes: links to addresses, outlines, fields without scripts.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from time import monotonic
from typing import Any

from app.core.errors import Refused

#: A scan of 500 pages with recognised text has some 5.000 objects; a report made by a program 50.000.
_MOST_OBJECTS = 200_000
_MOST_SECONDS = 10.0
NOT_A_SCAN = "Tệp này không phải là tệp PDF, JPEG hoặc PNG đọc được. Hãy quét hoặc chụp lại chứng từ."
_LOCKED = "Tệp PDF đặt mật khẩu mở. Hãy bỏ mật khẩu, hoặc in ra một PDF mới rồi gửi lại."
_TOO_MUCH = "Tệp PDF có quá nhiều phần bên trong. Hãy in ra một PDF mới, hoặc quét lại chứng từ."
_MORE_THAN_PAPER = "Đây không phải là tệp PDF, JPEG hoặc PNG chỉ có trang giấy: bên trong có"
_INSTEAD = "Hãy in ra một PDF mới, hoặc quét lại chứng từ."
_SCRIPT = "mã lệnh (JavaScript)"
_STARTS = "lệnh mở chương trình hoặc tệp khác"
_SENDS = "biểu mẫu tự gửi dữ liệu đi"
_FILE = "tệp đính kèm giấu bên trong"
_MEDIA = "phim, âm thanh hoặc hình 3D"
_OPENS = "lệnh tự chạy khi mở tệp"
_XFA = "biểu mẫu XFA"
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError)
#: By the kind of an action, what it does.
_ACTIONS = {
    "/JavaScript": _SCRIPT, "/Launch": _STARTS, "/GoToR": _STARTS, "/GoToE": _FILE, "/SubmitForm": _SENDS,
    "/ImportData": _SENDS, "/Rendition": _MEDIA, "/Movie": _MEDIA, "/Sound": _MEDIA,
    "/RichMediaExecute": _MEDIA, "/GoTo3DView": _MEDIA,
}  # fmt: skip
#: By a key of any dictionary.
_KEYS = {
    "/JS": _SCRIPT, "/JavaScript": _SCRIPT, "/OnInstantiate": _SCRIPT, "/EF": _FILE, "/EmbeddedFiles": _FILE,
    "/XFA": _XFA, "/RichMediaContent": _MEDIA,
}  # fmt: skip
_SUBTYPES = {
    "/FileAttachment": _FILE, "/RichMedia": _MEDIA, "/Movie": _MEDIA, "/Sound": _MEDIA, "/Screen": _MEDIA,
    "/3D": _MEDIA,
}  # fmt: skip
#: Addresses that open no page of the net.
_RISKY = ("javascript:", "vbscript:", "file:", "data:", "\\\\")
#: Actions that may run by themselves: they only turn pages.
_HARMLESS = frozenset({"/GoTo", "/Named"})
#: What holds an action that runs by itself, and what holds several.
_BY_ITSELF, _SEVERAL = "/OpenAction", "/AA"


def check_pdf(data: bytes) -> None:
    """Raise Refused, beside `file`, unless it opens, ends where a PDF ends, and is nothing but paper."""
    # Not at the top: a server that was handed no scan yet does without it.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    if not data.rstrip(b"\0\r\n\t \x1a").endswith(b"%%EOF"):
        raise Refused(NOT_A_SCAN, "file")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Refused(_LOCKED, "file")
            found = _found_in(reader)
            if not found and not reader.pages:
                raise Refused(NOT_A_SCAN, "file")
    except DependencyError:
        raise Refused(_LOCKED, "file") from None
    except (PyPdfError, *_UNREADABLE):
        raise Refused(NOT_A_SCAN, "file") from None
    if found:
        raise Refused(f"{_MORE_THAN_PAPER} {found}. {_INSTEAD}", "file")


def _found_in(reader: Any) -> str:
    """What in the file is more than paper, "" for nothing. Raises Refused for one without end."""
    ends_at = monotonic() + _MOST_SECONDS
    for count, one in enumerate(_dictionaries(reader), 1):
        if count > _MOST_OBJECTS or monotonic() > ends_at:
            raise Refused(_TOO_MUCH, "file")
        if isinstance(one, dict) and (said := _said_by(one)):
            return said
    return ""


def _dictionaries(reader: Any) -> Iterator[Any]:
    """Every object of the file once: from its root, then those that nothing leads to."""
    from pypdf.errors import PyPdfError
    from pypdf.generic import IndirectObject

    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [reader.trailer]
    unreached = [(number, generation) for generation, table in reader.xref.items() for number in table]
    unreached += [(number, 0) for number in reader.xref_objStm]
    while waiting or unreached:
        is_reached = bool(waiting)
        one = waiting.pop() if is_reached else IndirectObject(*unreached.pop(), reader)
        if isinstance(one, IndirectObject):
            if (one.idnum, one.generation) in seen:
                continue
            seen.add((one.idnum, one.generation))
            try:
                one = one.get_object()
            except (PyPdfError, *_UNREADABLE):
                if is_reached:
                    raise
                # No reader comes here: what an older version of the file left behind.
                continue
        yield one
        if isinstance(one, dict):
            waiting += dict.values(one)
        elif isinstance(one, list):
            waiting += list.__iter__(one)


def _said_by(one: dict[Any, Any]) -> str:
    """What a dictionary does beyond paper, "" for nothing."""
    action = _ACTIONS.get(str(_value(one, "/S")), "")
    if str(_value(one, "/URI")).strip().lower().startswith(_RISKY):
        action = _STARTS
    subtype = _SUBTYPES.get(str(_value(one, "/Subtype")), "") if "/Rect" in one else ""
    if action or subtype:
        return action or subtype
    for key, what in _KEYS.items():
        if key in one and _holds(_value(one, key)):
            return what
    if _value(one, "/Type") == "/EmbeddedFile":
        return _FILE
    by_itself = [_value(one, _BY_ITSELF)]
    several = _value(one, _SEVERAL)
    if isinstance(several, dict):
        by_itself += [_value(several, key) for key in several]
    kinds = [_value(act, "/S") for act in by_itself if isinstance(act, dict)]
    return next((_ACTIONS.get(str(kind), _OPENS) for kind in kinds if kind not in _HARMLESS), "")


def _holds(value: Any) -> bool:
    """Whether a value says anything: programs write empty lists of files."""
    if isinstance(value, dict):
        lists = [_value(value, key) for key in ("/Names", "/Kids") if key in value]
        return any(lists) if lists else bool(value) or hasattr(value, "get_data")
    return value is not None and value.__class__.__name__ != "NullObject"


def _value(one: dict[Any, Any], key: str) -> Any:
    """The value of a key, behind whatever references."""
    value: Any = dict.get(one, key)
    for _ in range(8):
        if not hasattr(value, "idnum"):
            break
        value = value.get_object()
    return value
