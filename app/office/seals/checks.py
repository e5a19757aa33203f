"""What `flask verify` says of the seals.

A row is compared with its seal whole, column by column of its table. Not comparable: tables named in
`tables.NOT_SEALED`; what was altered before the books were first sealed, or sealed again after a migration or
the loss of the key, because then every row is sealed as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from app.core.errors import Fault
from app.office.installation import mark
from app.office.seals import latest, queries
from app.office.seals.key import NAME as KEY_NAME
from app.office.seals.key import keys_in
from app.office.seals.rules import GENESIS, Key, SealFacts, digest_of, mac_of, moved
from app.office.seals.tables import SEALED, sealed_tables

#: At most this many rows of a table are named.
_MOST_NAMED = 20
_NO_KEY = (
    "Không còn tệp khóa niêm {path} nên không kiểm được dấu niêm từ số {first} đến số {last}. "
    "Hãy chép tệp ấy từ bản sao lưu gần nhất vào đúng chỗ; nếu không còn bản nào, hãy khởi động lại "
    "máy chủ để niêm lại sổ bằng khóa mới."
)
_OTHER_KEY = (
    "Tệp khóa niêm {path} không phải khóa đã niêm sổ này (dấu niêm số {last}). "
    "Hãy chép đúng tệp khóa của sổ từ bản sao lưu."
)
_OLD_KEY = "Dấu niêm số {first} đến số {last} làm bằng khóa cũ đã mất nên không kiểm lại được."
_UNPROVEN = (
    "Dấu số {number} như trên giấy, nhưng làm bằng khóa niêm đã mất: không chứng được những gì ghi trước khi "
    "in giấy ấy còn nguyên. Nếu có bản sao của khóa, hãy chép dòng khóa ấy lên đầu tệp {path}."
)
_NO_SEAL = "Sổ không còn dấu niêm nào: không biết có dòng nào bị sửa hay bị xóa ngoài chương trình không."
_CUT = (
    "Sổ thiếu phần cuối: dấu niêm mới nhất trong sổ là số {last}, chương trình đã ghi đến số {noted}. "
    "Nếu vừa chép lại một bản sao lưu cũ, hãy xóa tệp {path} rồi khởi động lại máy chủ."
)
_OTHER_HEAD = (
    "Dấu niêm số {noted} trong sổ khác với tệp {path}: sổ đã bị thay bằng sổ khác hoặc bị ghi lại. "
    "Nếu vừa chép lại một bản sao lưu cũ, hãy xóa tệp ấy rồi khởi động lại máy chủ."
)
_BAD_HEAD = "Tệp {path} bị sửa hoặc bị hỏng nên không biết sổ có thiếu phần cuối không."
_NO_HEAD = (
    "Không còn tệp {path} nên không biết sổ có thiếu phần cuối không. "
    "Khởi động lại máy chủ sẽ ghi lại tệp ấy."
)
_TOTAL = (
    "Tổng dấu niêm không khớp: có dòng bị xóa cùng dấu niêm của nó, hoặc bị đưa về nội dung cũ ngoài "
    "chương trình."
)


@dataclass(slots=True)
class SealFindings:
    """Faults, and remarks that are none."""

    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def fault(self, sentence: str, *sources: str) -> None:
        self.faults.append(Fault(sentence, sources))


def seal_findings(connection: Connection, where: Path) -> SealFindings:
    """Everything about the seals; a constant number of statements a table, rows streamed."""
    found = SealFindings()
    keys = keys_in(where)
    last = queries.last_seal(connection)
    if last is None:
        if queries.holds_rows(connection):
            found.fault(_NO_SEAL)
    else:
        _look_at_chain(found, connection, where, keys)
        if any(key.print == last[0].key_print for key in keys):
            key = next(key for key in keys if key.print == last[0].key_print)
            _look_at_rows(found, connection, key, last[0])
    _look_at_newest(found, connection, where, keys, last)
    return found


def _look_at_chain(found: SealFindings, connection: Connection, where: Path, keys: list[Key]) -> None:
    known = {key.print: key for key in keys}
    unknown: list[int] = []
    number, previous, newest = 0, GENESIS, ""
    for facts, mac in queries.seals(connection):
        number += 1
        if facts.number != number or facts.previous != previous:
            found.fault(f"Dấu niêm số {facts.number}: không nối với dấu trước, có dấu bị bớt hoặc chen vào.")
            number = facts.number
        if facts.key_print not in known:
            unknown.append(facts.number)
        elif mac_of(known[facts.key_print], facts) != mac:
            found.fault(f"Dấu niêm số {facts.number}: nội dung không còn như lúc ghi.")
        previous, newest = mac, facts.key_print
    if not unknown:
        return
    words = {"path": where / KEY_NAME, "first": unknown[0], "last": unknown[-1]}
    if newest in known:
        found.remarks.append(_OLD_KEY.format(**words))
    else:
        found.fault((_OTHER_KEY if keys else _NO_KEY).format(**words))


def _look_at_rows(found: SealFindings, connection: Connection, key: Key, last: SealFacts) -> None:
    rows, total, before = 0, GENESIS, len(found.faults)
    for name in sealed_tables():
        faults, number, total = _rows_of(connection, key, name, total)
        rows += number
        found.faults += faults[:_MOST_NAMED]
        if len(faults) > _MOST_NAMED:
            found.fault(f"Còn {len(faults) - _MOST_NAMED} dòng nữa của bảng {name} không như lúc ghi.")
    if len(found.faults) == before and (rows, total) != (last.rows, last.total):
        found.fault(_TOTAL)


def _rows_of(connection: Connection, key: Key, name: str, total: str) -> tuple[list[Fault], int, str]:
    """The faults of a table's rows, how many rows it has, and the sum with their digests."""
    faults: list[Fault] = []
    rows = sealed = 0
    for row_id, values, digest in queries.sealed_rows(connection, name):
        rows += 1
        sealed += digest is not None
        current = digest_of(key, name, row_id, values)
        total = moved(total, added=[current], removed=[])
        if digest != current:
            done = "thêm" if digest is None else "sửa"
            faults.append(_fault(name, row_id, f"đã bị {done} ngoài chương trình."))
    if queries.number_of_seals(connection, name) != sealed:
        faults += [
            _fault(name, row_id, "đã bị xóa ngoài chương trình.")
            for row_id in queries.seals_without_row(connection, name)
        ]
    return faults, rows, total


