"""The words of a PDF file, page by page, without the number of the page."""

from __future__ import annotations

from io import BytesIO

from app.core.errors import Refused

#: Pages and bytes beyond which a file is not read.
MOST_PAGES, MOST_BYTES = 200, 20 * 1024 * 1024


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
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused("Tệp không phải là PDF, hoặc đã hỏng.", "file") from error
    return [word for number, text in enumerate(pages, 1) for word in _page(text, number, stamp)]


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
