"""PDF scans contain only pages: scripts, launch and submit actions, embedded files are refused anywhere."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from app.core.errors import Refused
from app.log.attachments.content import pdf_scans
from app.log.attachments.rules import scan_of

Build = Callable[[PdfWriter], None]


def made(build: Build) -> bytes:
    """One page, with what `build` puts in."""
    out, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    build(writer)
    writer.write(out)
    return out.getvalue()


def pdf_dict(**keys: Any) -> DictionaryObject:
    """A dictionary: `S="JavaScript"` is a name, `JS="(x)"` a text."""
    out = DictionaryObject()
    for key, value in keys.items():
        if isinstance(value, str):
            value = TextStringObject(value[1:-1]) if value.startswith("(") else NameObject(f"/{value}")
        out[NameObject(f"/{key}")] = value
    return out


def script() -> DictionaryObject:
    return pdf_dict(S="JavaScript", JS="(app.alert)")


def put(holder: Any, key: str, value: Any) -> None:
    holder[NameObject(f"/{key}")] = value


def open_action(writer: PdfWriter) -> None:
    put(writer.root_object, "OpenAction", writer._add_object(script()))


def page_action(writer: PdfWriter) -> None:
    put(writer.pages[0], "AA", writer._add_object(pdf_dict(O=writer._add_object(script()))))


def catalog_action(writer: PdfWriter) -> None:
    put(writer.root_object, "AA", pdf_dict(WC=script()))


def named_script(writer: PdfWriter) -> None:
    put(
        writer.root_object,
        "Names",
        pdf_dict(JavaScript=pdf_dict(Names=ArrayObject([TextStringObject("a"), script()]))),
    )


def indirect_launch(writer: PdfWriter) -> None:
    launch = writer._add_object(pdf_dict(S="Launch", F="(cmd.exe)"))
    note = pdf_dict(Type="Annot", Subtype="Link", Rect=ArrayObject([NumberObject(1)] * 4), A=launch)
    put(writer.pages[0], "Annots", ArrayObject([writer._add_object(note)]))


def chained_script(writer: PdfWriter) -> None:
    chain = pdf_dict(
        S="GoTo", D=ArrayObject([]), Next=ArrayObject([pdf_dict(S="GoTo", Next=writer._add_object(script()))])
    )
    put(writer.root_object, "OpenAction", writer._add_object(chain))


def embedded_file(writer: PdfWriter) -> None:
    writer.add_attachment("hoa-don.exe", b"MZ")


def sending_form(writer: PdfWriter) -> None:
    field = pdf_dict(FT="Btn", T="(gui)", A=pdf_dict(S="SubmitForm", F="(http://x.test)"))
    put(writer.root_object, "AcroForm", pdf_dict(Fields=ArrayObject([writer._add_object(field)])))


def xfa_form(writer: PdfWriter) -> None:
    put(
        writer.root_object,
        "AcroForm",
        pdf_dict(Fields=ArrayObject(), XFA=writer._add_object(DecodedStreamObject())),
    )


def opening_address(writer: PdfWriter) -> None:
    put(writer.root_object, "OpenAction", pdf_dict(S="URI", URI="(http://x.test)"))


def script_in_field(writer: PdfWriter) -> None:
    field = pdf_dict(FT="Tx", T="(a)", AA=pdf_dict(K=script()))
    put(writer.root_object, "AcroForm", pdf_dict(Fields=ArrayObject([writer._add_object(field)])))


def script_without_a_way_to_it(writer: PdfWriter) -> None:
    writer._add_object(script())


def film(writer: PdfWriter) -> None:
    note = pdf_dict(Type="Annot", Subtype="RichMedia", Rect=ArrayObject([NumberObject(1)] * 4))
    put(writer.pages[0], "Annots", ArrayObject([note]))


def other_file(writer: PdfWriter) -> None:
    note = pdf_dict(
        Type="Annot", Subtype="Link", Rect=ArrayObject(), A=pdf_dict(S="GoToR", F=r"(\\may\chung)")
    )
    put(writer.pages[0], "Annots", ArrayObject([note]))


def script_in_address(writer: PdfWriter) -> None:
    link_to("JavaScript:alert")(writer)


def link_to(address: str) -> Build:
    """A link on the page."""

    def build(writer: PdfWriter) -> None:
        act = pdf_dict(S="URI", URI=f"({address})")
        put(writer.pages[0], "Annots", ArrayObject([pdf_dict(Subtype="Link", Rect=ArrayObject(), A=act)]))

    return build


def base_of_links(writer: PdfWriter) -> None:
    put(writer.root_object, "URI", pdf_dict(Base="(javascript:)"))


def article_elsewhere(writer: PdfWriter) -> None:
    act = pdf_dict(S="Thread", F=r"(\\may\chung)", D=NumberObject(0))
    put(writer.pages[0], "Annots", ArrayObject([pdf_dict(Subtype="Link", Rect=ArrayObject(), A=act)]))


def picture_elsewhere(writer: PdfWriter) -> None:
    form = DecodedStreamObject()
    put(form, "Ref", pdf_dict(F=pdf_dict(Type="Filespec", UF=r"(\\may\chung)"), Page=NumberObject(0)))
    shapes = pdf_dict(XObject=pdf_dict(X=writer._add_object(form)))
    put(writer.pages[0], "Resources", shapes)


def contents_elsewhere(writer: PdfWriter) -> None:
    contents = DecodedStreamObject()
    put(contents, "F", TextStringObject(r"\\may\chung"))
    put(writer.pages[0], "Contents", writer._add_object(contents))


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (open_action, "mã lệnh"),
        (page_action, "mã lệnh"),
        (catalog_action, "mã lệnh"),
        (named_script, "mã lệnh"),
        (chained_script, "mã lệnh"),
        (script_in_field, "mã lệnh"),
        (script_without_a_way_to_it, "mã lệnh"),
        (indirect_launch, "lệnh mở chương trình"),
        (other_file, "lệnh mở chương trình"),
        (script_in_address, "lệnh mở chương trình"),
        (base_of_links, "lệnh mở chương trình"),
        (article_elsewhere, "tệp khác"),
        (picture_elsewhere, "tệp khác"),
        (contents_elsewhere, "tệp khác"),
        (embedded_file, "tệp đính kèm"),
        (sending_form, "tự gửi dữ liệu"),
        (xfa_form, "XFA"),
        (opening_address, "tự chạy"),
        (film, "phim"),
    ],
)
def test_what_is_more_than_paper_is_refused_with_what_it_is(build: Build, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        scan_of(made(build), "phieu.pdf")
    assert refused.value.field == "file"
    assert "in ra một PDF mới" in refused.value.sentence


@pytest.mark.parametrize(
    "address",
    [
        *("java\tscript:x", " javascript:x", "vbscript:x", "file:///etc/passwd", "data:text/html,x"),
        *(
            "smb://may/chung",
            "search-ms:query=x",
            "ms-word:ofe|u|http://x.test",
            "//may/chung",
            r"\\may\chung",
        ),
    ],
)
def test_a_link_that_opens_no_web_page_is_refused(address: str) -> None:
    with pytest.raises(Refused, match="lệnh mở chương trình"):
        scan_of(made(link_to(address)), "phieu.pdf")


@pytest.mark.parametrize(
    "address",
    ["https://congdoan.test/a?b=1:2", "HTTP://x.test", "mailto:a@b.test", "tel:+84", "www.x.test", "a/b.htm"],
)
def test_a_link_to_the_web_or_a_letter_passes(address: str) -> None:
    assert scan_of(made(link_to(address)), "phieu.pdf").kind == "pdf"


def test_a_script_in_packed_objects_is_found() -> None:
    """Objects 4 and 5 lie in a stream of objects, as programs pack them since PDF 1.5."""
    packed = b"4 0 5 16 <</Type/Action>><</S/J#61vaScript/JS(app.alert)>>"
    with pytest.raises(Refused, match="mã lệnh"):
        scan_of(packed_pdf(packed, b"/OpenAction 5 0 R"), "phieu.pdf")


def test_packed_objects_without_scripts_pass() -> None:
    packed = b"4 0 5 16 <</Type/Action>><</S/GoTo/D[3 0 R/Fit]>>       "
    assert scan_of(packed_pdf(packed, b"/OpenAction 5 0 R"), "phieu.pdf").kind == "pdf"


def packed_pdf(packed: bytes, root: bytes) -> bytes:
    """A PDF whose objects 4 and 5 are packed into object 6, with a table that is a stream too (7)."""
    first = packed.index(b"<<")
    parts = {
        1: b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        6: b"<</Type/ObjStm/N 2/First %d/Length %d>>stream\n%b\nendstream" % (first, len(packed), packed),
    }
    out, places = b"%PDF-1.5\n", {}
    for number, body in parts.items():
        places[number] = len(out)
        out += b"%d 0 obj%b endobj\n" % (number, body)
    places[7] = len(out)
    rows = [
        (1, places[n], 0) if n in places else (2, 6, n - 4) if n in (4, 5) else (0, 0, 0) for n in range(8)
    ]
    table = b"".join(bytes([kind]) + at.to_bytes(3, "big") + bytes([more]) for kind, at, more in rows)
    head = b"<</Type/XRef/Size 8/W[1 3 1]/Root 1 0 R/Length %d>>" % len(table)
    out += b"7 0 obj%bstream\n%b\nendstream endobj\nstartxref\n%d\n%%%%EOF" % (head, table, places[7])
    return out


def links_outlines_and_a_form(writer: PdfWriter) -> None:
    writer.add_annotation(0, Link(rect=(1, 1, 9, 9), url="https://congdoan.test"))
    writer.add_outline_item(title="Trang 1", page_number=0)
    field = pdf_dict(FT="Tx", T="(ten)", V="(An)")
    put(
        writer.root_object,
        "AcroForm",
        pdf_dict(Fields=ArrayObject([writer._add_object(field)]), NeedAppearances="x"),
    )
    put(writer.root_object, "Names", pdf_dict(EmbeddedFiles=pdf_dict(Names=ArrayObject())))
    put(
        writer.root_object,
        "OpenAction",
        pdf_dict(S="GoTo", D=ArrayObject([writer.pages[0].indirect_reference])),
    )


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_scan_locked_against_changes_alone_passes(algorithm: str) -> None:
    locked = made(lambda writer: writer.encrypt("", "chu-so-huu", algorithm=algorithm))
    assert PdfReader(BytesIO(locked)).is_encrypted
    assert scan_of(locked, "phieu.pdf").kind == "pdf"


def test_a_script_in_a_locked_scan_is_found() -> None:
    def build(writer: PdfWriter) -> None:
        open_action(writer)
        writer.encrypt("", "chu-so-huu", algorithm="AES-128")

    with pytest.raises(Refused, match="mã lệnh"):
        scan_of(made(build), "phieu.pdf")


def test_a_scan_that_asks_for_a_password_is_reported() -> None:
    with pytest.raises(Refused, match="mật khẩu"):
        scan_of(made(lambda writer: writer.encrypt("bi-mat", "chu")), "phieu.pdf")


def test_what_paper_has_passes() -> None:
    assert scan_of(made(links_outlines_and_a_form), "phieu.pdf").kind == "pdf"


def test_a_file_of_endless_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_scans, "_MOST_OBJECTS", 10)
    with pytest.raises(Refused, match="quá nhiều phần"):
        scan_of(made(links_outlines_and_a_form), "phieu.pdf")


def test_parts_that_lead_in_a_circle_are_walked_once() -> None:
    def build(writer: PdfWriter) -> None:
        one, other = pdf_dict(), pdf_dict()
        first, second = writer._add_object(one), writer._add_object(other)
        put(one, "Next", second)
        put(other, "Next", first)
        put(writer.root_object, "Vong", first)

    assert scan_of(made(build), "phieu.pdf").kind == "pdf"
