"""Vouchers drawn on halves of A4: phiếu thu C40-BB, phiếu chi C41-BB, phiếu thăm hỏi."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from app.books.cashbook.facts import VoucherKind
from app.books.vouchers.drawing.parts import (
    SHORT_DOTS,
    SIGN,
    SIZE_PT,
    form_line,
    lines,
    signed,
    stamped,
    titled,
)
from app.books.vouchers.facts import VisitPaper, VoucherPaper
from app.books.vouchers.rules import FORMS, stamp_of, stamp_of_visit
from app.core.money import format_dong, money_in_words
from app.papers.head import Head, Heads
from app.papers.pdf.flow import line, top
from app.papers.pdf.glyphs import drawable, tidied
from app.papers.pdf.halves import WIDTH_MM, halves_pdf
from app.papers.sheet import Signature


def vouchers_pdf(vouchers: Sequence[VoucherPaper], heads: Heads) -> bytes:
    """The vouchers, two to a page where they fit. Raises `PdfFailed`."""
    drawn = [drawable(tidied((one, heads.on(one.happened_on)), hard_spaces=False)) for one in vouchers]
    papers = [partial(voucher_flow, voucher, head) for voucher, head in drawn]
    return halves_pdf(papers, "Phiếu thu, phiếu chi", heads.unit_name)


def visits_pdf(papers: Sequence[VisitPaper], heads: Heads) -> bytes:
    """The phiếu thăm hỏi, two to a page where they fit. Raises `PdfFailed`."""
    drawn = [drawable(tidied((one, heads.on(one.happened_on)), hard_spaces=False)) for one in papers]
    return halves_pdf(
        [partial(visit_flow, paper, head) for paper, head in drawn], "Phiếu thăm hỏi", heads.unit_name
    )


def voucher_flow(voucher: VoucherPaper, head: Head) -> list[Any]:
    """A phiếu thu or phiếu chi."""
    is_receipt = voucher.kind is VoucherKind.RECEIPT
    who = "nộp tiền" if is_receipt else "nhận tiền"
    marks = (
        f"Quyển số: {SHORT_DOTS}",
        f"Số: {voucher.number or SHORT_DOTS}",
        f"Nợ: {SHORT_DOTS[:9]} Có: {SHORT_DOTS[:9]}",
    )
    words = money_in_words(voucher.amount)
    return [
        top(FORMS[voucher.kind], head, WIDTH_MM, SIZE_PT),
        titled("PHIẾU THU" if is_receipt else "PHIẾU CHI", voucher.happened_on, marks),
        *stamped(stamp_of(voucher)),
        form_line(f"Họ và tên người {who}", voucher.person),
        form_line("Địa chỉ (tổ công đoàn)", voucher.address),
        *_content(voucher, "Lý do nộp" if is_receipt else "Nội dung chi"),
        form_line("Số tiền", format_dong(voucher.amount), "Bold"),
        form_line("Viết bằng chữ", f"{words}.", "BoldItalic"),
        form_line("Kèm theo", f"{voucher.enclosed or SHORT_DOTS} chứng từ gốc"),
        line(f"Đã nhận đủ số tiền (bằng chữ): {words}.", SIZE_PT),
        line(head.dated(None), SIZE_PT, "Italic", "right"),
        signed(
            Signature("Chủ tịch", "(Ký, họ tên, đóng dấu)", head.chair),
            Signature("Phụ trách kế toán", SIGN, head.accountant),
            Signature("Người lập", SIGN, voucher.prepared_by),
            Signature("Thủ quỹ", SIGN, head.treasurer),
            Signature("Người nộp tiền" if is_receipt else "Người nhận tiền", SIGN),
        ),
    ]


def _content(voucher: VoucherPaper, label: str) -> list[Any]:
    if len(voucher.lines) > 1:
        return [form_line(label, "các khoản dưới đây"), lines(voucher.lines)]
    return [form_line(label, voucher.content), form_line("Quỹ", voucher.lines[0].fund_name)]


def visit_flow(paper: VisitPaper, head: Head) -> list[Any]:
    """A phiếu thăm hỏi, or phiếu tặng quà."""
    title = "PHIẾU THĂM HỎI ĐOÀN VIÊN" if paper.is_visit else "PHIẾU TẶNG QUÀ"
    return [
        top("", head, WIDTH_MM, SIZE_PT),
        titled(title, paper.happened_on, (f"Số: {paper.number or SHORT_DOTS}",)),
        *stamped(stamp_of_visit(paper)),
        *_visited(paper),
        line(head.dated(None), SIZE_PT, "Italic", "right"),
        signed(
            Signature("Chủ tịch", "(Ký, họ tên, đóng dấu)", head.chair),
            Signature("Người lập", SIGN, paper.prepared_by),
            Signature("Thủ quỹ", SIGN, head.treasurer),
            Signature("Người đi thăm", SIGN),
            Signature("Người nhận", SIGN),
        ),
    ]


def _visited(paper: VisitPaper) -> list[Any]:
    amount, words = "", ""
    if paper.amount is not None:
        amount, words = format_dong(paper.amount), f"{money_in_words(paper.amount)}."
    return [
        form_line(
            "Người được thăm hỏi, tặng quà",
            f"{paper.recipient} ({paper.people} người)" if paper.people > 1 else paper.recipient,
        ),
        form_line("Đối tượng", paper.audience),
        form_line("Tổ công đoàn", paper.address),
        form_line("Lý do", f"{paper.reason} ({paper.occasion})" if paper.occasion else paper.reason),
        form_line("Số tiền", amount, "Bold"),
        *([form_line("Viết bằng chữ", words, "BoldItalic")] if words else []),
        form_line("Hiện vật", paper.in_kind),
        form_line("Nguồn chi", paper.fund_name),
        form_line("Người đi thăm", paper.visitors),
    ]
