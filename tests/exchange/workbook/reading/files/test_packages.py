"""What a file is before it is read: Strict Open XML and UTF-16 are read, others are named with the remedy."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from app.exchange.workbook.problems import Unreadable
from app.exchange.workbook.reading.files.package import check_package
from app.exchange.workbook.reading.reader import read_book
from tests.exchange.books import write, year
from tests.exchange.sheets import ROSTER

SHEET = "xl/worksheets/sheet1.xml"
BOMB = '<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;&b;">]>'


def rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The package with its parts changed: `change(name, content)`."""
    out = path.with_name("khac.xlsx")
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, change(name, given.read(name)))
    return out


def strict(name: str, content: bytes) -> bytes:
    """A part as Excel writes it under «Strict Open XML Spreadsheet»."""
    for usual, own in (
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"spreadsheetml/main"),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"officeDocument/relationships",
        ),
    ):
        content = content.replace(usual, b"http://purl.oclc.org/ooxml/" + own)
    return content


def wide(name: str, content: bytes) -> bytes:
    """A part in UTF-16, as the standard allows."""
    if not name.endswith((".xml", ".rels")) or name == "[Content_Types].xml":
        return content
    text = re.sub(r"<\?xml[^>]*\?>", "", content.decode())
    return f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")


def test_strict_open_xml_is_read_and_reported(tmp_path: Path) -> None:
    book = read_book(rewritten(write(tmp_path / "b.xlsx", year()), strict))
    assert book.problems == []
    assert [remark.text.partition(",")[0] for remark in book.remarks] == ["tệp lưu dạng Strict Open XML"]
    assert book.of(ROSTER).rows[0].values[:2] == ("DV1", "Bùi Thị Lan Hương")


def test_days_of_strict_open_xml_are_days(tmp_path: Path) -> None:
    """Excel writes them there as texts of their own type."""

    def change(name: str, content: bytes) -> bytes:
        day = rb'<c r="C2"[^>]*>.*?</c>', b'<c r="C2" t="d"><v>1980-03-08</v></c>'
        return strict(name, re.sub(*day, content) if name == "xl/worksheets/sheet2.xml" else content)

    book = read_book(rewritten(write(tmp_path / "b.xlsx", year()), change))
    assert book.problems == []
    assert book.of(ROSTER).rows[0].values[ROSTER.place("birth")].day == date(1980, 3, 8)


def test_a_text_that_speaks_of_strict_open_xml_stays_as_it_is(tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][0]["Ghi chú"] = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    book = read_book(rewritten(write(tmp_path / "b.xlsx", sheets), lambda name, content: (
        content if "sharedStrings" in name else strict(name, content)
    )))  # fmt: skip
    note = book.of(ROSTER).rows[0].values[ROSTER.place("note")] if book.of(ROSTER).rows else ""
    assert note == "http://purl.oclc.org/ooxml/spreadsheetml/main"


def test_parts_in_utf_16_are_read(tmp_path: Path) -> None:
    book = read_book(rewritten(write(tmp_path / "b.xlsx", year()), wide))
    assert (book.problems, book.remarks) == ([], [])
    assert len(book.of(ROSTER).rows) == 3


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels", "docProps/core.xml"]
)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: f"{BOMB}{text}".encode(),
        lambda text: f"<!--{'x' * 200_000}-->{BOMB}{text}".encode(),
        lambda text: f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}{text}'.encode("utf-16"),
        lambda text: f'<?xml version="1.0" encoding="UTF-16"?><!-- -->{BOMB}{text}'.encode("utf-16-be"),
        lambda text: f'<?xml version="1.0" encoding="ISO-8859-1"?><?a b?>{BOMB}{text}'.encode(
            "latin-1", "xmlcharrefreplace"
        ),
        lambda text: f"<!DOCTYPE a>{text}".encode(),
        # Encodings of several bytes a letter, and one that nobody knows.
        lambda text: f'<?xml version="1.0" encoding="utf-7"?>{BOMB}{text}'.encode(),
        lambda text: f'<?xml version="1.0" encoding="gbk"?>{BOMB}{text}'.encode(),
        lambda text: f'<?xml version="1.0" encoding="khong-co"?>{BOMB}{text}'.encode(),
    ],
)
def test_a_document_type_is_refused_wherever_it_stands(
    tmp_path: Path, part: str, spoil: Callable[[str], bytes]
) -> None:
    def change(name: str, content: bytes) -> bytes:
        return spoil(re.sub(r"<\?xml[^>]*\?>", "", content.decode())) if name == part else content

    with pytest.raises(Unreadable, match=r"DOCTYPE|hỏng"):
        read_book(rewritten(write(tmp_path / "b.xlsx", year()), change))


