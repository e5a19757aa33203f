"""`flask verify`: no faults in sound books; each kind of damage is found and named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from click.testing import Result
from flask import Flask

from app.admin.verification.checks import installation_faults, unit_faults
from app.books.cashbook import actions as cashbook_actions
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.closings.actions import close_period
from app.core.actor import Correction
from app.core.dates import format_date
from app.extensions import db
from app.life.visits.actions import record_visit, withdraw_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from app.office.units.queries import unit_by_code
from tests.admin.verification.damage import damage, drop_triggers
from tests.books.cashbook.books import BANK
from tests.conftest import OFFICER, TODAY, Statements, put_member, the_union
from tests.dues.contributions.rounds import MARCH, collect, paid, people, put_term


@dataclass(frozen=True)
class Books:
    """Ids in sound books; `corrected` was reversed and posted again, `gone` withdrawn."""

    fund: int
    other: int
    collection: int
    contribution: int
    corrected: int
    gone: int
    early: int
    given: int


def put_books() -> Books:
    union = the_union()
    fund = put_term(union, "Đoàn phí", opening_amount=2_000_000).fund_id
    put_term(union, "Đoàn phí", opening_amount=3_000_000, opening_channel=Channel.BANK)
    other = put_term(union, "Vì người nghèo", opening_on=None).fund_id
    one, two = people(union, "Trần Thị An", "Lê Văn Bình")
    rows = collect(union, paid(fund, one), paid(fund, two, channel=Channel.BANK, voucher_text="PT 2"))
    meeting = MoneyFacts(MARCH, Direction.PAYMENT, "Hội nghị", 400_000, fund)
    corrected = cashbook_actions.record_money(union.id, meeting, OFFICER, TODAY)
    cashbook_actions.correct_money(
        corrected, meeting, replace(meeting, amount=450_000), Correction(OFFICER, TODAY, "thiếu")
    )
    visit = VisitFacts(MARCH, Reason.ILLNESS, "Lê Văn Bình", Audience.MEMBER, amount=500_000, fund_id=fund)
    gone = record_visit(union.id, visit, OFFICER, TODAY)
    withdraw_visit(gone, OFFICER, TODAY, "ghi hai lần")
    early = record_visit(
        union.id, replace(visit, happened_on=date(2023, 5, 5)), OFFICER, TODAY, imported=True
    )
    give = MoneyFacts(MARCH, Direction.TRANSFER, "Ủng hộ", 300_000, fund, to_fund_id=other, channel=BANK)
    given = cashbook_actions.record_money(union.id, give, OFFICER, TODAY)
    record_visit(union.id, replace(visit, fund_id=None), OFFICER, TODAY)
    close_period(union.id, date(2024, 3, 31), OFFICER, TODAY)
    late = MoneyFacts(date(2024, 4, 2), Direction.PAYMENT, "Văn phòng phẩm", 20_000, fund)
    cashbook_actions.record_money(union.id, late, OFFICER, TODAY)
    ids = (fund, other, rows[0].collection_id, rows[0].id, corrected.id, gone.id, early.id, given.id)
    return Books(*ids)


pytestmark = pytest.mark.starts_with(fill=put_books)


@pytest.fixture
def books(kept: Books) -> Books:
    return kept


def verify(app: Flask, *heads: str) -> Result:
    """The command, asked about the heads of papers too."""
    return app.test_cli_runner().invoke(args=["verify", *(f"--head={one}" for one in heads)])


def test_sound_books_agree(app: Flask, books: Books) -> None:
    result = verify(app)
    assert (result.exit_code, result.output) == (0, "Sổ khớp.\n")


def test_two_papers_with_one_number_are_both_compared(app: Flask, books: Books) -> None:
    found = verify(app, "77: ab12 cd34 ef56 7890", "77: 0000 cd34 ef56 7890")
    assert found.output.count("Sổ không có dấu số 77") == 2


def test_an_empty_installation_agrees(app: Flask) -> None:
    assert verify(app).output == "Sổ khớp.\n"


#: Damage -> (SQL, the sentence that reports it).
DAMAGE = {
    "a posted amount was raised": (
        "UPDATE cash_entries SET amount = 460000 WHERE activity_id = :corrected AND amount = 450000",
        "«Hội nghị»: nhật ký ghi 450.000 đồng, sổ quỹ có 460.000 đồng. [activities/{corrected}]",
    ),
    "a posted line was deleted": (
        "DELETE FROM cash_entries WHERE activity_id = :given",
        "«Ủng hộ»: nhật ký ghi 300.000 đồng, sổ quỹ có 0 đồng. [activities/{given}]",
    ),
    "the log's amount was changed": (
        "UPDATE activities SET amount = 999000 WHERE id = :corrected",
        "«Hội nghị»: nhật ký ghi 999.000 đồng, sổ quỹ có 450.000 đồng. [activities/{corrected}]",
    ),
    "a withdrawn entry lost its reversal": (
        "DELETE FROM cash_entries WHERE activity_id = :gone AND reversal_of_id IS NOT NULL",
        "nhật ký ghi 0 đồng, sổ quỹ có 500.000 đồng. [activities/{gone}]",
    ),
    "an entry was withdrawn without its money": (
        "UPDATE activities SET withdrawn_at = '2024-12-01 00:00:00' WHERE id = :given",
        "«Ủng hộ»: nhật ký ghi 0 đồng, sổ quỹ có 300.000 đồng. [activities/{given}]",
    ),
    "a reversal was changed": (
        "UPDATE cash_entries SET amount = -1 WHERE activity_id = :gone AND amount < 0",
        "không đảo đúng dòng số",
    ),
    "a reversal was moved to another day": (
        "UPDATE cash_entries SET happened_on = '2024-04-04' WHERE activity_id = :gone AND amount < 0",
        "không đảo đúng dòng số",
    ),
    "a direction that does not exist": (
        "UPDATE cash_entries SET direction = 'lost' WHERE activity_id = :corrected AND amount = 450000",
        "Quỹ Đoàn phí (tiền mặt): đầu kỳ + thu - chi là",
    ),
    "a channel that does not exist": (
        "UPDATE cash_entries SET channel = 'gold' WHERE activity_id = :corrected AND amount = 450000",
        "Quỹ Đoàn phí (gold): đầu kỳ + thu - chi là",
    ),
    "a line was moved to another day": (
        "UPDATE cash_entries SET happened_on = '2024-04-04' WHERE activity_id = :given",
        "(Ủng hộ) khác ngày, khác quỹ hoặc khác loại với «Ủng hộ» trong nhật ký. [cash_entries/",
    ),
    "a line was moved to another fund": (
        "UPDATE cash_entries SET fund_id = :other WHERE activity_id = :corrected AND amount = 450000",
        "(Hội nghị) khác ngày, khác quỹ hoặc khác loại với «Hội nghị» trong nhật ký.",
    ),
    "a line without a log entry": (
        "UPDATE cash_entries SET activity_id = NULL WHERE activity_id = :given",
        "(Ủng hộ) không thuộc mục nào trong nhật ký.",
    ),
    "a line of another union's fund": (
        "UPDATE cash_entries SET fund_id = :foreign WHERE activity_id = :corrected AND amount = 450000",
        "trỏ tới quỹ hoặc nhật ký của công đoàn khác.",
    ),
    "a line of another union": (
        "UPDATE cash_entries SET unit_id = :stranger WHERE activity_id = :given",
        "Công đoàn cơ sở Phường Sen Hồng: Dòng sổ quỹ số",
    ),
    "a log entry of another union's fund": (
        "UPDATE activities SET fund_id = :foreign WHERE id = :corrected",
        "«Hội nghị» ghi quỹ của công đoàn khác. [activities/{corrected}]",
    ),
    "money older than the opening was posted": (
        "UPDATE funds SET opening_on = '2022-01-01' WHERE id = :fund",
        "Quỹ Đoàn phí: ngày số dư của quỹ khác với bảng mức đóng. [funds/{fund}]",
    ),
    "a contribution was changed": (
        "UPDATE contributions SET amount = 70000 WHERE id = :contribution",
        "nhật ký ghi 100.000 đồng, các khoản đóng cộng lại là 120.000 đồng. [activities/{collection}]",
    ),
    "a contribution changed its channel": (
        "UPDATE contributions SET channel = 'bank' WHERE id = :contribution",
        "sổ quỹ (tiền mặt) thu 50.000 đồng, các khoản đóng cộng lại là 0 đồng. [activities/{collection}]",
    ),
    "a contribution of another union's person": (
        "UPDATE contributions SET member_id = :them WHERE id = :contribution",
        "Khoản đóng số {contribution} trỏ tới người, quỹ hoặc đợt thu không thuộc về nó.",
    ),
    "a collection of another fund": (
        "UPDATE collections SET fund_id = :other WHERE activity_id = :collection",
        "trỏ tới người, quỹ hoặc đợt thu không thuộc về nó.",
    ),
    "the terms state another balance": (
        "UPDATE fund_terms SET opening_amount = 1 WHERE fund_id = :fund AND opening_channel IS NULL",
        "Quỹ Đoàn phí: số dư đầu kỳ (tiền mặt) khai là 1 đồng ngày 01/01/2024, "
        "sổ quỹ ghi 2.000.000 đồng ngày 01/01/2024. [funds/{fund}]",
    ),
    "an opening balance was deleted": (
        "DELETE FROM cash_entries WHERE direction = 'opening' AND channel = 'bank'",
        "số dư đầu kỳ (chuyển khoản) khai là 3.000.000 đồng ngày 01/01/2024, sổ quỹ ghi không có.",
    ),
    "an opening balance was put later than what was paid of it": (
        "UPDATE cash_entries SET happened_on = '2024-09-09' WHERE direction = 'opening' AND channel = 'cash'",
        "(Hội nghị) có ngày trước số dư đầu kỳ của quỹ. [cash_entries/",
    ),
    "an opening balance lies nowhere": (
        "UPDATE cash_entries SET channel = 'gold' WHERE direction = 'opening' AND channel = 'bank'",
        "Quỹ Đoàn phí (gold): đầu kỳ + thu - chi là 3.000.000 đồng",
    ),
    "a transfer lost its direction": (
        "UPDATE money_entries SET direction = 'lost', to_fund_id = NULL WHERE activity_id = :given",
        "(Ủng hộ) khác ngày, khác quỹ hoặc khác loại với «Ủng hộ»",
    ),
    "a payment was turned into a receipt": (
        "UPDATE cash_entries SET direction = 'receipt' WHERE activity_id = :corrected AND amount = 450000",
        "(Hội nghị) khác ngày, khác quỹ hoặc khác loại với «Hội nghị»",
    ),
    "a month's sum was changed": (
        "UPDATE purse_months SET moved = moved + 5 WHERE fund_id = :fund AND channel = 'cash' "
        "AND month = '2024-03-01'",
        "Quỹ Đoàn phí (tiền mặt), tháng 03/2024: các dòng sổ cộng lại là",
    ),
    "a month's sum was deleted": (
        "DELETE FROM purse_months WHERE fund_id = :fund AND channel = 'bank' AND month = '2024-01-01'",
        "tháng 01/2024: các dòng sổ cộng lại là 3.000.000 đồng, số cộng sẵn lại là 0 đồng. [funds/{fund}]",
    ),
    "a closing balance was changed": (
        "UPDATE closing_balances SET amount = 1 WHERE fund_id = :fund AND channel = 'cash'",
        "Quỹ Đoàn phí (tiền mặt): khóa sổ 31/03/2024 với số dư 1 đồng, sổ quỹ cộng đến ngày ấy là",
    ),
    "a closed period begins later than the one before ends": (
        "INSERT INTO period_closings (unit_id, starts_on, ends_on, closed_at, closed_by, version) "
        "SELECT unit_id, '2024-05-01', '2024-05-31', closed_at, closed_by, 1 FROM period_closings",
        "Kỳ khóa sổ từ 01/05/2024 không nối tiếp kỳ đến 31/03/2024. [period_closings/",
    ),
    "a line was put into a closed period": (
        "UPDATE cash_entries SET happened_on = '2024-03-03', booked_on = '2024-03-03', "
        "posted_at = '2099-01-01 00:00:00' WHERE description = 'Văn phòng phẩm'",
        "(Văn phòng phẩm) được ghi vào kỳ đến 31/03/2024 sau khi kỳ ấy đã khóa. [cash_entries/",
    ),
    "a line was booked before it happened": (
        "UPDATE cash_entries SET booked_on = '2024-04-01' WHERE description = 'Văn phòng phẩm'",
        "(Văn phòng phẩm) ghi sổ ngày 01/04/2024, trước ngày 02/04/2024 của nó. [cash_entries/",
    ),
    "a reversal stands before what it undoes": (
        "UPDATE cash_entries SET booked_on = '2024-04-10' WHERE activity_id = :gone AND amount > 0",
        f"ghi sổ ngày {format_date(MARCH)}, trước ngày 10/04/2024 của nó. [cash_entries/",
    ),
    "a line was moved to a later month of the book": (
        "UPDATE cash_entries SET booked_on = '2024-08-01' WHERE description = 'Văn phòng phẩm'",
        "Quỹ Đoàn phí (tiền mặt), tháng 08/2024: các dòng sổ cộng lại là -20.000 đồng, "
        "số cộng sẵn lại là 0 đồng. [funds/{fund}]",
    ),
    "a voucher was deleted": (
        "DELETE FROM vouchers WHERE text = 'PC0002/2024'",
        "Phiếu chi năm 2024: thiếu số PC0002/2024.",
    ),
    "the last voucher was deleted": (
        "DELETE FROM vouchers WHERE text = 'PC0004/2024'",
        "Phiếu chi năm 2024: thiếu số PC0004/2024.",
    ),
    "a counter was put back": (
        "UPDATE voucher_counters SET last = 1 WHERE kind = 'payment'",
        "Phiếu chi năm 2024: bộ đếm ở số 1, phiếu đã cấp đến số 4. [vouchers/",
    ),
    "a voucher got another number": (
        "UPDATE vouchers SET text = 'PC0077/2024' WHERE text = 'PC0002/2024'",
        "Phiếu chi năm 2024: phiếu thứ 2 lại ghi số PC0077/2024. [vouchers/",
    ),
    "a voucher has no line": (
        "UPDATE cash_entries SET voucher_text = 'khác' WHERE voucher_text = 'PC0004/2024'",
        "Phiếu PC0004/2024 không còn dòng nào trong sổ quỹ. [vouchers/",
    ),
    "a number stands at two entries": (
        "UPDATE cash_entries SET voucher_text = 'PC0002/2024' WHERE activity_id = :given",
        "Số phiếu PC0002/2024 ghi ở hai mục khác nhau. [vouchers/",
    ),
    "a voucher of a kind that does not exist": (
        "UPDATE vouchers SET kind = 'lost' WHERE text = 'TH0001/2024'",
        "Sổ phiếu năm 2024 có loại phiếu không tồn tại. [vouchers/",
    ),
    "the trail was changed": (
        "UPDATE trail_entries SET actor = 'người khác' WHERE subject = 'activities/1'",
        "nội dung không còn như lúc ghi.",
    ),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_each_damage_is_found_and_named(app: Flask, union: Unit, books: Books, what: str) -> None:
    stranger = unit_by_code("sen-hong")
    assert stranger is not None
    ids = (
        {name: getattr(books, name) for name in books.__slots__}
        if hasattr(books, "__slots__")
        else vars(books)
    )
    known = {
        **ids,
        "stranger": stranger.id,
        "foreign": put_term(stranger, "Quỹ của họ").fund_id,
        "them": put_member(stranger, "DV001", "Người Lạ").id,
    }
    sql, sentence = DAMAGE[what]
    damage(sql, **{name: value for name, value in known.items() if f":{name}" in sql})
    found = verify(app)
    assert found.exit_code == 1
    assert sentence.format(**known) in found.output
    assert "Sổ khớp" not in found.output


def test_missing_triggers_are_reported(app: Flask, books: Books) -> None:
    with db.engine.begin() as connection:
        drop_triggers(connection)
    found = verify(app)
    assert found.exit_code == 1
    assert "Cơ sở dữ liệu không còn chặn sửa bảng cash_entries." in found.output
    assert "Cơ sở dữ liệu không còn chặn xóa bảng activities." in found.output


def test_only_the_union_with_the_damage_is_named(app: Flask, union: Unit, books: Books) -> None:
    damage("UPDATE activities SET amount = 1 WHERE id = :id", id=books.corrected)
    found = verify(app).output
    assert f"Dòng {books.corrected} của nhật ký đã bị sửa ngoài chương trình." in found
    assert "Công đoàn cơ sở Trường THCS Hoa Mai: «Hội nghị»" in found
    assert "Sen Hồng" not in found
    stranger = unit_by_code("sen-hong")
    assert stranger is not None
    assert unit_faults(stranger, TODAY) == installation_faults() == []


def test_statements_do_not_grow_with_the_books(union: Unit, books: Books, statements: Statements) -> None:
    def count() -> int:
        db.session.commit()
        db.session.refresh(union)
        statements.clear()
        assert unit_faults(union, TODAY) == []
        return statements.count

    few = count()
    [payer] = [put_member(union, "DV900", "Vũ Văn Dung").id]
    for day in range(1, 31):
        collect(union, paid(books.fund, payer, paid_on=date(2024, 5, day)))
    assert count() == few
