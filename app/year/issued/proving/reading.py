"""The words of a PDF file, page by page, without the number of the page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from time import monotonic
from typing import Any

from app.core.errors import Refused

#: Pages and bytes beyond which a file is not read.
MOST_PAGES, MOST_BYTES = 200, 20 * 1024 * 1024
#: What its pages draw, unpacked: a report of 200 pages has about 3 MB.
_MOST_DRAWN = 6 * 1024 * 1024
_MOST_SECONDS = 10.0
#: How the library fails over files that are damaged.
_UNREADABLE = (ValueError, TypeError, AssertionError, RuntimeError, OSError)
_TOO_MUCH = "Tệp có quá nhiều phần bên trong nên không đọc."


def words_of(pdf: bytes, stamp: str = "") -> list[str]:
    """The words in the order in which the file has them, without those of the stamp. Raises Refused."""
    # Imported here: most server processes never read a PDF.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if len(pdf) > MOST_BYTES:
        raise Refused("Tệp lớn hơn 20 MB nên không đọc.", "file")
    try:
        reader = PdfReader(BytesIO(pdf))
        if reader.is_encrypted:
            raise Refused("Tệp có mật khẩu nên không đọc được.", "file")
        if len(reader.pages) > MOST_PAGES:
            raise Refused(f"Tệp có hơn {MOST_PAGES} trang nên không đọc.", "file")
        pages = list(_texts(reader))
    except Refused:
        raise
    # A damaged file makes the library fail in more ways than it names; a report of ours makes it in none.
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, *_UNREADABLE) as error:
        raise Refused("Tệp không phải là PDF, hoặc đã hỏng.", "file") from error
    return [word for number, text in enumerate(pages, 1) for word in _page(text, number, stamp)]


def _texts(reader: Any) -> Iterator[str]:
    """The text of each page. Raises Refused for what takes too long: a small file can draw without end."""
    ends_at = monotonic() + _MOST_SECONDS
    left = _MOST_DRAWN

    def look(*_operation: Any) -> None:
        if monotonic() > ends_at:
            raise Refused(_TOO_MUCH, "file")

    for page in reader.pages:
        left -= sum(len(one.get_data()) for one in _drawings(page))
        if left < 0:
            raise Refused(_TOO_MUCH, "file")
        yield page.extract_text(visitor_operand_before=look)


def _drawings(page: Any) -> Iterator[Any]:
    """What a page draws: its own contents, and each form that it or one of its forms may put in."""
    from pypdf.generic import DictionaryObject

    if (contents := page.get_contents()) is not None:
        yield contents
    waiting, seen = [page], set[int]()
    while waiting:
        forms = _under(_under(waiting.pop(), "/Resources"), "/XObject")
        for one in forms.values() if isinstance(forms, DictionaryObject) else ():
            form = one.get_object()
            is_form = isinstance(form, DictionaryObject) and form.get("/Subtype") == "/Form"
            if is_form and id(form) not in seen:
                seen.add(id(form))
                waiting.append(form)
                yield form


def _under(holder: Any, key: str) -> Any:
    found = holder.get(key) if holder else None
    return found.get_object() if found is not None else None


def _page(text: str, number: int, stamp: str) -> list[str]:
    plain = " ".join(text.split())
    if stamp:
        plain = plain.replace(stamp, " ")
    words = plain.split()
    if number > 1:
        # Printed in the margin: it comes first or last, as the program that wrote the file pleases.
        if words[:1] == [str(number)]:
            return words[1:]
        if words[-1:] == [str(number)]:
            return words[:-1]
    return words
