"""Rules for PDF scans: only pages, no scripts, launch or submit actions, media or embedded files. Pure.

Every object is checked, also behind references, in object streams and in chains of actions. Links to web
addresses, outlines and form fields without scripts are allowed.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from time import monotonic
from typing import Any

from app.core.errors import Refused
from app.office.signatures.loading import let_cryptography_in

#: A scan of 500 pages with OCR text has about 5,000 objects; a generated report 50,000.
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
#: Kind of action -> what is refused about it.
_ACTIONS = {
    "/JavaScript": _SCRIPT, "/Launch": _STARTS, "/GoToR": _STARTS, "/GoToE": _FILE, "/SubmitForm": _SENDS,
    "/ImportData": _SENDS, "/Rendition": _MEDIA, "/Movie": _MEDIA, "/Sound": _MEDIA,
    "/RichMediaExecute": _MEDIA, "/GoTo3DView": _MEDIA,
}  # fmt: skip
#: Key of a dictionary -> what is refused about it.
_KEYS = {
    "/JS": _SCRIPT, "/JavaScript": _SCRIPT, "/OnInstantiate": _SCRIPT, "/EF": _FILE, "/EmbeddedFiles": _FILE,
    "/XFA": _XFA, "/RichMediaContent": _MEDIA,
}  # fmt: skip
_SUBTYPES = {
    "/FileAttachment": _FILE, "/RichMedia": _MEDIA, "/Movie": _MEDIA, "/Sound": _MEDIA, "/Screen": _MEDIA,
    "/3D": _MEDIA,
}  # fmt: skip
#: What a link may open: a web page or a letter. Any other scheme starts a program (`search-ms:`, `smb:`).
_WEB = re.compile(r"(?:https?|mailto|tel):|(?![a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
#: Before a scheme, and within it, programs leave these out.
_LEFT_OUT = re.compile(r"[\x00-\x20]")
#: Actions that may run automatically: they only turn pages.
_HARMLESS = frozenset({"/GoTo", "/Named"})
#: Keys of an action that runs automatically, and of several of them.
_AUTOMATIC, _SEVERAL = "/OpenAction", "/AA"
#: What pypdf takes from the library that unlocks.
_UNLOCKING = (
    "CryptAES", "CryptRC4", "aes_cbc_decrypt", "aes_cbc_encrypt", "aes_ecb_decrypt", "aes_ecb_encrypt",
    "rc4_decrypt", "rc4_encrypt",
)  # fmt: skip


def check_pdf(data: bytes) -> None:
    """Raise Refused, beside `file`, unless it opens, ends with %%EOF and contains only pages."""
    # Imported here to save memory until the first scan.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    if not data.rstrip(b"\0\r\n\t \x1a").endswith(b"%%EOF"):
        raise Refused(NOT_A_SCAN, "file")
    if b"/Encrypt" in data:
        _bring_unlocking()
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


@cache
def _bring_unlocking() -> None:
    """Give pypdf the cryptography that `app.papers` keeps from it until the first locked scan."""
    let_cryptography_in()
    from pypdf import _encryption
    from pypdf._crypt_providers import _cryptography

    for name in _UNLOCKING:
        setattr(_encryption, name, getattr(_cryptography, name))


def _found_in(reader: Any) -> str:
    """What is refused in the file, "" for nothing. Raises Refused for too many objects."""
    ends_at = monotonic() + _MOST_SECONDS
    for count, one in enumerate(_dictionaries(reader), 1):
        if count > _MOST_OBJECTS or monotonic() > ends_at:
            raise Refused(_TOO_MUCH, "file")
        if isinstance(one, dict) and (refused := _refused_in(one)):
            return refused
    return ""


def _dictionaries(reader: Any) -> Iterator[Any]:
    """Every object of the file once: those reachable from the trailer, then all others."""
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
                # Unreachable and unreadable: left by an older version of the file.
                continue
        yield one
        if isinstance(one, dict):
            waiting += dict.values(one)
        elif isinstance(one, list):
            waiting += list.__iter__(one)


def _refused_in(one: dict[Any, Any]) -> str:
    """What is refused about a dictionary, "" for nothing."""
    action = _ACTIONS.get(str(_value(one, "/S")), "")
    if not _WEB.match(_link(one)) or _names_a_file(one):
        action = action or _STARTS
    subtype = _SUBTYPES.get(str(_value(one, "/Subtype")), "") if "/Rect" in one else ""
    if action or subtype:
        return action or subtype
    for key, what in _KEYS.items():
        if key in one and _holds(_value(one, key)):
            return what
    if _value(one, "/Type") == "/EmbeddedFile":
        return _FILE
    automatic = [_value(one, _AUTOMATIC)]
    several = _value(one, _SEVERAL)
    if isinstance(several, dict):
        automatic += [_value(several, key) for key in several]
    kinds = [_value(act, "/S") for act in automatic if isinstance(act, dict)]
    return next((_ACTIONS.get(str(kind), _OPENS) for kind in kinds if kind not in _HARMLESS), "")


def _link(one: dict[Any, Any]) -> str:
    """Where a dictionary leads: the address of a link, or what all others are relative to; "" for nowhere."""
    link = _value(one, "/URI")
    if isinstance(link, dict):
        link = _value(link, "/Base")
    text = link.decode("latin-1") if isinstance(link, bytes) else link
    return _LEFT_OUT.sub("", text) if isinstance(text, str) else ""


def _names_a_file(one: dict[Any, Any]) -> bool:
    """Whether an action, a picture or a page's contents name another file; F of others is a number."""
    return any(isinstance(_value(one, key), str | bytes) for key in ("/F", "/UF"))


def _holds(value: Any) -> bool:
    """Whether a value is not empty: programs write empty lists of files."""
    if isinstance(value, dict):
        lists = [_value(value, key) for key in ("/Names", "/Kids") if key in value]
        return any(lists) if lists else bool(value) or hasattr(value, "get_data")
    return value is not None and value.__class__.__name__ != "NullObject"


def _value(one: dict[Any, Any], key: str) -> Any:
    """The value of a key, with references resolved."""
    value: Any = dict.get(one, key)
    for _ in range(8):
        if not hasattr(value, "idnum"):
            break
        value = value.get_object()
    return value
