"""What this room hands to the application."""

from __future__ import annotations

from app.books.cashbook.actions import correct_money, record_money
from app.books.cashbook.checks import cash_faults
from app.books.cashbook.facts import MoneyFacts, Movement, Posting
from app.books.cashbook.queries import fund_names, money_entries_of, plain_entries
from app.books.cashbook.rules import MOVED, refuse_bad_money
from app.books.lines.pages import money_of
from app.log.activities.facts import Kind
from app.log.records.declared import DECLARED
from app.office.accounts.rules import Permission
from app.web.features import Feature, LogKind, MenuEntry, MovedMoney, Repeated, WorkbookSheet
from app.web.personal.declared import Personal


def _hand_in() -> None:
    DECLARED.names["funds"] = lambda unit_id, _ids: fund_names(unit_id)
    DECLARED.money = money_of


_VOUCHERS = (
    "Sổ quỹ, phiếu thu, phiếu chi: tên người nộp, người nhận, nội dung chi trên chứng từ kế toán, "
    "giữ hết thời hạn lưu trữ (Luật Kế toán 2015, Điều 41)."
)


FEATURE = Feature(
    menu=(MenuEntry("Tiền", 30, "Sổ quỹ", "cashbook.index", "book"),),
    guide="Sổ quỹ, phiếu, khóa sổ",
    facts=(
        Movement,
        Posting,
        MoneyFacts,
    ),
    subjects={"cashbook.money": "thu, chi", "cashbook": "sổ quỹ"},
    kinds=(LogKind(Kind.MONEY, Kind.MONEY.label, "cashbook.show"),),
    checks=(lambda unit_id, _today: cash_faults(unit_id),),
    hand_in=_hand_in,
    sheets=(
        WorkbookSheet(
            title="Thu chi",
            facts=MoneyFacts,
            columns=("happened_on", "direction", "item", "description", "counterparty"),
            kept_in=Kind.MONEY,
            read=money_entries_of,
            record=record_money,
            correct=correct_money,
            permission=Permission.MONEY,
            check=lambda money, _today: refuse_bad_money(money),
            money=MovedMoney("happened_on"),
            repeated=(Repeated(MOVED, "description", "cùng ngày, cùng quỹ, cùng số tiền, cùng nội dung"),),
        ),
    ),
    personal=(
        Personal(
            label="",
            kept_entries=plain_entries,
            kept={
                "cash_entries.*": _VOUCHERS,
                "money_entries.*": _VOUCHERS,
                "vouchers.*": _VOUCHERS,
                "closing_balances.*": _VOUCHERS,
                "cash_counts.present": "Biên bản kiểm quỹ: người có mặt.",
                "funds.name": "Tên quỹ.",
                "fund_aliases.name": "Tên quỹ.",
            },
        ),
    ),
)