def _fault(table: str, row_id: str, done: str) -> Fault:
    words = SEALED[table]
    return Fault(f"Dòng {row_id} của {words} {done}", (f"{table}/{row_id}",))


def _look_at_newest(
    found: SealFindings,
    connection: Connection,
    where: Path,
    keys: list[Key],
    last: tuple[SealFacts, str] | None,
) -> None:
    """The end of the chain against the file beside the database."""
    noted = latest.noted_in(where, keys)
    newest = last[0].number if last else 0
    words = {"path": where / latest.NAME, "last": newest}
    if noted is None:
        if last is not None and mark.mark_in(where):
            found.fault(_NO_HEAD.format(**words))
    elif not keys:
        return
    elif not noted.number:
        found.fault(_BAD_HEAD.format(**words))
    elif noted.number > newest:
        found.fault(_CUT.format(**words, noted=noted.number))
    elif queries.mac_at(connection, noted.number) != noted.mac:
        found.fault(_OTHER_HEAD.format(**words, noted=noted.number))


def head_fault(connection: Connection, where: Path | None, number: int, letters: str) -> str:
    """Why the head on a paper is not that of the books, or proves nothing; "" where it is theirs."""
    mac, key_print = queries.seal_at(connection, number)
    if not mac:
        return f"Sổ không có dấu số {number} như trên giấy: phần cuối của sổ đã mất, hoặc giấy của sổ khác."
    if not mac.startswith(letters):
        return f"Dấu số {number} trong sổ khác với giấy: điều ghi trước khi in giấy ấy đã bị đổi."
    if where is not None and key_print not in {key.print for key in keys_in(where)}:
        return _UNPROVEN.format(number=number, path=where / KEY_NAME)
    return ""
