"""Files of a union above, opened: what it asks, what it answers, what regulations set."""

from __future__ import annotations

import hashlib
from datetime import date

from app.core.actor import Actor
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.periods import period_between
from app.core.vietnamese import count_text
from app.exchange.handed_down.content import HandedDown, handed_down_in
from app.exchange.packages.sealed_zip import open_sealed
from app.office.signatures.rules import is_code_of, short_code
from app.office.units.models import Unit
from app.year.asked import actions, queries
from app.year.asked.facts import AskedReport, ReportAnswer
from app.year.asked.models import UpperUnion
from app.year.issued.queries import frozen_reports
from app.year.outlines.actions import save_outline
from app.year.regulations.actions import open_lines
from app.year.regulations.facts import HandedLines

_NOT_OURS = "Tệp này cấp trên gửi cho công đoàn khác, không phải cho công đoàn mình."
_OWN = "Tệp này do chính công đoàn này tạo."


class UnknownUpper(Refused):
    """A key of a union above that nobody has trusted yet."""

    def __init__(self, handed: HandedDown) -> None:
        code = short_code(handed.public_key)
        super().__init__(
            f"Chưa biết khóa của «{handed.name}». Hãy gọi cho họ theo số vẫn dùng, nhờ đọc mã khóa ở trang "
            f"«Gửi cấp trên» bên họ. Mã trong tệp: {code}. Giống nhau thì gõ mã ấy, chọn lại tệp.",
            "code",
        )


def open_file(
    unit: Unit, content: bytes, actor: Actor, today: date, *, typed: str = "", trusts: bool = False
) -> list[str]:
    """Open a file of a union above; returns what there is to say.

    `typed`: the code of a key not met before, as it was heard; `trusts` takes any. Raises Refused,
    UnknownUpper for a key that nobody trusted.
    """
    handed = handed_down_in(open_sealed(content))
    if handed.code == unit.code:
        raise Refused(_OWN)
    if not handed.is_for(unit.code, unit.name):
        raise Refused(_NOT_OURS)
    upper = _upper(unit, handed, actor, typed=typed, trusts=trusts)
    if isinstance(handed.content, HandedLines):
        return [_regulations_text(upper, handed.content, actor, today)]
    digest = hashlib.sha256(content).hexdigest()
    if isinstance(handed.content, AskedReport):
        actions.open_request(upper, handed.content, digest, actor, today)
        return [_request_text(upper, handed.content), *_outline_kept(unit, handed.content, actor)]
    actions.open_answer(upper, handed.content, _paper(unit, handed.content), digest, actor, today)
    return [_answer_text(upper, handed.content)]


def _upper(unit: Unit, handed: HandedDown, actor: Actor, *, typed: str, trusts: bool) -> UpperUnion:
    known = queries.upper_by_key(unit.id, handed.public_key)
    if known is not None and known.code == handed.code:
        actions.call_upper(known, handed.name, actor)
        return known
    if not trusts and not (typed and is_code_of(typed, handed.public_key)):
        raise UnknownUpper(handed)
    return actions.trust_upper(unit.id, handed.code, handed.name, handed.public_key, actor)


def _paper(unit: Unit, answer: ReportAnswer) -> int | None:
    """The issued report that is answered; None for a draft."""
    issued = frozen_reports(unit.id, period_between(*answer.period))
    fitting = [one for one in issued if one.report.head.number == answer.number and one.dated == answer.dated]
    return fitting[0].id if fitting else None


def _outline_kept(unit: Unit, asked: AskedReport, actor: Actor) -> list[str]:
    """The outline that comes with a request becomes one of the union's own. Raises Refused."""
    if not asked.outline_text:
        return []
    return [save_outline(unit.id, asked.outline_text, actor, asked.outline).sentence]


def _regulations_text(upper: UpperUnion, handed: HandedLines, actor: Actor, today: date) -> str:
    """Opens the lines; they are kept beside the funds, of which none changes by itself."""
    keys = {one.key: _own_key(upper, one.key) for one in handed.lines}
    done = open_lines(upper, handed, keys, actor, today)
    counts = ((done.new, "mới"), (done.changed, "đổi"), (done.gone, "rút"))
    counted = ", ".join(f"{count_text(count)} dòng {word}" for count, word in counts if count)
    unread = (
        f" Có {count_text(handed.unread)} dòng phần mềm này chưa đọc được: hãy nâng cấp rồi xin gửi lại."
        if handed.unread
        else ""
    )
    where = "Xem «Mức theo quy định»: mỗi dòng đứng cạnh điều quỹ đang ghi, chưa quỹ nào đổi."
    return f"Mức theo quy định của {upper.name}: {counted or 'không có gì đổi'}. {where}{unread}"


def _own_key(upper: UpperUnion, key: str) -> str:
    """The key of a line in these books: unions above may have lines of the same key."""
    return hashlib.sha256(f"{upper.code}\n{key}".encode()).hexdigest()[:40]


def _request_text(upper: UpperUnion, asked: AskedReport) -> str:
    return (
        f"{upper.name} yêu cầu «{asked.title}», kỳ {asked.label}, số liệu đến {format_date(asked.as_of)}, "
        f"hạn gửi {format_date(asked.deadline)}. Đã ghi vào Yêu cầu của cấp trên."
    )


def _answer_text(upper: UpperUnion, answer: ReportAnswer) -> str:
    if answer.accepted_on:
        did = f"đã chấp nhận ngày {format_date(answer.accepted_on)}"
    elif answer.remarks:
        did = f"có {count_text(len(answer.remarks))} ý kiến"
    else:
        did = f"đã nhận ngày {format_date(answer.received_on)}"
    return f"{upper.name} {did}: báo cáo kỳ {answer.label}."