def test_a_part_of_another_suffix_is_looked_at_too(tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name == "[Content_Types].xml" or name.endswith("workbook.xml.rels"):
            return content.replace(b"sheet1.xml", b"sheet1.dat")
        return content

    path = rewritten(write(tmp_path / "b.xlsx", year()), change)
    out = tmp_path / "dat.xlsx"
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            made.writestr(
                name.replace("sheet1.xml", "sheet1.dat"),
                BOMB.encode() + content if name == SHEET else content,
            )
    with pytest.raises(Unreadable, match="DOCTYPE"):
        check_package(out)


def test_pictures_and_printer_settings_are_no_xml(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", year())
    with zipfile.ZipFile(path, "a") as out:
        out.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n\0\0")
        out.writestr("xl/printerSettings/printerSettings1.bin", b"P\0r\0i\0n\0t\0")
    assert read_book(path).problems == []


def types(mark: str) -> dict[str, bytes]:
    return {"[Content_Types].xml": f'<Types><Override ContentType="application/{mark}"/></Types>'.encode()}


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}, ".ods"),
        (types("vnd.ms-excel.sheet.binary.macroEnabled.main"), ".xlsb"),
        (types("vnd.ms-excel.sheet.macroEnabled.main+xml"), "macro"),
        (types("vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"), ".xltx"),
        (types("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), "Word"),
        ({"Index/Document.iwa": b"x"}, "Numbers"),
        ({"so.xlsx": b"x"}, "giải nén"),
        ({"a.txt": b"x"}, "không phải sổ Excel"),
    ],
)
def test_other_packages_are_named(tmp_path: Path, parts: dict[str, bytes], text: str) -> None:
    path = tmp_path / "la.xlsx"
    with zipfile.ZipFile(path, "w") as out:
        for name, content in parts.items():
            out.writestr(name, content)
    with pytest.raises(Unreadable, match=re.escape(text)):
        read_book(path)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "HTML"),
        ("\ufeff<!DOCTYPE html><html>".encode("utf-16-le"), "HTML"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "XML 2003",
        ),
        ("Mã;Họ và tên\nDV1;Lò Thị Mẩy\n".encode(), "CSV"),
        ("\ufeffMã\tHọ và tên\nDV1\tLò Thị Mẩy".encode("utf-16-le"), "CSV"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "ảnh"),
        (b"Rar!\x1a\x07", "RAR"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le"), "Word"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le"), ".xls"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (bytes(range(200)), "không phải sổ Excel"),
    ],
)
def test_other_files_are_named(tmp_path: Path, content: bytes, text: str) -> None:
    path = tmp_path / "la.xlsx"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=re.escape(text)):
        read_book(path)


@pytest.mark.parametrize("seed", range(12))
def test_a_file_damaged_anywhere_is_reported_as_damaged(tmp_path: Path, seed: int) -> None:
    chance, path = Random(seed), write(tmp_path / "b.xlsx", year())
    content = bytearray(path.read_bytes())
    for _ in range(6):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"hỏng|không phải"):
        read_book(path)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_one_packed_as_no_office_program_does_is_refused_unread(tmp_path: Path, packing: int) -> None:
    path, out = write(tmp_path / "b.xlsx", year()), tmp_path / "khac.xlsx"
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(out, "w", packing) as made:
        for name in given.namelist():
            made.writestr(name, given.read(name))
    with pytest.raises(Unreadable, match="không phải sổ Excel"):
        check_package(out)
