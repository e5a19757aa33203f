"""What a paper says as page, PDF and workbook."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

from flask.testing import FlaskClient
from openpyxl import load_workbook
from pypdf import PdfReader

Row = tuple[object, ...]


def page_rows(client: FlaskClient, path: str) -> list[Row]:
    """The rows of the sheet's table on the page, amounts as numbers."""
    page = client.get(path)
    assert page.status_code == 200
    body = page.text.split('class="sheet-table"')[1].split("<tbody>")[1].split("</tbody>")[0]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
    return [
        tuple(_value(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)) for row in rows
    ]


def xlsx_rows(client: FlaskClient, path: str) -> list[Row]:
    """The rows of the workbook, amounts as numbers."""
    answer = client.get(_in(path, "xlsx"))
    assert (answer.status_code, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")
    [sheet] = load_workbook(BytesIO(answer.data)).worksheets
    return [tuple("" if cell is None else cell for cell in row) for row in sheet.iter_rows(values_only=True)]


def pdf_words(client: FlaskClient, path: str) -> str:
    """The PDF's words with single spaces."""
    answer = client.get(_in(path, "pdf"))
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    reader = PdfReader(BytesIO(answer.data))
    return " ".join(" ".join(one.extract_text() for one in reader.pages).split())


def _in(path: str, kind: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}dang={kind}"


def _value(cell: str) -> object:
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split())
    return int(words.replace(".", "")) if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+|0", words) else words
